"""The service over real HTTP and real archives: what the ledger holds after each screening."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from collectors import osv
from collectors.contract import Page
from data.problems import WORDING
from tests.collectors.osv.archives import record, zipped
from tests.collectors.osv.served import Database, said, serve
from tests.collectors.web.world import NOW, World, world

FOUND = "select component, advisory, fixed from vulnerability order by all"
SCREENED = "select component from screening order by all"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


@pytest.fixture
def api() -> Iterator[Database]:
    with serve(Database()) as database:
        yield database


@pytest.mark.parametrize("kind", ["folder", "api"])
def test_advisories_come_and_go(here: World, api: Database, tmp_path: Path, kind: str) -> None:
    """One was withdrawn, one was corrected and speaks of the version no more, one is new, one stays."""

    def publish(*records: tuple[dict[str, Any], str]) -> str:
        zipped(tmp_path / "osv" / "PyPI.zip", [one for one, _versions in records])
        api.records.clear()
        api.hits.clear()
        for one, versions in records:
            api.add(one, *versions.split())
        return str(tmp_path / "osv") if kind == "folder" else api.base

    here.uses("pkg:pypi/thing@1", "pkg:pypi/other@1")
    place = publish(
        (record("X-1", "thing", "2"), "1"), (record("X-2", "thing", "3"), "1"), (record("X-3", "other"), "1"),
    )  # fmt: skip
    assert here.ask(osv, osv=place) == []
    assert here.rows(FOUND) == [
        ("pkg:pypi/other@1", "X-3", None), ("pkg:pypi/thing@1", "X-1", "2"), ("pkg:pypi/thing@1", "X-2", "3"),
    ]  # fmt: skip
    here.later(days=1)
    publish(
        (record("X-1", "thing", "2", withdrawn="2026-03-01T00:00:00Z", modified="2026-03-01T00:00:00Z"), ""),
        (record("X-2", "thing", "0.5", modified="2026-03-01T00:00:00Z"), ""),
        (record("X-3", "other"), "1"),
        (record("X-4", "thing", "1.5"), "1"),
    )
    assert here.ask(osv, osv=place) == []
    assert here.rows(FOUND) == [("pkg:pypi/other@1", "X-3", None), ("pkg:pypi/thing@1", "X-4", "1.5")]
    assert here.rows("select distinct seen_at from vulnerability") == [(here.now,)]
    assert here.rows("select distinct screened_at from screening") == [(here.now,)]


def test_what_a_withdrawn_advisory_said_of_versions_used_before_goes_too(here: World, tmp_path: Path) -> None:
    zipped(tmp_path / "PyPI.zip", [record("X-1", "thing", "3"), record("X-2", "thing", "2")])
    here.uses("pkg:pypi/thing@1")
    here.ask(osv, osv=str(tmp_path))
    here.ledger.connection.execute("update ledger.component set gone_at = last_seen")
    here.uses("pkg:pypi/thing@2", repository="local/other")
    here.later(days=1)
    withdrawn = record("X-1", "thing", "3", withdrawn="2026-03-01T00:00:00Z")
    zipped(tmp_path / "PyPI.zip", [withdrawn, record("X-2", "thing", "2")])
    here.ask(osv, osv=str(tmp_path))
    assert here.rows(FOUND) == [("pkg:pypi/thing@1", "X-2", "2")]


def test_only_what_was_held_against_everything_is_screened(here: World, tmp_path: Path) -> None:
    zipped(tmp_path / "PyPI.zip", [record("X-1", "thing", "2"), record("X-2", "both", "2") | _also("npm", "both")])
    here.uses(
        "pkg:pypi/thing@1", "pkg:pypi/quiet@1", "pkg:pypi/thing", "pkg:pypi/thing@odd", "pkg:swid/x@1",
        "pkg:npm/both@1.0.0",
    )  # fmt: skip
    heard: list[str] = []
    assert here.ask(osv, heard.append, osv=str(tmp_path)) == []
    assert here.rows(SCREENED) == [("pkg:pypi/quiet@1",), ("pkg:pypi/thing@1",)]
    assert here.rows(FOUND) == [("pkg:npm/both@1.0.0", "X-2", "2"), ("pkg:pypi/thing@1", "X-1", "2")]
    assert heard == [WORDING["osv.absent"].format(path=tmp_path, names="npm")]


def _also(ecosystem: str, name: str) -> dict[str, Any]:
    """The affected part of a record that speaks of two ecosystems."""
    one, other = record("X", name, "2"), record("X", name, "2", ecosystem)
    return {
        "affected": one["affected"]
        + [
            entry | {"ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "2"}]}]}
            for entry in other["affected"]
        ]
    }


def test_an_archive_that_is_torn_takes_nothing_away(here: World, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "PyPI.zip", [record("X-1", "thing", "2")])
    here.uses("pkg:pypi/thing@1")
    here.ask(osv, osv=str(tmp_path))
    here.later(days=1)
    archive.write_bytes(archive.read_bytes()[:50])
    assert here.ask(osv, osv=str(tmp_path)) == ["osv.archive"]
    assert here.rows("select component, advisory, seen_at from vulnerability") == [("pkg:pypi/thing@1", "X-1", NOW)]
    assert here.rows("select screened_at from screening") == [(NOW,)]


def test_a_broken_record_is_said_and_is_no_failure(here: World, tmp_path: Path) -> None:
    zipped(tmp_path / "PyPI.zip", [*((f"{n}.json", b'{"name": "thing"') for n in range(25)), record("X-1", "thing")])
    here.uses("pkg:pypi/thing@1")
    heard: list[str] = []
    assert here.ask(osv, heard.append, osv=str(tmp_path)) == []
    assert len(heard) == 1
    assert "left out (25): PyPI.zip: 0.json" in heard[0]
    assert "19.json, …." in heard[0]
    assert len(here.rows(FOUND)) == 1


def test_an_outage_takes_nothing_away(here: World, api: Database) -> None:
    for number in range(2):
        api.add(record(f"X-{number}", f"thing-{number}"), "1")
    here.uses("pkg:pypi/thing-0@1", "pkg:pypi/thing-1@1")
    here.ask(osv, osv=api.base)
    before = here.rows("select * from vulnerability order by all")
    here.later(days=1)
    api.refuse = lambda _path, _body: said({}, 500)
    assert here.ask(osv, osv=api.base) == ["web.down"]
    assert here.rows("select * from vulnerability order by all") == before
    assert here.rows("select distinct screened_at from screening") == [(NOW,)]


def test_what_is_known_is_not_fetched_again(here: World, api: Database) -> None:
    api.add(record("X-1", "thing", "2"), "1")
    here.uses("pkg:pypi/thing@1")
    for _day in range(2):
        here.ask(osv, osv=api.base)
        here.later(days=1)
    assert (api.batches(), api.fetched()) == ([1, 1], ["X-1"])
    api.records["X-1"] |= {"modified": "2026-03-02T00:00:00Z", "summary": "Anew"}
    here.ask(osv, osv=api.base)
    assert here.rows("select summary from advisory") == [("Anew",)]


def test_many_vulnerabilities_come_in_pages(here: World, api: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven advisories with a vulnerability each, three rows a page, and at the end one screening."""
    monkeypatch.setattr(osv, "_TOGETHER", 3)
    for number in range(7):
        api.add(record(f"X-{number}", "thing"), "1")
    here.uses("pkg:pypi/thing@1")
    pages = [part for part in osv.look_up(here.ledger, here.reading(osv=api.base)) if isinstance(part, Page)]
    assert [(len(list(page.rows)), page.more) for page in pages] == [(3, True)] * 4 + [(3, False)]
    assert here.ask(osv, osv=api.base) == []
    assert here.rows("select count(*) from vulnerability") == here.rows("select count(*) from advisory") == [(7,)]


def test_of_private_repositories_nothing_is_asked(here: World, api: Database) -> None:
    here.uses("pkg:pypi/hidden@1", "pkg:pypi/thing@7", repository="local/hidden", private=True)
    here.ask(osv, osv=api.base)
    assert api.asked == []
    here.uses("pkg:pypi/thing@1")
    here.ask(osv, osv=api.base)
    assert len(api.asked) == 1
    asked = json.dumps(api.asked)
    assert "hidden" not in asked
    assert '"7"' not in asked
    assert here.rows(SCREENED) == [("pkg:pypi/thing@1",)]


def test_it_is_not_asked_where_it_is_not_wanted(here: World) -> None:
    here.uses("pkg:pypi/thing@1")
    assert here.ask(osv, osv=False) == []
    assert here.rows(SCREENED) == []
