"""What may be said of a group: median, quartiles, and where one value stands among them."""

from collections.abc import Sequence
from statistics import quantiles
from typing import NamedTuple

from peers.steps import STEP, nearest

LEAST_FOR_QUARTILES = 4
LEAST_FOR_PERCENTILES = 20


class Spread(NamedTuple):
    """Of so many values: median and quartiles, linear between ranks (R type 7); None where too few."""

    n: int
    low: float | None = None
    median: float | None = None
    high: float | None = None


def spread(values: Sequence[float]) -> Spread:
    """The spread of a group's values."""
    if len(values) < 2:
        return Spread(len(values))
    low, median, high = quantiles(values, n=4, method="inclusive")
    if len(values) < LEAST_FOR_QUARTILES:
        return Spread(len(values), median=median)
    return Spread(len(values), low, median, high)


def stepped(value: float) -> float:
    """To the nearest five points, a half up; 5 stands for less too, and 95 for more.

    Otherwise 0 and 100 would give away a member's score to two and a half points.
    """
    return float(min(max(nearest(value), STEP), 100 - STEP))


def rounded(found: Spread) -> Spread:
    """A spread as it may be said of confidential figures."""
    return Spread(found.n, *(None if one is None else stepped(one) for one in found[1:]))


def ahead(value: float, values: Sequence[float], better: str) -> float | None:
    """The share of a group, in per cent, that ours is better than; of those that are equal a half.

    None where nothing is better, where there are too few, and where all are alike.
    """
    if better == "neither" or len(values) < LEAST_FOR_QUARTILES or {*values} == {value}:
        return None
    behind = sum(one < value if better == "higher" else one > value for one in values)
    equal = sum(one == value for one in values)
    return 100 * (behind + equal / 2) / len(values)


def quarter(share: float) -> int:
    """In which quarter of a group one is that is ahead of a share of it: 1 the best, from 75 on, to 4, below 25."""
    return 4 - min(int(share // 25), 3)
