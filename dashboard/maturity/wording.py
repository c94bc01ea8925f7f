"""Scores in words, as far as they may be said."""

import math

from babel.numbers import format_decimal

from assessments.scores.bands import band, said
from assessments.scores.score import Score
from data import sentences
from data.words import _, spoken


def points(value: float | None) -> str:
    """62; with a decimal where rounding would lift it into the next band."""
    if value is None:
        return "–"
    rounded = round(value)
    if band(rounded) == band(value):
        return sentences.number(rounded)
    return str(format_decimal(math.floor(value * 10) / 10, locale=spoken()))


def spread(score: Score) -> str:
    """58 to 66, or one number where it can be nothing else."""
    if score.low is None or score.high is None:
        return "–"
    low, high = points(score.low), points(score.high)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


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
