"""`ospo assess evidence`, `accept`, `confirm` and `plan valid-until` from outside, beside numbers that a test wrote."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assessments.folder import called
from assessments.planning import planned
from tests.assessments.evidence.measured import row, snapshot
from tests.command import ospo
from tests.test_assess import Said, ran

Run = Callable[..., Said]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """X, of which 20 % of 34 repositories have the essential files, and whose scanners are not known."""
    assert ospo("init", str(tmp_path / "w"), "--name", "X").returncode == 0
    snapshot(
        tmp_path / "w" / "snapshot.duckdb", row("essential_files_share", 20, sample_size=34),
        row("security_scanner_share", None),
    )  # fmt: skip
    return tmp_path / "w"


@pytest.fixture
def run(work: Path) -> Run:
    return partial(ran, work)


@pytest.fixture
def one(run: Run) -> str:
    return run("assess", "new", "--lead", "Ada").stdout.strip()


def events(work: Path, one: str) -> list[dict[str, Any]]:
    log = (work / "assessments" / one / "log.jsonl").read_text("utf-8")
    return [json.loads(line) for line in log.splitlines()]


def test_evidence_is_printed_with_what_is_missing(run: Run, one: str) -> None:
    said = run("assess", "evidence", one).stdout
    assert "Essential files: 20\N{NO-BREAK SPACE}%" in said
    assert "The number says: No, with high confidence." in said
    assert "Nothing is proposed: the number is unknown." in said
    rows = {each["point"]: each for each in json.loads(run("assess", "evidence", one, "--format", "json").stdout)}
    essential = rows["GGI-A-21.6"]
    assert len(rows) == 25
    assert (essential["proposed"], essential["confidence"], essential["value"], essential["sample_size"]) == (
        "no", "high", 20, 34,
    )  # fmt: skip
    assert (essential["period"], essential["contradicts"], essential["threshold"]) == ("2026-10-01", False, 50)
    assert rows["GGI-A-22.2"]["lacking"] == "unknown"
    run("assess", "answer", one, "GGI-A-21.6", "yes", "--by", "Ada", "--note", "Elsewhere.")
    again = json.loads(run("assess", "evidence", one, "--format", "json").stdout)
    assert [each["point"] for each in again if each["contradicts"]] == ["GGI-A-21.6"]


def test_a_proposal_is_accepted_and_another_answer_needs_a_reason(run: Run, work: Path, one: str) -> None:
    run("assess", "answer", one, "GGI-A-21.6", "yes", "--by", "Ada", code=1, says="Say in the note why")
    run("assess", "accept", one, "GGI-A-21.6", "--by", "Ada")
    (event,) = events(work, one)
    assert (event["value"], event["proposal"]["answer"], event["proposal"]["value"]) == ("no", "no", 20)
    run("assess", "accept", one, "GGI-A-22.2", "--by", "Ada", code=1, says="no number proposes an answer now")
    run("assess", "accept", one, "GGI-A-99.1", "--by", "Ada", code=1, says="GGI-A-99.1")


def test_answers_are_confirmed_as_of_today(run: Run, work: Path, one: str) -> None:
    run("assess", "answer", one, "GGI-A-21.1", "yes", "--by", "Ada")
    run("assess", "answer", one, "GGI-A-22.1", "no", "--by", "Ada")
    run("assess", "answer", one, "GGI-A-22.2", "no", "--by", "Bo")
    assert "Answers confirmed: 1." in run("assess", "confirm", one, "GGI-A-21", "--by", "Ada").stderr
    assert "Answers confirmed: 2." in run("assess", "confirm", one, "--by", "Ada").stderr
    assert [event["key"].removeprefix("GGI-A-") for event in events(work, one)[3:]] == ["21.1", "21.1", "22.1"]
    run("assess", "confirm", one, "GGI-A-99", "--by", "Ada", code=1, says="GGI-A-99")


def test_the_day_from_which_an_answer_is_asked_again(run: Run, work: Path, one: str) -> None:
    run("plan", "valid-until", one, "GGI-A-21", "--date", "2027-03-31", "--by", "Ada")
    assert planned(called(work / "assessments", one)).valid_until == {"GGI-A-21": date(2027, 3, 31)}
    run("plan", "valid-until", one, "GGI-A-21", "--by", "Ada")
    assert planned(called(work / "assessments", one)).valid_until == {}
    run("plan", "valid-until", one, "GGI-A-99", "--date", "2027-03-31", "--by", "Ada", code=1, says="GGI-A-99")


def test_without_numbers_nothing_is_proposed(run: Run, work: Path, one: str) -> None:
    (work / "snapshot.duckdb").unlink()
    assert json.loads(run("assess", "evidence", one, "--format", "json").stdout) == []
    run("assess", "answer", one, "GGI-A-21.6", "yes", "--by", "Ada")
    assert datetime.fromisoformat(events(work, one)[0]["at"])


def test_what_cannot_be_proposed_says_why(run: Run, one: str) -> None:
    for point, says in (
        ("GGI-A-17.1", "no number can propose"), ("GGI-A-18.1", "no number can propose"),
        ("GGI-A-22", "has no point GGI-A-22"),
    ):  # fmt: skip
        run("assess", "accept", one, point, "--by", "Ada", code=1, says=says)


def test_a_frozen_one_is_confirmed_no_more(run: Run, one: str) -> None:
    run("assess", "answer", one, "GGI-A-21.1", "yes", "--by", "Ada")
    run("assess", "confirm", one, "--by", "Nobody", code=1, says="Nobody")
    run("assess", "freeze", one, "--by", "Ada")
    run("assess", "confirm", one, "--by", "Ada", code=1, says="frozen")


def test_a_snapshot_that_is_cut_short_is_one_sentence_and_answers_go_on(run: Run, work: Path, one: str) -> None:
    """Torn where it still opens: whatever is read of it says so."""
    file = work / "snapshot.duckdb"
    whole = file.read_bytes()
    torn = 0
    for part in range(1, 20):
        file.write_bytes(whole[: len(whole) * part // 20])
        for verb in (("assess", "evidence", one), ("roadmap", one), ("duties",)):
            torn += ran_or_told(work, *verb)
    assert torn > 40
    run("assess", "answer", one, "GGI-A-21.6", "yes", "--by", "Ada")
    assert len(events(work, one)) == 1


def ran_or_told(work: Path, *words: str) -> bool:
    done = ospo(*words, workspace=work)
    assert done.returncode in (0, 1) and "Traceback" not in done.stderr
    return "publish" in done.stderr


def test_targets_and_steps_that_contradict_themselves_are_refused(run: Run, one: str) -> None:
    plan = ("plan", "target", one, "GGI-A-21", "--by", "Ada")
    run(*plan, "--score", "50", "--value", "50", "--date", "2027-01-01", code=2, says="not both")
    run(*plan, "--date", "2027-01-01", code=2, says="A day needs a target")
    step = ("plan", "step", one, "GGI-A-21", "--by", "Ada")
    run(*step, "--due", "2027-01-01", "--title", "x" * 256, code=1)
    run(*step, "--due", "2027-01-01", "--remove", code=2, says="leave out what would change it")


def test_a_country_is_one(run: Run, work: Path) -> None:
    file = work / "ospo.yaml"
    said = file.read_text("utf-8")
    for code in ("EL", "XX", "ZZ"):
        file.write_text(said.replace("organisation:\n", f"organisation:\n  country: {code}\n", 1), "utf-8")
        run("targets", code=1, says="line 6, key organisation.country: This is no code of a country")
    file.write_text(said.replace("organisation:\n", "organisation:\n  country: GR\n", 1), "utf-8")
    run("targets")
