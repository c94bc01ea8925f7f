"""The files of others: taken in, told what became of each, and forgotten."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from dashboard.literal import literal, worded
from dashboard.peers import given
from dashboard.peers.commands import publish
from data.words import N_, Problem, _, ngettext
from data.workspace import Workspace
from peers.exchange import received
from peers.exchange.gathering import Found
from peers.exchange.reading import shown
from peers.exchange.taking import Taken, take

STATES = {
    "new": N_("new"),
    "newer": N_("newer"),
    "known": N_("known already"),
    "older": N_("older than what is here"),
    "refused": N_("refused"),
}


@dataclass(frozen=True)
class Report:
    """What became of files: a row each, why some were refused, what else is to be said, and what follows."""

    files: pd.DataFrame
    problems: list[Problem]
    said: list[str]
    outcome: str = ""


def show(workspace: Workspace) -> None:
    """The field for files and what became of them, and who has given some so far."""
    st.subheader(_("Files of others"))
    files = st.file_uploader(
        _("Exchange files"), accept_multiple_files=True, type=["json"],
        help=_("A folder or a shared repository of them is taken by `ospo peers import`."),
    )  # fmt: skip
    if st.button(_("Take these files in"), disabled=not files):
        st.session_state["report"] = _taken(
            workspace, [Found(shown(one.name), one.getvalue(), alone=True) for one in files]
        )
    if "report" in st.session_state:
        _tell(st.session_state["report"])
    found = given.given(workspace)
    for problem in found.problems:
        st.warning(worded(problem))
    if found.members:
        st.write(_("Given so far:"))
        st.dataframe(given.table(found.members), hide_index=True, alt=_("Who has given files"))
        _forget(workspace, found.members)
    else:
        st.write(_("Nobody has given a file yet."))


def _taken(workspace: Workspace, files: list[Found]) -> Report:
    """Takes what is new, and computes the numbers anew where any was."""
    done = take(workspace, files, datetime.now(UTC).replace(tzinfo=None))
    report = Report(pd.DataFrame([_row(one) for one in done.taken]), [*done.problems], done.said)
    new = sum(one.state in ("new", "newer") for one in done.taken)
    if not new:
        return replace(report, outcome=_("Nothing new was taken."))
    taken = ngettext("{n} file was taken.", "{n} files were taken.", new).format(n=new)
    try:
        return replace(report, outcome=f"{taken} {publish(workspace)}")
    except Problem as problem:
        later = _("Its figures are shown when the numbers are computed anew with `ospo publish`.")
        return replace(report, problems=[*report.problems, problem], outcome=f"{taken} {later}")


def _tell(report: Report) -> None:
    """Stays until the next files come: a long one is read while one looks at other things."""
    if len(report.files):
        st.dataframe(report.files, hide_index=True, alt=_("What became of the files"))
    for problem in report.problems:
        st.error(worded(problem))
    for said in report.said:
        st.info(literal(said))
    st.info(report.outcome)


def _row(one: Taken) -> dict[str, object]:
    offer = one.offer
    return {
        _("File"): one.name,
        _("What became of it"): _(STATES[one.state]),
        _("Who"): given.called(offer.member) if offer else _("unknown"),
        _("Figures"): str(offer.figures) if offer else _("unknown"),
        _("Changed"): _changed(one),
        _("Not known here"): ", ".join(offer.unknown) or "–" if offer else "–",
    }


def _changed(one: Taken) -> str:
    if not one.changed:
        return "–"
    came, other, went = one.changed
    return _("{came} new, {other} changed, {went} gone").format(came=came, other=other, went=went)


def _forget(workspace: Workspace, members: list[given.Given]) -> None:
    """A choice of one member, and the button that removes what it gave."""
    names = {one.member.id: given.called(one.member) for one in members}
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        chosen = st.selectbox(
            _("Forget one"), list(names), index=None, format_func=names.__getitem__, key="forget",
            placeholder=_("Choose who gave files"), help=_("Every file that it gave is removed for good."),
        )  # fmt: skip
    if right.button(_("Forget"), disabled=not chosen) and chosen:
        received.forget(workspace, chosen)
        st.session_state.pop("report", None)
        gone = _("What {name} gave is removed.").format(name=literal(names[chosen]))
        try:
            st.session_state["done"] = f"{gone} {publish(workspace)}"
        except Problem as problem:
            st.session_state["trouble"] = f"{gone} {worded(problem)}"
        st.rerun()
