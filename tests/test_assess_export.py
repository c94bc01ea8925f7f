"""`ospo assess export` and `questionnaire` from outside: files, streams, exit codes."""

import csv
import io
import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

from tests.command import ospo

TORN = '{"seq": 3, "at": "2026-'


def run(workspace: Path, *words: str, code: int = 0) -> CompletedProcess[str]:
    done = ospo("assess", *words, workspace=workspace)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace and its assessment: two answers to one point, and a torn line."""
    workspace = tmp_path_factory.mktemp("workspace")
    assert ospo("init", str(workspace), "--name", "City of X").returncode == 0
    one = run(workspace, "new", "--lead", "Ada").stdout.strip()
    run(workspace, "answer", one, "GGI-A-17.1", "no", "--by", "Ada", "--note", "=1+1", "--link", "https://x.example")
    run(workspace, "answer", one, "GGI-A-17.1", "yes", "--by", "Béla", "--role", "developer")
    with (workspace / "assessments" / one / "log.jsonl").open("a") as log:
        log.write(TORN)
    return workspace, one


def test_the_file_goes_into_another_workspace(answered: tuple[Path, str], tmp_path: Path) -> None:
    workspace, one = answered
    said = run(workspace, "export", one)
    log = f"{workspace}/assessments/{one}/log.jsonl"
    assert said.stderr.splitlines()[0].startswith(f"{log}, line 3: this line is not whole")
    assert said.stderr.splitlines()[1] == "1 line is no event and is not in the file."
    assert "Ada" not in said.stdout
    for form in ("json", "yaml"):
        file = tmp_path / f"one.{form}"
        run(workspace, "export", one, "--format", form, "-o", str(file))
        assert yaml.safe_load(file.read_text("utf-8")) == json.loads(said.stdout)
        other = tmp_path / form
        ospo("init", str(other), "--name", "City of Y")
        assert run(other, "import", str(file)).stdout.strip() == one
        assert run(other, "export", one).stdout == said.stdout
        assert run(other, "score", one).stdout == run(workspace, "score", one).stdout.replace("city-of-x", "city-of-y")


def test_names_go_along_if_asked_for(answered: tuple[Path, str]) -> None:
    workspace, one = answered
    whole = json.loads(run(workspace, "export", one, "--names").stdout)
    assert sorted(whole["people"].values()) == ["Ada", "Béla"]


def test_a_table_for_a_spreadsheet_and_back(answered: tuple[Path, str], tmp_path: Path) -> None:
    workspace, one = answered
    printed = run(workspace, "export", one, "--format", "csv").stdout
    assert not printed.startswith("\ufeff")
    assert len([*csv.DictReader(io.StringIO(printed))]) == 109
    file = tmp_path / "one.csv"
    run(workspace, "export", one, "--format", "csv", "--voices", "--names", "-o", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbfgoal,activity,")
    rows = [*csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline=""))]
    assert [[row[name] for name in ("person", "role", "answer", "note")] for row in rows[:2]] == [
        ["Ada", "", "no", "'=1+1"], ["Béla", "developer", "yes", ""],
    ]  # fmt: skip
    assert len(rows) == 110
    other = tmp_path / "other"
    ospo("init", str(other), "--name", "City of Y")
    two = run(other, "new", "--lead", "Cy").stdout.strip()
    assert "2 answers taken over." in run(other, "import", str(file), "--into", two, "--by", "Cy").stderr
    assert json.loads(run(other, "export", two).stdout)["log"][0]["note"] == "=1+1"


def test_a_file_that_is_there_stays(answered: tuple[Path, str], tmp_path: Path) -> None:
    workspace, one = answered
    file = tmp_path / "mine"
    file.write_text("mine")
    for words in (["export", one], ["questionnaire"]):
        said = run(workspace, *words, "-o", str(file), code=1)
        assert said.stderr.startswith(f"{file} is there already; nothing was written.")
        assert file.read_text() == "mine"
    run(workspace, "export", one, "-o", str(file), "--force")
    assert json.loads(file.read_text("utf-8"))["id"] == one
    said = run(workspace, "questionnaire", "-o", str(tmp_path / "nowhere" / "x.html"), code=1)
    assert "cannot be written" in said.stderr


def test_questionnaires(answered: tuple[Path, str], tmp_path: Path) -> None:
    workspace, one = answered
    run(workspace, "questionnaire", one, "--role", "developer", "-o", str(tmp_path / "x.html"))
    page = (tmp_path / "x.html").read_text("utf-8")
    assert "Good Governance Initiative 1.3" in page
    assert page.count("<h3>") == 7  # activities that name Developer in the handbook's table of roles
    other = run(workspace, "questionnaire", "--model", "ggi", "--version", "1.2").stdout
    assert "Good Governance Initiative 1.2" in other
    assert other.count("<h3>") == 25
    assert "boss is no role" in run(workspace, "questionnaire", "--role", "boss", code=1).stderr
    assert "no questionnaire ggi 9" in run(workspace, "questionnaire", "--version", "9", code=2).stderr
    assert "not both" in run(workspace, "questionnaire", one, "--model", "ggi", code=2).stderr


def test_words_that_do_not_go_together(answered: tuple[Path, str]) -> None:
    workspace, one = answered
    assert "--voices goes with" in run(workspace, "export", one, "--voices", code=2).stderr
    assert "is no assessment" in run(workspace, "export", "nowhere", code=1).stderr
