"""Plotly charts, each with a title, a sentence that says what it shows, and its table."""

from itertools import cycle

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data import sentences
from data.definitions import Metric
from data.words import _

# Beside colour each line has a dash of its own, so that the lines can be told apart without it.
_DASHES = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"]
_INK = {"light": "#0B1016", "dark": "#E8ECF0"}
_LINES = {"light": "#C5CDD5", "dark": "#3A4550"}
_LOOK = {"displayModeBar": False, "scrollZoom": False}


def over_time(metric: Metric, rows: pd.DataFrame, *, key: str) -> None:
    """A metric's months as a block of title, sentence, chart and table; rows as `figures.series` gives them."""
    summary = described(metric, rows)
    st.subheader(_(metric.title), help=_(metric.question))
    st.caption(summary)
    figure = lines(metric, rows)
    _add_mean(figure, metric, rows)
    _add_references(figure, metric)
    st.plotly_chart(figure, key=key, config=_LOOK, alt=f"{_(metric.title)}. {summary}")
    with st.expander(_("Table: {title}").format(title=_(metric.title))):
        st.dataframe(table(metric, rows), hide_index=True, alt=_("The chart's numbers"))


def spark(metric: Metric, rows: pd.DataFrame, *, key: str) -> None:
    """A small chart of a metric's months for a card."""
    figure = lines(metric, rows)
    figure.update_layout(height=110, margin={"l": 0, "r": 8, "t": 4, "b": 18}, showlegend=False)
    figure.update_xaxes(nticks=3)
    figure.update_yaxes(nticks=3)
    st.plotly_chart(
        figure, key=key, config=_LOOK | {"staticPlot": True}, alt=f"{_(metric.title)}. {described(metric, rows)}"
    )


def lines(metric: Metric, rows: pd.DataFrame) -> go.Figure:
    """One line for each repository (or the organisation): complete months only, gaps where unknown."""
    figure = go.Figure()
    shown = rows[rows["complete"] | rows["value"].isna()]
    for (name, some), dash in zip(shown.groupby("repository", dropna=False, sort=False), cycle(_DASHES), strict=False):
        label = _("Whole organisation") if pd.isna(name) else str(name)
        figure.add_scatter(
            x=some["period"], y=some["value"], name=label, mode="lines", line={"dash": dash, "width": 2},
            connectgaps=False, hovertemplate="%{x|%Y-%m}: %{y:,.4~g}<extra></extra>",
        )  # fmt: skip
    return _styled(figure, metric, legend=shown["repository"].nunique(dropna=False) > 1)


def table(metric: Metric, rows: pd.DataFrame) -> pd.DataFrame:
    """Month by month what the chart shows, newest first, unknown as such."""
    newest = rows[rows["complete"] | rows["value"].isna()].sort_values("period", ascending=False)
    columns = {
        _("Month"): newest["period"].dt.strftime("%Y-%m"),
        _("Repository"): newest["repository"].fillna(_("Whole organisation")),
        _(metric.title): [sentences.amount(value, metric.unit) for value in newest["value"]],
        _("Rests on"): [sentences.number(n) for n in newest["sample_size"]],
        _("Collected"): [sentences.coverage(share) or _("all") for share in newest["coverage"]],
    }
    return pd.DataFrame(columns)


def described(metric: Metric, rows: pd.DataFrame) -> str:
    """One sentence: from what to what the last five years went, or why nothing can be shown."""
    whole = rows[rows["complete"] & rows["value"].notna()]
    if whole.empty:
        return _("Nothing is known yet: no complete month was collected.")
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


def _short(rows: pd.DataFrame, position: int) -> str:
    return sentences.month(sorted(rows["period"])[position])


def _add_mean(figure: go.Figure, metric: Metric, rows: pd.DataFrame) -> None:
    """Beside the months of one count, which jump, the mean of the twelve months to each."""
    if metric.window != "month" or rows["repository"].nunique(dropna=False) != 1:
        return
    known = rows["value"].where(rows["complete"])
    figure.update_traces(line={"width": 1}, opacity=0.8, name=_("Each month"))
    figure.add_scatter(
        x=rows["period"], y=known.rolling(12).mean(), name=_("Mean of 12 months"), mode="lines", line={"width": 3},
        hovertemplate="%{y:,.4~g}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(showlegend=True)


def _add_references(figure: go.Figure, metric: Metric) -> None:
    for name, value in metric.references.items():
        figure.add_hline(
            y=value, line={"dash": "dot", "width": 1}, annotation_text=_(name), annotation_position="top left"
        )


def _styled(figure: go.Figure, metric: Metric, *, legend: bool) -> go.Figure:
    theme = st.context.theme.type or "light"
    ink, grid = _INK[theme], _LINES[theme]
    figure.update_layout(
        height=300, margin={"l": 0, "r": 8, "t": 8, "b": 0}, showlegend=legend, hovermode="x",
        legend={"orientation": "h", "y": -0.2, "font": {"color": ink}}, font={"color": ink},
    )  # fmt: skip
    figure.update_xaxes(showgrid=False, tickfont={"color": ink, "size": 12}, linecolor=grid)
    suffix = " %" if metric.unit == "%" else ""
    figure.update_yaxes(
        rangemode="tozero", gridcolor=grid, tickfont={"color": ink, "size": 12}, ticksuffix=suffix, zeroline=False,
        range=[-2, 102] if metric.unit == "%" else None,
    )  # fmt: skip
    return figure
