"""`ospo peers together` and `ospo peers similar` from outside."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from data.configuration import slug
from data.workspace import create
from tests.command import ospo
from tests.data.story import collected, commits, tell
from tests.data.test_details_co_contribution import publiccode
from tests.peers.test_together import COPY, MARKS, Y, world


@pytest.fixture(scope="module")
def tied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tied") / "of"
    world(folder, publiccode("local/web", "2024-03-01", name="=1+1", description="\x1b[31mred\u202e"))
    return folder


def said(workspace: Path, *words: str) -> str:
    done = ospo("peers", *words, workspace=workspace)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(workspace: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(said(workspace, *words, "--format", "json"))
    return found


def test_ties_are_rows_of_everything_that_is_known(tied: Path) -> None:
    found = rows(tied, "together")
    assert len(found) == 9
    assert found[0] == {
        "administration": slug("Cité d’Y"), "name": "Cité d’Y", "ours": True, "kind": "contributes",
        "repository": "local/app", "copy": None, "since": "2024-01-01", "last": "2024-05-01", "commits": 10,
    }  # fmt: skip
    assert [(one["repository"], one["copy"]) for one in found if one["kind"] == "copies" and not one["ours"]] == [
        (Y, COPY)
    ]
    [first, *_more] = csv.DictReader(io.StringIO(said(tied, "together", "--format", "csv")))
    assert (first["commits"], first["copy"], first["ours"]) == ("10", "", "True")
    assert "unknown" not in said(tied, "together")


def test_words_and_categories_find_software(tied: Path) -> None:
    assert [one["repository"] for one in rows(tied, "similar", "decision", "PERMITS")] == ["local/app"]
    both = rows(tied, "similar", "--category", "Building Permits")
    assert [(one["repository"], one["used_by"]) for one in both] == [("local/app", 4), (Y, 2)]
    assert [one["repository"] for one in rows(tied, "similar", "--category", "cms", "--category", "nope")] == [
        "local/web"
    ]
    assert rows(tied, "similar", "plans", "--category", "cms") == []
    assert said(tied, "similar", "nope") == "No software fits.\n"


def test_without_words_it_is_what_is_of_the_kinds_of_ours(tied: Path) -> None:
    [one] = rows(tied, "similar")
    assert {name: one[name] for name in ("repository", "whose", "ours", "last_commit", "licence", "same_kind_as")} == {
        "repository": Y, "whose": "Cité d’Y", "ours": False, "last_commit": "2024-04-01", "licence": None,
        "same_kind_as": "local/app",
    }  # fmt: skip
    assert one["title"] == f"Plans {MARKS}"


def test_what_others_wrote_steers_no_terminal_and_no_spreadsheet(tied: Path) -> None:
    shown = said(tied, "similar", "red")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert r"\x1b[31mred\u202e" in shown
    [row] = csv.DictReader(io.StringIO(said(tied, "similar", "red", "--format", "csv")))
    assert row["title"] == "'=1+1"
    assert "…" in said(tied, "similar", "plans")


def test_without_ties_it_says_so(tmp_path: Path) -> None:
    workspace = create(tmp_path / "of", "City of X")
    tell(workspace, commits("local/app", "2024-01-10 ann@x.example"), collected("local/app", "2024-09-01"))
    assert said(workspace.root, "together") == "No ties are known yet.\n"
    assert rows(workspace.root, "together") == []
    assert said(workspace.root, "together", "--format", "csv").startswith("administration,name,ours,kind")
    done = ospo("peers", "together", workspace=create(tmp_path / "new", "City of X").root)
    assert done.returncode == 1
    assert "There are no numbers yet" in done.stderr
