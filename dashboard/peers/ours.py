"""Our own exchange file: in which mode, what it gives away, all of it, and the file."""

from datetime import UTC, datetime
from typing import get_args

import streamlit as st

from dashboard import address
from dashboard.literal import literal, worded
from dashboard.questionnaire.saying import saved
from data.words import N_, Problem, _, ngettext
from data.workspace import Workspace
from peers.exchange import member as members
from peers.exchange.export import Export, made
from peers.exchange.member import Mode, Own
from peers.exchange.soundness import UNMADE

MODES = {"named": N_("Under our name"), "pseudonymous": N_("Under a pseudonym")}
GIVES = {
    "named": N_("Every number of ours as a whole, by which others know and can ask us."),
    "pseudonymous": N_(
        "Maturity scores rounded to 5, level and region; it hides us from a glance, not from someone who wants to know."
    ),
}
SHORT = 40  # lines of a file that is shown unfolded
TALL = 420  # pixels of one, which scrolls


def show(workspace: Workspace) -> None:
    """The mode, what it means, the whole file and the way to have it."""
    st.subheader(_("Our file"))
    try:
        settled = members.own(workspace)
        who = settled or Own(UNMADE, _mode())
        if settled:
            st.write(_settled(settled))
        named = who.mode == "named" and st.checkbox(_("Name our public repositories in it"), key="name-repositories")
        one = made(workspace, who, datetime.now(UTC).replace(tzinfo=None), repositories=named)
    except Problem as problem:
        st.error(worded(problem))
        return
    st.markdown("\n".join(f"- {literal(each)}" for each in one.said))
    _whole(one)
    if settled:
        name = f"{settled.id}.json"
        st.download_button(_("Download our file"), one.raw, name, "application/json", type="primary", on_click="ignore")
    else:
        _settle(workspace, who.mode)


def _mode() -> Mode:
    """Which of them is looked at, before one is settled."""
    st.write(
        _(
            "Choose the mode and look at the file first; nothing leaves by that. The mode is fixed with the first"
            " file: one of each kind would tell who stands behind the pseudonym."
        )
    )
    modes: tuple[Mode, ...] = get_args(Mode)
    chosen: Mode = st.radio(
        _("How we appear"), modes, format_func=lambda one: _(MODES[one]), captions=[_(GIVES[one]) for one in modes],
        **address.bound("mode", modes, "named"),
    )  # fmt: skip
    return chosen


def _settled(settled: Own) -> str:
    named = _("This workspace gives files under our name, as `{id}`. Keep peers/member.yaml in your backup.")
    nameless = _("This workspace gives files under a pseudonym, `{id}`. Keep peers/member.yaml in your backup.")
    return (named if settled.mode == "named" else nameless).format(id=settled.id)


def _whole(one: Export) -> None:
    """Every sign of it; a long one is folded."""
    lines = one.raw.count(b"\n")
    title = ngettext("The whole file: {n} line", "The whole file: {n} lines", lines).format(n=lines)
    with st.expander(title, expanded=lines <= SHORT, key="whole-file", on_change="rerun") as opened:
        if opened.open:
            with st.container(height=TALL if lines > SHORT else "content"):
                st.code(one.raw.decode(), language=None, wrap_lines=True)


def _settle(workspace: Workspace, mode: Mode) -> None:
    st.write(_("In place of the zeros comes an id, made once and by chance, by which others tell our files apart."))
    st.button(_("Settle the mode and make the file"), type="primary", on_click=_make, args=(workspace, mode))


def _make(workspace: Workspace, mode: Mode) -> None:
    if saved(lambda: members.made(workspace, mode)):
        st.session_state["done"] = _("The mode is settled; the file can be downloaded now.")
