"""Reports in their five forms: from whatever there is, in their own language, the same bytes for the same input."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.words import Problem, speak, spoken
from data.workspace import Workspace
from report.making import FORMS, Wish, make, told
from tests.assessments.evidence.measured import row
from tests.assessments.finnish import finnish
from tests.report.workspaces import NAMES, answered, city, frozen, month, peopled, published, whole

STARTS = {"pdf": b"%PDF-", "pptx": b"PK\x03\x04", "html": b"<!DOCTYPE html>", "csv": b"\xef\xbb\xbfpart,", "json": b"{"}


def made(workspace: Workspace, form: str, wish: Wish | None = None) -> bytes:
    found, problems = make(workspace, form, wish or Wish())
    empty = not workspace.snapshot.exists() and not [*workspace.assessments.glob("*/log.jsonl")]
    assert [problem.code for problem in problems] == ["report.empty"] * empty
    return found


def numbers(folder: Path) -> Workspace:
    return published(city(folder), *month(row("contributors", 5), row("licence_coverage", 41)))


def assessment(folder: Path) -> Workspace:
    ours = city(folder)
    answered(ours, whole("yes", "partly", "no", "yes", "yes"))
    return ours


def first_look(folder: Path) -> Workspace:
    ours = city(folder)
    answered(ours, {"GGI-A-17.1": "yes"})
    return ours


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", [city, numbers, assessment, first_look, peopled])
def test_every_form_is_made_from_whatever_there_is(
    tmp_path: Path, what: Callable[[Path], Workspace], form: str
) -> None:
    ours = what(tmp_path)
    short = made(ours, form)
    assert short.startswith(STARTS[form])
    long = made(ours, form, Wish(long=True))
    assert (long == short) is not FORMS[form].long


# Language


def test_the_language_goes_back_to_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSPO_LOCALE", str(finnish(tmp_path / "locale")))
    ours = assessment(tmp_path)
    speak("en")
    found = told(ours, Wish(language="fi")).report
    assert (found.language, spoken()) == ("fi", "en")
    assert found.maturity.goals[0].title == "Käyttö <&>"
    assert b"K\xc3\xa4ytt\xc3\xb6" in made(ours, "html", Wish(language="fi"))
    assert spoken() == "en"
    speak("fi")
    assert told(ours, Wish()).report.maturity.goals[0].title == "Usage"  # as ospo.yaml says: English
    assert spoken() == "fi"
    speak("en")


def test_the_language_goes_back_after_a_problem_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSPO_LOCALE", str(finnish(tmp_path / "locale")))
    ours = assessment(tmp_path)
    speak("en")
    with pytest.raises(Problem):
        told(ours, Wish(language="fi", assessment="nowhere"))
    assert spoken() == "en"


def test_ospo_yaml_says_language_and_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSPO_LOCALE", str(finnish(tmp_path / "locale")))
    ours = city(tmp_path, said="report: {language: fi, date_format: iso}")
    published(ours, *month())
    found = told(ours, Wish()).report
    assert found.language == "fi"
    assert "2026-11-21" in found.small_print.lines[0]
    assert told(ours, Wish(language="en")).report.language == "en"


# Kept, and what changed since


def test_what_is_made_is_kept_and_the_next_one_knows(tmp_path: Path) -> None:
    ours = numbers(tmp_path)
    assert told(ours, Wish()).report.changed is None
    first = told(ours, Wish(since_last=True)).report.changed
    assert first is not None and first.lines[0].startswith("No report of an earlier day is kept")
    for form in FORMS:
        made(ours, form)
    kept = [*(ours.reports / "kept").glob("*.json")]
    assert len(kept) == 1
    assert not [name for name in NAMES if name in kept[0].read_text("utf-8")]


def test_what_cannot_be_kept_is_said_and_the_report_is_made(tmp_path: Path) -> None:
    ours = numbers(tmp_path)
    ours.reports.mkdir()
    (ours.reports / "kept").write_text("", "utf-8")
    found, problems = make(ours, "json", Wish())
    assert json.loads(found)["report"]["organisation"] == "X"
    assert [problem.code for problem in problems] == ["saving.failed"]


def test_a_spoilt_assessment_beside_a_good_one_is_named(tmp_path: Path) -> None:
    ours = assessment(tmp_path)
    (ours.assessments / "2026-11-21-ggi").mkdir()
    sealed = answered(ours, whole("no", "no", "no", "no", "no"))
    log = sealed.folder / "log.jsonl"
    frozen(sealed)
    log.write_text(log.read_text("utf-8").replace('"value":"no"', '"value":"yes"', 1), "utf-8")
    found = told(ours, Wish())
    assert found.report.maturity.score == "70"
    assert sorted(problem.code for problem in found.problems) == ["assessment.missing", "log.seal"]
    make(ours, "json", Wish())
    assert not (ours.reports / "kept").exists()  # the next one would say what changed since half of it


def test_a_torn_line_of_the_assessment_that_is_told_is_named(tmp_path: Path) -> None:
    ours = assessment(tmp_path)
    (folder,) = ours.assessments.glob("*-ggi")
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write('{"kind":"ans')
    found = told(ours, Wish())
    assert found.report.maturity.score == "70"
    assert [problem.code for problem in found.problems] == ["log.torn"]


def test_answers_that_are_all_damaged_are_not_taken_for_none(tmp_path: Path) -> None:
    ours = assessment(tmp_path)
    (folder,) = ours.assessments.glob("*-ggi")
    (folder / "log.jsonl").write_bytes(b"\xff\xfe{")
    found = told(ours, Wish())
    assert found.report.maturity.nothing == "Cannot be known, because nothing is assessed yet."
    assert [problem.code for problem in found.problems] == ["log.torn"]


# The same input, the same bytes

SCRIPT = """
import hashlib, sys
from pathlib import Path
from data.workspace import Workspace
from report.making import FORMS, Wish, told
found = told(Workspace(Path(sys.argv[1])), Wish())
for form, one in FORMS.items():
    for long in (False, True):
        print(form, long, hashlib.sha256(one.made(found.report, found.theme, long)).hexdigest())
"""


def elsewhere(workspace: Workspace, **environment: str) -> str:
    """The same made by another process."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(workspace.root)], env={**os.environ, **environment}, text=True,
        capture_output=True, check=True, cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    return done.stdout


def test_the_same_is_told_in_the_same_bytes_by_another_process(tmp_path: Path) -> None:
    ours = peopled(tmp_path)
    one = elsewhere(ours, TZ="Pacific/Kiritimati", LANG="de_DE.UTF-8", LC_ALL="de_DE.UTF-8", PYTHONHASHSEED="1")
    other = elsewhere(ours, TZ="America/Los_Angeles", LANG="C", LC_ALL="C", PYTHONHASHSEED="2")
    assert one == other
    assert len(one.splitlines()) == 2 * len(FORMS)


# Names


def readable(made: bytes, form: str, folder: Path) -> str:
    """Whatever a reader, or who looks at the file's properties, gets to see."""
    if form == "pptx":
        with zipfile.ZipFile(io.BytesIO(made)) as found:
            return "\n".join(found.read(name).decode("utf-8", "replace") for name in found.namelist())
    if form != "pdf":
        return made.decode("utf-8")
    if not shutil.which("pdftotext"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("pdftotext is not there")
    file = folder / "made.pdf"
    file.write_bytes(made)
    words = [["pdftotext", str(file), "-"], ["pdfinfo", str(file)], ["pdfinfo", "-meta", str(file)]]
    said = [subprocess.run(one, capture_output=True, check=True).stdout.decode() for one in words]
    return "\n".join([*said, made.decode("latin-1")])


@pytest.mark.parametrize("form", FORMS)
def test_without_names_nobody_is_named_in_any_form(tmp_path: Path, form: str) -> None:
    ours = peopled(tmp_path)
    long = FORMS[form].long
    without = readable(made(ours, form, Wish(named=False, long=long)), form, tmp_path)
    parts = [part for name in NAMES for part in (name, name.split()[0])]
    assert not [part for part in parts if part in without]
    if form not in ("csv", "json"):  # so that the test can fail at all
        assert "Béla Step" in readable(made(ours, form, Wish(long=long)), form, tmp_path).replace("\n", " ")


def test_data_has_every_number_and_nobody(tmp_path: Path) -> None:
    ours = peopled(tmp_path)
    report = told(ours, Wish()).report
    rows = list(csv.DictReader(io.StringIO(made(ours, "csv").decode("utf-8-sig"), newline="")))
    assert [(one["metric"], one["what"]) for one in rows] == [(one.metric, one.what) for one in report.numbers]
    assert not [name for name in NAMES if name in made(ours, "csv").decode()]
