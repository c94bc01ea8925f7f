"""What to do first, and why: the packages with the highest priority, and of what it is made."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.literal import brief, literal, plotted
from dashboard.look import LOOK, Part, folded, grid, ink
from dashboard.state import View
from data import components, risks, sentences
from data.packages import called, ecosystem
from data.words import _

MOST = 10
TOLD = 5


def show(view: View, rows: Sequence[risks.Row]) -> None:
    """A list of steps, then the chart, of those with a reason; nothing without any."""
    if rows:
        st.subheader(_("What to do first"))
        st.markdown("\n".join(f"1. {_step(row)}" for row in rows[:TOLD]))
        _chart(view, rows[:MOST])


def _step(row: risks.Row) -> str:
    """What to do with what, and below it why."""
    name = f"**{brief(called(row['package']))}** ({literal(ecosystem(row['package']))}, {literal(risks.used(row))})"
    said = _("Because: {why}.").format(why="; ".join(brief(one) for one in risks.reasons(row)))
    missing = risks.unknowns(row)
    unknown = " " + literal(_("Not known: {what}.").format(what=", ".join(missing))) if missing else ""
    return f"{name}: {literal(risks.step(row))}  \n   :gray[{said + unknown}]"


def _chart(view: View, rows: Sequence[risks.Row]) -> None:
    """How much each part adds to the priority of the first ten."""
    parts = components.parts(view.snapshot, view.organisation, [row["package"] for row in rows])
    title = _("Of what the priority is made")
    sentence = _("Priority is criticality × risk. Only what is known is drawn; what is unknown could add to it.")
    st.subheader(title)
    st.caption(sentence)
    places = list(range(len(rows)))  # by number, for two packages may be called the same
    names = [plotted(called(row["package"])) for row in rows]
    axis = {"text": _("Priority, of 100"), "font": {"color": ink(), "size": 12}}
    text = {"tickfont": {"color": ink(), "size": 12}}
    layout = {
        "barmode": "stack", "height": 130 + 34 * len(rows), "margin": {"l": 8, "r": 8, "t": 8, "b": 100},
        "font": {"color": ink()}, "legend": {"orientation": "h", "y": -0.2, "yanchor": "top", "traceorder": "normal",
                                             "font": {"color": ink()}},
        "yaxis": text | {"automargin": True, "autorange": "reversed", "tickvals": places, "ticktext": names,
                         "showgrid": False, "zeroline": False},
        "xaxis": text | {"gridcolor": grid(), "rangemode": "tozero", "title": axis},
    }  # fmt: skip
    st.plotly_chart(go.Figure(_bars(rows, parts), layout), key="priority", config=LOOK, alt=f"{title}. {sentence}")
    folded(title, lambda: _table(rows), key="priority")


def _bars(rows: Sequence[risks.Row], parts: dict[tuple[str, str], float]) -> list[Part]:
    """A bar a part, stacked; a pattern beside the colour tells them apart too."""
    patterns = ["", "/", "x", ".", "\\", "+"]
    return [
        {
            "type": "bar", "orientation": "h", "name": _(title), "y": list(range(len(rows))),
            "x": [float(row["criticality"]) * parts.get((row["package"], part), 0) for row in rows],
            "marker": {"pattern": {"shape": pattern}}, "hovertemplate": "%{y}: %{x:.1f}",
        }
        for (part, title), pattern in zip(risks.PARTS.items(), patterns, strict=True)
    ]  # fmt: skip


def _table(rows: Sequence[risks.Row]) -> pd.DataFrame:
    return pd.DataFrame({
        _("Package"): [called(row["package"]) for row in rows],
        _("Criticality"): [sentences.amount(100 * row["criticality"], "%") for row in rows],
        _("Risk"): [sentences.spread(row["risk_low"], row["risk_high"], "1") or sentences.number(row["risk_low"])
                    for row in rows],
        _("Priority"): [sentences.spread(row["priority_low"], row["priority_high"], "1")
                        or sentences.number(row["priority_low"]) for row in rows],
    })  # fmt: skip
