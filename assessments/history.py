"""What was frozen, month by month: the results that stand, each correction in the place of what it corrects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from assessments.answers.events import Frozen, Moved
from assessments.answers.freezing import frozen
from assessments.folder import Assessment
from assessments.scores.rows import Row, read
from data.words import Problem


@dataclass(frozen=True)
class Taken:
    """A frozen assessment with the scores that were frozen with it; UTC."""

    assessment: Assessment
    at: datetime
    rows: list[Row]

    @property
    def period(self) -> date:
        """The first day of the month it speaks of."""
        return self.rows[0].period


class History(NamedTuple):
    """Oldest first; and what cannot be read, named."""

    taken: list[Taken]
    problems: list[Problem]


def history(assessments: Iterable[Assessment]) -> History:
    """Of each questionnaire and subject, for each month the one that was frozen last."""
    held: dict[tuple[str, str, date], Taken] = {}
    problems: list[Problem] = []
    for one in assessments:
        try:
            found = taken(one)
        except Problem as problem:
            problems.append(problem)
            continue
        if found:
            key = one.about.model, one.about.subject, found.period
            held[key] = max(held.get(key, found), found, key=lambda each: each.at)
    return History(sorted(held.values(), key=lambda each: (each.period, each.at)), problems)


def taken(assessment: Assessment) -> Taken | None:
    """The frozen scores, None of what is not frozen. Raises Problem where they cannot be read or the seal is broken."""
    log = assessment.log()
    kept = frozen(log.events)
    if kept is None:
        return None
    line, at = next(
        (entry.line, entry.event.at)
        for entry in log.entries
        if isinstance(entry.event, Moved) and isinstance(entry.event.value, Frozen)
    )
    if broken := [problem for problem in log.problems if problem.code == "log.seal"]:
        raise broken[0]
    rows = [row for given in kept.rows if (row := read(given))]
    if not rows or len(rows) != len(kept.rows):
        raise Problem("log.rows", file=log.file, line=line)
    return Taken(assessment, at, rows)
