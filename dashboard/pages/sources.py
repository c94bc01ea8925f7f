"""Sources: what was collected when, what failed and why, what is missing."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import collecting, forges, services, state
from dashboard.literal import literal
from data import collected, figures, sentences
from data.words import N_, _

Row = dict[str, Any]

TITLE = N_("Sources")
PLACE = 7

MOST_LINES = 12
MOST_NAMES = 5


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The log as a person reads it: a line for each repository, the worst first."""
    found = collected.by_repository(rows)
    names = sorted(found, key=lambda name: (collected.WORST_FIRST.index(collected.worst(found[name])), name))
    return pd.DataFrame([line(name, found[name]) for name in names])


def missing(found: list[collected.Missing]) -> list[str]:
    """A line for each way in which something is missing, with the repositories it befell; the worst first."""
    lines = [f"- **{_(collected.STATES[one.state])}**: {literal(one.why)} {named(one.repositories)}" for one in found]
    more = len(lines) - MOST_LINES
    return lines[:MOST_LINES] + ([_("- and {n} more, in the table below.").format(n=more)] if more > 0 else [])


def named(names: list[str]) -> str:
    """The repositories, a few by their names."""
    some = ", ".join(f"`{name.rpartition('/')[2]}`" for name in names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return f"({some})"
    return _("({names} and {n} more)").format(names=some, n=sentences.number(len(names) - MOST_NAMES))


def line(repository: str, rows: list[collected.Row]) -> Row:
    """One repository's resources; their reasons, without saying one twice."""
    why = dict.fromkeys(text for row in rows for text in collected.reasons(row, today))
    known = [row["confirmed_at"].date() for row in rows if row["confirmed_at"]]
    return {
        _("Repository"): repository,
        _("How it went"): _(collected.STATES[collected.worst(rows)]),
        _("Known until"): min(known, default=None),
        _("Why"): " ".join(why),
        _("What"): "; ".join(collected.counted(row["resource"], row["collected"], row["expected"]) for row in rows),
        _("Last tried"): max(row["started_at"].date() for row in rows),
        _("Requests"): sum(row["requests"] for row in rows),
        _("Seconds"): round(max(row["seconds"] for row in rows)),
    }


view = state.view()
today = view.snapshot.stamp.today
everything = figures.details(view.snapshot, "collection", view.organisation)
log = everything[~everything["resource"].isin(collected.SERVICES)]
st.title(_(TITLE))
st.write(collected.summary(log))
st.caption(_("Numbers published {day}.").format(day=sentences.day(view.snapshot.stamp.published_at)))
collecting.button(state.workspace(), _("Collect now"))

forges.asked(figures.details(view.snapshot, "sweep", view.organisation))
services.told(everything)

st.subheader(_("What is missing"))
st.markdown(
    "\n".join(missing(collected.missing(log, today))) or _("Nothing: everything that should have been collected was.")
)

st.subheader(_("Everything"))
st.dataframe(shown(log), hide_index=True, placeholder=_("unknown"), alt=_("All sources"))
