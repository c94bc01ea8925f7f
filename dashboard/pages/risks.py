"""Risks: what to do first about what we depend on, and why."""

import streamlit as st

from dashboard import download, state
from dashboard.dependencies import packages
from dashboard.literal import literal
from dashboard.risks import backing, first, formula, severe
from data import figures, risks
from data.words import N_, _

TITLE = N_("Risks")
PLACE = 6

view = state.view()
st.title(_(TITLE))
table = packages.of(view).sort_values(["priority_low", "priority_high", "package"], ascending=[False, False, True])
if table.empty:
    st.info(_("Nothing is known yet of what the software is built from; Dependencies says what is missing."))
else:
    rows: list[risks.Row] = [
        {str(name): figures.plain(value) for name, value in row.items()} for row in table.to_dict("records")
    ]
    st.markdown(f"#### {literal(risks.largest(rows))}")
    first.show(view, rows)
    download.csv(table, "risks")
    formula.show()
    severe.show(view)
    backing.show(rows)
