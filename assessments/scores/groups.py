"""The same activities put together otherwise: by an office's mandate, by strategic demand, by stage."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import takewhile
from typing import TypeVar, get_args

from assessments.questionnaire.shape import Demand, Groups, Mandate, Model
from assessments.scores.means import Part

ENOUGH = Fraction(1, 2)  # of a stage's mean
LEAST_COVERAGE = Fraction(4, 5)  # as a float it is a little more

Key = TypeVar("Key", str, int)


def by_mandate(model: Model, parts: Mapping[str, Part]) -> dict[str, list[Part]]:
    """Activities (`parts`, by id) of each mandate the model speaks of; one counts fully in each of its own."""
    return _grouped(model, parts, get_args(Mandate), lambda groups: groups.mandate)


def by_demand(model: Model, parts: Mapping[str, Part]) -> dict[str, list[Part]]:
    """Activities of each demand, as `by_mandate`."""
    return _grouped(model, parts, get_args(Demand), lambda groups: groups.demand)


def by_stage(model: Model, parts: Mapping[str, Part]) -> dict[int, list[Part]]:
    """Activities of each stage, from the first on."""
    return _grouped(model, parts, range(1, 5), lambda groups: (groups.stage,) if groups.stage else ())


def _grouped(
    model: Model, parts: Mapping[str, Part], keys: Iterable[Key], of: Callable[[Groups], Iterable[Key]]
) -> dict[Key, list[Part]]:
    every = {key: [parts[one.id] for one in model.activities.values() if key in of(one.groups)] for key in keys}
    return {key: members for key, members in every.items() if members}


def reached(stages: Mapping[int, Part]) -> tuple[int, int, int]:
    """The stage passed together with all before it, else 0: as assessed, at least and at most.

    `stages` in their order. One that does not apply is passed. The least is no higher for a stage that too little was
    assessed of, as it is not passed; the most supposes that all of it will be assessed, as yes.
    """
    return _last(stages, _passed), _last(stages, _passed_at_least), _last(stages, _passed_at_most)


def _last(stages: Mapping[int, Part], passed: Callable[[Part], bool]) -> int:
    return max(takewhile(lambda stage: passed(stages[stage]), stages), default=0)


def _passed(stage: Part) -> bool:
    enough = stage.value is not None and stage.value >= ENOUGH and stage.coverage >= LEAST_COVERAGE
    return enough or not stage.applies


def _passed_at_least(stage: Part) -> bool:
    return stage.low is None or (stage.low >= ENOUGH and stage.coverage >= LEAST_COVERAGE)


def _passed_at_most(stage: Part) -> bool:
    return stage.high is None or stage.high >= ENOUGH or stage.may_leave
