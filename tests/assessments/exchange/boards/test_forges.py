"""Issues as GitLab's and GitHub's API give them: what becomes of them is written down here by hand."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from assessments.answers.intents import Card, Objective, Since
from assessments.answers.log import read_log, read_plan
from assessments.people import people
from assessments.planning import planned
from tests.assessments.exchange.boards.boards import body, file, github, gitlab, said, start, taken

OF_13 = "Activity ID: [GGI-A-24 (EN)](https://gitlab.ow2.example/52_activity_24.md)."
OF_12 = "Activity ID: [GGI-A-24](https://gitlab.ow2.example/52_activity_24.md)."
FRENCH = "ID d'activité : [GGI-A-24 (FR)](https://gitlab.ow2.example/52_activity_24.md)."


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("issue", [gitlab, github])
@pytest.mark.parametrize("line", [OF_13, OF_12, FRENCH])
def test_an_issue_of_either_forge_and_version_gives_scorecard_and_status(tmp_path: Path, issue: Any, line: str) -> None:
    one = start(tmp_path / "assessments")
    given = issue(
        9, line, "Trust Goal", "Team Leader", "Decision Maker", "In Progress", at="2025-04-01T10:00:00+02:00",
        description="For our **three** mills.\n\nAnd a barn.", opportunity="We <b>see</b> more.",
        objectives="- [x] Choose figures\n- [ ] Show them\n  to everybody\n\nBy summer.", tools="- [ ] GrimoireLab",
    )  # fmt: skip
    found = taken(one, file(tmp_path, "issues.json", [given]))
    assert said(found, tmp_path) == []
    assert (found.activities, found.scorecards, found.statuses) == (1, 1, 1)
    plan = planned(one)
    assert plan.statuses == {"GGI-A-24": [Since(status="in_progress", since=at("2025-04-01T08:00"))]}
    objectives = (Objective(text="Choose figures", done=True), Objective(text="Show them to everybody", done=False))
    assert plan.scorecards == {
        "GGI-A-24": Card(
            description="For our **three** mills.\n\nAnd a barn.", opportunity="We <b>see</b> more.",
            objectives=objectives, tools="- [ ] GrimoireLab", notes="Objectives\n\nBy summer.",
        )
    }  # fmt: skip


def test_a_board_never_answers_and_keeps_no_name(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    given = gitlab(9, OF_13, "Done", objectives="- [x] All of it")
    given["description"] = given["description"].replace("- [ ] A point.", "- [x] A point.")
    found = taken(one, file(tmp_path, "issues.json", [given]))
    assert said(found, tmp_path) == [
        (
            "issues.json, item 1: boxes are ticked outside the scorecard (1 in all). A tick is no answer here; answer "
            "these points yourself."
        )
    ]
    assert read_log(one.folder).events == []
    assert {event.kind for event in read_plan(one.folder).events} == {"status", "scorecard"}
    written = (one.folder / "plan.jsonl").read_text("utf-8") + (tmp_path / "assessments/people.yaml").read_text("utf-8")
    assert "zoe" not in written.lower()
    assert [*people(tmp_path / "assessments").values()] == ["Ann"]


def test_an_untouched_board_gives_statuses_alone(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    found = taken(one, file(tmp_path, "issues.json", [gitlab(9, OF_13, "Not Selected")]))
    assert (found.scorecards, found.statuses) == (0, 1)


def test_closed_issues_count_and_change_requests_do_not(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    closed = github(9, OF_13, "Done") | {"state": "closed"}
    request = github(10, OF_13.replace("24", "44"), "Done") | {"pull_request": {"url": "https://api.github.com/10"}}
    found = taken(one, file(tmp_path, "issues.json", [closed, request]))
    assert said(found, tmp_path) == []
    assert [*planned(one).statuses] == ["GGI-A-24"]


def test_pages_one_after_the_other_and_lists_in_a_list_are_read(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    pages = [[gitlab(9, OF_13, "Done")], [gitlab(10, OF_13.replace("24", "44"), "Done")]]
    text = "".join(map(json.dumps, pages))
    taken(one, file(tmp_path, "issues.json", text))
    other = start(tmp_path / "others")
    taken(other, file(tmp_path, "slurped.json", pages))
    assert [*planned(one).statuses] == [*planned(other).statuses] == ["GGI-A-24", "GGI-A-44"]


def test_what_a_person_wrote_is_named_where_it_finds_no_place(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    issues: list[Any] = [
        gitlab(1, "Some wish."), gitlab(2, OF_13.replace("24", "99"), "Done"), gitlab(3, OF_13, "Done", "urgent"),
        gitlab(4, OF_13.replace("24", "44"), "Done", "In Progress", "urgent"), gitlab(5, OF_13.replace("24", "43")),
        {"name": "a label"}, 5, gitlab(6, OF_13.replace("24", "42"), "Done", at="last week"),
        gitlab(7, OF_13, "In Progress", at="2025-03-01T00:00:00Z", tools="An older idea."),
        gitlab(8, OF_13.replace("24", "41"), "Done", at="2999-01-01T00:00:00Z"),
    ]  # fmt: skip
    issues[2]["description"] += "\n### Our thoughts\n\nMany.\n"
    found = taken(one, file(tmp_path, "b.json", issues))
    assert said(found, tmp_path) == [
        (
            "b.json, item 3: “Our thoughts” is no part of the board's issues, and what stands below it was left "
            "out. Move "
            "it into the scorecard to keep it."
        ),
        "b.json, item 6: this is neither an issue nor a label event. It was left out.",
        "b.json, item 7: this is neither an issue nor a label event. It was left out.",
        "b.json, item 8: “last week” is no time at which a board can have changed. What depends on it was left out.",
        (
            "b.json, item 10: “2999-01-01T00:00:00Z” is no time at which a board can have changed. What depends "
            "on it was "
            "left out."
        ),
        (
            "b.json, item 1: “Issue 1” names no activity. It was left out; add the line with its activity's id "
            "and import "
            "again."
        ),
        "b.json, item 2: ggi 1.3 has no activity GGI-A-99. It was left out; check the id.",
        "b.json, item 10: ggi 1.3 has no activity GGI-A-41. It was left out; check the id.",
        (
            "b.json, item 9: GGI-A-24 stands in b.json, item 3 too, which was changed later and was taken. The "
            "scorecard "
            "here was left out."
        ),
        "b.json, item 4: GGI-A-44 has several statuses, and none was taken. Leave one of them and import again.",
        (
            "b.json, item 5: GGI-A-43 has no status. Give it one of the labels Not Selected, In Progress and Done, and "
            "import again."
        ),
        "b.json, item 3: the label “urgent” is none of the board's, and was left out (2 times in all).",
    ]
    assert {key: some[0].status for key, some in planned(one).statuses.items()} == {"GGI-A-24": "done"}


def test_an_issue_without_the_line_is_known_by_its_title(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    given = gitlab(9, "No line any more.", "Done") | {"title": "Manage key indicators"}
    assert taken(one, file(tmp_path, "issues.json", [given])).activities == 1
    assert [*planned(one).statuses] == ["GGI-A-24"]


def test_an_empty_body_and_fields_of_other_kinds_do_no_harm(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    odd = gitlab(9, OF_13) | {"description": None, "labels": "Done", "updated_at": 7, "title": ["x"], "iid": None}
    broken = gitlab(10, OF_13, "Done", tools="half \ud800 a character")
    taken(one, file(tmp_path, "issues.json", [odd, broken]))
    assert planned(one).scorecards["GGI-A-24"].tools == "half \ufffd a character"


def test_what_a_scorecard_has_beside_its_fields_goes_to_the_notes(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    text = body(OF_13).replace("</details>", "#### Budget\n\nNone.\n</details>", 1)
    taken(one, file(tmp_path, "issues.json", [gitlab(9, OF_13, "Done") | {"description": text}]))
    assert planned(one).scorecards == {"GGI-A-24": Card(notes="Budget\n\nNone.")}
