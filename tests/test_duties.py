"""`ospo duties` from outside: what is printed on which stream, and for whom."""

import csv
import io
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.assessments.evidence.measured import row, snapshot
from tests.command import ospo
from tests.test_assess import Run, begun, ran

FRENCH = [
    "fr-republique-numerique-16",
    "fr-bluehats",
    "eu-eif",
    "eu-sharing-reuse",
    "eu-egovernment-plan",
    "eu-interoperable-europe",
]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    work = tmp_path / "w"
    assert ospo("init", str(work), "--name", "City of X").returncode == 0
    file = work / "ospo.yaml"
    file.write_text(
        file.read_text("utf-8").replace("\norganisation:\n", "\norganisation:\n  country: FR\n  level: local\n"),
        "utf-8",
    )
    return partial(ran, work)


def rows(run: Run, *words: str) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in json.loads(run("duties", *words, "--format", "json").stdout)}


def test_before_anything_is_assessed_it_says_what_is_asked(run: Run) -> None:
    done = run("duties", says="Nothing is assessed yet.")
    assert "no legal advice" in done.stderr
    assert done.stdout.splitlines()[0].split() == ["state", "id", "title", "not_met", "not_assessed", "doubted"]
    found = rows(run)
    assert [one for one in found if not one.startswith(("idb", "cio", "coord"))] == FRENCH
    assert {one["state"] for one in found.values()} == {"not_assessed"}


def test_for_whom(run: Run) -> None:
    assert len(rows(run)) == 18  # six of France, twelve of anybody
    assert {"it-guidelines"} == rows(run, "--country", "it").keys() - rows(run).keys()
    assert len(rows(run, "--all")) == 31
    run("duties", "--country", "QX", code=2, says="QX is no code of a country, such as FR.")


def test_the_newest_answers_are_judged(run: Run) -> None:
    one = begun(run)
    for point, answer in (("22.1", "yes"), ("22.2", "yes"), ("22.3", "partly"), ("39.1", "no"), ("39.2", "partly")):
        run("assess", "answer", one, f"GGI-A-{point}", answer, "--by", "Päivi Mäki")
    begun(run)  # nothing in it yet
    run("duties", says=f"As {one} says.")
    found = rows(run)
    assert found["idb-security"]["state"] == "met"  # 62.5 at least
    assert found["idb-security"]["met"] == "GGI-A-22"
    assert found["idb-contribution"]["state"] == "not_met"
    assert found["idb-contribution"]["not_met"] == "GGI-A-39"  # 25
    assert found["idb-contribution"]["not_assessed"] == "GGI-A-26"
    assert (found["eu-eif"]["until"], found["eu-egovernment-plan"]["until"]) == (None, 2020)
    assert (found["eu-eif"]["checked"], found["fr-republique-numerique-16"]["checked"]) == (True, False)
    header, *lines = csv.reader(io.StringIO(run("duties", one, "--format", "csv").stdout))
    assert [header[0], header[1], lines[0][0]] == ["id", "state", FRENCH[0]]
    assert header[12] == "until" and [line[12] for line in lines[2:5]] == ["", "", "2020"]


def test_a_number_that_says_otherwise_is_named(run: Run, tmp_path: Path) -> None:
    one = begun(run)
    for n in (1, 2, 3, 4):
        run("assess", "answer", one, f"GGI-A-22.{n}", "yes", "--by", "Päivi Mäki")
    assert rows(run)["idb-security"]["doubted"] == ""
    ours: dict[str, Any] = {"organisation": "city-of-x"}
    snapshot(
        tmp_path / "w" / "snapshot.duckdb", row("vulnerability_alerts_share", 12, **ours), row("commits", 5, **ours)
    )
    found = rows(run)["idb-security"]
    assert (found["state"], found["doubted"]) == ("met", "GGI-A-22.1")


def test_another_questionnaire_says_nothing_of_duties(run: Run) -> None:
    one = begun(run, "--model", "federal-source-code-policy")
    run("assess", "answer", one, "FSCP-1.1", "yes", "--by", "Päivi Mäki")
    run("duties", says="Nothing is assessed yet.")
    run("duties", one, says=f"{one} asks other questions")
    assert {each["state"] for each in rows(run, one).values()} == {"not_assessed"}
    run("duties", "2000-01-01-ggi", code=1, says="is no assessment")
