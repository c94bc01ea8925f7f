"""The one mean of the score: of points in an activity, of activities in a goal or group, of goals in the whole.

In fractions, so that a bound such as 50 or 0.8 is met exactly or not at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from assessments.answers.standing import Answer, Standing

WORTH: dict[Answer, Fraction] = {"yes": Fraction(1), "partly": Fraction(1, 2), "no": Fraction(0)}


@dataclass(frozen=True)
class Part:
    """A point, or the mean of parts. Everything but `assessed` and `oldest` lies between 0 and 1.

    `value` is None where nothing is assessed; `low` and `high` where nothing could apply.
    `may_leave`: one of the answers given takes it out of every mean.
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    may_leave: bool
    coverage: Fraction
    not_applicable: Fraction
    assessed: int
    oldest: datetime | None

    @property
    def applies(self) -> bool:
        """Whether any of it does."""
        return self.not_applicable < 1


def point(standing: Standing) -> Part:
    """What the answers to one point say."""
    given = {standing.value, *standing.others}
    worth = [WORTH[answer] for answer in given if answer in WORTH]
    if "not_assessed" in given:
        worth += [WORTH["no"], WORTH["yes"]]
    value = WORTH.get(standing.value)
    return Part(
        value=value,
        low=min(worth, default=None),
        high=max(worth, default=None),
        may_leave="not_applicable" in given,
        coverage=Fraction(standing.value != "not_assessed"),
        not_applicable=Fraction(standing.value == "not_applicable"),
        assessed=int(value is not None),
        oldest=None if standing.value == "not_assessed" else standing.at,
    )


def mean(parts: Sequence[Part]) -> Part:
    """The mean of one part or more; what does not apply leaves value, range and coverage. Nothing left: covered."""
    applicable = [part for part in parts if part.applies]
    high = _lowest([(-part.high, part.may_leave) for part in parts if part.high is not None])
    coverage = average(part.coverage for part in applicable)
    return Part(
        value=average(part.value for part in parts if part.value is not None),
        low=_lowest([(part.low, part.may_leave) for part in parts if part.low is not None]),
        high=None if high is None else -high,
        may_leave=all(part.may_leave for part in parts),
        coverage=Fraction(1) if coverage is None else coverage,
        not_applicable=sum((part.not_applicable for part in parts), Fraction(0)) / len(parts),
        assessed=sum(part.assessed for part in parts),
        oldest=min((part.oldest for part in parts if part.oldest), default=None),
    )


def average(numbers: Iterable[Fraction]) -> Fraction | None:
    """None of none."""
    every = list(numbers)
    return sum(every, Fraction(0)) / len(every) if every else None


def _lowest(bounds: Iterable[tuple[Fraction, bool]]) -> Fraction | None:
    """The lowest mean there can be, where those marked may be left out."""
    every = list(bounds)
    kept = [bound for bound, may_leave in every if not may_leave]
    for bound in sorted(bound for bound, may_leave in every if may_leave):
        now = average(kept)
        if now is None or bound < now:
            kept.append(bound)
    return average(kept)
