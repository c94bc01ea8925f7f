"""What the rules of public administrations give a repository: the level or points, why, and what would lift them."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from data import sentences
from data.rules import CHECKS, RULES, Wording
from data.snapshot import Snapshot
from data.words import _


class Check(NamedTuple):
    """A row of the details `reading`; `points` where the rule gives points, else `level`. passed None = not seen."""

    reading: str
    level: int | None
    points: int | None
    check: str
    passed: bool | None
    wanted: str | None
    found: str | None

    @property
    def words(self) -> Wording:
        """The wording of the check in the language in use."""
        return Wording(*(_(text).format(wanted=self.wanted) for text in CHECKS[self.check]))


class Reading(NamedTuple):
    """What one rule gives a repository at least and at most.

    `failed` and `unseen` are the checks that keep it from more; `lifts` those to meet for the next level or for points.
    """

    id: str
    low: int
    high: int
    failed: tuple[Check, ...]
    unseen: tuple[Check, ...]
    lifts: tuple[Check, ...]

    @property
    def level(self) -> int | None:
        """The level or the points; None where that depends on what was not seen."""
        return self.low if self.low == self.high else None

    @property
    def said(self) -> str:
        """The level by its name, or the points; between which two where it depends on what was not seen."""
        names = RULES[self.id].levels
        if names and (self.low, self.high) == (0, len(names) - 1):
            return _("cannot be told")
        if names:
            low, high = _(names[self.low]), _(names[self.high])
        else:
            low, high = sentences.number(self.low), sentences.amount(self.high, "points")
        return high if self.level is not None else _("between {low} and {high}").format(low=low, high=high)


_MOST_LOST = 2100  # what code.gouv.fr takes off a copy that is archived and has no description


def of_repository(snapshot: Snapshot, repository: str) -> list[Reading]:
    """What each rule gives a repository as it stands; empty for one that is out of scope or was never read."""
    columns = ", ".join(f'"{name}"' for name in Check._fields)
    return read(snapshot.rows(f"select {columns} from reading where repository = ?", [repository]))


def read(rows: Iterable[tuple[Any, ...]]) -> list[Reading]:
    """What each rule gives, from one repository's rows in the order of the fields of Check."""
    order = list(RULES)
    checks = sorted(
        (Check(*row) for row in rows),
        key=lambda one: (order.index(one.reading), one.level or 0, -(one.points or 0), list(CHECKS).index(one.check)),
    )
    found = {rule: tuple(some) for rule, some in groupby(checks, key=lambda one: one.reading)}
    return [_by_level(rule, some) if some[0].points is None else _by_points(rule, some) for rule, some in found.items()]


def _by_level(rule: str, checks: tuple[Check, ...]) -> Reading:
    low = _reached(checks, lambda check: check.passed is True)
    high = _reached(checks, lambda check: check.passed is not False)
    near = [check for check in checks if check.level is not None and check.level <= high + 1]
    return Reading(
        rule,
        low,
        high,
        tuple(check for check in near if check.passed is False),
        tuple(check for check in near if check.passed is None),
        tuple(check for check in near if check.level == low + 1 and check.passed is not True),
    )


def _reached(checks: Iterable[Check], holds: Callable[[Check], bool]) -> int:
    """The highest level of which every check holds, and every check of the levels below."""
    levels = [(check.level or 0, holds(check)) for check in checks]
    return min((level - 1 for level, held in levels if not held), default=max(level for level, _held in levels))


def _by_points(rule: str, checks: tuple[Check, ...]) -> Reading:
    low = sum(check.points or 0 for check in checks if check.passed)
    unseen = tuple(check for check in checks if check.passed is None)
    return Reading(
        rule,
        low - _MOST_LOST,
        low + sum(check.points or 0 for check in unseen) - _MOST_LOST,
        tuple(check for check in checks if check.passed is False),
        unseen,
        tuple(check for check in checks if not check.passed),
    )
