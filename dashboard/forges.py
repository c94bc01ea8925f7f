"""What asking the forges cost, and what they still allow."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.literal import literal
from data import figures, sentences
from data.words import _, ngettext

Row = dict[str, Any]


def asked(sweeps: pd.DataFrame) -> None:
    """A line for each account that was asked for; nothing where there is none."""
    if sweeps.empty:
        return
    st.subheader(_("Forges"))
    st.markdown("\n".join(f"- {_line(row)}" for row in figures.records(sweeps)))


def _line(row: Row) -> str:
    """246 of 246 repositories listed, 4 requests spent, 4,870 of 5,000 left until 14:05 UTC."""
    total = row["listed"] if row["total"] is None else row["total"]
    parts = [
        _("{n} of {total} repositories listed").format(
            n=sentences.number(row["listed"]), total=sentences.number(total)
        ),
        ngettext("{n} request spent", "{n} requests spent", row["requests"]).format(
            n=sentences.number(row["requests"])
        ),
        *([_left(row)] if row["remaining"] is not None else []),
    ]
    name, day = literal(row["target"].rpartition("//")[2].removeprefix("github:")), sentences.day(row["swept_at"])
    said = _("**{name}**, {day}: {parts}.").format(name=name, day=day, parts=", ".join(parts))
    unknown = _(" Asked without a token: issues and change requests stay unknown.")
    return said if row["token"] else said + unknown


def _left(row: Row) -> str:
    until = f"{row['resets_at']:%H:%M}" if row["resets_at"] else _("unknown")
    wording = (
        _("{n} of {total} points left until {time} UTC") if row["token"] else _("{n} of {total} left until {time} UTC")
    )
    return wording.format(n=sentences.number(row["remaining"]), total=sentences.number(row["ceiling"]), time=until)
