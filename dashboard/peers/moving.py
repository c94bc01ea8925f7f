"""Progress among others: our line with the band of the group around us."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import address, look
from dashboard.look import Part
from dashboard.maturity import plots
from dashboard.peers import said
from data import sentences
from data.definitions import metrics
from data.figures import months_back
from data.snapshot import Snapshot
from data.words import _
from peers import fair, wording
from peers.progress import Month, Progress, progress, without_name
from peers.size import Per, depends

YEARS = 5
FIRST = "licence_coverage"  # that everybody who collects knows


def show(snapshot: Snapshot, month: date) -> None:
    """The choice of a figure, and its charts: beside those known by name, and beside those who gave no name."""
    scores = [one for one in fair.definitions(snapshot) if not one.endswith("_applicable")]
    there = list(dict.fromkeys([*fair.shared(snapshot), *sorted(scores)]))
    if not there:
        st.write(_("There are no figures of others yet."))
        return
    first = FIRST if FIRST in there else there[0]
    chosen = st.selectbox(_("Figure"), there, format_func=said.title, **address.bound("metric", there, first))
    shape = metrics().get(chosen)
    by: Per = said.divided(_("Divided by size")) if shape and depends(shape) else "repository"
    since = months_back(month, 12 * YEARS - 1)
    _chart(progress(snapshot, chosen, month, since, by), _("Beside those known by name"), key="named")
    if hidden := without_name(snapshot, chosen, month):
        _chart(hidden, _("Beside those who gave no name"), key="nameless")


def _chart(found: Progress, title: str, *, key: str) -> None:
    drawn = [one for one in found.months if one.others.median is not None or one.ours is not None]
    if not any(one.others.median is not None for one in drawn):
        st.subheader(title)
        st.write(_("A line of others needs two of them at least with this figure in the same month."))
        return
    text: Part = {"tickfont": {"color": look.ink(), "size": 12}}
    layout: Part = {
        "height": 340, "margin": {"l": 52, "r": 8, "t": 8, "b": 76}, "hovermode": "x", "legend": plots.legend(),
        "yaxis": text | {"rangemode": "tozero", "gridcolor": look.grid(), "automargin": False} | _range(found.metric),
        "xaxis": text | {"tickformat": "%Y-%m", "showgrid": False, "nticks": 5, "tickangle": 0},
    }  # fmt: skip
    plots.block(title, _told(found), _traces(drawn), layout, _table(found), key=f"peers-{key}")


def _range(metric: str) -> Part:
    shape = metrics().get(metric)
    return {"range": [-2, 102]} if shape is None or shape.unit == "%" else {}


def _traces(months: Sequence[Month]) -> list[Part]:
    """The band between the quartiles, the median and our line, over everything."""
    at = [one.period for one in months]
    edge: Part = {"type": "scatter", "x": at, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    middle = {"name": _("Middle half of the others"), "fill": "tonexty", "fillcolor": "rgba(128, 128, 128, 0.3)"}
    return [
        edge | {"y": [one.others.low for one in months], "showlegend": False},
        edge | {"y": [one.others.high for one in months]} | middle,
        _line(at, [one.others.median for one in months], _("Median of the others"), {"dash": "dash", "width": 2}),
        _line(at, [one.ours for one in months], _("We"), {"width": 4}),
    ]


def _line(at: Sequence[date], values: Sequence[float | None], name: str, line: Part) -> Part:
    return {
        "type": "scatter", "x": at, "y": values, "name": name, "mode": "lines+markers", "line": line,
        "marker": {"size": 4}, "hovertemplate": "%{y:,.4~g}<extra>%{fullData.name}</extra>",
    }  # fmt: skip


def _told(found: Progress) -> str:
    """From where to where we and the others moved, and who they are."""
    parts = [_moved(_("We"), [(one.period, one.ours) for one in found.months], found.metric)]
    parts += [_moved(_("Their median"), [(one.period, one.others.median) for one in found.months], found.metric)]
    counts = [one.others.n for one in found.months if one.others.median is not None]
    few, many = (min(counts), max(counts)) if counts else (0, 0)
    who = f"{few}" if few == many else _("{few} to {many}").format(few=few, many=many)
    return " ".join([*parts, _("The others: {n} {group}.").format(n=who, group=wording.group(found.group))])


def _moved(who: str, values: Sequence[tuple[date, float | None]], metric: str) -> str:
    known = [(at, value) for at, value in values if value is not None]
    if not known:
        return _("{who}: unknown.").format(who=who)
    (begin, first), (end, last) = known[0], known[-1]
    return _("{who}: from {first} in {begin} to {last} in {end}.").format(
        who=who, first=wording.figure(metric, first), begin=sentences.month(begin),
        last=wording.figure(metric, last), end=sentences.month(end),
    )  # fmt: skip


def _table(found: Progress) -> pd.DataFrame:
    return pd.DataFrame([
        {
            _("Month"): f"{one.period:%Y-%m}", _("We"): wording.figure(found.metric, one.ours),
            _("Median of the others"): wording.figure(found.metric, one.others.median),
            _("Lower quartile"): wording.figure(found.metric, one.others.low),
            _("Upper quartile"): wording.figure(found.metric, one.others.high), _("Others"): one.others.n,
        }
        for one in found.months[::-1]
    ])  # fmt: skip
