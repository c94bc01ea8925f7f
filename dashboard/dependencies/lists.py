"""Where it is known from what a repository is built from, how old that is, and where it is not known."""

from functools import partial

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
    """One row for each repository that figures speak of."""
    inventories = figures.details(view.snapshot, "inventory", view.organisation)
    logs = figures.details(view.snapshot, "collection", view.organisation)
    why = logs[logs["resource"] == "component"].set_index("repository")["error"]
    ids = figures.repositories(view.snapshot, view.organisation)
    rows = pd.DataFrame({"repository": ids}).merge(inventories, on="repository", how="left")
    rows = rows.assign(error=rows["repository"].map(why))
    st.write(
        _(
            "The best source is taken: a list that was given, else one in the repository, else the forge's, else a"
            " scan. An old list says what was used then."
        )
    )
    st.dataframe(
        pd.DataFrame({
            _("Repository"): rows["repository"],
            _("Known from"): [_known(row) for _n, row in rows.iterrows()],
            _("Made"): rows["made_at"].dt.date,
            _("Read"): rows["read_at"].dt.date,
            _("Entries"): rows["listed"],
            _("Without a known name"): rows["unidentified"],
            _("Named twice"): rows["doubled"],
            _("What is missing"): [figures.plain(one) or "" for one in rows["error"]],
        }),
        hide_index=True, alt=_("Lists of components"), placeholder="–",
    )  # fmt: skip
    with st.container(horizontal=True):
        download.csv(rows, "inventories")
        _bill(view, ids)


def _bill(view: View, ids: list[str]) -> None:
    """A button that gives what these repositories are built from, made only when it is asked for."""
    st.download_button(
        "CycloneDX", partial(bill, view.snapshot, view.organisation, ids), f"{view.organisation}.cdx.json",
        "application/vnd.cyclonedx+json", on_click="ignore", help=_("What is used, as a bill of materials."),
    )  # fmt: skip


def _known(row: pd.Series) -> str:
    """A scan of its files (CycloneDX 1.6), a list in the repository (bom.json, SPDX 2.3)."""
    source = figures.plain(row["source"])
    if source is None:
        return _("not known")
    if not row["listed"]:
        return _("nothing to list")
    what = ", ".join(part for part in (figures.plain(row["document"]), figures.plain(row["form"])) if part)
    return f"{_(SOURCES[str(source)])} ({what})"
