"""Candidates and steps as rows for other programs: ids, unknown as None."""

from collections.abc import Mapping
from typing import Any

from assessments.roadmap.candidates import Candidate
from assessments.roadmap.measured import Number
from assessments.roadmap.roadmap import Planned, Roadmap
from assessments.roadmap.wording import title

Row = dict[str, Any]


def candidate_rows(one: Roadmap) -> list[Row]:
    """In their order."""
    return [_candidate(each) | {"state": one.states[each.activity.id]} for each in one.candidates]


def step_rows(one: Roadmap, names: Mapping[str, str]) -> list[Row]:
    """Open ones first, by their day; owners as `names` has them, else by id."""
    return [_step(each, names) for each in one.steps]


def _candidate(one: Candidate) -> Row:
    return {
        "activity": one.activity.id, "title": one.activity.title, "goal": one.goal.id,
        "score": one.score.value, "low": one.score.low, "high": one.score.high,
        "target": one.target, "date": one.aim.date if one.aim else None,
        "gain": one.gain, "days": one.days, "led_by": [*one.led_by], "near": [each.metric for each in one.near],
        "points": [*one.points], "numbers": [_number(each) for each in one.numbers],
    }  # fmt: skip


def _step(one: Planned, names: Mapping[str, str]) -> Row:
    task = one.task
    return {
        "key": one.key, "activity": one.activity.id, "goal": one.goal.id, "title": title(one),
        "start": task.start, "due": task.due, "owner": names.get(task.owner or "", task.owner), "days": one.days,
        "done": task.done, "gain": one.gain,
        "points": [*one.points], "numbers": [_number(each) for each in one.numbers],
    }  # fmt: skip


def _number(one: Number) -> Row:
    bound = one.threshold
    return {
        "point": one.point, "metric": one.metric, "value": one.value,
        "at_least": bound.at_least if bound else None, "at_most": bound.at_most if bound else None,
    }  # fmt: skip
