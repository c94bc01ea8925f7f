"""Dependencies: what our software is built from, under which licences, how old, and what we give back."""

import streamlit as st

from dashboard import address, cards, state, topics
from dashboard.dependencies import licences, lists, packages
from dashboard.state import View
from data import figures, sentences
from data.definitions import metrics
from data.topics import DEPENDENCIES
from data.words import N_, _, ngettext

TITLE = N_("Dependencies")
PLACE = 5

KEY_FIGURES = [
    "upstream_dependencies", "severe_vulnerabilities", "unmaintained_share",
    "osi_licence_share", "libyears_per_component", "give_back_ratio",
]  # fmt: skip
PARTS = {
    "overview": _("Overview"),
    "packages": _("Packages"),
    "licences": _("Licences"),
    "trends": _("Over time"),
    "lists": _("Where this comes from"),
}


def told(view: View) -> bool:
    """How many components of how many repositories are known; whether any is."""
    ids = view.repositories or figures.repositories(view.snapshot, view.organisation)
    known = figures.details(view.snapshot, "inventory", view.organisation)
    known = known[known["repository"].isin(ids)]
    wording = ngettext(
        "What {known} of {n} repository is built from is known.",
        "What {known} of {n} repositories are built from is known.",
        len(ids),
    )
    st.write(wording.format(known=sentences.number(len(known)), n=sentences.number(len(ids))))
    return not known.empty


def overview(view: View) -> None:
    """The key figures as cards; before the first whole month with a list, from when on there will be some."""
    window = figures.year(view.snapshot, metrics()[KEY_FIGURES[0]], view.organisation, None, view.period)
    if not window or window.value is None:
        st.info(
            _(
                "In the month chosen it was not known yet what the software is built from. A month's figures are there"
                " once it is over; the other parts of this page, and Risks, show how it stands now."
            )
        )
        return
    for row in (KEY_FIGURES[:3], KEY_FIGURES[3:]):
        for column, metric in zip(st.columns(3), row, strict=True):
            with column:
                cards.card(view, metrics()[metric])


view = state.view()
st.title(_(TITLE))
if told(view):
    part = st.radio(
        _("Part"), list(PARTS), horizontal=True, format_func=PARTS.__getitem__, label_visibility="collapsed",
        **address.bound("part", PARTS, "overview"),
    )  # fmt: skip
    if part == "trends":
        topics.show(view, DEPENDENCIES)
    else:
        if part != "overview":
            st.caption(
                _("As of {day}, whatever month is chosen.").format(day=sentences.day(view.snapshot.stamp.published_at))
            )
        {"overview": overview, "packages": packages.show, "licences": licences.show, "lists": lists.show}[part](view)
else:
    st.info(
        _(
            "Lists of components come from SBOMs in the repositories or given (`ospo collect sbom:FILE`), from GitHub,"
            " or from a scan, for which Syft has to be there. Sources says what is missing."
        )
    )
    lists.show(view)
