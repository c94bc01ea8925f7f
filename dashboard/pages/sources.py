"""Sources: what was collected when, what failed and why, what is missing."""

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import collecting, forges, services, state
from dashboard.literal import literal
from data import figures, sentences
from data.words import N_, _, ngettext

Row = dict[str, Any]

TITLE = N_("Sources")
PLACE = 7

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
    "repository": _("facts"),
    "issue": _("issues"),
    "change_request": _("change requests"),
    "release": _("releases"),
    "component": _("components"),
}
WELL = ("complete", "empty", "disabled")


REASONS = {
    "commit": _("The history is cut short."),
    "lines": _("Content of some commits is not there, so their lines are unknown."),
    **dict.fromkeys(("issue", "change_request", "release"), _("Not all was read; the next collection goes on.")),
}
MOST_LINES = 12
MOST_NAMES = 5
WORST_FIRST = ["failed", "forbidden", "gone", "partial", "disabled", "empty", "complete"]


def by_repository(rows: pd.DataFrame) -> dict[str, list[Row]]:
    """The log's rows by repository, commits first. Plain rows: a thousand small frames would take seconds."""
    found: dict[str, list[Row]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(row["repository"], []).append({str(name): figures.plain(value) for name, value in row.items()})
    return {name: sorted(some, key=lambda row: rank(row["resource"])) for name, some in found.items()}


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The log as a person reads it: a line for each repository, the worst first."""
    found = by_repository(rows)
    names = sorted(found, key=lambda name: (WORST_FIRST.index(worst(found[name])), name))
    return pd.DataFrame([line(name, found[name]) for name in names])


def missing(rows: pd.DataFrame) -> list[str]:
    """A line for each way in which something is missing, and why, with the repositories it befell; the worst first."""
    groups: dict[tuple[int, str], list[str]] = {}
    for name, some in by_repository(rows).items():
        why = " ".join(dict.fromkeys(text for row in some for text in reasons(row)))
        groups.setdefault((WORST_FIRST.index(worst(some)), why), []).append(name)
    order = sorted(groups, key=lambda group: (group[0], -len(groups[group])))
    lines = [
        f"- **{STATES[WORST_FIRST[state]]}**: {literal(why)} {named(sorted(groups[state, why]))}"
        for state, why in order
    ]
    more = len(lines) - MOST_LINES
    return lines[:MOST_LINES] + ([_("- and {n} more, in the table below.").format(n=more)] if more > 0 else [])


def named(names: list[str]) -> str:
    """The repositories, a few by their names."""
    some = ", ".join(f"`{name.rpartition('/')[2]}`" for name in names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return f"({some})"
    return _("({names} and {n} more)").format(names=some, n=sentences.number(len(names) - MOST_NAMES))


def worst(rows: list[Row]) -> str:
    """The state of the resource that went worst; where all went well, that of the commits, which come first."""
    states = [str(row["state"]) for row in rows]
    well = "complete" if "complete" in states and "empty" in states else states[0]  # a list alone has no commits
    return min((state for state in states if state not in WELL), key=WORST_FIRST.index, default=well)


def line(repository: str, rows: list[Row]) -> Row:
    """One repository's resources; their reasons, without saying one twice."""
    why = dict.fromkeys(text for row in rows for text in reasons(row))
    known = [row["confirmed_at"].date() for row in rows if row["confirmed_at"]]
    return {
        _("Repository"): repository,
        _("How it went"): STATES[worst(rows)],
        _("Known until"): min(known, default=None),
        _("Why"): " ".join(why),
        _("What"): "; ".join(counted(row["resource"], row["collected"], row["expected"]) for row in rows),
        _("Last tried"): max(row["started_at"].date() for row in rows),
        _("Requests"): sum(row["requests"] for row in rows),
        _("Seconds"): round(max(row["seconds"] for row in rows)),
    }


def reasons(row: Row) -> list[str]:
    """Why a resource is not whole: what went wrong, what is cut, or that its source was not heard of since."""
    found = [row["error"] or "", REASONS.get(row["resource"], "") if row["state"] == "partial" else ""]
    if row["state"] in WELL and stale(row["confirmed_at"]):
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
    if collected is None or resource == "repository":
        return name
    if expected is None or collected == expected:
        return f"{sentences.number(collected)} {name}"
    return _("{n} of {total} {name}").format(n=sentences.number(collected), total=sentences.number(expected), name=name)


def summary(rows: pd.DataFrame) -> str:
    """One sentence: how many repositories, and how collecting them went."""
    counts = Counter(worst(some) for some in by_repository(rows).values())
    parts = [f"{counts[how]} {STATES[how]}" for how in WORST_FIRST[::-1] if how in counts]
    total = ngettext("{n} repository", "{n} repositories", counts.total()).format(n=counts.total())
    return f"{total}: {', '.join(parts)}."


view = state.view()
everything = figures.details(view.snapshot, "collection", view.organisation)
log = everything[~everything["resource"].isin(services.SERVICES)]
st.title(_(TITLE))
st.write(summary(log))
st.caption(_("Numbers published {day}.").format(day=sentences.day(view.snapshot.stamp.published_at)))
collecting.button(state.workspace(), _("Collect now"))

forges.asked(figures.details(view.snapshot, "sweep", view.organisation))
services.told(everything)

attention = log[~log["state"].isin(WELL) | log["confirmed_at"].map(stale)]
st.subheader(_("What is missing"))
st.markdown("\n".join(missing(attention)) or _("Nothing: everything that should have been collected was."))

st.subheader(_("Everything"))
st.dataframe(shown(log), hide_index=True, placeholder=_("unknown"), alt=_("All sources"))
