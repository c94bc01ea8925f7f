"""Where it is known from what a repository is built from, how old that is, and where it is not known."""

from collections.abc import Hashable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import download
from dashboard.state import View
from data import figures
from data.bill import bill
from data.words import N_, _

SOURCES = {
    "given": N_("a list that was given"),
    "committed": N_("a list in the repository"),
    "forge": N_("the forge's list"),
    "scanned": N_("a scan of its files"),
}


def show(view: View) -> None:
    """One row for each repository that figures speak of, first those of which nothing is known."""
    ids = view.repositories or figures.repositories(view.snapshot, view.organisation)
    rows = _rows(view, ids)
    st.write(
        _(
            "The best source is taken: a list that was given, else one in the repository, else the forge's, else a"
            " scan. An old list says what was used then."
        )
    )
    st.dataframe(
        pd.DataFrame({
            _("Repository"): rows["repository"],
            _("Known from"): [_known(row) for row in rows.to_dict("records")],
            _("Entries"): rows["listed"],
            _("What is missing"): [figures.plain(one) or "" for one in rows["error"]],
            _("Without a known name"): rows["unidentified"],
            _("Named twice"): rows["doubled"],
            _("Made"): rows["made_at"].dt.date,
            _("Read"): rows["read_at"].dt.date,
        }),
        hide_index=True, alt=_("Lists of components"), placeholder="–", column_config=_columns(),
    )  # fmt: skip
    with st.container(horizontal=True):
        download.csv(lambda: rows, "inventories")
        _bill(view, ids)


def _rows(view: View, ids: list[str]) -> pd.DataFrame:
    """Each repository's inventory and what went wrong with it, both missing where there is none."""
    inventories = figures.details(view.snapshot, "inventory", view.organisation)
    logs = figures.details(view.snapshot, "collection", view.organisation)
    why = logs[logs["resource"] == "component"].set_index("repository")["error"]
    rows = pd.DataFrame({"repository": ids}, dtype=object).merge(inventories, on="repository", how="left")
    rows = rows.assign(organisation=view.organisation, error=rows["repository"].map(why))
    return rows.sort_values("source", key=lambda sources: sources.notna(), kind="stable")


def _columns() -> dict[str, Any]:
    widths = {_("Repository"): 400, _("Known from"): 245, _("Entries"): 70, _("What is missing"): 215}
    return {name: st.column_config.Column(width=width) for name, width in widths.items()}


def _bill(view: View, ids: list[str]) -> None:
    """A button that gives what these repositories are built from, made only when it is asked for."""
    st.download_button(
        _("All components as CycloneDX"), partial(bill, view.snapshot, view.organisation, ids),
        f"{view.organisation}.cdx.json", "application/vnd.cyclonedx+json", on_click="ignore",
        help=_("What is used, as a bill of materials."),
    )  # fmt: skip


def _known(row: dict[Hashable, Any]) -> str:
    """A scan of its files (CycloneDX 1.6), a list in the repository (bom.json, SPDX 2.3)."""
    source = figures.plain(row["source"])
    if source is None:
        return _("not known")
    if not row["listed"]:
        return _("nothing to list")
    what = ", ".join(part for part in (figures.plain(row["document"]), figures.plain(row["form"])) if part)
    return f"{_(SOURCES[str(source)])} ({what})"
