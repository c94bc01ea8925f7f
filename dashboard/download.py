"""A table as CSV, as the snapshot has it: raw values, cells that a spreadsheet would compute made harmless."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data.harmless import harmless
from data.words import _


def csv(rows: Callable[[], pd.DataFrame], name: str) -> None:
    """A button that gives the rows as `name`.csv, read and written only when it is asked for."""
    st.download_button(
        _("Download as CSV"), lambda: _text(rows()), f"{name}.csv", "text/csv", on_click="ignore", key=f"csv-{name}"
    )


def _text(rows: pd.DataFrame) -> bytes:
    text = rows.copy()
    for column in text.select_dtypes(include=["object", "str"]):
        text[column] = [harmless(cell) if isinstance(cell, str) else cell for cell in text[column]]
    return text.to_csv(index=False).encode("utf-8-sig")
