"""The goals as a radar, for those who choose it; only of what may have a value."""

import streamlit as st

from assessments.questionnaire.shape import Activity, Goal
from assessments.reading import Reading
from assessments.scores import wording
from assessments.scores.parts import drawn, parts
from dashboard import look
from dashboard.look import Part
from dashboard.maturity import plots
from data.words import _


def show(reading: Reading, last: Reading | None) -> None:
    """The goals' values round a circle, the last ones dashed; whom it leaves out, and why."""
    title = _("As a radar")
    st.subheader(title)
    there = [goal for goal in parts(reading.model) if drawn(reading, goal.id) is not None]
    left_out = [_(goal.title) for goal in parts(reading.model) if goal not in there]
    if left_out:
        st.write(
            _("Not drawn, as less than half is assessed or nothing applies: {goals}.").format(goals=", ".join(left_out))
        )
    if len(there) < 3:
        st.write(_("A radar needs three values."))
        return
    traces = [_round(reading, there, _("Score"), "solid")]
    if last and all(drawn(last, goal.id) is not None for goal in there):
        traces.append(_round(last, there, _("Last time ({month})").format(month=f"{last.period:%Y-%m}"), "dash"))
    layout = {
        "height": 380, "margin": {"l": 70, "r": 70, "t": 30, "b": 60}, "showlegend": len(traces) > 1,
        "legend": plots.legend(),
        "polar": {
            "bgcolor": "rgba(0,0,0,0)",
            "radialaxis": plots.scale() | {"range": [0, 100], "angle": 90, "tickangle": 90},
            "angularaxis": {"tickfont": {"color": look.ink(), "size": 13}, "gridcolor": look.grid(),
                            "rotation": 90, "direction": "clockwise"},
        },
    }  # fmt: skip
    said = ", ".join(f"{_(goal.title)} {wording.points(drawn(reading, goal.id))}" for goal in there)
    figure = plots.figure(traces, layout)
    st.plotly_chart(figure, key="radar", config=look.LOOK, alt=f"{title}. {said}")


def _round(reading: Reading, goals: list[Goal | Activity], name: str, dash: str) -> Part:
    closed = [*goals, goals[0]]
    values = [drawn(reading, goal.id) for goal in closed]
    return {
        "type": "scatterpolar", "r": values, "mode": "lines+markers",
        "theta": [plots.wrapped(_(goal.title)) for goal in closed], "name": name, "line": {"dash": dash, "width": 2},
        **plots.pointed("theta", values),
    }  # fmt: skip
