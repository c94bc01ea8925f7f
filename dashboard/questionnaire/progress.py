"""How far the answers are: of all, of each goal, of each role."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from assessments.answers.fold import Voices
from assessments.questionnaire.shape import Goal, Model
from data.words import _


def bar(said: Mapping[str, Voices], mine: Mapping[str, Voices], points: list[str]) -> None:
    """How many of these points I answered, and how many anybody did."""
    done, every = (sum(bool(some[point]) for point in points) for some in (mine, said))
    text = _("{done} of {n} answered").format(done=done, n=len(points))
    if every > done:
        text += " " + _("({every} by anybody)").format(every=every)
    st.progress(done / len(points), text=text)


def table(model: Model, said: Mapping[str, Voices]) -> None:
    """Goals down, everybody and each role across: a role is asked what its activities ask."""
    rows = [{_("Goal"): _(goal.title), **_row(goal, model, said)} for goal in model.goals]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt=_("Answered points of each goal, by role"))


def _row(goal: Goal, model: Model, said: Mapping[str, Voices]) -> dict[str, str]:
    every = [point.id for activity in goal.activities for point in activity.points]
    row = {_("Anybody"): _of(sum(bool(said[point]) for point in every), len(every))}
    for role, title in model.roles.items():
        asked = [point.id for one in goal.activities if role in one.roles for point in one.points]
        given = sum(any(hat == role for _by, hat in said[point]) for point in asked)
        row[_(title)] = _of(given, len(asked))
    return row


def _of(done: int, n: int) -> str:
    return _("{done} of {n}").format(done=done, n=n) if n else "–"
