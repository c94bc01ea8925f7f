"""Since last time: what changed, what is due, what went stale, what is contradicted now, and which risks are new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from assessments.answers.events import Answered
from assessments.answers.fold import fold
from assessments.answers.log import read_log
from assessments.answers.standing import Standing
from assessments.evidence import numbers
from assessments.evidence.contradictions import Contradiction, contradictions
from assessments.evidence.drift import Drifted, drift
from assessments.evidence.finding import findings
from assessments.folder import Assessment
from assessments.history import history
from assessments.since.dates import SOON, Dated, dated
from assessments.since.risks import NewFlaw, new_flaws
from data.path import Course
from data.snapshot import Snapshot

STALE = timedelta(days=45)


@dataclass(frozen=True)
class Since:
    """What happened from `day` on.

    answers: how many points were answered, or answered anew; frozen: ids of assessments; turned: points whose number
    surely says another thing; contradicted: contradictions that were none on that day; stale: ids of repositories of
    which nothing was confirmed for 45 days. Lists of days have the earliest first.
    """

    day: date
    answers: int
    frozen: list[str]
    turned: list[Drifted]
    contradicted: list[Contradiction]
    due: list[Dated]
    overdue: list[Dated]
    stale: list[str]
    risks: list[NewFlaw]


def since(
    assessment: Assessment | None, every: Iterable[Assessment], snapshot: Snapshot | None, organisation: str,
    courses: Mapping[str, Course], day: date, today: date,
) -> Since:  # fmt: skip
    """Of the assessment that is worked with, None before there is one; `every`: by their ids. Raises Problem.

    `snapshot`: None before anything is published, when numbers say nothing.
    """
    days = dated(assessment, courses) if assessment else []
    every = list(every)
    turned, contradicted = (
        _said(assessment, every, snapshot, organisation, day) if assessment and snapshot else ([], [])
    )
    return Since(
        day=day,
        answers=len(_answered(assessment, day)) if assessment else 0,
        frozen=[one.assessment.id for one in history(every).taken if one.at.date() >= day],
        turned=turned, contradicted=contradicted,
        due=[one for one in days if today <= one.day <= today + SOON],
        overdue=[one for one in days if one.day < today],
        stale=_stale(snapshot, organisation, today) if snapshot else [],
        risks=new_flaws(snapshot, organisation, day) if snapshot else [],
    )  # fmt: skip


def _answered(assessment: Assessment, day: date) -> set[str]:
    model = assessment.model
    return {
        point
        for event in assessment.log().events
        if isinstance(event, Answered) and event.at.date() >= day
        for point in model.asked(event.key)
    }


def _said(
    assessment: Assessment, every: list[Assessment], snapshot: Snapshot, organisation: str, day: date
) -> tuple[list[Drifted], list[Contradiction]]:
    """What numbers say otherwise than on that day, and what they contradict now and did not then."""
    model, standing, before = assessment.model, assessment.standing(), _stood(assessment, every, day)
    then = findings(model, numbers.of(assessment, snapshot, organisation, day))
    now = findings(model, numbers.of(assessment, snapshot, organisation))
    known = {(one.point, one.claimed, one.measured) for one in contradictions(model, before, then)}
    new = [
        one
        for one in contradictions(model, standing, now)
        if (one.point, one.claimed, one.measured) not in known
    ]  # fmt: skip
    return drift(standing, then, now), new


def _stood(assessment: Assessment, every: list[Assessment], day: date) -> dict[str, Standing]:
    """What stood before a day: its own answers, and to what was open here those of earlier assessments."""
    about, stood = assessment.about, fold([], assessment.model)
    for one in every:
        if (one.about.model, one.about.subject) == (about.model, about.subject) and one.id <= assessment.id:
            events = [event for event in read_log(one.folder).events if event.at < datetime.combine(day, time())]
            said = fold(events, assessment.model)
            stood |= {point: stands for point, stands in said.items() if stands.value != "not_assessed"}
    return stood


def _stale(snapshot: Snapshot, organisation: str, today: date) -> list[str]:
    """Archived repositories do not change, and nothing goes stale of them."""
    found = snapshot.rows(
        """
        select r.id from repository r join collection c on c.repository = r.id and c.resource = 'commit'
        where r.organisation = ? and r.in_scope and not coalesce(r.archived, false)
          and (c.confirmed_at is null or c.confirmed_at < ?)
        order by r.id
        """,
        [organisation, datetime.combine(today - STALE, time())],
    )
    return [row[0] for row in found]
