"""Finding administrations in published lists, and making them peers."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import address
from dashboard.literal import literal, worded
from dashboard.peers import chosen, lists
from dashboard.questionnaire.saying import saved, trouble
from data import levels, regions
from data.countries import countries
from data.levels import LEVELS
from data.words import _, ngettext
from data.workspace import Workspace
from peers.directory import Administration, Found, search
from peers.directory.adding import add

MANY = 10  # rows after which the table scrolls
TALL, WIDE = 420, 215  # pixels of the table then, and of the columns that tell most


def show(workspace: Workspace) -> None:
    """The search and what it finds, then who is a peer already."""
    trouble()
    st.write(_("Look for administrations to compare with. Their public repositories are then collected like ours."))
    if found := lists.there(workspace):
        _search(workspace, found)
    chosen.show(workspace)


def _search(workspace: Workspace, found: Found) -> None:
    able, theirs = lists.collectable(found), chosen.accounts(workspace.configuration)
    matches = _matches(found.administrations)
    st.dataframe(
        _table(matches, able, theirs), hide_index=True, height=TALL if len(matches) > MANY else "auto",
        alt=_("Administrations that fit"), column_config=dict.fromkeys(
            (_("Administration"), _("Accounts")), st.column_config.Column(width=WIDE)
        ),
    )  # fmt: skip
    _add(workspace, [_collected(one, able) for one in matches if not chosen.has(theirs, one)])
    for problem in found.problems:
        st.caption(worded(problem))


def _matches(entries: Sequence[Administration]) -> list[Administration]:
    """Those that fit the words, the country and the level, which stand in the address; says how many."""
    places = sorted({one.country for one in entries if one.country}, key=regions.title)
    left, middle, right = st.columns([2, 1, 1])
    with left:
        words = st.text_input(
            _("Words in a name, an account or a ministry"), **address.bound("words", None, "")
        ) or ""  # fmt: skip
    with middle:
        country = st.selectbox(
            _("Country"), places, index=None, format_func=regions.title, placeholder=_("All countries"),
            **address.bound("country", places, None),
        )  # fmt: skip
    with right:
        level = st.selectbox(
            _("Level of government"), list(LEVELS), index=None, format_func=levels.title, placeholder=_("All levels"),
            **address.bound("level", LEVELS, None),
        )  # fmt: skip
    matches = search(entries, words, country, level)
    text = ngettext("{n} of {total} administrations fits.", "{n} of {total} administrations fit.", len(matches))
    st.write(text.format(n=len(matches), total=len(entries)))
    return matches


def _table(matches: Sequence[Administration], able: Collection[str], theirs: Collection[str]) -> pd.DataFrame:
    return pd.DataFrame([
        {
            _("Administration"): one.name,
            _("Country"): regions.title(one.country) if one.country else _("unknown"),
            _("Level"): levels.title(one.level),
            _("Accounts"): ", ".join(account for account in one.accounts if account in able) or "–",
            _("Peer"): _("yes") if chosen.has(theirs, one) else "–",
            _("Cannot be collected yet"): ", ".join(each for each in one.accounts if each not in able) or "–",
            _("Under"): one.group or "–",
            _("Listed by"): lists.titles(one.lists),
        }
        for one in matches
    ])  # fmt: skip


def _collected(one: Administration, able: Collection[str]) -> Administration:
    """With the accounts alone that can be collected."""
    return replace(one, accounts=tuple(account for account in one.accounts if account in able))


def _add(workspace: Workspace, matches: Sequence[Administration]) -> None:
    """The choice among those that can be collected, kept while one looks for more, and the button."""
    before: list[Administration] = st.session_state.get("whom", [])
    offered = list(dict.fromkeys([*before, *(one for one in matches if one.accounts)]))
    whom = st.multiselect(
        _("Whom to compare with"), offered, key="whom", select_all=False, format_func=_label,
        placeholder=_("Choose administrations of the table"),
    )  # fmt: skip
    if len(whom) == 1:
        whom = [_described(whom[0])]
    if lacking := [one.name for one in whom if not (one.country and one.level)]:
        st.caption(
            _("Who is compared with whom depends on country and level, which are not known of: {names}.").format(
                names=literal(", ".join(lacking))
            )
        )
    st.button(_("Add as peers"), type="primary", disabled=not whom, on_click=_added, args=(workspace, whom))


def _label(one: Administration) -> str:
    return f"{one.name} ({', '.join(one.accounts)})"


def _described(one: Administration) -> Administration:
    """As the person calls and places it: lists often know the account alone."""
    left, middle, right = st.columns([2, 1, 1])
    places, about = sorted(countries(), key=regions.title), one.accounts[0]
    with left:
        name = st.text_input(_("What it is called here"), one.name, key=f"called/{about}")
    with middle:
        at = places.index(one.country) if one.country else None
        country = st.selectbox(
            _("Its country"), places, index=at, format_func=regions.title, placeholder=_("unknown"), key=f"in/{about}"
        )
    with right:
        at = list(LEVELS).index(one.level) if one.level else None
        level = st.selectbox(
            _("Its level"), list(LEVELS), index=at, format_func=levels.title, placeholder=_("unknown"),
            key=f"at/{about}", help=_("Who is compared with whom depends on country and level."),
        )  # fmt: skip
    return replace(one, name=name.strip() or one.name, country=country, level=level)


def _added(workspace: Workspace, whom: Sequence[Administration]) -> None:
    """Writes them into ospo.yaml."""
    if saved(lambda: add(workspace, whom)):
        st.session_state["whom"] = []
        names = ", ".join(one.name for one in whom)
        text = ngettext(
            "{names} is a peer now. The next collection reads it.",
            "{names} are peers now. The next collection reads them.",
            len(whom),
        )
        st.session_state["done"] = text.format(names=literal(names))
