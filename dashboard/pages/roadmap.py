"""Roadmap: what to do next and why, and the plan to edit."""

from datetime import UTC, datetime

import streamlit as st

from assessments.current import current
from assessments.folder import Assessment
from assessments.roadmap.roadmap import roadmap
from dashboard import assessing, findings
from dashboard.literal import worded
from dashboard.questionnaire import who
from dashboard.questionnaire.saying import trouble
from dashboard.roadmap import candidates, downloads, graph, headline, plan, timeline
from data.words import N_, Problem, _

TITLE = N_("Roadmap")
PLACE = 10
NUMBERS = False


def me(assessment: Assessment) -> who.Me | None:
    """Who plans; folded away once that is known."""
    one = who.me(assessment)
    label = _("You are {name}").format(name=who.said(assessment, one)) if one else _("Say who you are to plan")
    with st.expander(label):
        return who.choose(assessment)


def shown(assessment: Assessment) -> None:
    """The sentence, the plan, what is next, what leads where, and the files."""
    today, names = datetime.now(UTC).date(), who.names(assessment)
    one = roadmap(assessment, findings.of(assessment))
    headline.show(one, today)
    trouble()
    planner = me(assessment)
    plan.show_steps(one, planner, names, today)
    timeline.show(one, names, today)
    candidates.show(one, planner, today)
    graph.show(one)
    downloads.show(one, names)


st.title(_(TITLE))
found = assessing.there()
chosen = current(found[::-1])
if chosen is None:
    st.write(_("Nothing is assessed yet. Begin on the page Assessment, or with `ospo assess new`."))
else:
    chosen = assessing.choice(found, chosen)
    assessing.spoilt(chosen)
    try:
        shown(chosen)
    except Problem as problem:
        st.error(worded(problem))
