"""Plotly charts, each with a title, a sentence that says what it shows, and its table."""

from itertools import cycle

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import goal_lines
from dashboard.look import DASHES, LOOK, Part, folded, grid, ink
from data import courses_said, figures, sentences
from data.definitions import Metric
from data.path import Course
from data.words import _

# Years, or months in figures: Plotly's names of months are English. Straight, or they need room that is not there.
_MONTHS = {
    "tickformatstops": [
        {"dtickrange": [None, "M11"], "value": "%Y-%m"},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ],
    "tickangle": 0,
    "nticks": 5,
}


def over_time(metric: Metric, rows: pd.DataFrame, *, key: str, course: Course | None = None) -> None:
    """A metric's months as a block of title, sentence, chart and table; rows as `figures.series` gives them.

    `course` is how the organisation stands to a target, where the rows are its own.
    """
    summary = _told(metric, rows, course)
    st.subheader(_(metric.title), help=_(metric.question))
    st.caption(summary)
    traces = [*lines(rows), *_at_least(rows)]
    if metric.window == "month" and len(traces) == 1:
        traces = [traces[0] | {"line": {"width": 1}, "opacity": 0.8, "name": _("Each month")}, _mean(rows)]
    layout = _layout(metric) | _references(metric)
    if course:
        a_month = metric.window == "month"
        traces += goal_lines.path(course, rows, a_month=a_month)
        for kind, parts in goal_lines.across(metric, course, rows, a_month=a_month).items():
            layout[kind] += parts
    layout["showlegend"] = len(traces) > 1
    st.plotly_chart(go.Figure(traces, layout), key=key, config=LOOK, alt=f"{_(metric.title)}. {summary}")
    folded(_(metric.title), lambda: table(metric, rows), key=key)


def spark(metric: Metric, rows: pd.DataFrame, *, key: str, course: Course | None = None) -> None:
    """A small chart of a metric's months for a card; a target as its bare lines."""
    layout = _layout(metric)
    layout |= {"height": 120, "margin": {"l": 44, "r": 8, "t": 4, "b": 28}, "showlegend": False}
    layout["xaxis"] |= {"nticks": 3}
    layout["yaxis"] |= {"nticks": 3}
    traces = [*lines(rows), *_at_least(rows)]
    if course:
        traces += goal_lines.path(course, rows)
        layout["shapes"] = goal_lines.across(metric, course, rows)["shapes"]
    said = f"{_(metric.title)}. {_told(metric, rows, course)}"
    st.plotly_chart(go.Figure(traces, layout), key=key, config=LOOK | {"staticPlot": True}, alt=said)


def lines(rows: pd.DataFrame) -> list[Part]:
    """One line for each repository (or the organisation): complete months only, gaps where unknown."""
    shown = rows[rows["complete"] | rows["value"].isna()]
    found = []
    for (name, some), dash in zip(shown.groupby("repository", dropna=False, sort=False), cycle(DASHES), strict=False):
        if some["value"].isna().all():
            continue
        label = _("Whole organisation") if pd.isna(name) else str(name)
        found.append({
            "type": "scatter", "x": some["period"], "y": some["value"], "name": label, "mode": "lines",
            "line": {"dash": dash, "width": 2}, "hovertemplate": "%{x|%Y-%m}: %{y:,.4~g}<extra></extra>",
        })  # fmt: skip
    return found


def _at_least(rows: pd.DataFrame) -> list[Part]:
    """Where so many wait still that there is no value, than what it is more; of one line only, to stay readable."""
    open_ended = rows["complete"] & rows["value"].isna() & rows["low"].notna() & rows["high"].isna()
    newest = open_ended[rows["complete"]].tail(1)
    if not newest.any() or rows["repository"].nunique(dropna=False) > 1:
        return []
    return [{
        "type": "scatter", "x": rows["period"], "y": rows["low"].where(open_ended), "name": _("More than"),
        "mode": "lines",
        "line": {"dash": "dot", "width": 2}, "hovertemplate": "> %{y:,.4~g}<extra></extra>",
    }]  # fmt: skip


def table(metric: Metric, rows: pd.DataFrame) -> pd.DataFrame:
    """Month by month what the chart shows, newest first, unknown as such."""
    newest = rows[rows["complete"] | rows["value"].isna()].sort_values("period", ascending=False)
    columns = {
        _("Month"): newest["period"].dt.strftime("%Y-%m"),
        _("Repository"): newest["repository"].fillna(_("Whole organisation")),
        _(metric.title): [sentences.shown(metric, *known) for known in _known(newest)],
        _("Rests on"): [sentences.number(n) for n in newest["sample_size"]],
        _("Collected"): [sentences.coverage(share) or _("all") for share in newest["coverage"]],
    }
    return pd.DataFrame(columns)


def _told(metric: Metric, rows: pd.DataFrame, course: Course | None) -> str:
    """What the chart shows, and how the number stands to its target."""
    summary = described(metric, rows)
    return f"{summary} {courses_said.said(metric, course)}" if course else summary


def described(metric: Metric, rows: pd.DataFrame) -> str:
    """One sentence: from what to what the last five years went, or why nothing can be shown."""
    whole = rows[rows["complete"] & rows["value"].notna()]
    if whole.empty:
        return _unknown(metric, rows)
    if whole["repository"].nunique(dropna=False) > 1:
        return _("{n} repositories, {first} to {last}.").format(
            n=whole["repository"].nunique(dropna=False), first=_short(whole, 0), last=_short(whole, -1)
        )
    first, last = whole.iloc[0], whole.iloc[-1]
    unknown = _(" Gaps are months that are not known.") if rows["value"].isna().any() else ""
    return _("From {first} in {begin} to {last} in {end}.").format(
        first=sentences.amount(first["value"], metric.unit), begin=sentences.month(first["period"]),
        last=sentences.amount(last["value"], metric.unit), end=sentences.month(last["period"]),
    ) + unknown  # fmt: skip


def _unknown(metric: Metric, rows: pd.DataFrame) -> str:
    """Why there is no value at all."""
    last = rows[rows["complete"]].tail(1)
    if last.empty:
        return _("Nothing is known yet: no complete month was collected.")
    [(value, low, high)] = _known(last)
    headline = sentences.shown(metric, value, low, high) + ". " if high is None and low is not None else ""
    return headline.capitalize() + sentences.unknown(metric, low, high, int(last["sample_size"].iloc[0]))


def _known(rows: pd.DataFrame) -> list[tuple[float | None, float | None, float | None]]:
    """Value, low and high of each row, missing as None."""
    return [tuple(map(figures.plain, known)) for known in rows[["value", "low", "high"]].itertuples(index=False)]


def _short(rows: pd.DataFrame, position: int) -> str:
    return sentences.month(sorted(rows["period"])[position])


def _mean(rows: pd.DataFrame) -> Part:
    """Beside the months of one count, which jump, the mean of the twelve months to each."""
    known = rows["value"].where(rows["complete"])
    return {
        "type": "scatter", "x": rows["period"], "y": known.rolling(12).mean(), "name": _("Mean of 12 months"),
        "mode": "lines", "line": {"width": 3}, "hovertemplate": "%{y:,.4~g}<extra></extra>",
    }  # fmt: skip


def _references(metric: Metric) -> Part:
    """A line across the chart at each value that somebody has set as a mark, with its name."""
    across = {"xref": "x domain", "yref": "y"}
    line = {"type": "line", "x0": 0, "x1": 1, "line": {"dash": "dot", "width": 1, "color": ink()}}
    name = {"x": 0, "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    return {
        "shapes": [across | line | {"y0": value, "y1": value} for value in metric.references.values()],
        "annotations": [across | name | {"y": value, "text": _(text)} for text, value in metric.references.items()],
    }


def _layout(metric: Metric) -> Part:
    text = {"color": ink()}
    share = {"ticksuffix": " %", "range": [-2, 102]} if metric.unit == "%" else {}
    axis = {"tickfont": text | {"size": 12}, "automargin": False}  # margins found by trying take a third of the drawing
    return {
        "height": 300, "margin": {"l": 52, "r": 8, "t": 8, "b": 28}, "hovermode": "x", "font": text,
        "legend": {"orientation": "h", "y": -0.2, "font": text},
        "xaxis": axis | _MONTHS | {"showgrid": False, "linecolor": grid()},
        "yaxis": axis | {"rangemode": "tozero", "gridcolor": grid(), "zeroline": False} | share,
    }  # fmt: skip
