"""How far a board said the activities were, month by month; no answers and no score."""

from datetime import date

import pandas as pd

from assessments.answers.intents import Since
from assessments.exchange.boards.trend import Month, trend
from dashboard import look
from dashboard.look import Part
from dashboard.maturity import plots
from data import sentences
from data.words import _

# Beside colour each has a pattern of its own.
_PATTERNS = {"done": "", "in_progress": "/", "not_selected": ".", "unknown": "x"}


def show(statuses: dict[str, list[Since]], until: date) -> None:
    """Stacked bars; nothing where there are no statuses."""
    months = trend(statuses, until)
    if not months:
        return
    last = months[-1]
    sentence = _("{month}: {done} done, {going} in progress, {waiting} not selected, as the board says.").format(
        month=sentences.month(last.period), done=sentences.number(last.done),
        going=sentences.number(last.in_progress), waiting=sentences.number(last.not_selected),
    )  # fmt: skip
    newest = max(one.since for each in statuses.values() for one in each)
    sentence += " " + _("The newest status is of {day}.").format(day=sentences.day(newest))
    ticks = {"tickfont": {"color": look.ink(), "size": 12}}
    layout: Part = {
        "height": 340, "margin": {"l": 36, "r": 8, "t": 8, "b": 80}, "barmode": "stack", "hovermode": "x",
        "xaxis": ticks | {"tickformat": "%Y-%m", "nticks": 5, "tickangle": 0, "showgrid": False},
        "yaxis": ticks | {"gridcolor": look.grid()}, "legend": plots.legend(),
    }  # fmt: skip
    plots.block(_("Activities on the board"), sentence, _bars(months), layout, _table(months), key="statuses")


def _words() -> dict[str, str]:
    return {
        "done": _("Done"), "in_progress": _("In progress"), "not_selected": _("Not selected"), "unknown": _("Unknown"),
    }  # fmt: skip


def _bars(months: list[Month]) -> list[Part]:
    return [
        {"type": "bar", "x": [one.period for one in months], "y": [getattr(one, key) for one in months], "name": name,
         "marker": {"pattern": {"shape": _PATTERNS[key]}}, "hovertemplate": "%{y}<extra>%{fullData.name}</extra>"}
        for key, name in _words().items()
        if any(getattr(one, key) for one in months)
    ]  # fmt: skip


def _table(months: list[Month]) -> pd.DataFrame:
    newest = months[::-1]
    counts = {name: [getattr(one, key) for one in newest] for key, name in _words().items()}
    return pd.DataFrame({_("Month"): [f"{one.period:%Y-%m}" for one in newest]} | counts)
