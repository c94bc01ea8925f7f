"""When the steps are: a line from where each begins to its day, a mark alone where it has no beginning."""

import textwrap
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from assessments.roadmap import wording
from assessments.roadmap.roadmap import Planned, Roadmap
from dashboard import look
from dashboard.literal import plotted
from dashboard.look import Part
from dashboard.maturity import plots
from data import sentences
from data.words import _, ngettext

Kind = Literal["open", "late", "done"]
# Beside colour each has a mark and a dash of its own.
_LOOKS: dict[Kind, tuple[str, str]] = {"open": ("diamond", "solid"), "late": ("x", "dot"), "done": ("circle", "dash")}


def show(one: Roadmap, names: dict[str, str], today: date) -> None:
    """Nothing where no step is planned."""
    if one.steps:
        table = _table(one, names, today)
        plots.block(_("When"), _sentence(one), _traces(one, today), _layout(one, today), table, key="when")


def _kind(step: Planned, today: date) -> Kind:
    return "done" if step.task.done else "late" if step.late(today) else "open"


def _words() -> dict[Kind, str]:
    return {"open": _("Planned"), "late": _("Overdue"), "done": _("Done")}


def _sentence(one: Roadmap) -> str:
    if not one.open:
        text = ngettext("{n} step is done, none is open.", "{n} steps are done, none is open.", len(one.steps))
        return text.format(n=sentences.number(len(one.steps)))
    text = ngettext("{n} step is open, the first due {day}.", "{n} steps are open, the first due {day}.", len(one.open))
    return text.format(n=sentences.number(len(one.open)), day=sentences.day(one.open[0].task.due))


def _layout(one: Roadmap, today: date) -> Part:
    days = [today, *(day for step in one.steps for day in (step.task.start or step.task.due, step.task.due))]
    room = max((max(days) - min(days)) / 20, timedelta(days=7))
    ink = {"color": look.ink(), "size": 12}
    return {
        "height": 130 + 44 * len(one.steps), "margin": {"l": 8, "r": 8, "t": 24, "b": 80}, "hovermode": "closest",
        "xaxis": {"type": "date", "range": [min(days) - room, max(days) + room], "tickfont": ink, "nticks": 3,
                  "tickformat": "%Y-%m", "tickangle": 0, "gridcolor": look.grid(), "showgrid": True},
        "yaxis": {"range": [len(one.steps) - 0.5, -0.5], "tickfont": ink, "automargin": True, "showgrid": False,
                  "zeroline": False,
                  "tickvals": [*range(len(one.steps))], "ticktext": [_label(step) for step in one.steps]},
        "shapes": [{"type": "line", "x0": today, "x1": today, "y0": 0, "y1": 1, "yref": "paper",
                    "line": {"color": look.ink(), "width": 1, "dash": "dot"}}],
        "annotations": [{"x": today, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False, "font": ink,
                         "text": _("today")}],
        "legend": plots.legend(), "showlegend": True,
    }  # fmt: skip


def _label(step: Planned) -> str:
    return "<br>".join(plotted(part) for part in textwrap.wrap(wording.title(step), plots.LINE, max_lines=2))


def _traces(one: Roadmap, today: date) -> list[Part]:
    found: list[Part] = []
    for kind, (symbol, dash) in _LOOKS.items():
        steps = [(place, step) for place, step in enumerate(one.steps) if _kind(step, today) == kind]
        x = [day for _place, step in steps for day in (step.task.start, step.task.due, None)]
        if steps:
            y = [at for place, step in steps for at in (place if step.task.start else None, place, None)]
            shown = [text for _place, step in steps for text in ("", _pointed(step), "")]
            found.append({
                "type": "scatter", "mode": "lines+markers", "name": _words()[kind], "x": x, "y": y,
                "line": {"width": 4, "dash": dash}, "customdata": shown,
                "marker": {"symbol": symbol, "size": [0, 13, 0] * len(steps), "opacity": 1},
                "hovertemplate": "%{customdata}<extra></extra>",
            })  # fmt: skip
    return found


def _pointed(step: Planned) -> str:
    return f"{_label(step)}: {sentences.day(step.task.due)}"


def _table(one: Roadmap, names: dict[str, str], today: date) -> pd.DataFrame:
    steps = one.steps
    return pd.DataFrame({
        _("Step"): [wording.title(step) for step in steps],
        _("Begins"): [sentences.day(step.task.start) if step.task.start else "–" for step in steps],
        _("Due"): [sentences.day(step.task.due) for step in steps],
        _("State"): [_words()[_kind(step, today)] for step in steps],
        _("Who sees to it"): [names.get(step.task.owner, _("somebody")) if step.task.owner else "–" for step in steps],
        _("Days"): [step.days for step in steps],
        _("Points it brings"): [None if step.gain is None else round(step.gain, 1) for step in steps],
    })  # fmt: skip
