"""On Overview: which answers the numbers contradict, both sides, the heaviest first."""

import streamlit as st

from assessments.answers.spoken import ANSWERS
from assessments.evidence import sentences as told
from assessments.evidence.contradictions import backing, contradictions
from assessments.evidence.words import linked
from assessments.folder import Assessment
from dashboard import assessing, findings
from dashboard.literal import literal
from data.words import _

MOST = 3


def show(chosen: Assessment) -> None:
    """A sentence, and the first few."""
    st.subheader(_("Claims and numbers"))
    found, standing, model = findings.of(chosen), chosen.standing(), chosen.model
    there = contradictions(model, standing, found)
    st.write(told.summary(there, backing(standing, found, linked(model, chosen.log().events))))
    for one in there[:MOST]:
        asked = assessing.label(model.points[one.point].question)
        sides = _("Claimed: **{claimed}**. Measured: **{measured}**, {number}.").format(
            claimed=_(ANSWERS[one.claimed]), measured=_(ANSWERS[one.measured]),
            number=literal(told.measured(one.finding)),
        )  # fmt: skip
        st.markdown(f"- {asked}  \n  {sides}")
    st.page_link("dashboard/pages/maturity.py", label=_("All of them on Maturity, below Evidence →"))
