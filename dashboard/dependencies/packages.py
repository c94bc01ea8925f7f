"""The list of packages: to filter, to sort, to choose one from, to take along as CSV."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import address, download
from dashboard.dependencies import package
from dashboard.state import View
from data import figures, risks, sentences
from data.packages import called, ecosystem
from data.words import N_, _, ngettext

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
    everything = of(view)
    everything = everything.assign(
        ecosystem=[ecosystem(one) for one in everything["package"]],
        called=[called(one) for one in everything["package"]],
    ).sort_values(["critical", "repositories", "package"], ascending=[False, False, True])  # fmt: skip
    listed = _filtered(everything)
    said = ngettext("{n} package", "{n} packages", len(listed)).format(n=sentences.number(len(listed)))
    st.write(said + ". " + _("Choose one by clicking its row."))
    st.session_state["packages"] = listed["package"].tolist()
    st.dataframe(
        _table(listed), hide_index=True, key="package-table", on_select=_choose, selection_mode="single-row",
        height=420, alt=_("Packages in use"), placeholder=_("unknown"), column_config=_columns(),
    )  # fmt: skip
    download.csv(listed, "packages")
    names = dict(zip(everything["package"], everything["called"], strict=True))
    chosen = st.selectbox(
        _("One package in full"), list(names), index=None, format_func=names.__getitem__,
        placeholder=_("Choose here or click a row above"), **address.bound("package", names, None),
    )  # fmt: skip
    if chosen:
        package.one(view, everything[everything["package"] == chosen].iloc[0])


def of(view: View) -> pd.DataFrame:
    """The packages of the organisation, or of the repositories that the frame has chosen."""
    rows = figures.details(view.snapshot, "package", view.organisation)
    if not view.repositories:
        return rows
    uses = figures.details(view.snapshot, "component", view.organisation)
    return rows[rows["package"].isin(uses[uses["repository"].isin(view.repositories)]["package"])]


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
    """The table as a person reads it."""
    return pd.DataFrame({
        _("Package"): rows["called"],
        _("From"): rows["ecosystem"],
        _("Repositories"): rows["repositories"],
        _("Asked for by"): rows["direct_repositories"],
        _("Versions"): rows["versions"],
        _("Licence"): rows["licence"],
        _("Vulnerabilities"): rows["vulnerabilities"].where(rows["screened"].fillna(False).astype(bool)),
        _("Worst"): [risks.severity(figures.plain(one)) if n else "" for one, n in
                     zip(rows["severity"], rows["vulnerabilities"], strict=True)],
        _("Years behind"): rows["libyears"],
        _("Newest release"): rows["newest_at"].dt.date if len(rows) else rows["newest_at"],
        _("Behind it"): [_(risks.BACKING[figures.plain(one) or "unknown"]) for one in rows["backing"]],
        _("Priority"): rows["priority_low"],
    })  # fmt: skip


def _columns() -> dict[str, Any]:
    return {
        _("Years behind"): st.column_config.NumberColumn(format="%.1f"),
        _("Priority"): st.column_config.ProgressColumn(
            min_value=0, max_value=100, format="%.0f", help=_("Criticality × known risk; see Risks.")
        ),
        _("Asked for by"): st.column_config.NumberColumn(
            help=_("Repositories that ask for it themselves, or of which that cannot be told.")
        ),
    }


def _choose() -> None:
    rows = st.session_state["package-table"]["selection"]["rows"]
    address.say("package", st.session_state["packages"][rows[0]] if rows else None)
