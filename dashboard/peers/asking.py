"""Whom to ask: who is ahead of us in what, by more than chance."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

import pandas as pd
import streamlit as st

from dashboard.download import csv
from dashboard.literal import brief, link
from dashboard.peers import said
from data.definitions import metrics
from data.snapshot import Snapshot
from data.words import _, ngettext
from peers import fair, wording
from peers.comparison import comparisons
from peers.known import Known
from peers.stronger import Stronger, stronger

FEW = 3  # names of each figure; the file has all
MOST = 8  # figures of each kind


def show(snapshot: Snapshot, month: date) -> None:
    """Activities and figures in which somebody leads, those first in which most do."""
    st.subheader(_("Ask them"))
    asked = [one for one in fair.shared(snapshot) if one in metrics() or said.is_activity(one)]
    found = stronger(comparisons(snapshot, asked, month))
    if not found:
        st.write(_("Nobody who is known by name is ahead of us by more than chance."))
        return
    st.write(_("Who is ahead of us by more than chance, and so has something to tell."))
    leaders = {metric: [*ones] for metric, ones in groupby(found, key=lambda one: one.metric)}
    for title, kind in ((_("Activities"), False), (_("Figures"), True)):
        _list(title, {metric: ones for metric, ones in leaders.items() if (metric in metrics()) is kind})
    csv(lambda: _table(found), "ask-them")


def _list(title: str, leaders: Mapping[str, Sequence[Stronger]]) -> None:
    if not leaders:
        return
    first = sorted(leaders.items(), key=lambda one: -len(one[1]))[:MOST]
    more = len(leaders) - len(first)
    rest = ngettext("{n} more is in the file.", "{n} more are in the file.", more).format(n=more) if more else ""
    st.markdown("\n".join([f"**{title}**", "", *(_line(*one) for one in first), "", rest]))


def _line(metric: str, ones: Sequence[Stronger]) -> str:
    leaders = ", ".join(f"{_who(one.theirs.who)} ({_amount(one.theirs.value, metric)})" for one in ones[:FEW])
    more = len(ones) - FEW
    rest = ngettext(" and {n} more", " and {n} more", more).format(n=more) if more > 0 else ""
    return _("- {figure}, we {ours}: {leaders}{rest}").format(
        figure=said.title(metric), ours=_amount(ones[0].ours.value, metric), leaders=leaders, rest=rest
    )


def _who(one: Known) -> str:
    """The name, leading to where people read about it."""
    return f"[{brief(one.name)}](<{one.url}>)" if one.url and link(one.url).startswith("[") else brief(one.name)


def _amount(value: float | None, metric: str) -> str:
    return wording.figure(metric, value)


def _table(found: Sequence[Stronger]) -> pd.DataFrame:
    return pd.DataFrame([
        {"metric": one.metric, "ours": one.ours.value, "theirs": one.theirs.value, "name": one.theirs.who.name,
         "url": one.theirs.who.url, "sample": wording.sample(one.theirs.who)}
        for one in found
    ])  # fmt: skip
