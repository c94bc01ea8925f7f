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
    """The log as a person reads it: a line for each repository, the worst first."""
    by_repository = [(worst(some), str(name), some) for name, some in rows.groupby("repository")]
    by_repository.sort(key=lambda one: (WORST_FIRST.index(one[0]), one[1]))
    return pd.DataFrame([line(name, how, some) for how, name, some in by_repository])


def worst(rows: pd.DataFrame) -> str:
    """The state of the resource that went worst."""
    return str(min(rows["state"], key=WORST_FIRST.index))


def line(repository: str, how: str, rows: pd.DataFrame) -> dict[str, Any]:
    """One repository's resources; their reasons, without saying one twice."""
    rows = rows.sort_values("resource", key=lambda names: names.map(rank))
    why = dict.fromkeys(text for row in rows.itertuples() for text in reasons(row))
    return {
        _("Repository"): repository,
        _("How it went"): STATES.get(how, how),
        _("Known until"): sentences.day(figures.plain(rows["confirmed_at"].min())),
        _("Why"): " ".join(why),
        _("What"): "; ".join(counted(*row) for row in rows[["resource", "collected", "expected"]].to_numpy()),
        _("Last tried"): sentences.day(rows["started_at"].max()),
        _("Requests"): rows["requests"].sum(),
        _("Seconds"): round(rows["seconds"].max()),
    }


def reasons(row: Any) -> list[str]:
    """Why a resource is not whole: what went wrong, what is cut, or that its source was not heard of since."""
    found = [figures.plain(row.error) or "", REASONS.get(row.resource, "") if row.state == "partial" else ""]
    if row.state in WELL and stale(row.confirmed_at):
        found.append(_("It was not fetched since; run `git fetch` there, or collect its address."))
    return [text for text in found if text]


def stale(confirmed_at: Any) -> bool:
    """Whether a whole month has passed that nothing is known of."""
    known = figures.plain(confirmed_at)
    return known is None or known < figures.ended(figures.months_back(view.snapshot.stamp.today, 1))


def rank(resource: str) -> int:
    """Commits first, what has no name here last."""
    return [*RESOURCES, resource].index(resource)


def counted(resource: str, collected: float | None, expected: float | None) -> str:
    """787 of 787 commits."""
    name = RESOURCES.get(resource, resource)
    got, total = figures.plain(collected), figures.plain(expected)
    if got is None:
        return name
    if total is None or got == total:
        return f"{sentences.number(got)} {name}"
    return _("{n} of {total} {name}").format(n=sentences.number(got), total=sentences.number(total), name=name)


def summary(rows: pd.DataFrame) -> str:
    """One sentence: how many repositories, and how collecting them went."""
    states = pd.Series({name: worst(some) for name, some in rows.groupby("repository")})
    counts = states.value_counts()
    parts = [f"{counts[how]} {STATES[how]}" for how in WORST_FIRST[::-1] if how in counts]
    total = ngettext("{n} repository", "{n} repositories", len(states)).format(n=len(states))
    return f"{total}: {', '.join(parts)}."


view = state.view()
log = figures.details(view.snapshot, "collection", view.organisation)
st.title(_(TITLE))
st.write(summary(log))
st.caption(_("Numbers published {day}.").format(day=sentences.day(view.snapshot.stamp.published_at)))
collecting.button(state.workspace(), _("Collect now"))

attention = log[~log["state"].isin(WELL) | log["confirmed_at"].map(stale)]
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
