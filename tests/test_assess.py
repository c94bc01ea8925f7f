"""`ospo assess` and `ospo plan` from outside: a whole assessment, exit codes, streams, sentences, JSON."""

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.command import ospo

Said = subprocess.CompletedProcess[str]
Run = Callable[..., Said]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    assert ospo("init", str(tmp_path / "w"), "--name", "City of X").returncode == 0
    return tmp_path / "w"


@pytest.fixture
def run(work: Path) -> Run:
    return partial(ran, work)


def ran(work: Path, *words: str, code: int = 0, says: str = "") -> Said:
    """The command in the workspace; a failure is one sentence on stderr and nothing on stdout."""
    done = ospo(*words, workspace=work)
    assert done.returncode == code, (words, done.stderr)
    assert says in done.stderr and "Traceback" not in done.stderr
    if code:
        told = [line for line in done.stderr.splitlines() if "is new here" not in line]
        assert not done.stdout and (len(told) == 1 or told[0].startswith("Usage: "))
    return done


def begun(run: Run, *words: str) -> str:
    return run("assess", "new", "--lead", "Päivi Mäki", *words).stdout.strip()


def listed(run: Run) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("assess", "list", "--format", "json").stdout)
    return rows


def score(run: Run, one: str) -> dict[str, dict[str, Any]]:
    rows = json.loads(run("assess", "score", one, "--format", "json").stdout)
    return {row["metric"].removeprefix("maturity.ggi").removeprefix("."): row for row in rows}


def log(work: Path, one: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (work / "assessments" / one / "log.jsonl").read_bytes().splitlines()]


def test_one_person_alone_from_new_to_the_numbers(run: Run, work: Path) -> None:
    assert run("assess", "list").stdout == "There is no assessment yet.\n"
    assert listed(run) == []
    header = "id,model,version,subject,state,answered,points,corrects\n"
    assert run("assess", "list", "--format", "csv").stdout == header
    made = run("assess", "new", "--lead", "Päivi Mäki", says="Päivi Mäki is new here")
    one = made.stdout.strip()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-ggi", one)
    empty = score(run, one)
    assert (empty[""]["value"], empty[""]["low"], empty[""]["collected_at"]) == (None, 0, None)
    assert run("assess", "score", one).stdout.splitlines()[1].split()[4] == "unknown"
    done = run("assess", "answer", one, "GGI-A-16.1", "yes", "--by", "Päivi Mäki", "--note", "Näin on.",
               "--link", "https://example.org/a", "--link", "https://example.org/b")  # fmt: skip
    assert (done.stdout, done.stderr) == ("", "")
    run("assess", "answer", one, "GGI-A-16.2", "no", "--by", "Päivi Mäki")
    run("assess", "out-of-scope", one, "GGI-A-34", "--by", "Päivi Mäki", "--reason", "Ei meillä.")
    (row,) = listed(run)
    assert row == {
        "id": one, "model": "ggi", "version": "1.3", "subject": "city-of-x", "state": "draft", "answered": 7,
        "points": 109, "corrects": None,
    }  # fmt: skip
    assert run("assess", "list").stdout.splitlines()[1].split()[-1] == "-"
    # by hand: 16 has a yes and a no; in its goal 35, 36 and 37 are open and 34 is left out
    found = score(run, one)
    assert [found["strategy"][key] for key in ("value", "low", "high", "coverage")] == [50, 12.5, 87.5, 0.25]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found["strategy"]["collected_at"])
    assert (found["trust"]["value"], found["GGI-A-34"]["low"]) == (None, None)
    run("assess", "freeze", one, "--by", "Päivi Mäki", says=f"{one} is frozen. Run `ospo publish`")
    assert listed(run)[0]["state"] == "frozen"
    assert score(run, one) == found
    run("publish")
    rows = json.loads(run("metrics", "--metric", "maturity.ggi.strategy", "--format", "json").stdout)
    assert [(row["value"], row["coverage"], row["definition"]) for row in rows] == [(50, 0.25, "1.3/1")]
    (work / "ledger.duckdb").unlink()
    run("publish", code=1, says="ledger.duckdb is gone")
    first, *_others = log(work, one)
    assert first["links"] == ["https://example.org/a", "https://example.org/b"] and first["note"] == "Näin on."
    assert "Päivi" not in (work / "assessments" / one / "log.jsonl").read_text("utf-8")
    names = (work / "assessments" / "people.yaml").read_text("utf-8")
    assert names == f"{first['by']}: Päivi Mäki\n"


def test_several_people_review_and_settle(run: Run, work: Path) -> None:
    one = begun(run, "--lead", "Ada")
    run("assess", "answer", one, "GGI-A-17.1", "yes", "--by", "Ben", "--role", "developer", says="Ben is new here")
    again = run("assess", "answer", one, "GGI-A-17.1", "no", "--by", "Cai", "--role", "team-leader", "--via", "Ben")
    assert "Ben is new" not in again.stderr and "Cai is new" in again.stderr
    run("assess", "freeze", one, "--by", "Ada", code=1, says="Begin the review")
    run(
        "assess",
        "validate",
        one,
        "GGI-A-17.1",
        "partly",
        "--by",
        "Ada",
        "--reason",
        "So.",
        code=1,
        says="not in review",
    )
    run("assess", "review", one, "--by", "Ben", code=1, says="Only a lead")
    run("assess", "review", one, "--by", "Aada", code=1, says="has no Aada")
    run("assess", "review", one, "--by", "Ada")
    run("assess", "review", one, "--by", "Ada", code=1, says="cannot go from review to review")
    run("assess", "reopen", one, "--by", "Päivi Mäki")
    run("assess", "review", one, "--by", "Ada")
    run("assess", "freeze", one, "--by", "Ada", code=1, says="disputed: GGI-A-17.1; nobody answered as: Dec")
    run("assess", "validate", one, "GGI-A-17.1", "partly", "--by", "Ada", "--reason", "Half.")
    run("assess", "freeze", one, "--by", "Ada", code=1, says="Not settled yet: nobody answered as")
    run("assess", "freeze", one, "--by", "Ada", "--reason", "She is away.")
    last = log(work, one)[-1]["value"]
    assert (last["reason"], last["disputed"], score(run, one)["GGI-A-17"]["value"]) == ("She is away.", [], 50)
    said = {line["by"]: (line.get("via"), line.get("hat")) for line in log(work, one) if line["kind"] == "answer"}
    ben, cai = said
    assert said == {ben: (None, "developer"), cai: (ben, "team-leader")}


def test_what_is_frozen_takes_no_answer_but_words_can_be_taken_back(run: Run, work: Path) -> None:
    one = begun(run)
    run("assess", "answer", one, "GGI-A-16.1", "yes", "--by", "Päivi Mäki", "--note", "Ada said so")
    run("assess", "freeze", one, "--by", "Päivi Mäki")
    for words in (
        ("answer", one, "GGI-A-16.1", "no"), ("out-of-scope", one, "GGI-A-34", "--reason", "So."), ("review", one),
        ("freeze", one), ("carry-over", one, "--from", begun(run)),
    ):  # fmt: skip
        run("assess", *words, "--by", "Päivi Mäki", code=1, says=f"{one} is frozen. Nothing was saved")
    run("assess", "redact", one, "7", "--by", "Päivi Mäki", code=1, says="has no number 7")
    run("assess", "redact", one, "0", "--by", "Päivi Mäki", code=2)
    run("assess", "redact", one, "1", "--by", "Päivi Mäki")
    assert "Ada" not in (work / "assessments" / one / "log.jsonl").read_text("utf-8")
    assert not run("assess", "score", one).stderr  # the seal holds


def test_next_year_and_a_correction(run: Run, work: Path) -> None:
    first = begun(run, "--version", "1.2")
    run("assess", "answer", first, "GGI-A-16.1", "yes", "--by", "Päivi Mäki", "--note", "Kyllä.")
    run("assess", "out-of-scope", first, "GGI-A-34", "--by", "Päivi Mäki", "--reason", "Ei meillä.")
    run("assess", "new", "--lead", "Ada", "--corrects", first, code=1, says=f"{first} cannot be corrected")
    run("assess", "freeze", first, "--by", "Päivi Mäki")
    second = begun(run, "--from", first)
    suggested = json.loads(run("assess", "carry-over", second, "--by", "Ada", "--format", "json").stdout)
    assert suggested[0] == {"point": "GGI-A-16.1", "answer": "yes", "note": "Kyllä."} and len(suggested) == 6
    assert listed(run)[1]["answered"] == 0
    run("assess", "carry-over", second, "--by", "Ada", "--confirm", "GGI-A-34", "--role", "decision-maker",
        says="5 answers confirmed.")  # fmt: skip
    assert {(line["hat"], line["note"]) for line in log(work, second)} == {("decision-maker", "Ei meillä.")}
    run("assess", "carry-over", second, "--by", "Ada", "--confirm", "GGI-A-35", says="0 answers confirmed.")
    run("assess", "carry-over", second, "--by", "Ada", "--confirm-all", says="1 answer confirmed.")
    assert run("assess", "carry-over", second, "--by", "Ada").stdout == "Nothing is suggested.\n"
    third = begun(run)
    run("assess", "carry-over", third, "--by", "Ada", "--from", first)
    assert "GGI-A-16.1" in run("assess", "carry-over", third, "--by", "Ada").stdout
    run("assess", "carry-over", third, "--by", "Ada", "--from", third, code=1, says="cannot be carried over")
    correction = begun(run, "--corrects", first)
    assert {row["id"]: row["corrects"] for row in listed(run)}[correction] == first
    run("assess", "carry-over", correction, "--by", "Ada", "--confirm-all", says="6 answers confirmed.")


def test_plans(run: Run, work: Path) -> None:
    one = begun(run)
    until = ("--date", "2027-06-30", "--by", "Ada")
    run("plan", "target", one, "GGI-A-17", "--score", "75.5", "--owner", "Ben", *until, says="Ben is new here")
    run("plan", "target", one, "commits", "--value", "3", *until)
    run("plan", "target", one, "GGI-A-18", "--score", "100", *until)
    run("plan", "target", one, "GGI-A-18", "--by", "Ada")
    run("plan", "effort", one, "GGI-A-17.1", "2.5", "--by", "Ada")
    run("plan", "scorecard", one, "GGI-A-17", "--objective", "Lista", "--objective", "Nimet", "--tools", "Taulukko",
        "--by", "Ada")  # fmt: skip
    run("plan", "scorecard", one, "GGI-A-17", "--done", "Lista", "--notes", "Hitaasti", "--by", "Ada")
    lines = [json.loads(line) for line in (work / "assessments" / one / "plan.jsonl").read_bytes().splitlines()]
    names = {name: by for by, name in _people(work).items()}
    assert lines[0]["value"] == {"score": 75.5, "date": "2027-06-30", "owner": names["Ben"]}
    assert lines[1]["value"] == {"value": 3, "date": "2027-06-30"}
    assert "value" not in lines[3] and lines[4]["value"] == {"days": 2.5}
    assert lines[6]["value"] == {
        "objectives": [{"text": "Lista", "done": True}, {"text": "Nimet", "done": False}], "tools": "Taulukko",
        "notes": "Hitaasti",
    }  # fmt: skip
    assert {line["by"] for line in lines} == {names["Ada"]}


def _people(work: Path) -> dict[str, str]:
    lines = (work / "assessments" / "people.yaml").read_text("utf-8").splitlines()
    return {one: name for one, _colon, name in (line.partition(": ") for line in lines)}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace with an assessment that nobody answered yet, for what is refused."""
    root = tmp_path_factory.mktemp("untouched") / "w"
    ospo("init", str(root), "--name", "City of X")
    return root, begun(partial(ran, root))


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("new",), 2, "--lead"),
        (("new", "--lead", " "), 1, "A person needs a name"),
        (("new", "--lead", "Ada", "--model", "nonsense"), 2, "no questionnaire nonsense"),
        (("new", "--lead", "Ada", "--version", "9.9"), 2, "no questionnaire ggi 9.9"),
        (("new", "--lead", "Ada", "--subject", "local/a"), 1, "is about one organisation"),
        (("new", "--lead", "Ada", "--model", "standard-for-public-code"), 1, "give --subject REPOSITORY"),
        (("new", "--lead", "Ada", "--from", "../w"), 1, "../w is no assessment"),
        (("new", "--lead", "Ada", "--corrects", "2020-01-01-ggi"), 1, "2020-01-01-ggi is no assessment"),
        (("list", "--format", "xml"), 2, "xml"),
        (("answer", "ID", "GGI-A-16.1", "maybe", "--by", "Ada"), 2, "'maybe' is not one of"),
        (("answer", "ID", "GGI-A-16.1", "yes"), 2, "--by"),
        (("answer", "ID", "GGI-A-16.1", "yes", "--by", ""), 1, "A person needs a name"),
        (("answer", "ID", "GGI-A-16.9", "yes", "--by", "Ada"), 1, "has no place for this answer to GGI-A-16.9"),
        (("answer", "ID", "GGI-A-16", "yes", "--by", "Ada"), 1, "whole activities only not_applicable"),
        (("answer", "ID", "GGI-A-16.1", "not_applicable", "--by", "Ada"), 1, "This needs a reason"),
        (("answer", "ID", "GGI-A-16.1", "yes", "--by", "Ada", "--role", "boss"), 1, "boss is no role"),
        (("answer", "../w", "GGI-A-16.1", "yes", "--by", "Ada"), 1, "../w is no assessment"),
        (("answer", "..", "GGI-A-16.1", "yes", "--by", "Ada"), 1, ".. is no assessment"),
        (("answer", "../assessments/ID", "GGI-A-16.1", "yes", "--by", "Ada"), 1, "is no assessment"),
        (("answer", "", "GGI-A-16.1", "yes", "--by", "Ada"), 1, "is no assessment"),
        (("out-of-scope", "ID", "GGI-A-16.1", "--reason", "So.", "--by", "Ada"), 2, "has no GGI-A-16.1"),
        (("out-of-scope", "ID", "GGI-A-16", "--reason", " ", "--by", "Ada"), 1, "This needs a reason"),
        (("carry-over", "ID", "--by", "Ada", "--confirm", "GGI-A-99"), 2, "has no GGI-A-99"),
        (("freeze", "ID", "--by", "Päivi Mäki"), 1, "Nothing is answered"),
        (("score", "nonsense"), 1, "nonsense is no assessment"),
        (("redact", "ID", "x", "--by", "Ada"), 2, "'x' is not a valid integer"),
        (("target", "ID", "GGI-A-17", "--score", "5", "--by", "Ada"), 2, "needs its day"),
        (("target", "ID", "GGI-A-17", "--owner", "Ben", "--by", "Ada"), 2, "An owner needs a target"),
        (("target", "ID", "GGI-A-17", "--score", "101", "--date", "2027-01-01", "--by", "Ada"), 2, "101"),
        (("target", "ID", "GGI-A-17", "--score", "1", "--date", "soon", "--by", "Ada"), 2, "soon"),
        (("target", "ID", "GGI-A-17", "--value", "5", "--date", "2027-01-01", "--by", "Ada"), 1, "of the wrong kind"),
        (("target", "ID", "GGI-A-17", "--date", "2027-01-01", "--by", "Ada"), 2, "A day needs a target"),
        (
            ("target", "ID", "nonsense", "--value", "5", "--date", "2027-01-01", "--by", "Ada"),
            1,
            "no place for nonsense",
        ),
        (("effort", "ID", "GGI-A-17", "nan", "--by", "Ada"), 1, "`value.days`"),
        (("effort", "ID", "GGI-A-17", "many", "--by", "Ada"), 2, "many"),
        (("scorecard", "ID", "GGI-A-17.1", "--tools", "x", "--by", "Ada"), 1, "no place for GGI-A-17.1"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    untouched: tuple[Path, str], words: tuple[str, ...], code: int, says: str
) -> None:
    work, one = untouched
    group = "plan" if words[0] in ("target", "effort", "scorecard") else "assess"
    ran(work, group, *(word.replace("ID", one) for word in words), code=code, says=says)
    assert not [*(work / "assessments").glob("*/*.jsonl")]
    assert [path.name for path in (work / "assessments").glob("*/")] == [one]


def test_broken_lines_are_named_and_the_rest_counts(run: Run, work: Path) -> None:
    one = begun(run)
    run("assess", "answer", one, "GGI-A-16.1", "yes", "--by", "Ada")
    run("plan", "effort", one, "GGI-A-16", "1", "--by", "Ada")
    path, plans = (work / "assessments" / one / name for name in ("log.jsonl", "plan.jsonl"))
    path.write_text(path.read_text("utf-8") + '{"seq":2,"at\n{"mood":"good"}\n', "utf-8")
    plans.write_text(plans.read_text("utf-8") + "nonsense\n", "utf-8")
    run("assess", "answer", one, "GGI-A-16.2", "no", "--by", "Ada")
    for verb in ("list", "score"):
        said = run("assess", verb, *([one] if verb == "score" else []), "--format", "json")
        assert [line.partition(":")[0] for line in said.stderr.splitlines()] == [
            f"{path}, line 2", f"{path}, line 3", f"{plans}, line 2",
        ]  # fmt: skip
        assert json.loads(said.stdout)
    assert score(run, one)["GGI-A-16"]["value"] == 50
    doctor = ospo("doctor", workspace=work)
    assert doctor.returncode == 1 and f"✗ {path}, line 2" in doctor.stdout
    (work / "assessments" / "notes").mkdir()
    (work / "assessments" / one / "assessment.yaml").write_text("model: [\n", "utf-8")
    said = run("assess", "list", "--format", "json")
    assert json.loads(said.stdout) == []
    assert [line.partition("assessments/")[2][:45] for line in said.stderr.splitlines()] == [
        f"{one}/assessment.yaml, line 2: this is"[:45], "notes is no assessment: it has no assessment.",
    ]  # fmt: skip
    published = ospo("publish", workspace=work)
    assert published.returncode == 1 and "this is not YAML" in published.stderr
    assert (work / "snapshot.duckdb").exists()  # of the rest


def test_who_only_assesses_is_not_told_to_collect(run: Run) -> None:
    one = begun(run)
    assert "✓ 1 assessment was looked through." in run("doctor").stdout
    run("assess", "answer", one, "GGI-A-16.1", "yes", "--by", "Päivi Mäki")
    run("metrics", "--metric", "maturity.ggi", code=1)


def test_leads_make_leads_and_where_none_has_a_name_anybody_does(run: Run, work: Path) -> None:
    one = begun(run)
    run("assess", "answer", one, "GGI-A-16.1", "yes", "--by", "Ben")
    run("assess", "lead", one, "Ben", "--by", "Ben", code=1, says="Only a lead")
    run("assess", "lead", one, "Ben", "--by", "Päivi Mäki")
    run("assess", "review", one, "--by", "Ben")
    (work / "assessments" / "people.yaml").unlink()
    run("assess", "lead", one, "Carla", "--by", "Carla")
    run("assess", "reopen", one, "--by", "Carla")


def test_the_first_look_is_marks_and_no_score(run: Run) -> None:
    one = begun(run)
    run("assess", "answer", one, "GGI-A-17.1", "partly", "--by", "Ada")  # the one marked in the questionnaire
    run("assess", "answer", one, "GGI-A-17.2", "yes", "--by", "Ada")
    marks = json.loads(run("assess", "score", one, "--first-look", "--format", "json").stdout)
    assert len(marks) == 25
    assert marks[0] == {
        "goal": "usage", "activity": "GGI-A-17", "point": "GGI-A-17.1", "answer": "partly", "disputed": False,
    }  # fmt: skip
    assert {mark["answer"] for mark in marks[1:]} == {"not_assessed"}


def test_csv_is_csv(run: Run) -> None:
    one = begun(run)
    rows = list(csv.DictReader(io.StringIO(run("assess", "score", one, "--format", "csv").stdout)))
    assert len(rows) == 40 and {row["value"] for row in rows} == {""}


@pytest.mark.parametrize("verb", ["list", "new"])
def test_no_workspace_is_exit_1(tmp_path: Path, verb: str) -> None:
    done = ospo("assess", verb, *(["--lead", "Ada"] if verb == "new" else []), workspace=tmp_path)
    assert done.returncode == 1 and "is no workspace" in done.stderr
    assert not [*tmp_path.iterdir()]
