"""One repository in full: what it is, which files it has, its figures."""

import pandas as pd
import streamlit as st

from dashboard import readings, topics
from dashboard.literal import literal
from dashboard.state import View
from data import figures, sentences
from data.words import N_, _, ngettext

TOPICS = {
    "work": (
        N_("Work"),
        ["commits", "contributors", "contributor_absence_factor", "releases", "community_files", "vitality"],
    ),
    "answers": (
        N_("Answers"),
        [
            "time_to_first_response", "first_response_within_2_days", "change_requests_reviewed",
            "change_request_closure_ratio", "issues_opened", "issue_age",
        ],
    ),
}  # fmt: skip
_SOURCES = N_(
    "Commits and people are counted by git, on the default branch. The contributor statistics that a forge shows are"
    " its own: by account, without merges, and made anew only now and then. The two can differ."
)
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
    "lockfile": N_("Lockfile"),
    "sbom": N_("List of components"),
    "pipeline": N_("Pipeline"),
    "dependency_bot": N_("Dependency bot"),
    "scanner": N_("Security scanner"),
}


def _licence(row: pd.Series) -> str:
    """What the licence file is, and what the forge takes it for where that is something else."""
    ours, theirs = figures.plain(row["licence"]), figures.plain(row["forge_licence"])
    text = _("Licence: {licence}").format(licence=literal(sentences.licence(ours)))
    if not theirs or theirs == "NOASSERTION" or theirs in (ours or ""):
        return text
    return text + _(" by its text, {licence} by the forge's word").format(licence=literal(theirs))


def _counts(row: pd.Series) -> list[str]:
    """Tags, stars and copies, as far as they are known."""
    known = {name: int(row[name]) for name in ("tags", "stars", "forks") if figures.plain(row[name]) is not None}
    worded = {
        "tags": ngettext("{n} tag", "{n} tags", known.get("tags", 0)),
        "stars": ngettext("{n} star", "{n} stars", known.get("stars", 0)),
        "forks": ngettext("{n} copy on the forge", "{n} copies on the forge", known.get("forks", 0)),
    }
    return [worded[name].format(n=sentences.number(count)) for name, count in known.items()]


def _of_forge(row: pd.Series) -> list[str]:
    """What only the forge can tell."""
    protected = {"yes": _("The default branch is protected"), "no": _("The default branch is not protected")}
    found = [
        protected.get(row["protection"]),
        _("Issues are switched off") if row["issues"] == "no" else None,
        _("Copy of {parent}").format(parent=literal(row["parent"])) if figures.plain(row["parent"]) else None,
        _("Topics: {topics}").format(topics=literal(row["topics"].replace(",", ", ")))
        if figures.plain(row["topics"])
        else None,
    ]  # fmt: skip
    return [text for text in found if text]


def badge(name: str, *, there: bool) -> str:
    """A kind of file, marked whether it is there; not by colour alone."""
    return f":green-badge[✓ {name}]" if there else f":gray-badge[– {name}]"


def one(view: View, row: pd.Series) -> None:
    """One repository's page."""
    st.header(literal(row["id"]))
    if reason := sentences.left_out(row):
        st.info(_("Not counted in the organisation's figures: {reason}.").format(reason=reason))
    if figures.plain(row["description"]):
        st.write(literal(row["description"]))
    facts = [
        _licence(row),
        _("Default branch: {branch}").format(branch=literal(figures.plain(row["default_branch"]) or _("unknown"))),
        _("First and last commit: {first}, {last}").format(
            first=sentences.day(figures.plain(row["first_commit"])),
            last=sentences.day(figures.plain(row["last_commit"])),
        ),
        *_counts(row),
        *_of_forge(row),
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
    readings.shown(view.snapshot, row["id"])
    st.caption(_(_SOURCES))
    topics.show(view, TOPICS, [row["id"]])
