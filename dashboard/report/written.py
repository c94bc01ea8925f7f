"""What the OSPO lead adds to the numbers: the decision that is asked for, and who sees to the largest risk."""

import streamlit as st

from assessments.people import people, person
from dashboard.literal import literal
from dashboard.questionnaire.saying import saved, show, trouble, typed
from data.packages import called
from data.words import _
from data.workspace import Workspace
from report.asked import LONGEST, ask, asked, own
from report.sources import Sources
from report.telling import risk


def write(workspace: Workspace, sources: Sources) -> None:
    """Both are saved at once, and stay for the next report. Raises Problem where what was written cannot be read."""
    st.subheader(_("What only you can write"))
    trouble()
    said = asked(workspace)
    st.text_area(
        _("What we ask of you: one decision"), key=show("decision", said.decision), max_chars=LONGEST, height=110,
        on_change=_decide, args=(workspace,),
        placeholder=_("Such as: decide by 31 March that every service names a second maintainer."),
    )  # fmt: skip
    row = risk.largest(sources)
    if row is None:
        st.caption(_("Largest risk: {why}").format(why=risk.told(sources).nothing))
        return
    names = people(workspace.assessments)
    owner = names.get(said.risk.owner) if said.risk and said.risk.package == row["package"] else None
    st.selectbox(
        _("Who sees to the largest risk, {package}").format(package=literal(called(row["package"]))),
        sorted({*names.values()}, key=str.casefold), index=None, accept_new_options=True,
        placeholder=_("Choose a name or type it"), key=show("risk-owner", owner),
        on_change=_own, args=(workspace, row["package"]),
    )  # fmt: skip


def _decide(workspace: Workspace) -> None:
    saved(lambda: ask(workspace, typed("decision") or ""), "decision")


def _own(workspace: Workspace, package: str) -> None:
    name = (typed("risk-owner") or "").strip()
    saved(lambda: own(workspace, package, person(workspace.assessments, name) if name else None), "risk-owner")
