"""What the OSPO lead adds to the numbers: the decision that is asked for, and who sees to the largest risk."""

import streamlit as st

from assessments.people import people, person
from dashboard.literal import literal
from dashboard.questionnaire.saying import kept, save, saved, show, trouble, typed
from data.packages import called
from data.words import Problem, _
from data.workspace import Workspace
from report.asked import LONGEST, Owned, ask, asked, own
from report.sources import Sources
from report.telling import risk


def write(workspace: Workspace, sources: Sources) -> None:
    """Both are saved at once, and stay for the next report. Raises Problem where what was written cannot be read."""
    st.subheader(_("What only you can write"))
    trouble()
    said = asked(workspace)
    _decision(workspace, said.decision)
    row = risk.largest(sources)
    if row is None:
        st.caption(_("Largest risk: {why}").format(why=literal(risk.told(sources).nothing)))
    else:
        _owner(workspace, row["package"], said.risk)


def _decision(workspace: Workspace, there: str) -> None:
    """The text, and what to do with one that could not be saved; `there` is what is kept."""
    st.text_area(
        _("What we ask of you: one decision"), key=show("decision", there), height=110,
        help=_("At most {n} characters; saved when you leave the field.").format(n=LONGEST),
        on_change=_decide, args=(workspace, there),
        placeholder=_("Such as: decide by 31 March that every service names a second maintainer."),
    )  # fmt: skip
    if kept("decision"):
        st.warning(
            _("This is not saved yet. What is kept says: {decision}").format(decision=literal(there))
            if there
            else _("This is not saved yet. Nothing is kept.")
        )
        with st.container(horizontal=True):
            st.button(_("Save it now"), on_click=_decide, args=(workspace, there), key="decision-again")
            st.button(_("Show what is kept"), on_click=save, args=(lambda: None, "decision"), key="decision-kept")


def _owner(workspace: Workspace, package: str, owned: Owned | None) -> None:
    names = people(workspace.assessments)
    owner = names.get(owned.owner) if owned and owned.package == package else None
    widget = show(f"risk-owner/{package}", owner)
    st.caption(_("Largest risk: {why}").format(why=literal(called(package))))
    st.selectbox(
        _("Who sees to the largest risk"),
        sorted({*names.values(), *filter(None, [typed(widget)])}, key=str.casefold), index=None,
        accept_new_options=True, placeholder=_("Choose a name or type it"), key=widget,
        on_change=_own, args=(workspace, package, widget, owned),
    )  # fmt: skip


def _decide(workspace: Workspace, before: str) -> None:
    """Nobody's decision is written over by who did not see it."""

    def decide() -> None:
        text = typed("decision") or ""
        if asked(workspace).decision not in (before, text):
            raise Problem("report.overtaken")
        ask(workspace, text)

    saved(decide, "decision")


def _own(workspace: Workspace, package: str, widget: str, before: Owned | None) -> None:
    """Nor somebody's choice of an owner, which is shown then."""

    def check() -> None:
        if asked(workspace).risk != before:
            raise Problem("report.reowned")

    name = (typed(widget) or "").strip()
    if saved(check):
        saved(lambda: own(workspace, package, person(workspace.assessments, name) if name else None), widget)
