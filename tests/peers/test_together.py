"""Ties between administrations by repositories, and software that is there already, as they stand in a snapshot."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.configuration import slug
from data.snapshot import Snapshot
from data.workspace import create
from peers import similar
from peers.similar import Software
from peers.together import Bond, Tie, bonds, ties
from tests.data.story import OURS, Event, Told, collected, commits, known, repository, tell
from tests.data.supply import seen
from tests.data.test_details_co_contribution import publiccode

Y, FORK, COPY = "host.example/y/app", "host.example/y/fork", "host.example/x/copy"
MARKS = "Kreis <b>Q</b> ![x](http://outside.example/a.png)"
PEERS = [
    {"name": "Cité d’Y", "targets": ["github:y"], "domains": ["y.example"]},
    {"name": MARKS, "targets": ["github:q"], "domains": ["q.example"]},
]
SAID = f"people: {{domains: [x.example]}}\npeers: {json.dumps(PEERS)}"


def world(folder: Path, *more: Event, said: str = SAID) -> Told:
    """Five of Y's people and one of an agency work on our app; Y and Q use and copy it, and we work on Y's."""
    workspace = create(folder, "City of X")
    return tell(
        workspace,
        commits("local/app", *(f"2024-0{n}-10 p{n}@y.example x2" for n in range(1, 6)), "2024-06-01 a@agency.gov"),
        commits("local/web", "2024-02-01 p1@y.example", "2024-03-01 ann@x.example"),
        known("agency.gov"),
        commits(Y, "2024-01-10 yan@y.example", "2024-04-01 ann@x.example"),
        repository(Y, slug("Cité d’Y"), forge="host.example"),
        repository(FORK, slug("Cité d’Y"), fork=True),
        repository(COPY, fork=True),
        seen(FORK, "2024-05-10 forge parent local/app"),
        seen(COPY, f"2024-06-10 forge parent {Y}"),
        publiccode("local/app", "2024-02-10", name="Permits", categories=["building-permits"],
                   description="From the application to the décision",
                   used_by=["CITY OF X", "Cité d’Y", "cité d’y", MARKS]),
        publiccode(Y, "2024-02-10", name=f"Plans {MARKS}", categories=["Building permits"], description=MARKS,
                   used_by=["City of X", "City of Z"]),
        seen("local/web", "2024-02-10 forge topics cms,website"),
        *more,
        *(collected(name, "2024-09-01") for name in ("local/app", "local/web", Y)),
        said=said,
    )  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return world(tmp_path_factory.mktemp("together") / "of").snapshot


def tie(name: str, ours: bool, kind: Any, where: str, since: str, **more: Any) -> Tie:
    administration = slug(name) if name == "Cité d’Y" else name  # of the others nothing was collected
    rest: dict[str, Any] = {"copy": None, "last": None, "commits": None} | more
    return Tie(administration, name, ours, kind, where, since=month(since), **rest)


def month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def test_both_ends_go_by_their_names_and_its_own_administration_is_no_user(snapshot: Snapshot) -> None:
    y, q = "Cité d’Y", MARKS
    assert ties(snapshot) == [
        tie(y, True, "contributes", "local/app", "2024-01", last=month("2024-05"), commits=10),
        tie(y, True, "contributes", "local/web", "2024-02", last=month("2024-02")),
        tie(y, True, "copies", "local/app", "2024-05", copy=FORK),
        tie(y, True, "uses", "local/app", "2024-02"),
        tie(y, False, "contributes", Y, "2024-04", last=month("2024-04")),
        tie(y, False, "copies", Y, "2024-06", copy=COPY),
        tie(y, False, "uses", Y, "2024-02"),
        tie("agency.gov", True, "contributes", "local/app", "2024-06", last=month("2024-06")),
        tie(q, True, "uses", "local/app", "2024-02"),
    ]  # fmt: skip


def test_ties_are_counted_by_repositories(snapshot: Snapshot) -> None:
    y = (slug("Cité d’Y"), "Cité d’Y")
    assert bonds(ties(snapshot)) == [
        Bond(*y, True, "contributes", 2), Bond(*y, True, "copies", 1), Bond(*y, True, "uses", 1),
        Bond(*y, False, "contributes", 1), Bond(*y, False, "copies", 1), Bond(*y, False, "uses", 1),
        Bond("agency.gov", "agency.gov", True, "contributes", 1), Bond(MARKS, MARKS, True, "uses", 1),
    ]  # fmt: skip


def test_ties_between_others_are_not_ours(tmp_path: Path) -> None:
    workspace = create(tmp_path / "of", "City of X")
    told = tell(
        workspace,
        commits("local/app", "2024-01-01 ann@x.example"),
        commits(Y, "2024-01-10 yan@y.example", "2024-02-10 quin@q.example"),
        repository(Y, slug("Cité d’Y")),
        publiccode(Y, "2024-02-10", used_by=["City of Z"]),
        *(collected(name, "2024-09-01") for name in ("local/app", Y)),
        said=SAID,
    )
    assert told.snapshot.rows("select count(*) from co_contribution") == [(2,)]
    assert ties(told.snapshot) == []


def test_software_has_the_name_of_its_administration(snapshot: Snapshot) -> None:
    found = {one.repository: one for one in similar.software(snapshot)}
    assert {name: (one.whose, one.ours, one.used_by) for name, one in found.items()} == {
        "local/app": ("City of X", True, 4), "local/web": ("City of X", True, None), Y: ("Cité d’Y", False, 2),
    }  # fmt: skip
    assert found["local/app"].kinds == {"building-permits": "building-permits"}
    assert found["local/web"].kinds == {"cms": "cms", "website": "website"}


def software(where: str, **other: Any) -> Software:
    about: dict[str, Any] = {
        "organisation": "y", "whose": "Y", "ours": False, "title": where, "description": None, "categories": None,
        "topics": None, "software_type": None, "url": None, "used_by": None, "licence": None, "last_commit": None,
        "archived": False, **other,
    }  # fmt: skip
    return Software(repository=where, **about)


def found(every: list[Software], words: str, *kinds: str) -> list[str]:
    return [one.repository for one in similar.search(every, words, kinds)]


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("permits", ["a"]), ("DECISION", ["a"]), ("décision  permits", ["a"]), ("permits maps", []),
        ("ﬁnance", ["b"]), ("strasse", ["b"]), ("cms", ["c"]), ("gis", ["b"]), ("host/d", ["host/d"]), (".*", []),
        ("", ["a", "b", "c", "host/d"]), ("   ", ["a", "b", "c", "host/d"]),
    ],
)  # fmt: skip
def test_every_word_has_to_stand_somewhere(words: str, fits: list[str]) -> None:
    every = [
        software("a", title="Permits", description="Until the décision"),
        software("b", categories="gis, Finance", description="STRAẞE"),
        software("c", topics="web, cms"),
        software("host/d"),
    ]
    assert found(every, words) == fits


def test_the_best_has_the_words_in_most_places_then_users_then_the_newest_commit() -> None:
    old, new = date(2020, 1, 1), date(2026, 1, 1)
    every = [
        software("1", title="maps", used_by=9, last_commit=new, archived=True, topics="maps, x"),
        software("2", title="maps"),
        software("3", title="maps", last_commit=old),
        software("4", title="maps", last_commit=new),
        software("5", title="maps", used_by=1, last_commit=old),
        software("6", title="maps", used_by=2),
        software("7", title="maps", description="Maps of the city"),
    ]
    assert found(every, "maps") == ["7", "6", "5", "4", "3", "2", "1"]


def test_of_several_kinds_one_is_enough_and_words_are_needed_too() -> None:
    every = [
        software("1", categories="Building permits"),
        software("2", topics="maps, building-permits"),
        software("3", topics="maps"),
        software("4", description="maps"),
    ]
    assert found(every, "", "building-permits") == ["1", "2"]
    assert found(every, "", "building-permits", "maps") == ["2", "1", "3"]
    assert found(every, "maps", "maps") == ["2", "3"]
    assert similar.kinds(every) == {"building-permits": "building-permits", "maps": "maps"}


def alike(every: list[Software]) -> list[tuple[str, list[str], list[str]]]:
    return [(one.theirs.repository, [each.repository for each in one.ours], one.shared) for one in similar.alike(every)]


def test_what_is_said_of_both_is_of_one_kind_the_rarest_first() -> None:
    every = [
        software("ours/1", ours=True, categories="Permits", topics="maps"),
        software("ours/2", ours=True, topics="permits, zoning"),
        software("1", topics="maps, other"),
        software("2", topics="maps"),
        software("3", categories="permits", topics="maps", archived=True),
        software("4", topics="permits, maps"),
        software("5", topics="other"),
        software("6", topics="PERMITS", used_by=1),
        software("7", topics="maps, zoning"),
    ]
    both = ["ours/1", "ours/2"]
    # Of nine, two say zoning, five permits and six maps.
    assert alike(every) == [
        ("7", both, ["zoning", "maps"]), ("4", both, ["permits", "maps"]), ("6", both, ["PERMITS"]),
        ("1", ["ours/1"], ["maps"]), ("2", ["ours/1"], ["maps"]), ("3", both, ["permits", "maps"]),
    ]  # fmt: skip


def test_what_very_many_say_is_no_kind() -> None:
    others = [software(f"{n:02}", topics="java") for n in range(9)]
    ours = software("ours", ours=True, topics="java")
    assert len(alike([ours, *others])) == 9  # ten of ten say it, which is not yet many
    assert alike([ours, *others, software("10", topics="java")]) == []
    assert len(alike([ours, *others, software("10", topics="java"), *(software(f"x{n}") for n in range(99))])) == 10


def test_our_own_slug_is_found_in_the_snapshot(snapshot: Snapshot) -> None:
    assert OURS in {one.organisation for one in similar.software(snapshot) if one.ours}
