"""Workspaces to tell reports from: the figures that a test names, and answers so plain that scores are seen at once.

Everything is of November 2026: published on the 21st, when October was the last whole month, answered on the 20th.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from assessments import workflow
from assessments.folder import About, Assessment
from assessments.making import create as create_assessment
from assessments.people import person
from assessments.planning import intend
from assessments.questionnaire.shape import Model
from data.ledger import open_ledger
from data.workspace import Workspace, create
from publish import peers, publish
from report.asked import own
from report.sources import Sources, sources
from report.story import Number
from tests.assessments.begun import asking
from tests.assessments.evidence.measured import OCTOBER, row
from tests.assessments.said import answer

LAST_YEAR = date(2025, 10, 1)
PUBLISHED, ANSWERED = datetime(2026, 11, 21), date(2026, 11, 20)
GOALS = ("usage", "trust", "culture", "engagement", "strategy")
NAMES = ["Ada Lead", "Béla Step", "Cecilia Risk", "Daria Target"]
LEAD = NAMES[0]
UNSAID = (
    "month",
    "scorecard",
    "libyears",
    "fixable",
    "vulnerable_repositories",
)  # said where it matters, or drawn

Row = dict[str, Any]


def city(folder: Path, said: str = "", **about: Any) -> Workspace:
    """X, of which nothing is known; `said` goes into ospo.yaml."""
    made = create(folder / "w", "X", **about)
    made.file.write_text(made.file.read_text("utf-8") + said + "\n", "utf-8")
    return made


def month(*rows: Row) -> list[Row]:
    """These figures, and the commits by which the month counts as collected to its end."""
    return [row("commits", 5), *rows]


def year(metric: str, earlier: float | None, later: float | None, then: Mapping[str, Any] | None = None,
         **other: Any) -> list[Row]:  # fmt: skip
    """A figure of October 2025 and of October 2026; `then` is of the earlier one alone."""
    return [row(metric, earlier, LAST_YEAR, **{**other, **(then or {})}), row(metric, later, OCTOBER, **other)]


def published(workspace: Workspace, *rows: Row, comparable: list[Row] | None = None, **tables: list[Row]) -> Workspace:
    """The figures as if just these had come of a ledger, in `comparable` too unless others are named for it.

    Of tables as many columns as a row names; files of peers that lie in the workspace are read.
    """
    workspace.snapshot.write_bytes(_nothing())
    with duckdb.connect(str(workspace.snapshot)) as connection:
        connection.execute("update snapshot set published_at = ?, today = ?", [PUBLISHED, PUBLISHED.date()])
        filled = {"metric_value": [*rows], "comparable": [*rows] if comparable is None else comparable, **tables}
        for table, cells in filled.items():
            for one in cells:
                names, places = ", ".join(f'"{name}"' for name in one), ", ".join("?" * len(one))
                connection.execute(f"insert into {table} ({names}) values ({places})", [*one.values()])
        for table in ("peer", "peer_group", "peer_edition"):
            connection.execute(f"drop table {table}")
        peers.add(connection, workspace, "main", PUBLISHED.date())
    return workspace


def answered(workspace: Workspace, answers: Mapping[str, str], on: date = ANSWERED, model: str = "ggi",
             version: str = "1.3", subject: str = "x") -> Assessment:  # fmt: skip
    """An assessment of a day, answered by Ada Lead: by goal, activity or point, a later key once more."""
    root = workspace.assessments
    lead = person(root, LEAD)
    about = About(model=model, version=version, subject=subject, leads=(lead,))
    one = asking(create_assessment(root, about, on), None, on)
    one.say([
        answer(point, value, lead)
        for key, value in answers.items() for point in points(one.model, key)
    ])  # fmt: skip
    return one


def points(model: Model, key: str) -> list[str]:
    """Ids of the points of a goal, an activity or a point."""
    of_goal = [
        each for goal in model.goals if goal.id == key for one in goal.activities for each in model.asked(one.id)
    ]
    return of_goal or model.asked(key)


def whole(*five: str) -> dict[str, str]:
    """An answer for each goal of Good Governance in its order: usage, trust, culture, engagement, strategy."""
    return dict(zip(GOALS, five, strict=True))


def frozen(one: Assessment, on: date = ANSWERED) -> Assessment:
    """Frozen by the one who answered."""
    workflow.freeze(one, one.about.leads[0], one.about.subject, on)
    return one


def planned(one: Assessment, kind: str, key: str, **value: Any) -> None:
    """A target or a step of the plan."""
    intend(one, [{"kind": kind, "key": key, "by": one.about.leads[0], "value": value}])


def peopled(folder: Path) -> Workspace:
    """Everybody who can be named is: by answers, a step, a target, and the risk."""
    ours = city(folder, country="FR", level="national")
    one = answered(ours, whole("yes", "partly", "no", "yes", "yes"), date(2026, 11, 1))
    step, risk, target = (person(ours.assessments, name) for name in NAMES[1:])
    planned(one, "step", "GGI-A-21", due=date(2026, 12, 1), owner=step)
    planned(one, "target", "GGI-A-22", score=80, date=date(2026, 12, 1), owner=target)
    frozen(one, date(2026, 11, 2))
    package = {
        "organisation": "x", "package": "pkg:npm/heavy", "repositories": 1, "of_repositories": 1, "versions": 1,
        "vulnerabilities": 1, "vulnerable_repositories": 1, "fixable": 0, "severity": 4, "priority_low": 9.0,
        "priority_high": 9.0, "screened": True,
    }  # fmt: skip
    listed = {"organisation": "x", "repository": "r", "component": "pkg:npm/heavy@1", "package": "pkg:npm/heavy"}
    published(ours, *month(row("contributors", 5)), package=[package], component=[listed])
    own(ours, "pkg:npm/heavy", risk)
    return ours


def told_from(workspace: Workspace, **wish: Any) -> Sources:
    """What a report is told from, its configuration read anew."""
    return sources(Workspace(workspace.root), **wish)


def texts(part: object) -> Iterator[str]:
    """Whatever is said in a part of the story."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part) and not isinstance(part, Number):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


@cache
def _nothing() -> bytes:
    """A snapshot with all its tables, published from an empty ledger."""
    with TemporaryDirectory() as folder:
        made = create(Path(folder), "X")
        with made.lock(), open_ledger(made.ledger) as ledger:
            publish(made, ledger, PUBLISHED)
        return made.snapshot.read_bytes()
