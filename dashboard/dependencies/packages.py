"""The list of packages: to filter, to sort, to choose one from, to take along as CSV."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import address, download
from dashboard.dependencies import package
from dashboard.state import View
from data import components, figures, risks, sentences
from data.packages import called, ecosystem
from data.words import N_, _, ngettext

SHORT = 185  # pixels of the table above one package, which has to be seen without scrolling
SHOWN = {
    "all": N_("All"),
    "critical": N_("Critical"),
    "vulnerable": N_("Vulnerable"),
    "unmaintained": N_("Unmaintained"),
    "licence": N_("Licence worth a look"),
    "unlicensed": N_("Licence unknown"),
    "ours": N_("We contribute"),
}


def show(view: View) -> None:
    """Filters, table, and below it the one that was chosen."""
    everything = components.packages(view.snapshot, view.organisation, view.repositories)
    if everything.empty:
        st.info(_("No entry of these lists names a package, so nothing can be said of them; they only are counted."))
        return
    everything = everything.assign(
        ecosystem=[ecosystem(one) for one in everything["package"]],
        called=[called(one) for one in everything["package"]],
    ).sort_values(["critical", "repositories", "package"], ascending=[False, False, True])  # fmt: skip
    listed = _filtered(everything)
    said = ngettext("{n} package", "{n} packages", len(listed)).format(n=sentences.number(len(listed)))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.write(said + ". " + _("Choose one by clicking its row."))
        download.csv(lambda: listed, "packages")
    st.session_state["packages"] = listed["package"].tolist()
    names = dict(zip(everything["package"], everything["called"], strict=True))
    choice = address.bound("package", names, None)
    st.dataframe(
        _table(listed), hide_index=True, key="package-table", on_select=_choose, selection_mode="single-row",
        height=SHORT if st.session_state["package"] else "auto", alt=_("Packages in use"), placeholder=_("unknown"),
        column_config=_columns(),
    )  # fmt: skip
    chosen = st.selectbox(
        _("One package in full"), list(names), index=None, format_func=names.__getitem__,
        placeholder=_("Choose here or click a row above"), **choice,
    )  # fmt: skip
    if chosen:
        package.one(view, everything[everything["package"] == chosen].iloc[0])


def _filtered(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that the filters leave; all of them stand in the address."""
    which = st.radio(
        _("Show"), list(SHOWN), horizontal=True, format_func=lambda one: _(SHOWN[one]),
        **address.bound("show", SHOWN, "all"),
    )  # fmt: skip
    kinds = sorted({one for one in rows["ecosystem"] if one})
    left, right = st.columns(2)
    with left:
        wanted = st.multiselect(
            _("From"), kinds, placeholder=_("All ecosystems"), **address.bound("ecosystem", kinds, [], len(kinds) or 1)
        )
    with right:
        text = st.text_input(_("Part of the name"), **address.bound("name", None, "")) or ""
    found = rows[_mask(rows, which) & rows["called"].str.contains(text, case=False, regex=False)]
    return found[found["ecosystem"].isin(wanted)] if wanted else found


def _mask(rows: pd.DataFrame, which: str) -> "pd.Series[bool]":
    gave = rows[["change_requests", "issues", "commits"]].fillna(0).sum(axis=1) > 0
    masks = {
        "critical": rows["critical"],
        "vulnerable": rows["vulnerabilities"] > 0,
        "unmaintained": rows["unmaintained"].fillna(False).astype(bool),
        "licence": rows["looks"] > 0,
        "unlicensed": rows["class"].fillna("unknown").str.contains("unknown"),
        "ours": gave,
    }
    return masks.get(which, pd.Series(True, index=rows.index))


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """The table as a person reads it, the most telling columns first."""
    told = rows["screened"].fillna(False).astype(bool) | (rows["vulnerabilities"] > 0)
    severities = {one: risks.severity(figures.plain(one)) for one in rows["severity"].unique()}
    backing = {kind: _(name) for kind, name in risks.BACKING.items()}
    return pd.DataFrame({
        _("Package"): rows["called"],
        _("Priority"): rows["priority_low"],
        _("Repositories"): rows["repositories"],
        _("Vulnerabilities"): rows["vulnerabilities"].where(told),
        _("Worst"): rows["severity"].map(severities).where(rows["vulnerabilities"] > 0, ""),
        _("Years behind"): rows["libyears"],
        _("Licence"): rows["licence"],
        _("Behind it"): rows["backing"].fillna("unknown").map(backing),
        _("Newest release"): rows["newest_at"].dt.date,
        _("From"): rows["ecosystem"],
        _("Asked for by"): rows["direct_repositories"],
        _("Versions"): rows["versions"],
    })  # fmt: skip


def _columns() -> dict[str, Any]:
    number = st.column_config.NumberColumn
    return {
        _("Package"): st.column_config.Column(width=185),
        _("Priority"): st.column_config.ProgressColumn(
            min_value=0, max_value=100, format="%.0f", width=90, help=_("Criticality × known risk; see Risks.")
        ),
        _("Repositories"): number(width=100),
        _("Vulnerabilities"): number(width=112),
        _("Worst"): st.column_config.Column(width=68),
        _("Years behind"): number(format="%.1f", width=100),
        _("Licence"): st.column_config.Column(width=120),
        _("Asked for by"): number(help=_("Repositories that ask for it themselves, or of which that cannot be told.")),
    }


def _choose() -> None:
    rows = st.session_state["package-table"]["selection"]["rows"]
    address.say("package", st.session_state["packages"][rows[0]] if rows else None)
