"""Invented self-assessments for the demo: two that were frozen, a year apart, and one in review."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count, cycle
from pathlib import Path

from assessments import workflow
from assessments.answers.log import Draft
from assessments.carrying import carry
from assessments.folder import About, Assessment
from assessments.making import create
from assessments.people import person
from assessments.planning import intend
from assessments.sample import plan as sample_plan
from data.words import N_, _

ANSWERS = {"y": "yes", "p": "partly", "n": "no"}
LOWER = {"y": "p", "p": "n", "n": "n"}
PEOPLE = {
    "developer": N_("Sample developer"),
    "team-leader": N_("Sample team leader"),
    "decision-maker": N_("Sample decision maker"),
}


@dataclass(frozen=True)
class Year:
    """For each goal the letters that its points take in turn; every so many points one is not answered."""

    version: str
    goals: dict[str, str]
    gap: int


FIRST = Year(
    "1.2", {"usage": "pnynn", "trust": "npnny", "culture": "ypyp", "engagement": "nnpnn", "strategy": "npn"}, gap=13
)
SECOND = Year(
    "1.3", {"usage": "pyypn", "trust": "ypnpy", "culture": "ypnn", "engagement": "nnpny", "strategy": "npn"}, gap=17
)
RUNNING = Year(
    "1.3", {"usage": "yyypn", "trust": "ypypy", "culture": "ypny", "engagement": "npyny", "strategy": "ypn"}, gap=5
)
OUT_OF_SCOPE = "GGI-A-33"


def add(root: Path, organisation: str, today: date) -> None:
    """Adds them below `root`: one frozen two years before `today`, one a year before, one that is in review."""
    people = {role: person(root, _(name)) for role, name in PEOPLE.items()}
    first = _answered(root, organisation, FIRST, people, today - timedelta(days=750))
    _frozen(first, organisation, people, today - timedelta(days=730), open_points=1)
    second = _answered(root, organisation, SECOND, people, today - timedelta(days=385), first.id)
    _frozen(second, organisation, people, today - timedelta(days=365), open_points=0)
    running = _answered(root, organisation, RUNNING, people, today - timedelta(days=12), second.id)
    intend(running, sample_plan.board(today - timedelta(days=12), people["decision-maker"]))
    intend(running, sample_plan.roadmap(today, people["decision-maker"], people["team-leader"]))
    _leave_out(_on(running, today - timedelta(days=5)), people)
    _reviewed(_on(running, today - timedelta(days=2)), people, open_points=4)


def _answered(
    root: Path, organisation: str, year: Year, people: dict[str, str], day: date, earlier: str | None = None
) -> Assessment:
    """A new one of that day, with its plan; each person answers on a day of their own."""
    lead = people["decision-maker"]
    about = About(model="ggi", version=year.version, subject=organisation, leads=(lead,))
    one = _on(create(root, about, day), day)
    one = carry(one, earlier, lead) if earlier else one
    for days, (role, by) in enumerate(people.items()):
        _on(one, day + timedelta(days=days)).say([*_said(one, year, role, by)])
    intend(one, sample_plan.drafts(day, lead, people["team-leader"]))
    return one


def _said(one: Assessment, year: Year, role: str, by: str) -> Iterator[Draft]:
    """What a person answers in a role; where two are asked, the second sees every fourth point less brightly."""
    number = count(1)
    for goal in one.model.goals:
        letters = cycle(year.goals[goal.id])
        for point, roles in [(point.id, activity.roles) for activity in goal.activities for point in activity.points]:
            n, letter = next(number), next(letters)
            if role in roles and n % year.gap:
                letter = LOWER[letter] if n % 4 == 0 and role != roles[0] else letter
                yield {"kind": "answer", "key": point, "value": ANSWERS[letter], "by": by, "hat": role} | _words(n)


def _words(number: int) -> Draft:
    """A note here and a link there."""
    words: Draft = {"note": _("Sample note: said in a meeting that never was.")} if number % 6 == 0 else {}
    return words | ({"links": [f"https://example.org/sample/{number}"]} if number % 9 == 0 else {})


def _leave_out(one: Assessment, people: dict[str, str]) -> None:
    reason = _("Sample reason: another office buys support for us.")
    one.say([
        {"kind": "answer", "key": OUT_OF_SCOPE, "value": "not_applicable", "note": reason,
         "by": people["decision-maker"], "hat": "decision-maker"},
    ])  # fmt: skip


def _reviewed(one: Assessment, people: dict[str, str], open_points: int) -> None:
    """In review, what is disputed settled but for the last points."""
    lead = people["decision-maker"]
    workflow.move(one, lead, "review")
    disputed = workflow.gaps(one.model, one.log().events).disputed
    for point in disputed[: len(disputed) - open_points]:
        workflow.validate(one, lead, point, "partly", _("Sample reason: we looked at it together."))


def _frozen(one: Assessment, organisation: str, people: dict[str, str], day: date, open_points: int) -> None:
    _reviewed(_on(one, day), people, open_points)
    reason = _("Sample reason: the year was over.") if open_points else None
    workflow.freeze(_on(one, day), people["decision-maker"], organisation, day, reason)


def _on(one: Assessment, day: date) -> Assessment:
    """The assessment as if that day's noon were now."""
    noon = datetime.combine(day, time(12))
    return replace(one, clock=lambda: noon)
