"""What leaves a roadmap is read back by others' readers: csv, a shell with a `gh` that notes its words, icalendar."""

import csv
import io
import json
import os
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from assessments.planning import intend
from assessments.roadmap.files import FORMS
from assessments.roadmap.roadmap import Roadmap, roadmap
from tests.assessments.roadmap.mapped import UNTIL, mapped, step
from tests.assessments.roadmap.test_candidates import NONE

NAMES = {"p-1": "Ada O'Neill"}
HOSTILE = 'Don\'t; $(touch ran) `touch ran` "q"\n/close \\ \x07& ünï — *bold*'
ONE_LINE = 'Don\'t; $(touch ran) `touch ran` "q" /close \\ & ünï — *bold*'
LONG = "ä" * 250


@pytest.fixture
def one(tmp_path: Path) -> Roadmap:
    """Four steps, one of them done."""
    return mapped(
        tmp_path, NONE, step("A-1", title=HOSTILE, owner="p-1", start=date(2026, 12, 1)), step("A-1.2", title="=1+1"),
        step("A-2", title=LONG, days=2.5), step("A-3", done=True), reviewed=75,
    )  # fmt: skip


def entries(text: str) -> list[Any]:
    """The calendar's, as another reader has them."""
    return [*Calendar.from_ical(text).walk("VEVENT")]


def gitlab(one: Roadmap) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(FORMS["csv"].write(one, NAMES), newline=""))]


def test_gitlab_reads_title_description_and_day_of_what_is_open(one: Roadmap) -> None:
    rows = gitlab(one)
    assert [*rows[0]] == ["title", "description", "due_date"]
    assert [row["title"] for row in rows] == [ONE_LINE, "'=1+1", LONG]
    assert {row["due_date"] for row in rows} == {"2027-01-31"}
    text = rows[2]["description"]
    assert text.startswith(f"A step of the roadmap of {one.assessment.id}.")
    for said in ("- Goal: Use\n", "- Activity: Share (A-2)\n", "- Due: 2027-01-31\n", "- Effort: 2.5 days\n",
                 "- Brings to the overall score: 25 points\n", "- [ ] Question: Is it looked at?\n"):  # fmt: skip
        assert said in text
    assert text.endswith("75\N{NO-BREAK SPACE}%, a yes takes 80\N{NO-BREAK SPACE}% or more")
    assert "- Owner: Ada O'Neill\n- " in rows[0]["description"]


def test_no_cell_is_computed_and_no_line_is_an_order_to_gitlab(one: Roadmap) -> None:
    for row in gitlab(one):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
        assert not any(line.startswith("/") for line in row["description"].splitlines())


def test_github_gets_each_step_once_and_nothing_else_runs(one: Roadmap, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "gh").write_text(
        "#!/usr/bin/env python3\nimport json, sys\n"
        "with open('told', 'a') as file:\n    print(json.dumps(sys.argv[1:]), file=file)\n"
    )
    (tools / "gh").chmod(0o755)
    script = tmp_path / "roadmap.sh"
    script.write_text(FORMS["gh"].write(one, NAMES), "utf-8")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
    environment = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
    subprocess.run(["sh", str(script)], check=True, cwd=tmp_path, env=environment)
    told = [json.loads(line) for line in (tmp_path / "told").read_text("utf-8").splitlines()]
    assert [words[:3] + words[4:5] for words in told] == [["issue", "create", "--title", "--body"]] * 3
    assert [words[3] for words in told] == [ONE_LINE, "=1+1", LONG]
    assert [words[5] for words in told] == [row["description"] for row in gitlab(one)]
    assert not (tmp_path / "ran").exists()


def test_check_lists_have_a_heading_a_goal_and_a_box_a_step(one: Roadmap) -> None:
    lines = FORMS["markdown"].write(one, {}).splitlines()
    assert [line for line in lines if line.startswith("#")] == ["# Roadmap", "## Use", "## Care"]
    boxes = [line for line in lines if line.startswith("- [")]
    assert boxes[1:] == ["- [ ] **=1+1**", f"- [ ] **{LONG}**", "- [x] **Mend**"]
    assert boxes[0].endswith(r"\\ \& ünï — \*bold\***")
    assert "  - Question: Is it mended fast?" in lines


def test_calendars_get_an_entry_of_a_whole_day_each(one: Roadmap) -> None:
    text = FORMS["ics"].write(one, NAMES)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    events = entries(text)
    assert [str(each["summary"]) for each in events] == [ONE_LINE, "=1+1", LONG]
    assert {(each["dtstart"].dt, each["dtend"].dt) for each in events} == {(UNTIL, UNTIL + timedelta(days=1))}
    assert "\nOwner: Ada O'Neill\n" in str(events[0]["description"])
    assert len({str(each["uid"]) for each in events}) == 3


def test_an_entry_imported_anew_is_the_newer_one_of_the_same(one: Roadmap) -> None:
    def first(now: Roadmap) -> tuple[str, int]:
        event = entries(FORMS["ics"].write(now, {}))[0]
        return str(event["uid"]), int(event["sequence"])

    before = first(one)
    intend(one.assessment, [step("A-1", date(2027, 1, 5))])
    after = first(roadmap(one.assessment, {}))
    assert after[0] == before[0]
    assert after[1] > before[1]


@pytest.mark.parametrize("form", FORMS)
def test_names_go_only_where_they_are_given(form: str, one: Roadmap) -> None:
    assert "O'Neill" not in FORMS[form].write(one, {}).replace("\r\n ", "")
    assert "p-1" not in FORMS[form].write(one, {})
    assert "Owner" in FORMS[form].write(one, NAMES)


@pytest.mark.parametrize("form", FORMS)
def test_without_steps_a_file_is_still_one(form: str, tmp_path: Path) -> None:
    text = FORMS[form].write(mapped(tmp_path, NONE), {})
    if form == "ics":
        assert not entries(text)
    assert text
    assert "gh issue" not in text
