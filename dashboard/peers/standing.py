"""Where we stand: every figure that others have too, and one of them administration by administration."""

from collections import Counter
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import address, look
from dashboard.download import csv
from dashboard.literal import short
from dashboard.look import Part
from dashboard.maturity import plots
from dashboard.peers import said
from data import levels, regions, sentences
from data.definitions import metrics
from data.snapshot import Snapshot
from data.words import _, ngettext
from peers import fair, groups, wording
from peers.comparison import Beside, Comparison, comparisons
from peers.known import read
from peers.size import PER, Per
from peers.spread import quarter

MOST = 30  # bars that a chart has room for


def show(snapshot: Snapshot, month: date) -> None:
    """The choice by what counts are divided, the sentence, the table, and one metric."""
    by: Per = st.radio(
        _("Figures that depend on size"), list(PER), horizontal=True, format_func=lambda each: _(PER[each]),
        **address.bound("per", PER, "repository"),
    )  # fmt: skip
    wanted = [metric for metric in fair.shared(snapshot) if metric in metrics()]
    found, lonely = said.compared(comparisons(snapshot, wanted, month, by))
    if not found:
        st.write(_("Nothing can be compared yet: a figure needs two others at least that have it."))
        return
    st.write(headline(found))
    if told := _sampled(found):
        st.caption(told)
    st.dataframe(table(found, by), hide_index=True, alt=_("Our figures beside those of others"))
    if lonely:
        told = ngettext("{n} more figure is not compared", "{n} more figures are not compared", len(lonely))
        st.caption(told.format(n=len(lonely)) + _(": fewer than two others have it."))
    _one(found, by)
    csv(lambda: everyone(found), "peers")
    _who(snapshot)


def headline(found: list[Comparison]) -> str:
    """How many figures are in the best and in the last quarter, of those that are better or worse."""
    placed = Counter(place for one in found if (place := _quarter(one)))
    if not placed:
        return _("No figure of ours can be placed among those of others yet.")
    total = placed.total()
    return ngettext(
        "Of {n} figure that can be placed, {best} is in the best quarter and {last} in the last.",
        "Of {n} figures that can be placed, {best} are in the best quarter and {last} in the last.",
        total,
    ).format(n=total, best=placed[1], last=placed[4])


def table(found: list[Comparison], by: Per) -> pd.DataFrame:
    """A row for each metric: where we stand, ours, the others' median and middle half; what cannot be placed last."""
    return pd.DataFrame([
        {
            _("Figure"): said.titled(one.metric, by),
            _("We are"): wording.standing(one) or "–",
            _("We"): _amount(one, one.ours.value),
            _("Median"): _amount(one, one.spread.median),
            _("Middle half"): _middle(one),
            _("Others"): one.spread.n,
            _("Who they are"): wording.group(one.group),
            _("Left out"): said.left_out(one.left_out) or "–",
        }
        for one in sorted(found, key=lambda one: _quarter(one) or 5)
    ])  # fmt: skip


def everyone(found: list[Comparison]) -> pd.DataFrame:
    """Every figure of every administration, raw."""
    return pd.DataFrame([
        {
            "metric": one.metric, "name": each.who.name, "period": each.period, "value": each.value,
            "reason": each.reason, "coverage": each.coverage, "sample": wording.sample(each.who),
        }
        for one in found for each in (one.ours, *one.others)
    ])  # fmt: skip


def _sampled(found: list[Comparison]) -> str:
    """How many of the others are samples; empty where none is."""
    n = len({each.who.organisation for one in found for each in one.with_value if each.who.sample_read is not None})
    sentence = ngettext(
        "{n} of the others is a sample: measured on some of its public repositories, it does not speak of the rest.",
        "{n} of the others are samples: measured on some of their public repositories, they do not speak of the rest.",
        n,
    )
    return sentence.format(n=n) if n else ""


def _one(found: list[Comparison], by: Per) -> None:
    """A metric as bars, the highest first, ours marked; with what each rests on."""
    placed = sorted(found, key=lambda one: _quarter(one) or 5)
    names = [one.metric for one in placed]
    chosen = st.selectbox(
        _("One figure, administration by administration"), names, format_func=said.title,
        **address.bound("metric", names, names[0]),
    )  # fmt: skip
    one = placed[names.index(chosen)]
    shown = sorted(
        (each for each in (one.ours, *one.others) if each.value is not None), key=lambda each: -(each.value or 0)
    )
    told = _("{n} administrations, each in its newest whole month.").format(n=len(shown))
    if len(shown) > MOST:
        told += " " + _("The chart has the {n} highest and ours; the table has all.").format(n=MOST)
    text: Part = {"tickfont": {"color": look.ink(), "size": 12}}
    layout: Part = {
        "height": 60 + 32 * min(len(shown), MOST + 1), "margin": {"l": 130, "r": 48, "t": 8, "b": 28},
        "showlegend": False, "xaxis": text | {"gridcolor": look.grid(), "rangemode": "tozero", "automargin": False},
        "yaxis": text | {"autorange": "reversed", "automargin": False},
    }  # fmt: skip
    title = said.titled(chosen, by)
    question = f"{_(metrics()[chosen].question)} {told}"
    plots.block(title, question, [_bars(one, shown)], layout, _rests_on(one, shown), key="peers-one")


def _bars(one: Comparison, shown: list[Beside]) -> Part:
    drawn = [each for place, each in enumerate(shown) if place < MOST or each is one.ours]
    return {
        "type": "bar", "orientation": "h", "x": [each.value for each in drawn],
        "y": [_("We") if each is one.ours else plots.wrapped(short(each.who.name)) for each in drawn],
        "text": [_amount(one, each.value) for each in drawn], "textposition": "outside", "cliponaxis": False,
        "marker": {"opacity": [1.0 if each is one.ours else 0.4 for each in drawn]},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }  # fmt: skip


def _rests_on(one: Comparison, shown: list[Beside]) -> pd.DataFrame:
    unknown = [each for each in one.others if each.value is None]
    return pd.DataFrame([
        {
            _("Administration"): each.who.name,
            _("Value"): _(fair.WHY[each.reason]) if each.reason else _amount(one, each.value),
            _("Month"): f"{each.period:%Y-%m}" if each.period else "–",
            _("Rests on"): sentences.number(each.sample_size),
            _("Collected"): sentences.coverage(each.coverage) or _("all"),
            _("Source"): wording.source(each.who),
            _("Sample"): wording.sample(each.who) or "–",
        }
        for each in [*shown, *unknown]
    ])  # fmt: skip


def _amount(one: Comparison, value: float | None) -> str:
    return wording.figure(one.metric, value)


def _middle(one: Comparison) -> str:
    if one.spread.low is None or one.spread.high is None:
        return _("too few")
    return _("{low} to {high}").format(low=_amount(one, one.spread.low), high=_amount(one, one.spread.high))


def _quarter(one: Comparison) -> int | None:
    return None if one.ours.value is None else quarter(one.ours.value, one.spread, metrics()[one.metric].better)


def _who(snapshot: Snapshot) -> None:
    """Whose figures these are, and what of theirs was measured by whom, when and where."""
    st.subheader(_("Who they are"))
    rows = [
        {
            _("Administration"): one.name,
            _("Country"): regions.title(one.country) if one.country else _("unknown"),
            _("Level"): levels.title(one.level),
            _("Figures"): wording.source(one),
            _("Of"): wording.sample(one) or "–",
            _("As of"): sentences.day(one.sample_date or one.given_at) if one.sample_date or one.given_at else "–",
            _("Where"): one.sample_source or one.url or "–",
        }
        for one in read(snapshot)
    ]  # fmt: skip
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt=_("The administrations that are compared"))
    if n := groups.edition(snapshot).unreadable:
        said = ngettext("{n} file cannot be read any more", "{n} files cannot be read any more", n).format(n=n)
        st.warning(said + _("; `ospo doctor` says which and why."))
