"""What a questionnaire of the right shape can still have wrong: ids, names, thresholds, first looks."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from assessments.questionnaire.shape import Activity, Evidence, Model, Threshold
from data.definitions import metrics

RESERVED = ("mandate", "demand", "stage", "not_applicable")  # they stand where a goal's or an activity's id stands


class Fault(NamedTuple):
    """A code of `data/problems.py`, the id it is about, and the other fields of its wording."""

    code: str
    id: str
    fields: dict[str, object]


def faults(model: Model) -> Iterator[Fault]:
    """Everything wrong with one version by itself."""
    yield from _ids(model)
    for activity in model.activities.values():
        yield from _names(model, activity)
        yield from _first_look(model, activity)
    for point in model.points.values():
        if point.evidence:
            yield from (Fault(code, point.id, fields) for code, fields in _evidence(point.evidence))


def dropped(older: Model, newer: Model) -> Iterator[Fault]:
    """Points that went with no word about it."""
    for point in older.points:
        if point not in newer.points and point not in newer.retired:
            yield Fault("model.dropped", point, {"older": older.version, "newer": newer.version})


def _ids(model: Model) -> Iterator[Fault]:
    every = [goal.id for goal in model.goals]
    every += [activity.id for goal in model.goals for activity in goal.activities]
    every += [point.id for goal in model.goals for activity in goal.activities for point in activity.points]
    for one, count in Counter(every).items():
        if count > 1:
            yield Fault("model.doubled", one, {})
        if one in RESERVED:
            yield Fault("model.reserved", one, {})
        if one in model.retired:
            yield Fault("model.retired", one, {"until": model.retired[one].until})
    for one in model.reworded:
        if one not in model.points and one not in model.retired:
            yield Fault("model.nowhere", model.id, {"key": "reworded", "named": one})


def _names(model: Model, activity: Activity) -> Iterator[Fault]:
    for key, named, known in (("roles", activity.roles, model.roles), ("next", activity.next, model.activities)):
        for one in named:
            if one not in known:
                yield Fault("model.nowhere", activity.id, {"key": key, "named": one})


def _first_look(model: Model, activity: Activity) -> Iterator[Fault]:
    count = sum(point.first_look for point in activity.points)
    if count != 1 and any(point.first_look for point in model.points.values()):
        yield Fault("model.first_look", activity.id, {"count": count})


def _evidence(evidence: Evidence) -> Iterator[tuple[str, dict[str, object]]]:
    if evidence.metric not in metrics():
        yield "model.metric", {"metric": evidence.metric}
    for name, threshold in (("yes", evidence.yes), ("partly", evidence.partly)):
        if threshold and (code := _threshold(threshold, evidence.metric)):
            yield code, {"name": name}
    if evidence.yes and evidence.yes.rises and (evidence.partly or evidence.proposes != ("yes",)):
        yield "model.rises", {}
    if evidence.use == "supports":
        if evidence.yes or evidence.partly or evidence.proposes:
            yield "model.supports", {}
    elif not evidence.yes:
        yield "model.answers", {}
    elif evidence.partly and not _easier(evidence.partly, evidence.yes):
        yield "model.thresholds", {}
    if evidence.partly and evidence.proposes and "partly" not in evidence.proposes:
        yield "model.proposes", {}


def _threshold(threshold: Threshold, metric: str) -> str | None:
    """The code of what is wrong with a threshold by itself."""
    given = threshold.model_dump(exclude_none=True)
    if len(given) != 1:
        return "model.threshold"
    share = metric in metrics() and metrics()[metric].unit == "%"
    return "model.share" if share and not 0 <= next(iter(given.values())) <= 100 else None


def _easier(partly: Threshold, yes: Threshold) -> bool:
    if partly.at_least is not None and yes.at_least is not None:
        return partly.at_least < yes.at_least
    if partly.at_most is not None and yes.at_most is not None:
        return partly.at_most > yes.at_most
    return False
