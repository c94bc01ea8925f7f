"""Whom to ask: others, known by name, who are ahead of us by more than chance."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from data.changes import Window, change
from data.definitions import Metric, metrics
from peers.comparison import Beside, Comparison
from peers.size import depends

LEAST_POINTS = 5  # between two maturity scores, as between two assessments


class Stronger(NamedTuple):
    """An administration that is ahead in a metric or a maturity score; `lead` orders those of one metric."""

    metric: str
    ours: Beside
    theirs: Beside
    lead: float


def stronger(found: Iterable[Comparison]) -> list[Stronger]:
    """Everyone ahead of us, metric by metric, the furthest first.

    Numbers go by the rule that says a change (`data/changes.py`), scores by their points. What depends on size, and
    what is neither better nor worse, names nobody.
    """
    fit = (each for each in found if each.enough and each.ours.value is not None)
    return [one for each in fit for one in sorted(_ahead(each), key=lambda one: -one.lead)]


def _ahead(found: Comparison) -> Iterator[Stronger]:
    metric = metrics().get(found.metric)
    if metric and (metric.better == "neither" or depends(metric)):
        return
    for one in found.with_value:
        lead = _lead(metric, found.ours, one) if metric else _points(found.ours, one)
        if lead:
            yield Stronger(found.metric, found.ours, one, lead)


def _lead(metric: Metric, ours: Beside, theirs: Beside) -> float:
    """Standard errors by which theirs is better than ours; 0 where that may not be said."""
    here, there = _window(ours), _window(theirs)
    said = change(metric, here, there) if here and there else None
    return said.size if said and said.good else 0


def _points(ours: Beside, theirs: Beside) -> float:
    points = (theirs.value or 0) - (ours.value or 0)
    return points if points >= LEAST_POINTS else 0


def _window(one: Beside) -> Window | None:
    """Coverage and definition were judged before."""
    if one.period is None:
        return None
    return Window(one.period, one.value, one.low, one.high, one.sample_size or 0, 1, "", True)
