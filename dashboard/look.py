"""The one look of every chart: its colours from the theme in use, its dashes, its table folded below."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from data.words import _

Part = dict[str, Any]  # of a figure: built whole in one go, which takes a fifth of the time that updates take

# Beside colour each line has a dash of its own, so that the lines can be told apart without it.
DASHES = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"]
LOOK = {"displayModeBar": False, "scrollZoom": False}


def theme() -> str:
    """Light or dark."""
    return st.context.theme.type or "light"


def ink() -> str:
    """The colour of text."""
    return str(st.get_option(f"theme.{theme()}.textColor"))


def grid() -> str:
    """The colour of lines that stay behind."""
    return str(st.get_option(f"theme.{theme()}.dataframeBorderColor"))


def folded(title: str, table: Callable[[], pd.DataFrame], *, key: str) -> None:
    """A chart's table, which opens on demand and is made only then: six would take longer than their charts."""
    with st.expander(_("Table: {title}").format(title=title), key=f"table-{key}", on_change="rerun") as opened:
        if opened.open:
            st.dataframe(table(), hide_index=True, alt=_("The chart's numbers"))
