"""The one look of this page's charts: title, sentence, chart, and its table folded below."""

import html
import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from assessments.scores import wording
from dashboard.look import LOOK, Part, folded, grid, ink

LINE = 18  # letters


def block(title: str, sentence: str, traces: Sequence[Part], layout: Part, table: pd.DataFrame, *, key: str) -> None:
    """A chart as every page has it."""
    st.subheader(title)
    st.caption(sentence)
    st.plotly_chart(figure(traces, layout), key=key, config=LOOK, alt=f"{title}. {sentence}")
    folded(title, lambda: table, key=key)


def pointed(axis: str, values: Sequence[float | None]) -> Part:
    """What is shown where one points: the name on the axis and the number as the page writes it."""
    return {
        "customdata": [wording.points(value) for value in values],
        "hovertemplate": f"%{{{axis}}}: %{{customdata}}<extra></extra>",
    }


def figure(traces: Sequence[Part], layout: Part) -> go.Figure:
    """The chart by itself."""
    return go.Figure(list(traces), {"font": {"color": ink()}} | layout)


def legend() -> Part:
    """Below the chart, whose lower margin leaves it room."""
    return {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "font": {"color": ink()}}


def wrapped(text: str) -> str:
    """A label in lines short enough for a phone; Plotly reads some HTML, of which ours is the line break alone."""
    return "<br>".join(html.escape(line, quote=False) for line in textwrap.wrap(text, LINE))


def scale() -> Part:
    """An axis from 0 to 100 with a line where each band begins."""
    return {
        "range": [-2, 102], "tickvals": [0, 25, 50, 75, 100], "tickfont": {"color": ink(), "size": 12},
        "showgrid": True, "gridcolor": grid(), "tickangle": 0,
    }  # fmt: skip
