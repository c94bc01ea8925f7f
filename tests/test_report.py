"""`ospo report` from outside: its forms, its messages, and what it keeps."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import duckdb
import pytest

from assessments.people import people
from data.workspace import Workspace
from report.asked import asked
from tests.command import ospo
from tests.report.workspaces import NAMES, answered, city, frozen, month, peopled, published, whole


def run(workspace: Workspace, *words: str, code: int = 0) -> CompletedProcess[str]:
    done = ospo("report", *words, workspace=workspace.root)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def said(workspace: Workspace, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(workspace, "--format", "json", *words).stdout)
    return found


def reasons(workspace: Workspace, *words: str, code: int = 1) -> str:
    """What stands on stderr, the paths shortened; and nothing else is said."""
    done = run(workspace, *words, code=code)
    assert done.stdout == ""
    return done.stderr.replace(str(workspace.root), "W")


@pytest.fixture
def ours(tmp_path: Path) -> Workspace:
    return city(tmp_path)


@pytest.fixture
def full(tmp_path: Path) -> Workspace:
    return peopled(tmp_path)


# Forms


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("", b"%PDF-"), ("--long", b"%PDF-"), ("--format pptx", b"PK"), ("--format html", b"<!"),
        ("--format html --long", b"<!"), ("--format csv", b"\xef\xbb\xbfpart,"), ("--format json", b"{"),
    ],
)  # fmt: skip
def test_a_file_is_written_and_not_written_over(full: Workspace, tmp_path: Path, words: str, start: bytes) -> None:
    file = tmp_path / "made"
    done = run(full, *words.split(), "-o", str(file))
    assert (done.stdout, done.stderr) == ("", "")
    before = file.read_bytes()
    assert before.startswith(start)
    assert reasons(full, *words.split(), "-o", str(file)) == (
        f"{file} is there already; nothing was written. Name another file, or add --force.\n"
    )
    file.write_bytes(b"old")
    run(full, *words.split(), "-o", str(file), "--force")
    assert file.read_bytes() == before


def test_what_is_refused_keeps_nothing(ours: Workspace, tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"old")
    reasons(ours, "-o", str(tmp_path / "made"), "--decision", "Fund it.")
    assert asked(ours).decision == ""
    assert not ours.reports.exists()


def test_csv_and_json_hold_the_same_numbers(full: Workspace) -> None:
    rows = list(csv.DictReader(io.StringIO(run(full, "--format", "csv").stdout.removeprefix("\ufeff"), newline="")))
    numbers = said(full)["numbers"]
    assert [one["metric"] for one in rows] == [one["metric"] for one in numbers]
    assert said(full)["report"] == {
        "organisation": "X", "period": "12 months to October 2026", "day": "2026-11-21", "language": "en",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["pptx", "csv", "json"])
def test_long_goes_with_two_forms_alone(ours: Workspace, form: str) -> None:
    assert "--long goes with --format pdf and html" in reasons(ours, "--long", "--format", form, code=2)


@pytest.mark.parametrize(
    ("option", "value"), [("--format", "doc"), ("--paper", "a3"), ("--language", "xx"), ("--since", "2020-01-01")]
)
def test_what_is_no_choice_is_refused(ours: Workspace, option: str, value: str) -> None:
    assert f"Invalid value for '{option}'" in reasons(ours, option, value, code=2)


def test_paper_is_as_wished_and_else_as_ospo_yaml_says(tmp_path: Path) -> None:
    def sheet(workspace: Workspace, *words: str) -> bool:
        file = tmp_path / "made.pdf"
        run(workspace, "-o", str(file), "--force", *words)
        return b"612" in file.read_bytes().split(b"/MediaBox", 1)[1][:30]

    a4, letter = city(tmp_path / "a"), city(tmp_path / "b", said="report: {paper: letter}")
    assert [sheet(a4), sheet(a4, "--paper", "letter")] == [False, True]
    assert [sheet(letter), sheet(letter, "--paper", "a4")] == [True, False]


# What is asked, and who is named


def test_the_decision_is_kept_for_the_next_report(ours: Workspace) -> None:
    assert "Fund two people." in run(ours, "--format", "html", "--decision", " Fund two people. ").stdout
    assert "Fund two people." in run(ours, "--format", "html").stdout
    run(ours, "--format", "html", "--decision", "")
    assert "No decision is asked for this time." in run(ours, "--format", "html").stdout


def test_a_decision_that_is_too_long_is_refused(ours: Workspace) -> None:
    run(ours, "--format", "json", "--decision", "a" * 600)
    assert "The decision has 601 characters" in reasons(ours, "--decision", "b" * 601)
    assert asked(ours).decision == "a" * 600


def test_the_owner_of_the_risk_is_kept_by_id(full: Workspace) -> None:
    shown = run(full, "--format", "html", "--risk-owner", "Eva Other").stdout
    assert "Who sees to it: Eva Other" in shown
    assert "Eva" not in (full.reports / "asked.yaml").read_text("utf-8")
    found = asked(full).risk
    assert found is not None
    assert people(full.assessments)[found.owner] == "Eva Other"
    without = run(full, "--format", "html", "--without-names").stdout
    assert "Who sees to it: somebody, the name left out" in without
    assert not [name for name in [*NAMES, "Eva Other"] if name in without]


def test_nobody_can_own_a_risk_that_is_not_known(ours: Workspace) -> None:
    assert reasons(ours, "--risk-owner", "Ada") == (
        "Nobody can own the largest risk yet, because none is known. Collect lists of components first.\n"
    )
    assert not (ours.assessments / "people.yaml").exists()


def test_a_damaged_file_is_named(ours: Workspace) -> None:
    ours.reports.mkdir()
    (ours.reports / "asked.yaml").write_text("decision: a\nrisk: 7\n", "utf-8")
    assert reasons(ours).startswith("W/reports/asked.yaml, line 2, key risk: there should be")


# Which assessment


def test_the_assessment_is_the_one_that_is_named(ours: Workspace) -> None:
    old = answered(ours, whole("no", "no", "no", "no", "no"), date(2025, 11, 3))
    answered(ours, whole("yes", "yes", "yes", "yes", "yes"))

    def overall(*words: str) -> Any:
        return next(one["value"] for one in said(ours, *words)["numbers"] if one["metric"] == "maturity.ggi")

    assert (overall(), overall("--assessment", old.id)) == (100, 0)


@pytest.mark.parametrize("name", ["2020-01-01-ggi", "", "../x", "."])
def test_an_assessment_that_is_not_there_is_said(ours: Workspace, name: str) -> None:
    assert "assessment" in reasons(ours, "--assessment", name)


def test_a_spoilt_one_is_named_beside_the_report(ours: Workspace) -> None:
    answered(ours, whole("yes", "yes", "yes", "yes", "yes"))
    bad = frozen(answered(ours, whole("no", "no", "no", "no", "no")))
    log = bad.folder / "log.jsonl"
    log.write_text(log.read_text("utf-8").replace('"value":"no"', '"value":"yes"', 1), "utf-8")
    done = run(ours, "--format", "json")
    assert any(one["metric"] == "maturity.ggi" and one["value"] == 100 for one in json.loads(done.stdout)["numbers"])
    assert f"{bad.id}/log.jsonl" in done.stderr and len(done.stderr.splitlines()) == 1
    assert f"{bad.id}/log.jsonl" in run(ours, "--assessment", bad.id, code=1).stderr


# What cannot be read or written


def test_without_a_workspace_it_says_so(tmp_path: Path) -> None:
    done = ospo("report", workspace=tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert str(tmp_path / "nowhere") in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("left", [0, 100, 20_000, 0.5])
def test_a_snapshot_that_was_cut_short_is_named(full: Workspace, left: float) -> None:
    whole_file = full.snapshot.read_bytes()
    full.snapshot.write_bytes(whole_file[: int(left if left != 0.5 else len(whole_file) / 2)])
    assert reasons(full, "--long").startswith("W/snapshot.duckdb")


@pytest.mark.parametrize("table", ["package", "peer", "comparable", "component", "repository", "collection"])
def test_a_snapshot_of_an_older_version_is_named(full: Workspace, table: str) -> None:
    with duckdb.connect(str(full.snapshot)) as connection:
        connection.execute(f"drop table {table}")
    found = reasons(full)
    assert found.startswith("W/snapshot.duckdb") and len(found.splitlines()) == 1


def test_what_cannot_be_kept_is_said_and_the_report_comes(ours: Workspace) -> None:
    ours.reports.write_text("", "utf-8")
    done = run(ours, "--format", "json")
    assert json.loads(done.stdout)["report"]["organisation"] == "X"
    assert "W/reports/kept cannot be written" in done.stderr.replace(str(ours.root), "W")


def test_a_file_that_cannot_be_written_is_named(ours: Workspace, tmp_path: Path) -> None:
    assert f"There is no folder {tmp_path / 'nowhere'}; nothing was written" in reasons(
        ours, "--decision", "Not this one", "-o", str(tmp_path / "nowhere" / "made.pdf")
    )
    assert asked(ours).decision == ""  # nothing is kept of what cannot be made
    assert "is there already" in reasons(ours, "-o", str(tmp_path))
    assert "is a folder" in reasons(ours, "-o", str(tmp_path), "--force")


def test_the_configuration_is_named_where_it_is_wrong(tmp_path: Path) -> None:
    assert "report.colour" in reasons(city(tmp_path, said="report: {colour: '#ffff00'}"))
    missing = reasons(city(tmp_path / "logo", said="report: {logo: ../logo.png}"))
    assert "logo.png is not there" in missing


# Since the last one


def test_since_the_last_one(ours: Workspace) -> None:
    published(ours, *month())
    first = run(ours, "--format", "html", "--since", "last").stdout
    assert "No report of an earlier day is kept" in first
    assert "Since the last report" not in run(ours, "--format", "html").stdout
    with duckdb.connect(str(ours.snapshot)) as connection:
        connection.execute("update snapshot set today = date '2026-11-25'")
    assert "Since the report of Nov 21, 2026" in run(ours, "--format", "html", "--since", "last").stdout
    again = run(ours, "--format", "html", "--since", "last").stdout
    assert "Since the report of Nov 21, 2026" in again and "No change that stands out" in again


def test_a_damaged_report_that_was_kept_stops_only_what_needs_it(ours: Workspace) -> None:
    published(ours, *month())
    run(ours, "--format", "json")
    (kept,) = (ours.reports / "kept").glob("*.json")
    kept.write_text("{}", "utf-8")
    with duckdb.connect(str(ours.snapshot)) as connection:
        connection.execute("update snapshot set today = date '2026-11-25'")
    assert f"{kept.name} is not as it was kept" in reasons(ours, "--since", "last")
    assert run(ours, "--format", "json").stderr == ""
