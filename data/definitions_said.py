"""What a metric's facts mean, in words."""

from data.definitions import Metric
from data.words import N_, _

WINDOWS = {
    "month": N_("each month by itself"),
    "12 months": N_("the twelve months that end with the month"),
    "end of month": N_("as it stood at the end of the month"),
}
BETTER = {
    "higher": N_("higher is better"), "lower": N_("lower is better"), "neither": N_("neither direction is better"),
}  # fmt: skip


def unit(metric: Metric) -> str:
    """Its unit."""
    return _(metric.unit) if metric.unit != "1" else _("a count")


def window(metric: Metric) -> str:
    """Of which time a value speaks."""
    return _(WINDOWS[metric.window])


def better(metric: Metric) -> str:
    """Which way is better."""
    return _(BETTER[metric.better])
