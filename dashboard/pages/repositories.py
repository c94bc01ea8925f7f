"""Repositories: all of them to sort and filter, and one of them in full."""

import pandas as pd
import streamlit as st

from dashboard import address, charts, state
from dashboard.literal import literal
from dashboard.state import View
from data import figures, sentences
from data.definitions import metrics
from data.words import _, ngettext

SHOWN = ["commits", "contributors", "contributor_absence_factor", "community_files", "vitality"]
CHARTS = ["commits", "contributors", "contributor_absence_factor", "releases", "community_files", "vitality"]
FILES = {
    "readme": "README",
    "licence": _("Licence"),
    "contributing": "CONTRIBUTING",
    "security": "SECURITY",
    "code_of_conduct": "CODE_OF_CONDUCT",
    "governance": "GOVERNANCE",
    "changelog": "CHANGELOG",
    "codeowners": "CODEOWNERS",
    "publiccode": "publiccode.yml",
    "code_json": "code.json",
    "pipeline": _("Pipeline"),
    "dependency_bot": _("Dependency bot"),
    "scanner": _("Security scanner"),
}
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
    return pd.DataFrame(columns | {_("Licence"): rows["licence"], _("Counted"): rows["in_scope"]})


def why_not(row: pd.Series) -> str:
    """Why figures leave a repository out; empty where they do not."""
    if row["in_scope"]:
        return ""
    reasons = {"fork": _("it is a fork"), "mirror": _("it is a mirror"), "private": _("it is private")}
    said = next((text for key, text in reasons.items() if figures.plain(row[key])), _("ospo.yaml excludes it"))
    return _("Not counted in the organisation's figures: {reason}.").format(reason=said)


def one(view: View, row: pd.Series) -> None:
    """One repository's page."""
    st.header(literal(row["id"]))
    if reason := why_not(row):
        st.info(reason)
    facts = [
        _("Licence: {licence}").format(licence=literal(figures.plain(row["licence"]) or _("none found"))),
        _("Default branch: {branch}").format(branch=literal(figures.plain(row["default_branch"]) or _("unknown"))),
        _("First and last commit: {first}, {last}").format(
            first=sentences.day(figures.plain(row["first_commit"])),
            last=sentences.day(figures.plain(row["last_commit"])),
        ),
        ngettext("{n} tag", "{n} tags", int(row["tags"])).format(n=row["tags"]),
        *([_("Archived")] if figures.plain(row["archived"]) else []),
        *(
            [_("The history is cut short at {day}.").format(day=sentences.day(row["complete_from"]))]
            if figures.plain(row["complete_from"])
            else []
        ),
    ]
    st.markdown("\n".join(f"- {fact}" for fact in facts))
    present = set((figures.plain(row["files"]) or "").split(", "))
    st.markdown(
        " ".join(
            f":green-badge[✓ {name}]" if kind in present else f":gray-badge[– {name}]" for kind, name in FILES.items()
        )
    )
    for pair in zip(CHARTS[::2], CHARTS[1::2], strict=True):
        for column, metric in zip(st.columns(2), pair, strict=True):
            with column:
                rows = figures.series(view.snapshot, metric, view.organisation, [row["id"]], view.period)
                charts.over_time(metrics()[metric], rows, key=f"one-{metric}")


def choose() -> None:
    """Takes the row that was clicked as the repository to show."""
    rows = st.session_state["table"]["selection"]["rows"]
    address.say("repository", st.session_state["listed"][rows[0]] if rows else None)


view = state.view()
st.title(_("Repositories"))
everything = figures.repository_table(view.snapshot, view.organisation, view.period, SHOWN)
which = st.radio(
    _("Show"), list(FILTERS), horizontal=True, format_func=FILTERS.__getitem__, **address.bound("show", FILTERS, "all")
)
text = st.text_input(_("Part of the name"), **address.bound("name", None, "")) or ""
listed = kept(everything, which, text)
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
    one(view, everything[everything["id"] == chosen].iloc[0])
