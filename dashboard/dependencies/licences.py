"""Licences of what is in use: how much of each class, and which are worth a look where. No legal advice."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import download
from dashboard.look import LOOK, folded, grid, ink
from dashboard.state import View
from data import figures, sentences
from data.licences import CLASSES, UNKNOWN
from data.licences.compatible import REASONS
from data.packages import called
from data.words import N_, _, ngettext

# What extraction has to find of words that come from data.
CALLED = [
    N_("public domain"), N_("permissive"), N_("weak copyleft"), N_("strong copyleft"), N_("network copyleft"),
    N_("source-available or proprietary"), N_("unknown"),
]  # fmt: skip


def show(view: View) -> None:
    """The classes as bars, then what is worth a look."""
    rows = figures.details(view.snapshot, "component", view.organisation)
    if view.repositories:
        rows = rows[rows["repository"].isin(view.repositories)]
    _classes(rows)
    _looks(rows)


def _classes(rows: pd.DataFrame) -> None:
    counted = rows.drop_duplicates("component")["class"].value_counts()
    order = [*CLASSES, *([UNKNOWN] if UNKNOWN not in CLASSES else [])]
    table = pd.DataFrame({
        _("Class"): [_(one) for one in order],
        _("Components"): [int(counted.get(one, 0)) for one in order],
    })  # fmt: skip
    known = int(counted.sum() - counted.get(UNKNOWN, 0))
    sentence = _("Of {n} components the licence of {known} is known.").format(
        n=sentences.number(counted.sum()), known=sentences.number(known)
    )
    st.subheader(_("Licences by what they ask for"))
    st.caption(sentence)
    bars = {"type": "bar", "orientation": "h", "y": table[_("Class")], "x": table[_("Components")],
            "hovertemplate": "%{y}: %{x:,}<extra></extra>"}  # fmt: skip
    layout = {
        "height": 260, "margin": {"l": 8, "r": 8, "t": 8, "b": 28}, "font": {"color": ink()}, "bargap": 0.35,
        "yaxis": {"automargin": True, "autorange": "reversed", "tickfont": {"color": ink(), "size": 12}},
        "xaxis": {"gridcolor": grid(), "tickfont": {"color": ink(), "size": 12}, "rangemode": "tozero"},
    }  # fmt: skip
    st.plotly_chart(go.Figure([bars], layout), key="licence-classes", config=LOOK, alt=sentence)
    folded(_("Licences by what they ask for"), lambda: table, key="licence-classes")


def _looks(rows: pd.DataFrame) -> None:
    """Repository by repository what is worth a look; what is merely unknown is counted, not listed."""
    st.subheader(_("Worth a look"))
    st.caption(_("What is used beside the licence that the repository is published under. A hint, no legal advice."))
    unknown = rows["look"].isin(["unknown", "outbound_unknown"])
    listed = rows[rows["look"].notna() & ~unknown]
    untold = int((rows["look"] == "outbound_unknown").sum())
    if listed.empty:
        st.write(_("Nothing, as far as the licences are known."))
    else:
        st.dataframe(_grouped(listed), hide_index=True, alt=_("Licences worth a look"), column_config=_columns())
        download.csv(listed, "licences")
    if untold:
        wording = ngettext(
            "Of {n} component under copyleft it cannot be told, for its repository's own licence is not known.",
            "Of {n} components under copyleft it cannot be told, for their repository's own licence is not known.",
            untold,
        )
        st.write(wording.format(n=sentences.number(untold)))


def _grouped(rows: pd.DataFrame) -> pd.DataFrame:
    """Package by package, the most serious first, with the number of repositories."""
    order = {reason: -number for number, reason in enumerate(REASONS)}
    found = rows.groupby(["look", "package", "licence"], dropna=False)["repository"].nunique().reset_index()
    found = found.sort_values(
        ["look", "repository", "package"], key=lambda one: one.map(order) if one.name == "look" else one
    )
    return pd.DataFrame({
        _("Package"): [called(one) for one in found["package"]],
        _("Licence"): found["licence"],
        _("Repositories"): found["repository"],
        _("Why"): [_(REASONS[one]) for one in found["look"]],
    })  # fmt: skip


def _columns() -> dict[str, Any]:
    return {_("Package"): st.column_config.Column(width="medium"), _("Why"): st.column_config.Column(width="large")}
