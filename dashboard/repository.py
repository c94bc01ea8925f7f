"""One repository in full: what it is, which files it has, its figures."""

import pandas as pd
import streamlit as st

from dashboard import charts
from dashboard.literal import literal
from dashboard.state import View
from data import figures, sentences
from data.definitions import metrics
from data.words import N_, _, ngettext

CHARTS = ["commits", "contributors", "contributor_absence_factor", "releases", "community_files", "vitality"]
FILES = {
    "readme": "README",
    "licence": N_("Licence"),
    "contributing": "CONTRIBUTING",
    "security": "SECURITY",
    "code_of_conduct": "CODE_OF_CONDUCT",
    "governance": "GOVERNANCE",
    "community": "COMMUNITY",
    "changelog": "CHANGELOG",
    "codeowners": "CODEOWNERS",
    "publiccode": "publiccode.yml",
    "code_json": "code.json",
    "pipeline": N_("Pipeline"),
    "dependency_bot": N_("Dependency bot"),
    "scanner": N_("Security scanner"),
}


def left_out(row: pd.Series) -> str:
    """Why figures leave a repository out; empty where they do not."""
    if row["in_scope"]:
        return ""
    reasons = {"fork": _("it is a copy"), "mirror": _("it is a mirror"), "private": _("it is private")}
    return next((text for key, text in reasons.items() if figures.plain(row[key])), _("ospo.yaml excludes it"))


def badge(name: str, *, there: bool) -> str:
    """A kind of file, marked whether it is there; not by colour alone."""
    return f":green-badge[✓ {name}]" if there else f":gray-badge[– {name}]"


def one(view: View, row: pd.Series) -> None:
    """One repository's page."""
    st.header(literal(row["id"]))
    if reason := left_out(row):
        st.info(_("Not counted in the organisation's figures: {reason}.").format(reason=reason))
    facts = [
        _("Licence: {licence}").format(licence=literal(sentences.licence(figures.plain(row["licence"])))),
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
    st.markdown(" ".join(badge(_(name), there=kind in present) for kind, name in FILES.items()))
    for pair in zip(CHARTS[::2], CHARTS[1::2], strict=True):
        for column, metric in zip(st.columns(2), pair, strict=True):
            with column:
                rows = figures.series(view.snapshot, metric, view.organisation, [row["id"]], view.period)
                charts.over_time(metrics()[metric], rows, key=f"one-{metric}")
