"""Where we stand: every figure that others have too, and where ours is among theirs."""

from collections import Counter
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.download import csv
from dashboard.peers import each, everybody, said
from data import sentences
from data.definitions import metrics
from data.snapshot import Snapshot
from data.words import _, ngettext
from peers import fair, wording
from peers.comparison import Comparison, comparisons
from peers.size import Per
from peers.spread import quarter


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
    st.write(headline(placed))
    st.caption(basis(placed))
    st.table(table(placed, by).set_index(_("Figure")))
    if lonely:
        told = ngettext("{n} more figure is not compared", "{n} more figures are not compared", len(lonely))
        st.caption(told.format(n=len(lonely)) + _(": fewer than two others have it, or we have none."))
    each.show(placed, by)
    csv(lambda: everyone(found), "peers")
    everybody.show(snapshot)


def headline(found: list[Comparison]) -> str:
    """How many figures are in the best and in the last quarter, of those that are better or worse."""
    quarters = Counter(quarter(one.ahead) for one in found if one.ahead is not None)
    total = quarters.total()
    if not total:
        return _("No figure of ours can be placed among those of others yet.")
    return ngettext(
        "Of {n} figure that can be placed, {best} is in the best quarter and {last} in the last.",
        "Of {n} figures that can be placed, {best} are in the best quarter and {last} in the last.",
        total,
    ).format(n=total, best=quarters[1], last=quarters[4])


def basis(found: list[Comparison]) -> str:
    """Who the others are of most figures, how many of them samples, and of which months the figures are."""
    most = max(found, key=lambda one: one.spread.n)
    n = sum(one.who.sample_read is not None for one in most.near)
    samples = ngettext("{n} of them is a sample", "{n} of them are samples", n).format(n=n)
    sentence = _("Among {n} {group}. Ours is of {ours}, theirs of {theirs}.").format(
        n=most.spread.n, group=wording.group(most.group) + (f" ({samples})" if n else ""),
        ours=sentences.month(most.ours.period) if most.ours.period else _("unknown"),
        theirs=wording.months(one.period for one in most.near),
    )  # fmt: skip
    if not n:
        return sentence
    return f"{sentence} {_('A sample was measured on some public repositories and does not speak of the rest.')}"


def table(found: list[Comparison], by: Per) -> pd.DataFrame:
    """A row for each metric: ours, the others' median and middle half, where we stand; narrow enough for a phone."""
    return pd.DataFrame([
        {
            _("Figure"): said.titled(one.metric, by), _("We"): wording.figure(one.metric, one.ours.value),
            _("Their median (middle half)"): _others(one), _("We are"): wording.standing(one) or "–",
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


def _others(one: Comparison) -> str:
    low, median, high = (wording.figure(one.metric, value) for value in one.spread[1:])
    if one.spread.low is None:
        return _("{median} (too few)").format(median=median) if one.spread.n > 1 else _("too few")
    return _("{median} ({low} to {high})").format(low=low, median=median, high=high)
