"""Scores in words, as far as they may be said."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

from assessments.scores.bands import band, said
from assessments.scores.score import Score
from data import sentences
from data.words import _, spoken

Told = Callable[[float | None], str]


def points(value: float | None) -> str:
    """62, of 61.5 too; with a decimal where rounding would lift it into the next band."""
    return "–" if value is None else _written(_rounded(value, "1"))


def exact(value: float | None) -> str:
    """61.5; with a decimal where it is not whole."""
    return "–" if value is None else _written(_rounded(value, "0.1"))


def apart(value: float, wanted: float) -> str:
    """How far the one is below the other, as `exact` has both, so that the three agree."""
    return _written(_rounded(wanted, "0.1") - _rounded(value, "0.1"))


def _rounded(value: float, step: str) -> Decimal:
    """Halves go up, but never into the next band."""
    rounded = Decimal(str(round(value, 9))).quantize(Decimal(step), ROUND_HALF_UP)
    return rounded if band(float(rounded)) == band(value) else Decimal(math.floor(value * 10)) / 10


def _written(number: Decimal) -> str:
    return str(format_decimal(number, locale=spoken()))


def spread(score: Score, told: Told = points) -> str:
    """58 to 66, or one number where it can be nothing else."""
    if score.low is None or score.high is None:
        return "–"
    low, high = told(score.low), told(score.high)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def could_be(score: Score, told: Told = points) -> str:
    """54 (could be 50 to 66); the range alone where too little is assessed."""
    one, range_ = short(score, told), spread(score, told)
    if score.value is None or range_ in (one, "–"):
        return one
    return _("{score} (could be {range})").format(score=one, range=range_)


def short(score: Score, told: Told = points) -> str:
    """For a cell: the value, the range where too little is assessed, – where nothing is, n/a where nothing applies."""
    if score.not_applicable >= 1:
        return _("n/a")
    if score.value is None:
        return "–"
    return spread(score, told) if score.headline_is_range else told(score.value)


def share(part: float) -> str:
    """A share, 0–1, rounded down: what is almost all is not all."""
    return sentences.amount(sentences.whole_percent(part), "%")


def left_out(part: float) -> str:
    """A share, 0–1, rounded up."""
    return sentences.amount(math.ceil(round(part * 100, 9)), "%")


def banded(score: Score) -> str:
    """The band, or –."""
    return said(score) or "–"
