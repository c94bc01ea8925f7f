"""Repositories: all of them to sort and filter, and one of them in full."""

import pandas as pd
import streamlit as st

from dashboard import address, readings, repository, state
from data import figures, sentences
from data.definitions import metrics
from data.words import N_, _, ngettext

TITLE = N_("Repositories")
PLACE = 4

SHOWN = ["commits", "contributors", "contributor_absence_factor", "community_files", "vitality"]
FILTERS = {
    "all": _("All"),
    "alone": _("Resting on one person"),
    "unlicensed": _("Without a known licence"),
    "out": _("Not counted"),
}


def kept(rows: pd.DataFrame, which: str, text: str) -> pd.DataFrame:
    """The rows that a filter and a part of the name leave."""
    unlicensed = rows["licence"].isna() | (rows["licence"] == "NOASSERTION")
    masks = {
        "alone": rows["contributor_absence_factor"] == 1,
        "unlicensed": unlicensed & rows["in_scope"],
        "out": ~rows["in_scope"],
    }
    found = rows[masks[which]] if which in masks else rows
    return found[found["id"].str.contains(text, case=False, regex=False)]


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The table as a person reads it."""
    columns = {_("Repository"): rows["id"], _("Last commit"): rows["last_commit"].dt.date}
    columns |= {_(metrics()[name].title): rows[name] for name in SHOWN}
    return pd.DataFrame(
        columns
        | {
            _("Licence"): [sentences.licence(figures.plain(one)) for one in rows["licence"]],
            _("Not counted because"): [sentences.left_out(one) for _n, one in rows.iterrows()],
        }
    )


def choose() -> None:
    """Takes the row that was clicked as the repository to show."""
    rows = st.session_state["table"]["selection"]["rows"]
    address.say("repository", st.session_state["listed"][rows[0]] if rows else None)


view = state.view()
st.title(_(TITLE))
everything = figures.repository_table(view.snapshot, view.organisation, view.period, SHOWN)
which = st.radio(
    _("Show"), list(FILTERS), horizontal=True, format_func=FILTERS.__getitem__, **address.bound("show", FILTERS, "all")
)
text = st.text_input(_("Part of the name"), **address.bound("name", None, "")) or ""
listed = kept(everything, which, text).sort_values("commits", ascending=False)
if view.repositories:
    listed = listed[listed["id"].isin(view.repositories)]
st.session_state["listed"] = listed["id"].tolist()
st.write(
    ngettext("{n} repository, {span}.", "{n} repositories, {span}.", len(listed)).format(
        n=len(listed), span=sentences.span(metrics()["contributors"], view.period)
    )
)
st.dataframe(
    shown(listed), hide_index=True, key="table", on_select=choose, selection_mode="single-row", height=420,
    alt=_("All repositories with their figures"), placeholder=_("unknown"),
)  # fmt: skip
ids = everything["id"].tolist()
chosen = st.selectbox(
    _("One repository in full"), ids, index=None, placeholder=_("Choose here or click a row above"),
    **address.bound("repository", ids, None),
)  # fmt: skip
if chosen:
    repository.one(view, everything[everything["id"] == chosen].iloc[0])
else:
    readings.of_all(view)
