"""Sources: what was collected when, what failed and why, what is missing."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import collecting, state
from data import figures, sentences
from data.words import N_, _, ngettext

TITLE = N_("Sources")
PLACE = 4

STATES = {
    "complete": _("complete"),
    "partial": _("in part"),
    "empty": _("empty"),
    "gone": _("gone"),
    "forbidden": _("no access"),
    "disabled": _("switched off"),
    "failed": _("failed"),
}
RESOURCES = {
    "commit": _("commits"),
    "tag": _("tags"),
    "observation": _("files and licences"),
    "lines": _("commits with their lines"),
}
WELL = ("complete", "empty")


REASONS = {
    "commit": _("The history is cut short."),
    "lines": _("Content of some commits is not there, so their lines are unknown."),
}
WORST_FIRST = ["failed", "forbidden", "gone", "partial", "disabled", "empty", "complete"]


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The log as a person reads it: what went alike in one repository is one line, the worst first."""
    alike: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows.to_dict("records"):
        alike.setdefault((row["repository"], row["state"]), []).append(
            {str(k): figures.plain(v) for k, v in row.items()}
        )
    worst = sorted(alike, key=lambda key: (WORST_FIRST.index(key[1]), key[0]))
    return pd.DataFrame([line(*key, sorted(alike[key], key=lambda row: rank(row["resource"]))) for key in worst])


def line(repository: str, state_: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """One repository's resources of one state; their reasons, without saying one twice."""
    why = [row["error"] or (REASONS.get(row["resource"], "") if state_ == "partial" else "") for row in rows]
    known = [row["confirmed_at"].date() for row in rows if row["confirmed_at"]]
    return {
        _("Repository"): repository,
        _("How it went"): STATES.get(state_, state_),
        _("Why"): " ".join(dict.fromkeys(text for text in why if text)),
        _("What"): "; ".join(counted(row["resource"], row["collected"], row["expected"]) for row in rows),
        _("Known until"): min(known, default=None),
        _("Last tried"): max(row["started_at"].date() for row in rows),
        _("Requests"): sum(row["requests"] for row in rows),
        _("Seconds"): round(max(row["seconds"] for row in rows)),
    }


def rank(resource: str) -> int:
    """Commits first, what has no name here last."""
    return [*RESOURCES, resource].index(resource)


def counted(resource: str, collected: float | None, expected: float | None) -> str:
    """787 of 787 commits."""
    name = RESOURCES.get(resource, resource)
    if collected is None:
        return name
    if expected is None or collected == expected:
        return f"{sentences.number(collected)} {name}"
    return _("{n} of {total} {name}").format(n=sentences.number(collected), total=sentences.number(expected), name=name)


def summary(rows: pd.DataFrame) -> str:
    """One sentence: how many repositories, and how collecting their commits went."""
    commits = rows[rows["resource"] == "commit"]
    counts = commits["state"].value_counts()
    parts = [f"{n} {STATES.get(str(name), str(name))}" for name, n in counts.items()]
    total = ngettext("{n} repository", "{n} repositories", len(commits)).format(n=len(commits))
    return f"{total}: {', '.join(parts)}."


view = state.view()
log = figures.details(view.snapshot, "collection", view.organisation)
st.title(_(TITLE))
st.write(summary(log))
st.caption(_("Numbers published {day}.").format(day=sentences.day(view.snapshot.stamp.published_at)))
collecting.button(state.workspace(), _("Collect now"))

attention = log[~log["state"].isin(WELL)]
st.subheader(_("What is missing"))
if attention.empty:
    st.write(_("Nothing: everything that should have been collected was."))
else:
    st.dataframe(
        shown(attention),
        hide_index=True,
        placeholder=_("unknown"),
        alt=_("Sources that failed or were collected in part"),
    )

st.subheader(_("Everything"))
st.dataframe(shown(log), hide_index=True, placeholder=_("unknown"), alt=_("All sources"))
