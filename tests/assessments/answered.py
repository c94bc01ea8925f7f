"""Small questionnaires written as lists of lists, and answers to them."""

from collections.abc import Mapping
from datetime import datetime

from assessments.answers.standing import Answer, Standing
from assessments.questionnaire.shape import Activity, Goal, Groups, Model, Point

WORDS: dict[str, Answer] = {
    "y": "yes", "p": "partly", "n": "no", "-": "not_applicable", "?": "not_assessed",
}  # fmt: skip


def questionnaire(goals: list[list[int]], groups: Mapping[str, Groups] | None = None, *, look: bool = False) -> Model:
    """For each goal g1, g2, … its activities A-1, A-2, … (counted through) with so many points A-1.1, A-1.2, …"""
    of = groups or {}
    made = []
    for goal, counts in enumerate(goals, 1):
        first = sum(map(len, goals[: goal - 1])) + 1
        activities = [
            Activity(id=f"A-{n}", title="T", points=_points(f"A-{n}", count, look), groups=of.get(f"A-{n}", Groups()))
            for n, count in enumerate(counts, first)
        ]
        made.append(Goal(id=f"g{goal}", title="T", activities=tuple(activities)))
    return Model(id="small", version="2.0", title="T", source="S", subject="organisation", goals=tuple(made))


def _points(activity: str, count: int, look: bool) -> tuple[Point, ...]:
    return tuple(
        Point(id=f"{activity}.{n}", question="Q?", help="H.", first_look=look and n == 1) for n in range(1, count + 1)
    )


def answers(model: Model, said: str, at: datetime | None = None) -> dict[str, Standing]:
    """A word a point in order, as "yy?-n" or with spaces; a disputed one as "y/n", the standing answer first."""
    words = said.split() if " " in said or "/" in said else list(said)
    assert len(words) == len(model.points)
    return {one: _standing(word, at) for one, word in zip(model.points, words, strict=True)}


def _standing(word: str, at: datetime | None) -> Standing:
    first, *others = (WORDS[letter] for letter in word.split("/"))
    return Standing(first, frozenset(others), at)
