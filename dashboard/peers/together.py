"""Working together: who contributes to, copies or uses whose software, as numbers, as a picture and one by one."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.cards import card
from dashboard.download import csv
from dashboard.peers import network
from dashboard.state import View
from data.definitions import metrics
from data.words import _
from peers.together import Tie, bonds, ties

CARDS = ["administrations_contributing", "administrations_contributed_to"]


def show(view: View) -> None:
    """The two figures, the picture, and every tie."""
    for column, metric in zip(st.columns(2), CARDS, strict=True):
        with column:
            card(view, metrics()[metric])
    found = ties(view.snapshot)
    if not found:
        _empty()
        return
    network.show(bonds(found))
    st.dataframe(_table(found), hide_index=True, alt=_("Who does what with whose repositories"))
    st.caption(
        _(
            "Contributions are told by mail domains, copies by the forge or by the commits that both hold, users by the"
            " publiccode.yml of the software. Commits of fewer than five people are not counted out."
        )
    )
    csv(lambda: _rows(found), "together")


def _empty() -> None:
    st.subheader(_("Who works on whose software"))
    st.write(
        _(
            "No tie with another administration is known yet. It becomes known by the mail domains in ospo.yaml, ours"
            " (`people.domains`) and those of each peer (`domains`), by repositories of peers that are collected, and"
            " by `usedBy` in publiccode.yml."
        )
    )


def _table(found: Iterable[Tie]) -> pd.DataFrame:
    return pd.DataFrame([
        {
            _("Administration"): one.name, _("What is done"): _(network.DOES[one.kind, one.ours]),
            _("Repository"): one.repository, _("Since"): f"{one.since:%Y-%m}" if one.since else _("unknown"),
            _("Last"): f"{one.last:%Y-%m}" if one.last else "–",
            _("Commits"): "–" if one.commits is None else str(one.commits), _("Copy"): one.copy or "–",
        }
        for one in found
    ])  # fmt: skip


def _rows(found: Iterable[Tie]) -> pd.DataFrame:
    """As `ospo peers together` has them."""
    return pd.DataFrame([vars(one) for one in found])
