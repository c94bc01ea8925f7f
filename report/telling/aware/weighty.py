"""What may be worth a sentence, and the numbers in it."""

from typing import NamedTuple

from report.story import Number, Sentence
from report.telling import counted

PART = "aware"


class Weighty(NamedTuple):
    """A sentence, and the numbers in it."""

    sentence: Sentence
    numbers: tuple[Number, ...] = ()


def count(metric: str, n: int, what: str = "count") -> tuple[Number, ...]:
    """Something that is counted in a sentence."""
    return (counted.count(PART, metric, n, what),)
