"""By what a figure is divided that would be larger only because an administration is."""

from typing import Literal

from data.definitions import Metric
from data.words import N_

Per = Literal["repository", "contributor", "staff"]
PER: dict[Per, str] = {
    "repository": N_("per active repository"),
    "contributor": N_("per contributor"),
    "staff": N_("per thousand staff"),
}
BRIEF: dict[Per, str] = {
    "repository": N_("per repository"),
    "contributor": N_("per contributor"),
    "staff": N_("per 1,000 staff"),
}
BY: dict[Per, str] = {"repository": "active_repositories", "contributor": "contributors"}  # staff is no metric


def depends(metric: Metric) -> bool:
    """Whether a metric grows with the administration: counts, and sums over what it has."""
    return metric.kind == "count" or (metric.kind == "state" and metric.unit in ("1", "years"))


def better(metric: Metric) -> str:
    """Which way is better; neither for how many hold half of the work, which grows with size and not in proportion."""
    return "neither" if metric.kind == "level" and metric.unit in ("people", "organisations") else metric.better


def per(metric: Metric, wanted: Per) -> Per | None:
    """By what a metric is divided: as wanted, but nothing by itself; None where it does not depend on size."""
    if not depends(metric):
        return None
    if BY.get(wanted) != metric.id:
        return wanted
    return "contributor" if wanted == "repository" else "repository"
