"""Contributions: how much is done, by how many, and on how few it rests."""

import streamlit as st

from dashboard import state, topics
from data.words import N_, _

TITLE = N_("Contributions")
PLACE = 2

TOPICS = {
    "work": (_("Work"), ["commits", "lines_changed", "merge_commits", "bot_commits", "releases", "misdated_commits"]),
    "people": (_("People"), ["contributors", "new_contributors", "occasional_contributors", "inactive_contributors"]),
    "dependence": (
        _("On whom it rests"),
        ["contributor_absence_factor", "single_maintainer_share", "elephant_factor", "external_share"],
    ),
}

st.title(_(TITLE))
topics.show(state.view(), TOPICS)
