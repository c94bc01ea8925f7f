"""Contributions: how much is done, by how many, and on how few it rests."""

import streamlit as st

from dashboard import address, charts, state
from data import figures
from data.definitions import metrics
from data.words import N_, _

TITLE = N_("Contributions")
PLACE = 2

VIEWS = {
    "work": ["commits", "lines_changed", "merge_commits", "bot_commits", "releases", "misdated_commits"],
    "people": ["contributors", "new_contributors", "occasional_contributors", "inactive_contributors"],
    "dependence": ["contributor_absence_factor", "single_maintainer_share", "elephant_factor", "external_share"],
}
TITLES = {"work": _("Work"), "people": _("People"), "dependence": _("On whom it rests")}

view = state.view()
st.title(_(TITLE))
chosen = st.radio(
    _("What to look at"),
    list(VIEWS),
    horizontal=True,
    format_func=TITLES.__getitem__,
    **address.bound("topic", VIEWS, "work"),
)
for row in range(0, len(VIEWS[chosen]), 2):
    for column, metric in zip(st.columns(2), VIEWS[chosen][row : row + 2], strict=False):
        with column:
            rows = figures.series(view.snapshot, metric, view.organisation, view.repositories or [None], view.period)
            charts.over_time(metrics()[metric], rows, key=f"chart-{metric}")
