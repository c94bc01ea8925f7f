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
        found = _taken(one)
        if isinstance(found, Problem):
            problems.append(found)
        elif found:
            key = one.about.model, one.about.subject, found.period
            held[key] = max(held.get(key, found), found, key=lambda taken: taken.at)
    return History(sorted(held.values(), key=lambda taken: (taken.period, taken.at)), problems)


def _taken(assessment: Assessment) -> Taken | Problem | None:
    log = assessment.log()
    kept = frozen(log.events)
    if kept is None:
        return None
    rows = [row for given in kept.rows if (row := read(given))]
    if not rows or len(rows) != len(kept.rows):
        line = next(e.line for e in log.entries if isinstance(e.event, Moved) and isinstance(e.event.value, Frozen))
        return Problem("log.rows", file=log.file, line=line)
    at = next(e.at for e in log.events if isinstance(e, Moved) and isinstance(e.value, Frozen))
    return Taken(assessment, at, rows)
