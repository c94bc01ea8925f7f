"""What a report is told from: the snapshot, and the assessment that says most about today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import NamedTuple

from assessments.current import begun
from assessments.evidence import numbers
from assessments.evidence.finding import Finding, findings
from assessments.folder import Assessment, called, every
from assessments.history import history
from assessments.people import people
from assessments.planning import Plan, planned
from assessments.reading import Reading, before, read
from assessments.roadmap.roadmap import Roadmap, roadmap
from assessments.targets import on_numbers
from data import courses, figures
from data.path import Course
from data.snapshot import Snapshot
from data.words import Problem, _
from data.workspace import Workspace


class Measured(NamedTuple):
    """The numbers, whose (slug), and the last complete month."""

    snapshot: Snapshot
    organisation: str
    period: date


@dataclass(frozen=True)
class Sources:
    """Everything there is; `problems` are about what could not be read and is left out.

    snapshot: None before anything is published; period: its last complete month, None without any. reading: the
    assessment that is told, None before anything is assessed; earlier: what was frozen before it. names: of owners, by
    id; of those who are not to be named that they are. unread: assessments that cannot be read; lost: lines of the
    others that cannot.
    """

    workspace: Workspace
    snapshot: Snapshot | None
    period: date | None
    every: Sequence[Assessment]
    reading: Reading | None
    earlier: Reading | None
    names: Mapping[str, str]
    problems: Sequence[Problem]
    unread: int = 0
    lost: int = 0

    @property
    def organisation(self) -> str:
        """Our slug."""
        return self.workspace.configuration.organisation.slug

    @property
    def measured(self) -> Measured | None:
        """None before a month is complete."""
        if self.snapshot is None or self.period is None:
            return None
        return Measured(self.snapshot, self.organisation, self.period)

    @property
    def name(self) -> str:
        """Our name as reports say it."""
        said = self.workspace.configuration
        return said.report.name or said.organisation.name

    @cached_property
    def day(self) -> date:
        """As of when it is told: the day of the last publishing or answer, so that the same is always told alike."""
        return _day(self.snapshot, self.reading.assessment if self.reading else None)

    @cached_property
    def found(self) -> Mapping[str, Finding]:
        """What numbers say of the assessment, by point; nothing without either."""
        if self.snapshot is None or self.reading is None:
            return {}
        there = numbers.of(self.reading.assessment, self.snapshot, self.organisation)
        return findings(self.reading.model, there)

    @cached_property
    def plan(self) -> Plan | None:
        """What is planned in the assessment."""
        return planned(self.reading.assessment) if self.reading else None

    @cached_property
    def roadmap(self) -> Roadmap | None:
        """What to do next, and what is planned."""
        return roadmap(self.reading.assessment, self.found) if self.reading else None

    @cached_property
    def courses(self) -> Mapping[str, Course]:
        """How numbers stand to their targets, by metric; nothing before a month is complete."""
        if self.measured is None:
            return {}
        goals = on_numbers(self.workspace.assessments, self.workspace.configuration)
        snapshot, organisation, period = self.measured
        return courses.courses(snapshot, organisation, goals, period, self.day)


def sources(workspace: Workspace, assessment: str | None = None, *, named: bool = True) -> Sources:
    """What there is now; of `assessment`, else of `told`. Raises Problem where the one that is named is not there."""
    snapshot = Snapshot(workspace.snapshot) if workspace.snapshot.exists() else None
    slug = workspace.configuration.organisation.slug
    there, problems = _readable(*every(workspace.assessments))
    chosen = told(there) if assessment is None else called(workspace.assessments, assessment)
    reading = read(chosen, slug, _day(snapshot, chosen)) if chosen else None
    past, names, lost = history(there), people(workspace.assessments), _unheard(there)
    taken = before(reading, past.taken) if reading else []
    return Sources(
        workspace=workspace, snapshot=snapshot,
        period=figures.last_complete(snapshot, slug) if snapshot else None,
        every=there, reading=reading, earlier=read(taken[0].assessment, slug) if taken else None,
        names=names if named else dict.fromkeys(names, _("somebody, the name left out")),
        problems=[*problems, *past.problems, *lost], unread=len(problems), lost=len(lost),
    )  # fmt: skip


def _readable(there: Sequence[Assessment], problems: Sequence[Problem]) -> tuple[list[Assessment], list[Problem]]:
    """Assessments that are whole, and what is wrong with others: one that is spoilt does not take the rest with it."""
    whole, found = [], [*problems]
    for one in there:
        try:
            planned(one)
            read(one, one.about.subject)
            whole.append(one)
        except Problem as problem:
            found.append(problem)
    return whole, found


def _unheard(these: Sequence[Assessment]) -> list[Problem]:
    """Lines of their answers and of their plans that say nothing."""
    return [problem for one in these for problem in (*one.log().problems, *planned(one).problems)]


def _day(snapshot: Snapshot | None, assessment: Assessment | None) -> date:
    days = [snapshot.stamp.today] if snapshot else []
    if assessment and (events := assessment.log().events):
        days.append(events[-1].at.date())
    return max(days, default=datetime.now(UTC).date())


def told(there: Sequence[Assessment]) -> Assessment | None:
    """The newest about the organisation that has a value, else the newest of which anything is assessed.

    What was only just begun hides nothing.
    """
    ours = tellable(there)
    return next((one for one in ours if _valued(one)), next(iter(ours), None))


def tellable(there: Sequence[Assessment]) -> list[Assessment]:
    """Those about the organisation of which anything is assessed, the newest first."""
    return [one for one in there if one.model.subject == "organisation" and begun(one)][::-1]


def _valued(one: Assessment) -> bool:
    reading = read(one, one.about.subject)
    return reading.has_score and not reading.whole.headline_is_range
