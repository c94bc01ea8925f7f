"""The label history of a board becomes statuses, each from its moment on."""

from datetime import datetime
from pathlib import Path
from typing import Any

from assessments.answers.intents import Since
from assessments.answers.log import read_plan
from assessments.people import people
from assessments.planning import planned
from tests.assessments.exchange.boards.boards import file, github, gitlab, said, start, taken

LINE = "Activity ID: [GGI-A-24 (EN)](https://gitlab.ow2.example/52_activity_24.md)."
JANUARY, MARCH, APRIL = datetime(2025, 1, 2, 8), datetime(2025, 3, 5, 23, 30), datetime(2025, 4, 1, 8)
PAST = [Since(status="not_selected", since=JANUARY), Since(status="in_progress", since=MARCH)]


def gitlab_event(issue: int, when: str, action: str, label: str | None, who: str = "zoe") -> dict[str, Any]:
    """An event of /projects/:id/issues/:iid/resource_label_events: `resource_id` is the forge's id."""
    return {
        "id": 1, "user": {"id": 3, "username": who, "name": "Zoe Quill"}, "created_at": when, "resource_type": "Issue",
        "resource_id": 90000 + issue, "label": label and {"id": 5, "name": label}, "action": action,
    }  # fmt: skip


def github_event(issue: int, when: str, event: str, label: str, who: str = "zoe") -> dict[str, Any]:
    """An event of /repos/:owner/:repo/issues/events."""
    return {
        "id": 1, "actor": {"login": who, "id": 3}, "event": event, "created_at": when, "label": {"name": label},
        "issue": {"number": issue},
    }  # fmt: skip


def test_gitlab_s_history(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    issues = file(tmp_path, "issues.json", [gitlab(9, LINE, "In Progress")])
    history = file(tmp_path, "events.json", [
        gitlab_event(9, "2025-01-02T08:00:00.000Z", "add", "Not Selected"),
        gitlab_event(9, "2025-01-02T08:00:00.000Z", "add", "Trust Goal"),
        gitlab_event(9, "2025-03-06T00:30:00.000+01:00", "add", "In Progress"),
        gitlab_event(9, "2025-03-06T00:30:00.000+01:00", "remove", "Not Selected"),
    ])  # fmt: skip
    assert said(taken(one, issues, history), tmp_path) == []
    assert planned(one).statuses == {"GGI-A-24": PAST}


def test_github_s_history_and_the_label_of_today_where_it_says_something_else(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    history = file(tmp_path, "events.json", [
        github_event(9, "2025-03-05T23:30:00Z", "labeled", "In Progress"),
        github_event(9, "2025-03-05T23:30:00Z", "unlabeled", "Not Selected"),
        github_event(9, "2025-01-02T08:00:00Z", "labeled", "Not Selected"),
        {"id": 2, "event": "closed", "actor": {"login": "zoe"}, "issue": {"number": 9}},
    ])  # fmt: skip
    issues = file(tmp_path, "issues.json", [github(9, LINE, "Done")])
    assert said(taken(one, history, issues), tmp_path) == []
    assert planned(one).statuses == {"GGI-A-24": [*PAST, Since(status="done", since=APRIL)]}


def test_importing_again_adds_only_what_is_new(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    issues = file(tmp_path, "issues.json", [gitlab(9, LINE, "Done", tools="A tool.", objectives="- [ ] One")])
    history = file(tmp_path, "events.json", [gitlab_event(9, "2025-01-02T08:00:00Z", "add", "Not Selected")])
    taken(one, issues, history)
    before = (one.folder / "plan.jsonl").read_bytes()
    again = taken(one, issues, history)
    assert (again.activities, again.statuses, again.scorecards) == (1, 0, 0)
    later = gitlab(9, LINE, "Done", tools="A tool.", objectives="- [ ] One", at="2025-04-20T08:00:00Z")
    assert taken(one, file(tmp_path, "later.json", [later])).statuses == 0
    assert (one.folder / "plan.jsonl").read_bytes() == before
    back = taken(one, file(tmp_path, "back.json", [later | {"labels": ["In Progress"]}]))
    assert (back.statuses, back.scorecards) == (1, 0)
    assert planned(one).statuses["GGI-A-24"][-1] == Since(status="in_progress", since=datetime(2025, 4, 20, 8))


def test_a_label_that_came_after_the_last_change_of_its_issue_is_no_second_status(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    issues = file(tmp_path, "issues.json", [gitlab(9, LINE, "In Progress", at="2025-02-01T08:00:00Z")])
    history = file(tmp_path, "events.json", [
        gitlab_event(9, "2025-01-02T08:00:00Z", "add", "Not Selected"),
        gitlab_event(9, "2025-03-05T23:30:00Z", "add", "In Progress"),
    ])  # fmt: skip
    taken(one, issues, history)
    assert planned(one).statuses == {"GGI-A-24": PAST}


def test_an_older_copy_of_the_board_adds_what_held_then(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    taken(one, file(tmp_path, "new.json", [gitlab(9, LINE, "Done", at="2025-04-01T08:00:00Z")]))
    taken(one, file(tmp_path, "old.json", [gitlab(9, LINE, "Done", at="2025-01-02T08:00:00Z")]))
    assert planned(one).statuses["GGI-A-24"] == [Since(status="done", since=when) for when in (JANUARY, APRIL)]


def test_names_are_kept_only_when_asked_for(tmp_path: Path) -> None:
    root = tmp_path / "assessments"
    one = start(root)
    issues = file(tmp_path, "issues.json", [gitlab(9, LINE, "Done")])
    history = file(tmp_path, "events.json", [
        gitlab_event(9, "2025-01-02T08:00:00Z", "add", "Not Selected", "zoe"),
        gitlab_event(9, "2025-03-05T23:30:00Z", "add", "In Progress", "half \ud800 a name"),
    ])  # fmt: skip
    other = start(tmp_path / "others")
    taken(other, issues, history)
    assert [*people(tmp_path / "others").values()] == ["Ann"]
    assert {event.by for event in read_plan(other.folder).events} == {*other.about.leads}
    taken(one, issues, history, keep_names=True)
    names = people(root)
    who = [(names[event.by], event.via and names[event.via]) for event in read_plan(one.folder).events]
    assert who == [("zoe", "Ann"), ("half \ufffd a name", "Ann"), ("Ann", None)]


def test_a_history_that_belongs_nowhere_is_named(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    history = file(tmp_path, "events.json", [
        github_event(8, "2025-03-05T23:30:00Z", "labeled", "In Progress"),
        github_event(8, "2025-03-06T23:30:00Z", "labeled", "Done"),
        {"id": 3, "event": "commented", "body": "I think so.", "actor": {"login": "zoe"}},
        gitlab_event(9, "2025-01-02T08:00:00Z", "add", None),
    ])  # fmt: skip
    found = taken(one, history)
    assert said(found, tmp_path) == [
        "events.json, item 3: comments are not taken over.",
        "events.json, item 4: the label that was added here was deleted since. It was left out.",
        (
            "events.json, item 1: no issue number 8 was given, so its history was left out (2 entries). Import "
            "the issues "
            "together with their history."
        ),
    ]
    assert found.activities == 0
