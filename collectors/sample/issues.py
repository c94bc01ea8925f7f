"""The issues of the sample: asked, answered, closed, taken back, or left open as the backlog grows."""

from random import Random
from typing import NamedTuple

from collectors.sample.desk import Answer, Desk, Opened, days, on_a_weekday

_TAKEN_BACK = 0.05  # share closed by those who opened them, answered or not
_LEFT_OPEN = 0.16  # share of the answered
_AT_ONCE = 0.25  # share of the closed where closing was the answer
_BY_AUTHOR = 0.2  # share of the others that are closed


class Asked(NamedTuple):
    """An issue to its end, in seconds since 1970."""

    opened: Opened
    answer: Answer | None
    closed: int | None
    by_author: bool


def asked(rng: Random, desk: Desk, thing: Opened) -> Asked:
    """What becomes of an issue."""
    answer = desk.answer(rng, thing, thing.at)
    if rng.random() < _TAKEN_BACK:
        return Asked(thing, answer, thing.at + days(rng, 3), by_author=True)
    if not answer or rng.random() < _LEFT_OPEN:
        return Asked(thing, answer, None, by_author=False)
    if rng.random() < _AT_ONCE:
        return Asked(thing, answer, answer.at, by_author=False)
    return Asked(thing, answer, on_a_weekday(answer.at + days(rng, 12)), by_author=rng.random() < _BY_AUTHOR)
