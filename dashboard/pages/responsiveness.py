"""Responsiveness: how soon people are answered, what becomes of change requests, and what is left lying."""

import streamlit as st

from dashboard import state, topics
from data.rules import MODELS
from data.words import N_, _

TITLE = N_("Responsiveness")
PLACE = 3

TOPICS = {
    "answers": (
        _("Answers"),
        ["time_to_first_response", "first_response_within_2_days", "time_to_first_response_p90", "time_to_close"],
    ),
    "change_requests": (
        _("Change requests"),
        [
            "change_requests_reviewed", "change_request_closure_ratio", "change_request_acceptance",
            "change_requests_opened", "change_requests_merged",
        ],
    ),
    "issues": (_("Issues"), ["issues_opened", "issues_closed", "issue_age"]),
    **{model.id: (_(model.title), model.metrics) for model in MODELS},
}  # fmt: skip

st.title(_(TITLE))
st.write(
    _(
        "An answer is the first word or act of a human other than who asked. What nobody answered counts as waiting"
        " still. Times that would show one person's work are not shown."
    )
)
chosen = topics.show(state.view(), TOPICS)
for model in MODELS:
    if chosen == model.id:
        unseen = _(" It also looks at {metrics}, not collected yet.").format(
            metrics=", ".join(_(name) for name in model.unseen)
        )
        st.caption(
            _("{title}: {source}.").format(title=_(model.title), source=_(model.source))
            + (unseen if model.unseen else "")
        )
