"""`ospo assess import` from outside: exit codes, streams, and what is there afterwards."""

import json
from pathlib import Path

import pytest

from assessments.folder import open_assessment
from assessments.planning import planned
from tests.assessments.exchange.boards.boards import file, gitlab
from tests.assessments.exchange.test_handbook import export, written
from tests.command import ospo

LINE = "Activity ID: [GGI-A-24 (EN)](https://gitlab.ow2.example/52_activity_24.md)."


@pytest.fixture
def town(tmp_path: Path) -> Path:
    root = tmp_path / "town"
    assert ospo("init", str(root), "--name", "City of X").returncode == 0
    return root


@pytest.fixture
def assessment(town: Path) -> str:
    return ospo("assess", "new", "--lead", "Ann", workspace=town).stdout.strip()


def brought(town: Path, *words: object) -> tuple[int, str, list[str]]:
    said = ospo("assess", "import", *map(str, words), workspace=town)
    assert "Traceback" not in said.stderr
    return said.returncode, said.stdout, said.stderr.splitlines()


def test_a_board_in_three_files(town: Path, assessment: str, tmp_path: Path) -> None:
    issues = file(
        tmp_path, "a", "issue_id,activity_id,labels,updated_at\n9,GGI-A-24,Done,2025-04-01\n8,GGI-A-44,,2025-04-01\n"
    )
    tasks = file(tmp_path, "b", "issue_id,state,task\nGGI-A-24,open,One\n")
    history = file(tmp_path, "c", "time,issue_id,author,action\n2025-01-02,9,zoe,add In Progress\n")
    words = (issues, tasks, history, "--into", assessment, "--by", "Ann")
    code, out, err = brought(town, *words, "--keep-names")
    assert (code, out) == (0, "")
    assert err == [
        (
            f"{issues}, line 3: GGI-A-44 has no status. Give it one of the labels Not Selected, In Progress and "
            "Done, and import "
            "again."
        ),
        "2 activities on the board.",
        "2 new statuses.",
        "1 new or changed scorecard.",
    ]
    plan = planned(open_assessment(town / "assessments" / assessment))
    assert [one.status for one in plan.statuses["GGI-A-24"]] == ["in_progress", "done"]
    assert "zoe" in (town / "assessments" / "people.yaml").read_text("utf-8")
    assert "zoe" not in (town / "assessments" / assessment / "plan.jsonl").read_text("utf-8")
    code, _out, err = brought(town, *words)
    assert (code, err[1:]) == (0, ["2 activities on the board.", "0 new statuses.", "0 new or changed scorecards."])


def test_a_board_goes_into_a_frozen_one_and_replaces_only_when_asked(
    town: Path, assessment: str, tmp_path: Path
) -> None:
    for words in (
        ("answer", assessment, "GGI-A-24.1", "yes", "--by", "Ann"),
        ("freeze", assessment, "--by", "Ann", "--reason", "It is time."),
    ):
        assert ospo("assess", *words, workspace=town).returncode == 0
    scorecard = ("scorecard", assessment, "GGI-A-24", "--tools", "Ours", "--by", "Ann")
    assert ospo("plan", *scorecard, workspace=town).returncode == 0
    issues = file(tmp_path, "issues.json", [gitlab(9, LINE, "Done", tools="Theirs")])
    code, _out, err = brought(town, issues, "--into", assessment, "--by", "Ann")
    assert (code, err[-2:]) == (0, ["1 new status.", "0 new or changed scorecards."])
    assert "the scorecard of GGI-A-24 says otherwise than the one here (tools)" in err[0]
    code, _out, err = brought(town, issues, "--into", assessment, "--by", "Ann", "--replace")
    assert (code, err) == (0, ["1 activity on the board.", "0 new statuses.", "1 new or changed scorecard."])


def test_a_handbook(town: Path, tmp_path: Path) -> None:
    code, out, err = brought(town, written(tmp_path, export()))
    assert (code, out, err) == (0, "", ["Handbook 1.3 is kept; its texts stand beside the questions now."])
    assert (town / "handbooks" / "ggi-1.3.json").is_file()


def test_answers_and_an_assessment(town: Path, assessment: str, tmp_path: Path) -> None:
    answers = file(tmp_path, "x", "point,answer\nGGI-A-24.1,yes\nGGI-A-99.1,yes\n")
    code, out, err = brought(town, answers, "--into", assessment, "--by", "Ann")
    assert (code, out, err[-1], len(err)) == (0, "", "1 answer taken over.", 2)
    answered = ospo("assess", "list", "--format", "json", workspace=town).stdout
    assert [one["answered"] for one in json.loads(answered)] == [1]
    whole = {
        "format": "ospo-assessment", "schema": 1, "id": "2024-05-01-ggi",
        "about": {"model": "ggi", "version": "1.3", "subject": "city-of-x", "leads": ["p-1"]}, "log": [], "plan": [],
    }  # fmt: skip
    code, out, err = brought(town, file(tmp_path, "y", whole))
    assert (code, out, err) == (0, "2024-05-01-ggi\n", [])


def test_what_cannot_be_taken_is_said_and_the_rest_taken(town: Path, tmp_path: Path) -> None:
    page = file(tmp_path, "page", "<html></html>")
    code, _out, err = brought(town, page)
    assert (code, len(err)) == (1, 1)
    code, _out, err = brought(town, page, written(tmp_path, export()))
    assert (code, len(err)) == (0, 2)
    torn = file(tmp_path, "torn.json", {"handbook_version": "1.3", "activities": [5]})
    code, _out, err = brought(town, torn)
    assert (code, len(err)) == (1, 1)


def test_a_board_needs_to_know_whither_and_by_whom(town: Path, assessment: str, tmp_path: Path) -> None:
    issues = file(tmp_path, "issues.json", [gitlab(9, LINE, "Done")])
    for words in ((), ("--into", assessment), ("--by", "Ann")):
        code, _out, err = brought(town, issues, *words)
        assert code == 2
        assert "add --into ID --by NAME" in err[-1]
    code, _out, err = brought(town, issues, "--into", "nowhere", "--by", "Ann")
    assert (code, len(err)) == (1, 1)
    nothing = file(tmp_path, "none.json", [gitlab(9, "A wish.", "Done")])
    assert brought(town, nothing, "--into", assessment, "--by", "Ann")[0] == 1


def test_an_empty_cell_takes_no_note_away(town: Path, assessment: str, tmp_path: Path) -> None:
    said = ("assess", "answer", assessment, "GGI-A-17.1", "yes", "--by", "Ann", "--note", "There.")
    assert ospo(*said, workspace=town).returncode == 0
    sheet = file(tmp_path, "x", "point,answer,note\nGGI-A-17.1,partly,\n")
    assert brought(town, sheet, "--into", assessment, "--by", "Ann") == (0, "", ["1 answer taken over."])
    lines = (town / "assessments" / assessment / "log.jsonl").read_text("utf-8").splitlines()
    assert '"value":"partly"' in lines[-1] and '"note":"There."' in lines[-1]
    assert brought(town, sheet, "--into", assessment, "--by", "Ann")[2] == ["These answers are there already."]
