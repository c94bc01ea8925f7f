"""A page of charts by topic: one topic at a time, two charts a row."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import address, charts
from dashboard.state import View
from data import figures
from data.definitions import metrics
from data.words import _

Topics = Mapping[str, tuple[str, Sequence[str]]]  # id → title in English, metrics


def show(view: View, topics: Topics, repositories: Sequence[str | None] = ()) -> str:
    """The choice of a topic and its charts, of these repositories or those of the frame; the topic that was chosen."""
    chosen: str = st.radio(
        _("What to look at"), list(topics), horizontal=True, format_func=lambda topic: _(topics[topic][0]),
        **address.bound("topic", topics, next(iter(topics))),
    )  # fmt: skip
    wanted, whose = topics[chosen][1], repositories or view.repositories or [None]
    for row in range(0, len(wanted), 2):
        for column, metric in zip(st.columns(2), wanted[row : row + 2], strict=False):
            with column:
                rows = figures.series(view.snapshot, metric, view.organisation, whose, view.period)
                course = view.course(metrics()[metric]) if list(whose) == [None] else None
                charts.over_time(metrics()[metric], rows, key=f"chart-{metric}", course=course)
    return chosen
