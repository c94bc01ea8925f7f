"""How many days of work an activity is, which the roadmap is ordered by."""

import streamlit as st

from assessments.folder import Assessment
from assessments.planning import intend, planned
from dashboard.questionnaire.saying import saved, show, typed
from dashboard.questionnaire.who import Me
from data.words import _


def of(assessment: Assessment, me: Me, activity: str) -> None:
    """Saved as soon as it stands there, or is taken away."""
    place, known = f"effort/{assessment.id}/{activity}", planned(assessment).efforts.get(activity)
    st.number_input(
        _("Days of work"), 0.0, None, None, step=1.0, format="%g", key=show(place, known),
        on_change=_say, args=(assessment, me, activity, place),
    )  # fmt: skip


def _say(assessment: Assessment, me: Me, activity: str, place: str) -> None:
    days = typed(place)
    draft = {"kind": "effort", "key": activity, "by": me.id, "value": None if days is None else {"days": days}}
    saved(lambda: intend(assessment, [draft]), place)
