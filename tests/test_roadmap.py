"""`ospo roadmap` and `ospo plan step` from outside."""

import csv
import io
import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from assessments.people import people
from tests.command import ospo


def run(workspace: Path, *words: str, code: int = 0) -> CompletedProcess[str]:
    done = ospo(*words, workspace=workspace)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def city(tmp_path: Path) -> tuple[Path, str]:
    """A workspace without numbers, and its assessment: of A-39's two questions one is yes and one is no."""
    workspace = tmp_path / "city"
    assert ospo("init", str(workspace), "--name", "City of X").returncode == 0
    one = run(workspace, "assess", "new", "--lead", "Ada").stdout.strip()
    for point, said in {"GGI-A-39.1": "yes", "GGI-A-39.2": "no"}.items():
        run(workspace, "assess", "answer", one, point, said, "--by", "Ada")
    return workspace, one


def steps(workspace: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(workspace, "roadmap", "--format", "json", *words).stdout)["steps"]
    return found


def test_a_step_is_planned_changed_done_and_taken_out(city: tuple[Path, str]) -> None:
    workspace, one = city
    plan = ("plan", "step", one, "GGI-A-39", "--by", "Ada")
    run(workspace, *plan, "--due", "2027-03-01", "--owner", "Béla", "--days", "4", "--title", "Give back")
    run(workspace, *plan, "--start", "2027-02-01", "--done")
    (found,) = steps(workspace, "--names")
    # a goal is a fifth of the whole, an activity a fifth of that: half of 4 points
    assert found == {
        "key": "GGI-A-39", "activity": "GGI-A-39", "goal": "culture", "title": "Give back", "start": "2027-02-01",
        "due": "2027-03-01", "owner": "Béla", "days": 4.0, "done": True, "gain": pytest.approx(2),
        "points": ["GGI-A-39.2"], "numbers": [],
    }  # fmt: skip
    run(workspace, *plan, "--open", "--owner", "", "--title", "")
    (found,) = steps(workspace)
    assert (found["done"], found["owner"], found["title"]) == (False, None, "Upstream first")
    run(workspace, *plan, "--remove", "--start", "2027-05-01", code=2)
    run(workspace, *plan, "--remove")
    assert steps(workspace) == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["GGI-A-39"], 2, "A step needs its day: add --due YYYY-MM-DD."),
        (["GGI-A-39", "--due", "2027-01-01", "--start", "2027-01-02"], 2, "cannot be due before it begins"),
        (["GGI-A-99", "--due", "2027-01-01"], 1, "has no place for GGI-A-99 in its plan"),
        (["GGI-A-39", "--due", "soon"], 2, "does not match the format"),
    ],
)
def test_what_is_no_step_is_refused(words: list[str], code: int, said: str, city: tuple[Path, str]) -> None:
    workspace, one = city
    assert said in run(workspace, "plan", "step", one, *words, "--by", "Ada", code=code).stderr
    assert steps(workspace) == []


def test_the_table_says_what_is_next_and_what_is_planned(city: tuple[Path, str]) -> None:
    workspace, one = city
    said = run(workspace, "roadmap").stdout
    assert "Upstream first" in said
    assert said.rstrip().endswith("Planned\nnothing")
    run(workspace, "plan", "step", one, "GGI-A-39.2", "--due", "2027-03-01", "--by", "Ada")
    assert "2027-03-01" in run(workspace, "roadmap", one).stdout


def test_json_has_every_candidate_in_order(city: tuple[Path, str]) -> None:
    workspace, one = city
    run(workspace, "plan", "target", one, "GGI-A-16", "--score", "50", "--date", "2027-06-01", "--by", "Ada")
    run(workspace, "assess", "answer", one, "GGI-A-17.1", "no", "--by", "Ada")  # of five: too little to say a gain
    found = json.loads(run(workspace, "roadmap", "--format", "json").stdout)
    assert found["assessment"] == one
    assert next(each["gain"] for each in found["candidates"] if each["activity"] == "GGI-A-17") is None
    assert [each["activity"] for each in found["candidates"]][:2] == ["GGI-A-16", "GGI-A-39"]
    assert len(found["candidates"]) == 25
    first, second = found["candidates"][:2]
    assert (first["gain"], first["target"], first["date"]) == (None, 50.0, "2027-06-01")
    assert (second["score"], second["gain"], second["days"]) == (50.0, pytest.approx(2), None)


def test_files_are_written_and_not_written_over(city: tuple[Path, str], tmp_path: Path) -> None:
    workspace, one = city
    run(workspace, "plan", "step", one, "GGI-A-39", "--due", "2027-03-01", "--owner", "Béla", "--by", "Ada")
    file = tmp_path / "issues.csv"
    words = ("roadmap", one, "--format", "csv", "-o", str(file))
    run(workspace, *words)
    assert file.read_bytes().startswith(b"title,description,due_date")  # no mark before it, which GitLab would read
    (row,) = csv.DictReader(io.StringIO(file.read_text("utf-8"), newline=""))
    assert (row["title"], row["due_date"]) == ("Upstream first", "2027-03-01")
    assert "Béla" not in row["description"]
    assert "is there already" in run(workspace, *words, code=1).stderr
    run(workspace, *words, "--names", "--force")
    assert "Owner: Béla" in file.read_text("utf-8")


def test_that_no_step_is_open_is_said_beside_the_file(city: tuple[Path, str]) -> None:
    said = run(city[0], "roadmap", "--format", "csv")
    assert said.stdout.strip() == "title,description,due_date"
    assert "No step is open. Plan one with `ospo plan step`." in said.stderr


def test_without_an_assessment_it_says_so(tmp_path: Path) -> None:
    ospo("init", str(tmp_path / "city"), "--name", "City of X")
    assert "Nothing is assessed yet" in run(tmp_path / "city", "roadmap", code=1).stderr
    assert people(tmp_path / "city" / "assessments") == {}
