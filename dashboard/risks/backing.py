"""Sovereignty: who stands behind what we depend on, unknown included."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.look import LOOK, folded, grid, ink
from data import risks, sentences
from data.words import _


def show(rows: list[risks.Row]) -> None:
    """Bars for the critical packages and for all."""
    title = _("Who stands behind what we depend on")
    table = _table(rows)
    critical = [row for row in rows if row["critical"]]
    unknown = sum(1 for row in rows if row["backing"] is None)
    sentence = _("{n} packages, {critical} of them critical; of {unknown} it is not known.").format(
        n=sentences.number(len(rows)), critical=sentences.number(len(critical)), unknown=sentences.number(unknown)
    )
    st.subheader(title)
    st.caption(sentence)
    traces = [
        {"type": "bar", "orientation": "h", "name": column, "y": table[_("Behind it")], "x": table[column],
         "marker": {"pattern": {"shape": shape}}, "hovertemplate": "%{y}: %{x:.0f} %"}
        for column, shape in ((_("Critical packages, %"), ""), (_("All packages, %"), "/"))
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


def _table(rows: list[risks.Row]) -> pd.DataFrame:
    """Of the critical packages and of all, how many % each kind stands behind."""
    critical = [row for row in rows if row["critical"]]
    return pd.DataFrame({
        _("Behind it"): [_(name) for name in risks.BACKING.values()],
        _("Critical packages, %"): [_share(critical, kind) for kind in risks.BACKING],
        _("All packages, %"): [_share(rows, kind) for kind in risks.BACKING],
    })  # fmt: skip


def _share(rows: list[risks.Row], kind: str) -> float:
    mine = sum(1 for row in rows if (row["backing"] or "unknown") == kind)
    return 100 * mine / len(rows) if rows else 0.0
