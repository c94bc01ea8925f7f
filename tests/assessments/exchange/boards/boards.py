"""Boards as the two forges and the exporter give them; the people and towns in them are invented."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from assessments.exchange.boards.board import Board
from assessments.exchange.boards.taking import Taken, take
from assessments.exchange.incoming import received
from assessments.folder import About, Assessment
from assessments.making import create
from assessments.people import person

TEMPLATE = """\
----

### Scorecard

<details><summary>Click to expand</summary>

#### Customized description

{description}

#### Opportunity assessment

{opportunity}

#### Objectives

{objectives}

#### Tools

{tools}

#### Operational Notes

{notes}

</details>

----

### Description

This activity is about something.

### Progress Assessment

- [ ] A point.

### Proposed next activities

- [GGI-A-37 - Another one (EN)](https://board.example/37) comes next.
"""
UNTOUCHED = {
    "description": "Scope of what has to be done.",
    "opportunity": "Why is this activity relevant?",
    "objectives": "What we aim to achieve in this iteration.",
    "tools": "Technologies, tools and products used in the Activity.",
    "notes": "Approach, method to progress in the Activity",
}


def body(line: str, **fields: str) -> str:
    return f"{line}\n\n{TEMPLATE.format(**UNTOUCHED | fields)}"


def gitlab(iid: int, line: str, *labels: str, at: str = "2025-04-01T08:00:00.250Z", **fields: str) -> dict[str, Any]:
    """An issue of /projects/:id/issues."""
    return {
        "id": 90000 + iid, "iid": iid, "project_id": 7, "title": f"Issue {iid}", "description": body(line, **fields),
        "state": "opened", "created_at": "2025-01-02T08:00:00.000Z", "updated_at": at, "closed_at": None,
        "labels": [*labels], "milestone": None, "assignees": [{"id": 3, "username": "zoe", "name": "Zoe Quill"}],
        "author": {"id": 3, "username": "zoe", "name": "Zoe Quill"}, "type": "ISSUE", "issue_type": "issue",
        "web_url": f"https://gitlab.example/x/board/-/issues/{iid}", "task_completion_status": {"count": 0},
    }  # fmt: skip


def github(number: int, line: str, *labels: str, at: str = "2025-04-01T08:00:00Z", **fields: str) -> dict[str, Any]:
    """An issue of /repos/:owner/:repo/issues; its lines end as GitHub's do."""
    return {
        "url": f"https://api.github.com/repos/x/board/issues/{number}", "id": 3276140000 + number, "number": number,
        "html_url": f"https://github.com/x/board/issues/{number}", "title": f"Issue {number}",
        "user": {"login": "zoe", "id": 3}, "assignees": [{"login": "zoe", "id": 3}],
        "labels": [{"id": 1, "name": label, "color": "fff"} for label in labels], "state": "open",
        "created_at": "2025-01-02T08:00:00Z", "updated_at": at, "closed_at": None,
        "body": body(line, **fields).replace("\n", "\r\n"),
    }  # fmt: skip


def start(root: Path, version: str = "1.3") -> Assessment:
    """An assessment of the handbook's questionnaire, led by Ann."""
    about = About(model="ggi", version=version, subject="city-of-x", leads=(person(root, "Ann"),))
    return create(root, about, date(2025, 5, 1))


def file(folder: Path, name: str, text: object) -> Path:
    """A file of a text, or of anything else as JSON."""
    path = folder / name
    path.write_text(text if isinstance(text, str) else json.dumps(text), "utf-8")
    return path


def board(*files: Path) -> Board:
    found = received(files)
    assert not found.problems, [*map(str, found.problems)]
    assert found.board
    return found.board


def taken(assessment: Assessment, *files: Path, **how: bool) -> Taken:
    return take(assessment, board(*files), assessment.about.leads[0], **how)


def said(taken: Taken, folder: Path) -> list[str]:
    """The problems without the folder they name."""
    return [str(problem).replace(f"{folder}/", "") for problem in taken.problems]
