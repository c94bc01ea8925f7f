"""Overview: six key figures, and what may be said to have got better or worse in a year."""

import streamlit as st

from dashboard import cards, state
from data import figures, sentences
from data.changes import Change
from data.definitions import metrics
from data.words import _

KEY_FIGURES = [
    "active_repositories", "single_maintainer_share", "contributors",
    "new_contributors", "licence_coverage", "external_share",
]  # fmt: skip
MOST = 3


def listed(title: str, changes: list[Change], nothing: str) -> None:
    """Up to three changes, the clearest first."""
    st.subheader(title)
    for change in changes[:MOST]:
        st.markdown(f"- **{_(change.metric.title)}** {sentences.said(change)}")
    if not changes:
        st.write(nothing)


view = state.view()
st.title(view.name)
st.write(_("Open source in the 12 months to {month}.").format(month=sentences.month(view.period)))

for row in (KEY_FIGURES[:3], KEY_FIGURES[3:]):
    for column, metric in zip(st.columns(3), row, strict=True):
        with column:
            cards.card(view, metrics()[metric])

changes = figures.changes(view.snapshot, view.organisation, view.period)
better, worse = st.columns(2)
with better:
    listed(_("Got better"), [c for c in changes if c.good], _("Nothing got better that stands out."))
with worse:
    listed(_("Got worse"), [c for c in changes if c.good is False], _("Nothing got worse that stands out."))
