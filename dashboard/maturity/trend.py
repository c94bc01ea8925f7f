"""The score over the frozen assessments: those of which enough is assessed and applies."""

from itertools import cycle

import pandas as pd
import streamlit as st

from assessments.answers.spoken import STATES
from assessments.reading import Reading
from assessments.scores import wording
from assessments.scores.score import LEAST_FOR_TREND, MOST_NOT_APPLICABLE
from dashboard import look
from dashboard.look import Part
from dashboard.maturity import plots
from data import sentences
from data.words import _


def show(readings: list[Reading], draft: Reading | None) -> None:
    """Frozen ones, the oldest first; says which are left out, and that `draft` is, being no frozen one."""
    title = _("Score over time")
    kept = [one for one in readings if one.has_score and one.whole.for_trend]
    missing = _left_out([one for one in readings if one not in kept]) + _unfinished(draft)
    if len(kept) < 2:
        st.subheader(title)
        st.write(_("A line needs two frozen assessments of which enough is assessed.") + missing)
        return
    first, last = kept[0], kept[-1]
    sentence = _("From {first} in {begin} to {last} in {end}.").format(
        first=wording.points(first.whole.value), begin=sentences.month(first.period),
        last=wording.points(last.whole.value), end=sentences.month(last.period),
    )  # fmt: skip
    layout: Part = {
        "height": 370, "margin": {"l": 36, "r": 8, "t": 8, "b": 90}, "yaxis": plots.scale(), "hovermode": "x",
        "xaxis": {"tickvals": [one.period for one in kept], "tickformat": "%Y-%m", "showgrid": False, "tickangle": 0,
                  "tickfont": {"color": look.ink(), "size": 12}, "linecolor": look.grid()},
        "legend": plots.legend(),
    }  # fmt: skip
    plots.block(title, sentence + missing, _lines(kept), layout, _table(readings), key="trend")


def _lines(kept: list[Reading]) -> list[Part]:
    names = {"": _("Overall")} | {goal.id: _(goal.title) for goal in kept[-1].model.goals}
    return [
        _line(kept, one, name, dash) for (one, name), dash in zip(names.items(), cycle(look.DASHES), strict=False)
    ]  # fmt: skip


def _line(kept: list[Reading], one: str, name: str, dash: str) -> Part:
    scores = [reading.scores.get(one) for reading in kept]
    values = [score.value if score and score.for_trend else None for score in scores]
    return {
        "type": "scatter", "x": [reading.period for reading in kept], "name": name, "mode": "lines+markers",
        "y": values, "customdata": [wording.points(value) for value in values],
        "line": {"dash": dash, "width": 2 if one else 4},
        "hovertemplate": "%{customdata}<extra>%{fullData.name}</extra>",
    }  # fmt: skip


def _left_out(readings: list[Reading]) -> str:
    if not readings:
        return ""
    return " " + _(
        "Left out: {months}. A line takes what is assessed to {least} or more and of which no more than {most} does"
        " not apply."
    ).format(
        months=", ".join(sentences.month(one.period) for one in readings),
        least=wording.share(LEAST_FOR_TREND), most=wording.share(MOST_NOT_APPLICABLE),
    )  # fmt: skip


def _unfinished(draft: Reading | None) -> str:
    if draft is None:
        return ""
    return " " + _("This one ({state}) is not in the line: it takes frozen ones alone.").format(
        state=_(STATES[draft.state])
    )


def _table(readings: list[Reading]) -> pd.DataFrame:
    goals = readings[-1].model.goals
    scores = {_("Overall"): "", **{_(goal.title): goal.id for goal in goals}}
    newest = readings[::-1]
    columns = {_("Month"): [f"{one.period:%Y-%m}" for one in newest]}
    columns |= {title: [_cell(one, name) for one in newest] for title, name in scores.items()}
    return pd.DataFrame(columns | {
        _("Assessed"): [wording.share(one.whole.coverage) for one in newest],
        _("Not applicable"): [wording.left_out(one.whole.not_applicable) for one in newest],
        _("Version and formula"): [one.definition for one in newest],
    })  # fmt: skip


def _cell(reading: Reading, name: str) -> str:
    score = reading.scores.get(name) if reading.has_score else None
    return wording.short(score) if score else "–"
