"""Six key figures: value, what may be said of the year, the course of two years, and where others are."""

from collections.abc import Iterator

import pandas as pd

from data.definitions import Metric, metrics
from data.words import _
from peers.comparison import Comparison, comparisons
from report.sources import Measured, Sources
from report.story import Figure, Figures, Number
from report.telling import counted, others, yearly

FIRST = ("active_repositories", "single_maintainer_share", "change_requests_reviewed", "time_to_first_response")
LAST = ("licence_coverage", "external_share")
ONCE_COLLECTED = ("critical_vulnerabilities_over_30_days", "give_back_ratio")  # they take the place of the last two


def told(sources: Sources) -> Figures:
    """The figures, or why there are none."""
    title, columns = _("Six key figures"), (_("Figure"), _("We"), _("Others"))
    measured = sources.measured
    if measured is None:
        return Figures(title, "", "", "", columns, (), nothing(sources))
    found = {one.metric: one for one in beside(measured)}
    rows, group = yearly.months(measured), others.group(found.values())
    legend = _("Grey: the middle half of {others}. Line: their median. Dot: we.").format(others=group) if group else ""
    six = tuple(_figure(measured, metrics()[one], rows.get(one), found.get(one)) for one in chosen(measured))
    return Figures(title, legend, _("Where we are among others"), yearly.upper(group), columns, six, "")


def nothing(sources: Sources) -> str:
    """Why there are no numbers."""
    if sources.snapshot is None:
        return _("Cannot be known, because nothing is collected yet.")
    return _("Cannot be known yet, because no month is collected to its end.")


def chosen(measured: Measured) -> list[str]:
    """The six; of the last two places each goes to what matters more as soon as that is known."""
    return [*FIRST, *(new if _known(measured, new) else old for new, old in zip(ONCE_COLLECTED, LAST, strict=True))]


def beside(measured: Measured) -> list[Comparison]:
    """Each figure among those of others."""
    return comparisons(measured.snapshot, chosen(measured), measured.period)


def numbers(sources: Sources) -> Iterator[Number]:
    """Each figure with its year, and the others' quartiles."""
    measured = sources.measured
    if measured is None:
        return
    compared = {one.metric: one for one in beside(measured)}
    rows = yearly.months(measured)
    for name in chosen(measured):
        yield from counted.year("figures", measured, metrics()[name], rows.get(name))
        if one := compared.get(name):
            if "/" in others.unit(name) and one.spread.median is not None:
                yield others.ours("figures", one)
            yield from others.of_others("figures", one)


def _known(measured: Measured, name: str) -> bool:
    metric = metrics().get(name)
    found = yearly.window(measured, metric) if metric else None
    return found is not None and found.value is not None


def _figure(measured: Measured, metric: Metric, rows: pd.DataFrame | None, compared: Comparison | None) -> Figure:
    found = yearly.window(measured, metric)
    turn = yearly.changed(measured, metric, found)
    return Figure(
        metric=metric.id, title=_(metric.title), value=yearly.value(metric, found), change=turn.text, tone=turn.tone,
        basis=yearly.basis(measured, metric, found) if found else _("Not measured yet."),
        trend=yearly.trend(metric, rows), band=others.band(compared) if compared else None,
        peers=others.said(compared), definition=f"{_(metric.title)}: {_(metric.question)} {_(metric.source)}",
    )  # fmt: skip
