"""Open steps as issues: a table that GitLab imports, and a script for GitHub's command line, which imports none."""

import csv
import io
import shlex
from collections.abc import Mapping

from assessments.roadmap import wording
from assessments.roadmap.markdown import body
from assessments.roadmap.roadmap import Roadmap
from data.harmless import harmless
from data.words import _

COLUMNS = ("title", "description", "due_date")  # of GitLab's five those that need nothing made there before


def gitlab(one: Roadmap, names: Mapping[str, str]) -> str:
    """CSV, a row for each step that is not done; cells that a spreadsheet would compute are made harmless."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for step in one.open:
        cells = wording.title(step), body(one, step, names), step.task.due.isoformat()
        table.writerow([harmless(cell) for cell in cells])
    return written.getvalue()


def github(one: Roadmap, names: Mapping[str, str]) -> str:
    """A shell script, a call of `gh issue create` for each step that is not done."""
    comments = (
        _("Makes an issue for each step of the roadmap. Read it before you run it: running it twice makes them twice."),
        _("Run it in a clone of the repository, or say which one: GH_REPO=OWNER/NAME sh FILE"),
    )
    head = ["#!/bin/sh", *(f"# {wording.line(comment)}" for comment in comments), "set -eu"]
    calls = [
        shlex.join(["gh", "issue", "create", "--title", wording.title(step), "--body", body(one, step, names)])
        for step in one.open
    ]
    return "\n".join([*head, *calls]) + "\n"
