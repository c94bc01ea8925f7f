"""Licences of what is in use: how much of each class, and which are worth a look where. No legal advice."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import download
from dashboard.look import LOOK, folded, grid, ink
from dashboard.state import View
from data import components, sentences
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
    _classes(components.counted(view.snapshot, view.organisation, view.repositories))
    _looks(view)


def _classes(counted: dict[str, int]) -> None:
    order = [*CLASSES, *([UNKNOWN] if UNKNOWN not in CLASSES else [])]
    table = pd.DataFrame({
        _("Class"): [_(one) for one in order],
        _("Components"): [counted.get(one, 0) for one in order],
    })  # fmt: skip
    total = sum(counted.values())
    sentence = _("Of {n} components the licence of {known} is known.").format(
        n=sentences.number(total), known=sentences.number(total - counted.get(UNKNOWN, 0))
    )
    st.subheader(_("Licences by what they ask for"))
    st.caption(sentence)
    bars = {
        "type": "bar", "orientation": "h", "y": table[_("Class")], "x": table[_("Components")], "cliponaxis": False,
        "text": [sentences.number(n) for n in table[_("Components")]], "textposition": "outside",
        "textfont": {"color": ink()}, "hovertemplate": "%{y}: %{text}<extra></extra>",
    }  # fmt: skip
    layout = {
        "height": 240, "margin": {"l": 8, "r": 48, "t": 8, "b": 8}, "font": {"color": ink()}, "bargap": 0.35,
        "yaxis": {"automargin": True, "autorange": "reversed", "tickfont": {"color": ink(), "size": 12}},
        "xaxis": {"gridcolor": grid(), "rangemode": "tozero", "showticklabels": False},
    }  # fmt: skip
    st.plotly_chart(go.Figure([bars], layout), key="licence-classes", config=LOOK, alt=sentence)
    folded(_("Licences by what they ask for"), lambda: table, key="licence-classes")


def _looks(view: View) -> None:
    """What is worth a look and in how many repositories; what is merely unknown is counted, not listed."""
    whose = view.snapshot, view.organisation, view.repositories
    st.subheader(_("Worth a look"))
    st.caption(_("What is used beside the licence that the repository is published under. A hint, no legal advice."))
    listed = components.looks(*whose)
    if listed.empty:
        st.write(_("Nothing, as far as the licences are known."))
    else:
        st.markdown("\n".join(_reasons(listed)))
        st.dataframe(_table(listed), hide_index=True, alt=_("Licences worth a look"),
                     placeholder=_("unknown"), column_config=_columns())  # fmt: skip
        download.csv(lambda: components.looked(*whose), "licences")
    untold = components.untold(*whose)
    if untold:
        wording = ngettext(
            "Of {n} component under copyleft it cannot be told, for its repository's own licence is not known.",
            "Of {n} components under copyleft it cannot be told, for their repository's own licence is not known.",
            untold,
        )
        st.write(wording.format(n=sentences.number(untold)))


def _reasons(rows: pd.DataFrame) -> list[str]:
    """Each reason in full, for the table has no room for it, and of how many packages it is one; the gravest first."""
    counts = rows.groupby("look")["package"].nunique()
    return [
        f"- {_(why)} "
        + ngettext("({n} package)", "({n} packages)", int(counts[look])).format(n=sentences.number(counts[look]))
        for look, why in reversed(REASONS.items())
        if look in counts
    ]


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Package by package, the most serious first."""
    order = {reason: number for number, reason in enumerate(REASONS)}
    found = rows.sort_values("look", key=lambda looks: -looks.map(order), kind="stable")
    return pd.DataFrame({
        _("Package"): [called(one) for one in found["package"]],
        _("Licence"): found["licence"],
        _("Repositories"): found["repositories"],
        _("Why"): [_(REASONS[one]) for one in found["look"]],
    })  # fmt: skip


def _columns() -> dict[str, Any]:
    widths = {_("Package"): 210, _("Licence"): 140, _("Repositories"): 100, _("Why"): 365}
    return {name: st.column_config.Column(width=width) for name, width in widths.items()}
