"""Who is a peer in ospo.yaml, and the way out of it."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from dashboard import collecting, state
from dashboard.literal import literal
from dashboard.questionnaire.saying import saved
from data import levels, regions
from data.configuration import Configuration, Peer
from data.words import Problem, _
from data.workspace import Workspace
from peers.directory import Administration
from peers.directory.accounts import key
from peers.directory.adding import remove

FEW, TALL = 10, 240  # lines, and pixels of more of them, which scroll


def accounts(said: Configuration) -> frozenset[str]:
    """The accounts of all peers, as they are compared."""
    return frozenset(key(target) for peer in said.peers for target in peer.targets)


def has(theirs: Collection[str], one: Administration) -> bool:
    """Whether any account of an administration is among those."""
    return any(key(account) in theirs for account in one.accounts)


def show(workspace: Workspace) -> None:
    """The peers, the collection that reads them, and a choice to take one out."""
    peers = workspace.configuration.peers
    st.subheader(_("Our peers"))
    if not peers:
        st.write(_("Nobody yet."))
        return
    st.dataframe(_table(peers), hide_index=True, alt=_("Our peers"))
    collecting.button(workspace, _("Collect now"))
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        name = st.selectbox(
            _("Take one out"), [one.name for one in peers], index=None, key="out", placeholder=_("Choose a peer")
        )
    right.button(_("Take out"), disabled=not name, on_click=_taken_out, args=(workspace, name))
    _still_collected()


def _table(peers: list[Peer]) -> pd.DataFrame:
    return pd.DataFrame([
        {
            _("Administration"): one.name,
            _("Country"): regions.title(one.country) if one.country else _("unknown"),
            _("Level"): levels.title(one.level),
            _("Accounts"): ", ".join(one.targets),
        }
        for one in peers
    ])  # fmt: skip


def _taken_out(workspace: Workspace, name: str) -> None:
    gone: list[Peer] = []
    if saved(lambda: gone.append(remove(workspace, name))):
        st.session_state["done"] = _("{name} is no peer any more.").format(name=literal(name))
        st.session_state["left"] = _repositories(workspace, gone[0].slug)


def _repositories(workspace: Workspace, slug: str) -> list[str]:
    """All that were found of a peer, as the last numbers know them."""
    try:
        numbers = state.snapshot(workspace)
    except Problem:
        return []
    return [one for (one,) in numbers.rows("select id from repository where organisation = ? order by id", [slug])]


def _still_collected() -> None:
    """Says once what goes on after a peer was taken out."""
    if left := st.session_state.pop("left", None):
        st.write(_("What was collected stays and is read again, until these lines stand below `exclude` in ospo.yaml:"))
        with st.container(height=TALL if len(left) > FEW else "content"):
            st.code("\n".join(f"- {one}" for one in left), language=None, wrap_lines=True)
