"""Where we stand: every figure that others have too, and where ours is among theirs."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.download import csv
from dashboard.peers import each, everybody, said
from data.definitions import metrics
from data.snapshot import Snapshot
from data.words import _, ngettext
from peers import fair, wording
from peers.comparison import Comparison, comparisons
from peers.size import Per


def show(snapshot: Snapshot, month: date) -> None:
    """The choice by what counts are divided, the sentences, the table, and one metric."""
    by = said.divided(_("Figures that depend on size"))
    wanted = [metric for metric in fair.shared(snapshot) if metric in metrics()]
    every = comparisons(snapshot, wanted, month, by)
    found, lonely = said.compared(every)
    if by == "staff" and every and every[0].ours.who.staff is None:
        st.info(_("Figures per thousand staff need `staff` below `organisation` in ospo.yaml, and that of others."))
    if not found:
        st.write(_("Nothing can be compared yet: a figure needs two others at least that have it."))
        return
    placed = sorted(found, key=lambda one: -1 if one.ahead is None else one.ahead, reverse=True)
    st.write(wording.headline(placed))
    st.caption(wording.basis(placed))
    st.table(table(placed, by).set_index(_("Figure")))
    if lonely:
        told = ngettext("{n} more figure is not compared", "{n} more figures are not compared", len(lonely))
        st.caption(told.format(n=len(lonely)) + _(": fewer than two others have it, or we have none."))
    each.show(placed, by)
    csv(lambda: everyone(found), "peers")
    everybody.show(snapshot)


def table(found: list[Comparison], by: Per) -> pd.DataFrame:
    """A row for each metric: ours, the others' median and middle half, where we stand; narrow enough for a phone."""
    return pd.DataFrame([
        {
            _("Figure"): said.titled(one.metric, by), _("We"): wording.figure(one.metric, one.ours.value),
            _("Their median (middle half)"): wording.others(one), _("We are"): wording.standing(one) or "–",
        }
        for one in found
    ])  # fmt: skip


def everyone(found: list[Comparison]) -> pd.DataFrame:
    """Every figure of every administration, raw."""
    return pd.DataFrame([
        {
            "metric": one.metric, "name": other.who.name, "period": other.period, "value": other.value,
            "reason": other.reason, "coverage": other.coverage, "sample": wording.sample(other.who),
        }
        for one in found for other in (one.ours, *one.others)
    ])  # fmt: skip
