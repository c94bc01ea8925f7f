"""Definitions: what each number means and the SQL that makes it."""

import streamlit as st

from dashboard import address
from data import definitions_said
from data.definitions import Metric, metrics
from data.words import N_, _

TITLE = N_("Definitions")
PLACE = 14


def definition(metric: Metric) -> None:
    """One metric with its question, facts and SQL."""
    st.subheader(_(metric.title), anchor=metric.id)
    st.write(_(metric.question))
    facts = [
        _("Unit: {unit}").format(unit=definitions_said.unit(metric)),
        _("Time: {window}").format(window=definitions_said.window(metric)),
        _("Reading: {better}").format(better=definitions_said.better(metric)),
        _("Rests on: {needs}").format(needs=", ".join(metric.needs)),
        _("Source: {source}").format(source=_(metric.source)),
        _("Version: {version}").format(version=metric.version),
        *(f"{_(name)}: {value:g}" for name, value in metric.references.items()),
    ]
    st.markdown("\n".join(f"- {fact}" for fact in facts))
    title = _("How is {title} computed?").format(title=_(metric.title))
    with st.expander(title, key=f"sql-{metric.id}", on_change="rerun") as opened:
        if opened.open:
            st.code(metric.sql, language=None, wrap_lines=True)  # colours of SQL are too faint in dark


st.title(_(TITLE))
st.write(
    _(
        "A number is shown with its period, its age, and how much of what it needs was collected. What cannot be known"
        " is shown as unknown, never as zero. A change is only said where it goes beyond three standard errors between"
        " two complete years, measured alike."
    )
)
names = {metric.id: _(metric.title) for metric in metrics().values()}
chosen = st.selectbox(
    _("Metric"), list(names), index=None, format_func=names.__getitem__, placeholder=_("All metrics"),
    **address.bound("metric", names, None),
)  # fmt: skip
for one in [metrics()[chosen]] if chosen else metrics().values():
    definition(one)
