"""What leads where: the next activities that the questionnaire itself proposes, drawn by goals."""

import html

import pandas as pd
import streamlit as st

from assessments.questionnaire.shape import Activity
from assessments.roadmap.candidates import REACHED, leads
from assessments.roadmap.roadmap import Roadmap, State
from dashboard import look
from dashboard.look import Part
from dashboard.maturity import plots
from data import sentences
from data.words import _, ngettext

# Beside colour each has a mark of its own.
_MARKS: dict[State, str] = {"reached": "circle", "planned": "square", "next": "diamond", "later": "circle-open"}
_BOW = 0.2  # how far an arrow swings out, so that those within a goal run neither through its marks nor its labels

_STEPS = 12  # of a bow
_MARK, _LABEL = 10, 40  # pixels before which an arrow ends, where it comes from the right and where from the left


def show(one: Roadmap) -> None:
    """Nothing where the questionnaire proposes none."""
    there = [each for each in one.model.activities.values() if each.id in one.states]
    if not any(each.next for each in there):
        return
    ink = {"color": look.ink(), "size": 12}
    most = max(len(goal.activities) for goal in one.model.goals)
    hidden: Part = {"showgrid": False, "zeroline": False, "showticklabels": False}
    layout: Part = {
        "height": 190 + 84 * most, "margin": {"l": 8, "r": 8, "t": 56, "b": 90}, "hovermode": "closest",
        "xaxis": hidden | {"range": [-0.8, len(one.model.goals) - 0.5], "showticklabels": True, "side": "top",
                           "tickvals": [*range(len(one.model.goals))], "tickfont": ink | {"size": 11}, "tickangle": 0,
                           "ticktext": [plots.wrapped(_(goal.title)) for goal in one.model.goals]},
        "yaxis": hidden | {"range": [most - 0.4, -0.5]},
        "legend": plots.legend(), "showlegend": True,
    }  # fmt: skip
    traces = [*_nodes(one), *_arrows(one, there)]
    plots.block(_("What leads where"), _sentence(one, there), traces, layout, _table(one, there), key="leads")


def _words() -> dict[State, str]:
    return {
        "reached": _("At its target"), "planned": _("Planned"), "next": _("Ready to take on"), "later": _("Later"),
    }  # fmt: skip


def _sentence(one: Roadmap, there: list[Activity]) -> str:
    ready = [each for each in there if one.states[each.id] == "next"]
    arrows = _(
        "An arrow leads to what the questionnaire proposes next; a strong one from what has {reached} or more to what"
        " is not at its target."
    ).format(reached=REACHED)
    if not ready:
        return arrows
    text = ngettext("{n} activity is ready to take on.", "{n} activities are ready to take on.", len(ready))
    return text.format(n=sentences.number(len(ready))) + " " + arrows


def _places(one: Roadmap) -> dict[str, tuple[int, int]]:
    return {
        each.id: (x, y) for x, goal in enumerate(one.model.goals) for y, each in enumerate(goal.activities)
    }  # fmt: skip


def _arrows(one: Roadmap, there: list[Activity]) -> list[Part]:
    led = {(each, to.activity.id) for to in one.candidates for each in to.led_by}
    every = [(each.id, to.id) for each in there for to in there if leads(one.model, each.id, to.id)]
    others = [pair for pair in every if pair not in led]
    return [
        _arrow(one, others, _("Proposed next"), look.grid(), 1),
        _arrow(one, [pair for pair in every if pair in led], _("Leads on"), look.ink(), 1.5),
    ]


def _arrow(one: Roadmap, pairs: list[tuple[str, str]], name: str, colour: str, width: float) -> Part:
    x: list[float | None] = []
    y: list[float | None] = []
    heads: list[int] = []
    ends: list[int] = []
    places = _places(one)
    for start, end in pairs:
        way = _way(places[start], places[end])
        along = [0] * (len(way) - 1)
        x += [*(at for at, _y in way), None]
        y += [*(at for _x, at in way), None]
        heads += [*along, 9, 0]
        ends += [*along, _LABEL if places[start][0] < places[end][0] else _MARK, 0]
    return {
        "type": "scatter", "mode": "lines+markers", "x": x, "y": y, "name": name, "hoverinfo": "skip",
        "line": {"color": colour, "width": width},
        "marker": {"symbol": "arrow", "angleref": "previous", "color": colour, "opacity": 1, "size": heads,
                   "standoff": ends},
    }  # fmt: skip


def _way(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[float, float]]:
    """Straight to another goal; within a goal in a bow past what lies between."""
    (a, b), (c, d) = start, end
    if a != c:
        return [start, end]
    steps = [step / _STEPS for step in range(_STEPS + 1)]
    return [(a + 4 * _BOW * step * (1 - step), b + (d - b) * step) for step in steps]


def _nodes(one: Roadmap) -> list[Part]:
    places, found = _places(one), []
    for state, symbol in _MARKS.items():
        some = [one.model.activities[each] for each, now in one.states.items() if now == state]
        if some:
            found.append({
                "type": "scatter", "mode": "markers+text", "name": _words()[state],
                "x": [places[each.id][0] for each in some], "y": [places[each.id][1] for each in some],
                "text": [_short(one, each) for each in some], "textposition": "middle left", "zorder": 1,
                "textfont": {"color": look.ink(), "size": 12, "shadow": _halo()},
                "marker": {"symbol": symbol, "size": 16, "line": {"width": 2}},
                "customdata": [html.escape(_(each.title)) for each in some],
                "hovertemplate": "%{customdata}<extra>%{fullData.name}</extra>",
            })  # fmt: skip
    return found


def _halo() -> str:
    """The page's colour round a label, so that it can be read where an arrow passes behind it."""
    return ", ".join([f"0 0 3px {st.get_option(f'theme.{look.theme()}.backgroundColor')}"] * 6)


def _short(one: Roadmap, activity: Activity) -> str:
    """GGI-A-17 → A-17, as the chart is narrow on a phone."""
    return activity.id.removeprefix(f"{one.model.id.upper()}-")


def _table(one: Roadmap, there: list[Activity]) -> pd.DataFrame:
    goals = {each.id: goal.title for goal in one.model.goals for each in goal.activities}
    return pd.DataFrame({
        _("Id"): [_short(one, each) for each in there],
        _("Activity"): [_(each.title) for each in there],
        _("Goal"): [_(goals[each.id]) for each in there],
        _("State"): [_words()[one.states[each.id]] for each in there],
        _("Proposed next"): [
            ", ".join(_short(one, to) for to in there if leads(one.model, each.id, to.id)) or "–" for each in there
        ],
    })  # fmt: skip
