"""One card for any metric: its value over a year, its trend, what may be said of the change, what it rests on."""

import streamlit as st

from dashboard import charts
from dashboard.state import View
from data import courses_said, figures, sentences
from data.definitions import Metric
from data.words import _


def card(view: View, metric: Metric) -> None:
    """The card of a metric for the organisation, or for the one repository that was chosen."""
    repository = view.repositories[0] if len(view.repositories) == 1 else None
    with st.container(border=True, height="stretch"):
        st.markdown(f"##### {_(metric.title)}", help=_(metric.question))
        window = figures.year(view.snapshot, metric, view.organisation, repository, view.period)
        if window is None:
            st.write(_("Not measured yet."))
            return
        st.metric(
            _(metric.title),
            sentences.shown(metric, window.value, window.low, window.high),
            label_visibility="collapsed",
        )
        change = figures.year_change(view.snapshot, metric, view.organisation, repository, view.period)
        st.write(sentences.verdict(metric, window, change))
        if course := None if repository else view.course(metric):
            st.write(courses_said.said(metric, course))
        rows = figures.series(view.snapshot, metric.id, view.organisation, [repository], view.period)
        shown = figures.trailing_year(rows) if metric.window == "month" else rows
        if shown[["value", "low"]].notna().any(axis=None):
            charts.spark(metric, shown.tail(60), key=f"card-{metric.id}", course=course)
        st.caption(sentences.basis(metric, window))
