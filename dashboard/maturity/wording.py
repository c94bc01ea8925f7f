"""Scores in words, as far as they may be said."""

import math
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

from assessments.scores.bands import band, said
from assessments.scores.score import Score
from data import sentences
from data.words import _, spoken


def points(value: float | None) -> str:
    """62, of 61.5 too; with a decimal where rounding would lift it into the next band."""
    if value is None:
        return "–"
    rounded = tenths(value, "1")
    return written(rounded if band(float(rounded)) == band(value) else below(value))


def exact(value: float | None) -> str:
    """61.5; with a decimal where it is not whole."""
    return "–" if value is None else written(tenths(value))


def tenths(value: float, step: str = "0.1") -> Decimal:
    """The nearest tenth, or other step; halves go up."""
    return Decimal(str(round(value, 9))).quantize(Decimal(step), ROUND_HALF_UP)


def below(value: float) -> Decimal:
    """The tenth that it has reached."""
    return Decimal(math.floor(round(value * 10, 9))) / 10


def written(number: Decimal) -> str:
    """62 or 62.5, in the language in use."""
    return str(format_decimal(number, locale=spoken()))


def spread(score: Score) -> str:
    """58 to 66, or one number where it can be nothing else."""
    if score.low is None or score.high is None:
        return "–"
    low, high = points(score.low), points(score.high)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def could_be(score: Score) -> str:
    """54 (could be 50 to 66); the range alone where too little is assessed."""
    told = short(score)
    if score.value is None or spread(score) in (told, "–"):
        return told
    return _("{score} (could be {range})").format(score=told, range=spread(score))


def short(score: Score) -> str:
    """For a cell: the value, the range where too little is assessed, – where nothing is, n/a where nothing applies."""
    if score.not_applicable >= 1:
        return _("n/a")
    if score.value is None:
        return "–"
    return spread(score) if score.headline_is_range else points(score.value)


def share(part: float) -> str:
    """A share, 0–1, rounded down: what is almost all is not all."""
    return sentences.amount(math.floor(round(part * 100, 9)), "%")


def left_out(part: float) -> str:
    """A share, 0–1, rounded up."""
    return sentences.amount(math.ceil(round(part * 100, 9)), "%")


def banded(score: Score) -> str:
    """The band, or –."""
    return said(score) or "–"
