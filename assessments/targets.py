"""Targets on numbers: what `ospo.yaml` says, and instead of it what the plan of an assessment says."""

from collections.abc import Iterable
from pathlib import Path

from assessments.answers.intents import Target
from assessments.answers.log import read_plan
from assessments.folder import Assessment, every
from data.configuration import Configuration
from data.configuration.targets import possible
from data.definitions import metrics
from data.path import Goal


def on_numbers(root: Path, configuration: Configuration) -> dict[str, Goal]:
    """By metric; `root` holds the assessments. Raises Problem where a plan cannot be read.

    Plans of the organisation's assessments count, the newest word on a metric in any of them. Where that takes the
    target back, `ospo.yaml` speaks again; what no metric can be is passed over. The path of a plan's target begins on
    the day on which the first of an unbroken row of targets for this metric was said: who moves the goalposts, or takes
    a plan over into the next assessment, does not begin anew; who takes the target back and sets another one later
    does.
    """
    goals = {metric: Goal(target.value, target.date, target.since) for metric, target in configuration.targets.items()}
    return goals | planned_numbers(root, configuration.organisation.slug)


def planned_numbers(root: Path, organisation: str) -> dict[str, Goal]:
    """What plans alone say, as in `on_numbers`; `organisation` is its slug."""
    return _planned(_said(every(root)[0], organisation))


def _said(assessments: Iterable[Assessment], organisation: str) -> list[Target]:
    """What plans of the organisation say of metrics, in the order in which it was said."""
    found = [
        (event.at, assessment.id, event.seq, event)
        for assessment in assessments
        if assessment.about.subject == organisation
        for event in read_plan(assessment.folder).events
        if isinstance(event, Target) and event.key in metrics()
        if event.value is None or (event.value.value is not None and possible(event.key, event.value.value))
    ]
    return [event for *_order, event in sorted(found, key=lambda one: one[:3])]


def _planned(said: Iterable[Target]) -> dict[str, Goal]:
    found: dict[str, Goal] = {}
    for event in said:
        aim = event.value
        if aim is None or aim.value is None:
            found.pop(event.key, None)
        else:
            before = found.get(event.key)
            found[event.key] = Goal(aim.value, aim.date, before.since if before else event.at.date(), aim.owner)
    return found
