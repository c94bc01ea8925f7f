"""Risks: what to do first about what we depend on, and why."""

import streamlit as st

from dashboard import download, state
from dashboard.literal import literal
from dashboard.risks import backing, completeness, first, formula, severe
from data import components, figures, risks
from data.words import N_, _

TITLE = N_("Risks")
PLACE = 6

FIRST = 100  # packages by priority, among which the ten with something to say of are looked for

view = state.view()
st.title(_(TITLE))
table = components.packages(view.snapshot, view.organisation, view.repositories)
if table.empty:
    st.info(_("Nothing is known yet of what the software is built from; Dependencies says what is missing."))
else:
    order = ["priority_low", "vulnerabilities", "priority_high", "package"]
    table = table.sort_values(order, ascending=[False, False, False, True])
    worth = [row for row in figures.records(table[:FIRST]) if risks.reasons(row)]
    st.header(literal(risks.largest(worth)), anchor=False)
    completeness.told(view)
    first.show(view, worth)
    download.csv(lambda: table, "risks")
    formula.show()
    severe.show(view)
    backing.show(table)
