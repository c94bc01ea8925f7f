"""One figure, administration by administration: bars, ours marked, those of our group darker."""

import html
import textwrap
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import address, look
from dashboard.look import Part
from dashboard.maturity import plots
from dashboard.peers import said
from data import sentences
from data.definitions import metrics
from data.words import _
from peers import fair, wording
from peers.comparison import Beside, Comparison
from peers.size import Per

MOST = 30  # bars that a chart has room for
LETTERS = 22  # of a line of a name, which has two


def show(found: Sequence[Comparison], by: Per) -> None:
    """The choice of a figure, its bars, the highest first, and what each rests on."""
    names = [one.metric for one in found]
    chosen = st.selectbox(
        _("One figure, administration by administration"), names, format_func=said.title,
        **address.bound("metric", names, names[0]),
    )  # fmt: skip
    one = found[names.index(chosen)]
    known = [each for each in (one.ours, *one.others) if each.value is not None]
    shown = sorted(known, key=lambda each: -(each.value or 0))
    drawn = [each for place, each in enumerate(shown) if place < MOST or each is one.ours]
    text: Part = {"tickfont": {"color": look.ink(), "size": 12}}
    layout: Part = {
        "height": 60 + 32 * len(drawn), "margin": {"l": 150, "r": 48, "t": 8, "b": 28}, "showlegend": False,
        "xaxis": text | {"gridcolor": look.grid(), "rangemode": "tozero", "automargin": False},
        "yaxis": text | {"autorange": "reversed", "automargin": False},
    }  # fmt: skip
    plots.block(
        said.titled(chosen, by), _told(one, shown), [_bars(one, drawn)], layout, _rests_on(one, shown), key="peers-one"
    )


def _told(one: Comparison, shown: Sequence[Beside]) -> str:
    """The question, who is dark, and who is left out."""
    parts = [
        _(metrics()[one.metric].question),
        _("{n} administrations, each in its newest whole month.").format(n=len(shown)),
        _("Darker: the {n} {group} among which we are placed.").format(
            n=one.spread.n, group=wording.group(one.group)
        ) if len(one.near) < len(one.with_value) else "",
        _("Of these left out: {why}.").format(why=said.left_out(one.left_out)) if one.left_out else "",
        _("The chart has the {n} highest and ours; the table has all.").format(n=MOST) if len(shown) > MOST else "",
    ]  # fmt: skip
    return " ".join(part for part in parts if part)


def _bars(one: Comparison, drawn: Sequence[Beside]) -> Part:
    near = {each.who.organisation for each in one.near}
    return {
        "type": "bar", "orientation": "h", "x": [each.value for each in drawn],
        "y": [_("We") if each is one.ours else _label(each.who.name) for each in drawn],
        "text": [wording.figure(one.metric, each.value) for each in drawn], "textposition": "outside",
        "cliponaxis": False, "hovertemplate": "%{y}: %{text}<extra></extra>",
        "marker": {"opacity": [
            1.0 if each is one.ours else 0.5 if each.who.organisation in near else 0.2 for each in drawn
        ]},
    }  # fmt: skip


def _label(name: str) -> str:
    """In two lines; Plotly takes some tags for its own, of which ours is the line break alone."""
    lines = textwrap.wrap(name, LETTERS, max_lines=2, placeholder="…")
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def _rests_on(one: Comparison, shown: Sequence[Beside]) -> pd.DataFrame:
    unknown = [each for each in one.others if each.value is None]
    near = {each.who.organisation for each in one.near}
    return pd.DataFrame([
        {
            _("Administration"): each.who.name,
            _("Value"): _(fair.WHY[each.reason]) if each.reason else wording.figure(one.metric, each.value),
            _("Month"): f"{each.period:%Y-%m}" if each.period else "–",
            _("In our group"): _("yes") if each.who.organisation in near else "–",
            _("Rests on"): sentences.number(each.sample_size),
            _("Collected"): sentences.coverage(each.coverage) or _("all"),
            _("Source"): wording.source(each.who),
            _("Sample"): wording.sample(each.who) or "–",
        }
        for each in [*shown, *unknown]
    ])  # fmt: skip
