"""Sovereignty: who stands behind what we depend on, unknown included."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.look import LOOK, folded, grid, ink
from data import risks, sentences
from data.words import _


def show(packages: pd.DataFrame) -> None:
    """Bars for the critical packages, where there are some, and for all."""
    title = _("Who stands behind what we depend on")
    kinds = packages["backing"].fillna("unknown")
    critical = kinds[packages["critical"]]
    table = _table(critical, kinds)
    unknown = int((kinds == "unknown").sum())
    sentence = _("{n} packages, {critical} of them critical; of {unknown} it is not known.").format(
        n=sentences.number(len(kinds)), critical=sentences.number(len(critical)), unknown=sentences.number(unknown)
    )
    st.subheader(title)
    st.caption(sentence)
    traces = [
        {"type": "bar", "orientation": "h", "name": column, "y": table[_("Behind it")], "x": table[column],
         "marker": {"pattern": {"shape": shape}}, "hovertemplate": "%{y}: %{x:.0f} %"}
        for column, shape in ((_("Critical packages, %"), ""), (_("All packages, %"), "/"))
        if column in table
    ]  # fmt: skip
    layout = {
        "barmode": "group", "height": 340, "margin": {"l": 8, "r": 8, "t": 8, "b": 60}, "font": {"color": ink()},
        "legend": {"orientation": "h", "y": -0.15, "font": {"color": ink()}},
        "yaxis": {"automargin": True, "autorange": "reversed", "tickfont": {"color": ink(), "size": 12}},
        "xaxis": {
            "gridcolor": grid(), "ticksuffix": " %", "rangemode": "tozero", "tickfont": {"color": ink(), "size": 12},
        },
    }  # fmt: skip
    st.plotly_chart(go.Figure(traces, layout), key="backing", config=LOOK, alt=f"{title}. {sentence}")
    folded(title, lambda: table, key="backing")


def _table(critical: "pd.Series[str]", everything: "pd.Series[str]") -> pd.DataFrame:
    """Of the critical packages, where there are some, and of all, how many % each kind stands behind."""
    shown = {_("Critical packages, %"): critical, _("All packages, %"): everything}
    columns = {title: _shares(kinds) for title, kinds in shown.items() if len(kinds)}
    return pd.DataFrame({_("Behind it"): [_(name) for name in risks.BACKING.values()], **columns})


def _shares(kinds: "pd.Series[str]") -> list[float]:
    counts = kinds.value_counts()
    return [round(100 * float(counts.get(kind, 0)) / len(kinds), 1) for kind in risks.BACKING]
