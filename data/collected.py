"""How collecting went, in words: the states, what was collected of each repository, what is missing and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from data import figures, sentences
from data.words import N_, _, ngettext

Row = Mapping[str, Any]  # of the details table `collection`, what is missing as None

STATES = {
    "complete": N_("complete"),
    "partial": N_("in part"),
    "empty": N_("empty"),
    "gone": N_("gone"),
    "forbidden": N_("no access"),
    "disabled": N_("switched off"),
    "failed": N_("failed"),
}
RESOURCES = {
    "commit": N_("commits"),
    "tag": N_("tags"),
    "observation": N_("files and licences"),
    "lines": N_("commits with their lines"),
    "repository": N_("facts"),
    "issue": N_("issues"),
    "change_request": N_("change requests"),
    "release": N_("releases"),
    "component": N_("components"),
}
SERVICES = {
    "package": N_("Age of packages (deps.dev)"),
    "advisory": N_("Known vulnerabilities (OSV)"),
    "scorecard": N_("Security practice (OpenSSF Scorecard)"),
    "upstream_work": N_("Who works on them (their source repositories)"),
    "outside_contribution": N_("What we gave to others (the forge's search)"),
}
WELL = ("complete", "empty", "disabled")
WORST_FIRST = ("failed", "forbidden", "gone", "partial", "disabled", "empty", "complete")

_REASONS = {
    "commit": N_("The history is cut short."),
    "lines": N_("Content of some commits is not there, so their lines are unknown."),
    **dict.fromkeys(("issue", "change_request", "release"), N_("Not all was read; the next collection goes on.")),
}


class Missing(NamedTuple):
    """A way in which something is missing, why, and the repositories it befell."""

    state: str
    why: str
    repositories: list[str]


def by_repository(rows: pd.DataFrame) -> dict[str, list[Row]]:
    """The log's rows by repository, commits first. Plain rows: a thousand small frames would take seconds."""
    found: dict[str, list[Row]] = {}
    for row in figures.records(rows):
        found.setdefault(row["repository"], []).append(row)
    return {name: sorted(some, key=lambda row: _rank(row["resource"])) for name, some in found.items()}


def missing(rows: pd.DataFrame, today: date) -> list[Missing]:
    """The worst first; empty where everything that should have been collected was."""
    attention = rows[~rows["state"].isin(WELL) | rows["confirmed_at"].map(lambda at: stale(at, today)).astype(bool)]
    groups: dict[tuple[int, str], list[str]] = {}
    for name, some in by_repository(attention).items():
        why = " ".join(dict.fromkeys(text for row in some for text in reasons(row, today)))
        groups.setdefault((WORST_FIRST.index(worst(some)), why), []).append(name)
    order = sorted(groups, key=lambda group: (group[0], -len(groups[group])))
    return [Missing(WORST_FIRST[state], why, sorted(groups[state, why])) for state, why in order]


def worst(rows: Sequence[Row]) -> str:
    """The state of the resource that went worst; where all went well, that of the commits, which come first."""
    states = [str(row["state"]) for row in rows]
    well = "complete" if "complete" in states and "empty" in states else states[0]  # a list alone has no commits
    return min((state for state in states if state not in WELL), key=WORST_FIRST.index, default=well)


def reasons(row: Row, today: date) -> list[str]:
    """Why a resource is not whole: what went wrong, what is cut, or that its source was not heard of since."""
    found = [row["error"] or "", _(_REASONS.get(row["resource"], "")) if row["state"] == "partial" else ""]
    if row["state"] in WELL and stale(row["confirmed_at"], today):
        found.append(_("It was not fetched since; run `git fetch` there, or collect its address."))
    return [text for text in found if text]


def stale(confirmed_at: Any, today: date) -> bool:
    """Whether a whole month has passed that nothing is known of."""
    known = figures.plain(confirmed_at)
    return known is None or bool(known < figures.ended(figures.months_back(today, 1)))


def counted(resource: str, collected: float | None, expected: float | None) -> str:
    """787 of 787 commits."""
    name = _(RESOURCES.get(resource, resource))
    if collected is None or resource == "repository":
        return name
    if expected is None or collected == expected:
        return f"{sentences.number(collected)} {name}"
    return _("{n} of {total} {name}").format(n=sentences.number(collected), total=sentences.number(expected), name=name)


def summary(rows: pd.DataFrame) -> str:
    """One sentence: how many repositories, and how collecting them went."""
    counts = how(rows)
    parts = [f"{counts[one]} {_(STATES[one])}" for one in WORST_FIRST[::-1] if one in counts]
    total = ngettext("{n} repository", "{n} repositories", counts.total()).format(n=counts.total())
    return f"{total}: {', '.join(parts)}."


def how(rows: pd.DataFrame) -> Counter[str]:
    """State → number of repositories, each by what went worst."""
    return Counter(worst(some) for some in by_repository(rows).values())


def services(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Each service that had something to say by its title, and what it could tell and how old that is."""
    there = {*rows["resource"]}
    return [(_(title), _told(rows[rows["resource"] == name])) for name, title in SERVICES.items() if name in there]


def shares(rows: pd.DataFrame) -> dict[str, int]:
    """Service → per cent of what is in use that it could tell of, rounded down, where that can be said."""
    there = {name: _share(_asked(rows[rows["resource"] == name])) for name in SERVICES}
    return {name: share for name, share in there.items() if share is not None}


def _asked(rows: pd.DataFrame) -> pd.DataFrame:
    """Without what is built from nothing, of which there is nothing to tell."""
    return rows[rows["expected"].fillna(1) > 0]


def _share(told: pd.DataFrame) -> int | None:
    expected = told["expected"].sum()
    switched_off = len(told) and (told["state"] == "disabled").all()
    known = expected and not switched_off and figures.plain(told["confirmed_at"].min()) is not None
    return int(100 * told["collected"].sum() / expected) if known else None


def _told(rows: pd.DataFrame) -> str:
    """91 % of what is in use, the oldest answer of 20 Nov 2026."""
    told = _asked(rows)
    if len(told) and (told["state"] == "disabled").all():
        return _("not asked, as ospo.yaml says.")
    since = figures.plain(told["confirmed_at"].min())
    if since is None:
        return _("nothing known.")
    share, day = _share(told), sentences.day(since)
    if share is None:
        return _("asked, the oldest answer of {day}.").format(day=day)
    share_said = sentences.amount(share, "%")
    return _("{share} of what is in use, the oldest answer of {day}.").format(share=share_said, day=day)


def _rank(resource: str) -> int:
    """Commits first, what has no name here last."""
    return [*RESOURCES, resource].index(resource)
