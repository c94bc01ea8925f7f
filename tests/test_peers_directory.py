"""`ospo peers directory`, `add` and `remove`, as a person uses them."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from collectors import run
from collectors.web import patience
from data import configuration
from data.ledger import open_ledger
from data.workspace import Workspace, open_workspace
from peers.directory.lists import lists
from tests.collectors.web.served import Asked, Said, Service, serve
from tests.command import ospo
from tests.histories import History

TEXT = {"Content-Type": "text/plain"}
GOVERNMENTS = b"Austria: [datagvat]\nU.K. Councils: [camden, '=cmd']\nSpain: [camden-spain]\n"
FRANCE = (
    b"github.com: {forge: github, owners: {drees: {pso_id: '1'}}}\ngitlab.a.example: {forge: gitlab, pso_id: '1'}\n"
)
FILES = {
    "/governments.yml": GOVERNMENTS,
    "/comptes-organismes-publics.yml": FRANCE,
    "/top_organizations.yml": "'1': Ministère des Solidarités\n".encode(),
    "/fr-public-sector-ospo.yml": b"https://o.example: {name: Office, created: 2021-11-08, code: [https://github.com/drees]}\n",
    "/ore-administrations.json": b'{"municipal": [{"code": "m", "name": {"en": "City of M"}}]}',
    "/ore-code.json": b"{}",
}


@pytest.fixture
def published(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """The lists on loopback; `answer` may be changed."""
    with serve(lambda asked: Said(body=FILES[asked.path], headers=TEXT)) as service:
        for one in lists().values():
            for name in list(one.PUBLISHED):
                monkeypatch.setitem(one.PUBLISHED, name, f"{service.base}/{name}")
        monkeypatch.setattr(patience, "TRIES", 1)
        allow_this_machine(workspace)
        yield service


def allow_this_machine(workspace: Workspace) -> None:
    text = workspace.file.read_text("utf-8")
    workspace.file.write_text(text + "sources: {private_addresses: true}\n", "utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the lists."""
    (tmp_path / "copy").mkdir()
    for name, content in FILES.items():
        (tmp_path / "copy" / name[1:]).write_bytes(content)
    return tmp_path / "copy"


def test_lists_are_fetched_once_and_then_read_where_they_lie(workspace: Workspace, published: Service) -> None:
    first = ospo("peers", "directory", "--format", "json", workspace=workspace.root)
    assert first.returncode == 0
    assert [(one["name"], one["country"], one["level"]) for one in json.loads(first.stdout)] == [
        ("camden", "GB", "local"), ("camden-spain", "ES", None), ("City of M", "CA", "local"), ("datagvat", "AT", None),
        ("gitlab.a.example", "FR", "national"), ("Office", "FR", "national"),
    ]  # fmt: skip
    assert "“=cmd” is no account" in first.stderr and "Fetching GitHub's list of governments" in first.stderr
    asked = len(published.asked)
    second = ospo("peers", "directory", "camden", "--country", "gb", workspace=workspace.root)
    assert len(published.asked) == asked
    assert "(0 days old)" in second.stderr
    head, line = second.stdout.splitlines()
    assert head.split() == ["name", "country", "level", "accounts", "not_yet", "group"]
    assert line.split() == ["camden", "GB", "local", "github:camden", "-", "U.K.", "Councils"]


def test_an_office_and_its_account_are_one(workspace: Workspace, copy: Path) -> None:
    found = json.loads(
        ospo("peers", "directory", "office", "--from", str(copy), "--format", "json", workspace=workspace.root).stdout
    )
    assert found == [{
        "name": "Office", "names": ["drees"], "country": "FR", "level": "national", "accounts": ["github:drees"],
        "not_yet": [], "group": "Ministère des Solidarités", "url": "https://o.example", "since": "2021-11-08",
        "policy": None, "lists": ["french_accounts", "french_ospos"],
    }]  # fmt: skip


def test_what_cannot_be_collected_yet_is_shown_as_such(workspace: Workspace, copy: Path) -> None:
    shown = ospo("peers", "directory", "gitlab", "--from", str(copy), "--format", "csv", workspace=workspace.root)
    (row,) = csv.DictReader(io.StringIO(shown.stdout))
    assert (row["accounts"], row["not_yet"]) == ("", "gitlab:gitlab.a.example")


def test_offline_the_copy_is_used_and_its_age_said(workspace: Workspace, published: Service) -> None:
    ospo("peers", "directory", workspace=workspace.root)
    place = workspace.cache / "directory" / "github_governments"
    old = datetime.now(UTC).date() - timedelta(days=40)
    next(place.iterdir()).rename(place / old.isoformat())
    published.answer = lambda _asked: Said(500, b"")
    shown = ospo("peers", "directory", "camden", "--refresh", workspace=workspace.root)
    assert shown.returncode == 1 and "camden" in shown.stdout
    assert f"The lists are as of {old} (40 days old)" in shown.stderr
    assert "HTTP 500" in shown.stderr and shown.stderr.count("Fetching") == 1  # one host, asked once in vain
    assert ospo("peers", "directory", "camden", workspace=workspace.root).returncode == 0


def test_a_new_copy_replaces_the_old(workspace: Workspace, published: Service) -> None:
    ospo("peers", "directory", workspace=workspace.root)
    published.answer = lambda asked: Said(
        body=b"Chile: [new]\n" if "governments" in asked.path else FILES[asked.path], headers=TEXT
    )
    place = workspace.cache / "directory" / "github_governments"
    next(place.iterdir()).rename(place / "2020-01-01")
    shown = ospo("peers", "directory", "--country", "CL", "--refresh", "--format", "json", workspace=workspace.root)
    assert [one["name"] for one in json.loads(shown.stdout)] == ["new"]
    assert [path.name for path in place.iterdir()] == [f"{datetime.now(UTC):%Y-%m-%d}"]


def test_a_page_to_sign_in_does_not_replace_a_copy(workspace: Workspace, published: Service) -> None:
    ospo("peers", "directory", workspace=workspace.root)

    def sign_in(asked: Asked) -> Said:
        return Said(
            body=b"<!DOCTYPE html>\n<p>Sign in: <b>" if "governments" in asked.path else FILES[asked.path], headers=TEXT
        )

    published.answer = sign_in
    shown = ospo("peers", "directory", "camden", "--refresh", workspace=workspace.root)
    assert shown.returncode == 1 and "camden" in shown.stdout
    assert "What was fetched as GitHub's list of governments holds no administration" in shown.stderr


def test_without_network_and_copy_it_is_said_what_to_do(workspace: Workspace, published: Service) -> None:
    published.answer = lambda _asked: Said(404, b"")
    shown = ospo("peers", "directory", workspace=workspace.root)
    assert shown.returncode == 1 and shown.stdout == ""
    assert "is no longer at http://127.0.0.1" in shown.stderr and "name a copy with --from" in shown.stderr


def test_a_file_that_is_no_list_is_said(workspace: Workspace, copy: Path) -> None:
    other = copy / "civic_hackers.yml"
    other.write_bytes(b"Austria: [hackers]\n")
    shown = ospo("peers", "directory", "--from", str(other), workspace=workspace.root)
    assert shown.returncode == 1 and "holds none of the lists that are known" in shown.stderr
    assert ospo("peers", "directory", "--from", "nowhere", workspace=workspace.root).returncode == 2
    both = ospo("peers", "directory", "--from", str(copy), "--refresh", workspace=workspace.root)
    assert both.returncode == 2


@pytest.mark.parametrize("words", [["--country", "XX"], ["--level", "city"]])
def test_wrong_words_are_said(workspace: Workspace, copy: Path, words: list[str]) -> None:
    assert ospo("peers", "directory", *words, "--from", str(copy), workspace=workspace.root).returncode == 2


def test_nobody_fits(workspace: Workspace, copy: Path) -> None:
    shown = ospo("peers", "directory", "nobody", "--from", str(copy), workspace=workspace.root)
    assert (shown.returncode, shown.stdout) == (0, "No administration fits.\n")


def peers(workspace: Workspace) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [(one.name, one.country, one.level, one.targets) for one in configuration.read(workspace.file).peers]


def test_an_administration_becomes_a_peer_by_its_name(workspace: Workspace, copy: Path) -> None:
    before = workspace.file.read_text("utf-8")
    shown = ospo("peers", "add", "OFFICE", "camden", "--from", str(copy), workspace=workspace.root)
    assert shown.returncode == 0, shown.stderr
    assert peers(workspace) == [
        ("Office", "FR", "national", ["github:drees"]), ("camden", "GB", "local", ["github:camden"]),
    ]  # fmt: skip
    assert workspace.file.read_text("utf-8").startswith(before.rstrip())
    assert "`ospo collect` reads next: github:drees." in shown.stderr
    again = ospo(
        "peers", "add", "github:CAMDEN", "--name", "Camden Council", "--from", str(copy), workspace=workspace.root
    )
    assert again.returncode == 1 and "has github:camden already, as camden" in again.stderr


def test_an_account_becomes_a_peer_without_any_list(workspace: Workspace) -> None:
    words = ["github:city-of-y", "github:y-libraries", "--name", "City of Y", "--country", "se", "--level", "local"]
    shown = ospo("peers", "add", *words, workspace=workspace.root)
    assert shown.returncode == 0, shown.stderr
    assert peers(workspace) == [("City of Y", "SE", "local", ["github:city-of-y", "github:y-libraries"])]
    assert ospo("peers", "add", "github:city-of-z", workspace=workspace.root).returncode == 0
    assert peers(workspace)[1] == ("city-of-z", None, None, ["github:city-of-z"])


def test_one_account_of_many_can_be_chosen(workspace: Workspace, copy: Path) -> None:
    (copy / "fr-public-sector-ospo.yml").write_bytes(
        b"https://o.example: {name: Office, code: [https://github.com/drees, https://github.com/other]}\n"
    )
    ospo("peers", "add", "github:Other", "--from", str(copy), workspace=workspace.root)
    assert peers(workspace) == [("Office", "FR", "national", ["github:other"])]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody"], "No list has an administration or account “nobody”"),
        (["spain camden"], None),
        (
            ["cam"],
            "“cam” is the name of 2 administrations. Name the one you mean by one of its accounts: github:camden,",
        ),
        (["gitlab.a.example"], "Nothing of gitlab.a.example can be collected yet (gitlab:gitlab.a.example)"),
        (["City of M"], "Nothing of City of M can be collected yet (no account is known)"),
        (["github:a/b/c/d"], "is no GitHub account"),
        (["github:new", "--name", " "], "A peer needs a name"),
        (["github:new", "--name", "City of X"], "has a name like City of X already"),
    ],
)
def test_who_cannot_be_a_peer_is_said(workspace: Workspace, copy: Path, words: list[str], said: str | None) -> None:
    before = workspace.file.read_bytes()
    shown = ospo("peers", "add", *words, "--from", str(copy), workspace=workspace.root)
    if said is None:
        assert peers(workspace)[0][0] == "camden-spain"
    else:
        assert shown.returncode and said in re.sub(r"\s+", " ", shown.stderr)
        assert workspace.file.read_bytes() == before


def wanted(workspace: Workspace) -> list[str]:
    """What `ospo collect` would read."""
    with open_ledger(workspace.ledger) as ledger:
        return [str(target) for target in run.configured(open_workspace(workspace.root), ledger)]


def test_what_was_collected_of_a_peer_is_read_until_it_is_excluded(workspace: Workspace, app: History) -> None:
    app.commit("2026-01-01")
    root = workspace.root
    nobody = "sources: {deps_dev: false, osv: false, scorecard: false, upstream: false}\n"
    workspace.file.write_text(workspace.file.read_text("utf-8") + nobody, "utf-8")
    ospo("peers", "add", f"git:{app.path}", "--name", "City of Y", workspace=root)
    assert "1 repository collected" in ospo("collect", workspace=root).stderr
    gone = ospo("peers", "remove", "city-of-y", workspace=root)
    assert (gone.returncode, gone.stdout) == (0, "local/app\n")
    assert peers(workspace) == []
    assert wanted(workspace) == [f"git:{app.path}"]
    workspace.file.write_text(workspace.file.read_text("utf-8") + "exclude: [local/app]\n", "utf-8")
    assert wanted(workspace) == []
    assert ospo("peers", "remove", "city-of-y", workspace=root).returncode == 1
