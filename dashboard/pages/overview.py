"""Overview: six key figures, and what may be said to have got better or worse in a year."""

from datetime import UTC, datetime

import streamlit as st

from assessments.current import begun
from dashboard import assessing, cards, state
from dashboard.literal import literal
from dashboard.overview import claims, since
from dashboard.state import View
from data import components, figures, risks, sentences
from data.changes import NOTHING, Change
from data.definitions import metrics
from data.words import N_, _, ngettext

TITLE = N_("Overview")
PLACE = 1

KEY_FIGURES = [
    "active_repositories", "single_maintainer_share", "change_requests_reviewed",
    "time_to_first_response", "licence_coverage", "external_share",
]  # fmt: skip
MOST = 3
ENOUGH = 0.95  # coverage below which a reader has to be told first


def listed(title: str, changes: list[Change], nothing: str) -> None:
    """Up to three changes, the clearest first."""
    with st.container(border=True, height="stretch"):
        st.subheader(title)
        for change in changes[:MOST]:
            st.markdown(f"- **{_(change.metric.title)}** {sentences.said(change)}")
        if not changes:
            st.write(nothing)


def told(view: View) -> None:
    """What may be said of the year, or that nothing may be."""
    changes = figures.changes(view.snapshot, view.organisation, view.period)
    better, worse = ([c for c in changes if c.good is good] for good in (True, False))
    if not better and not worse:
        st.write(_(NOTHING))
        return
    for column, title, some, nothing in zip(
        st.columns(2), (_("Got better"), _("Got worse")), (better, worse),
        (_("Nothing got better that stands out."), _("Nothing got worse that stands out.")), strict=True,
    ):  # fmt: skip
        with column:
            listed(title, some, nothing)


def warned(view: View) -> None:
    """How much is missing, where it is enough to matter."""
    window = figures.year(view.snapshot, metrics()["contributors"], view.organisation, None, view.period)
    if window and window.coverage < ENOUGH:
        missing = sentences.number(100 - round(window.coverage * 100))
        st.warning(_("{n} % of what these figures need is missing. Sources says what and why.").format(n=missing))


def risk(view: View) -> None:
    """The largest risk in what the software is built from; nothing where none stands out."""
    worth = [row for row in components.foremost(view.snapshot, view.organisation, MOST) if risks.reasons(row)]
    if worth:
        st.markdown(literal(risks.largest(worth)) + " " + _("*Risks* says what to do first."))


def news(view: View) -> None:
    """What numbers say of claims, and what happened since last time; of our own organisation alone."""
    if view.organisation != state.workspace().configuration.organisation.slug:
        return
    every = assessing.there()
    chosen = next((one for one in every if one.model.subject == "organisation" and begun(one)), None)
    parts = st.columns(2) if chosen else [st.container()]
    if chosen:
        with parts[0].container(border=True, height="stretch"):
            claims.show(chosen)
    with parts[-1].container(border=True, height="stretch"):
        since.show(view, chosen, every, datetime.now(UTC).date())


view = state.view()
st.title(literal(view.name))
counted = len(figures.repositories(view.snapshot, view.organisation))
st.write(
    ngettext(
        "Open source in the 12 months to {month}, in {n} repository, compared with the 12 months before.",
        "Open source in the 12 months to {month}, in {n} repositories, compared with the 12 months before.",
        counted,
    ).format(month=sentences.month(view.period), n=sentences.number(counted))
)
warned(view)
told(view)
risk(view)
news(view)
for row in (KEY_FIGURES[:3], KEY_FIGURES[3:]):
    for column, metric in zip(st.columns(3), row, strict=True):
        with column:
            cards.card(view, metrics()[metric])
said = state.workspace().configuration
sweeps = figures.details(view.snapshot, "sweep", view.organisation)
if not sweeps.empty and not sweeps["token"].any():
    st.info(_("Issues and change requests stay unknown until the forge is asked with a token; `ospo doctor` says how."))
elif sweeps.empty and not said.forges:
    st.info(_("Issues and change requests come from a forge: name your account in ospo.yaml, below forges."))
if not said.people.domains:
    st.info(_("To tell contributions from outside, name your mail domains in ospo.yaml, below people."))
