"""What several topics of the page share: metrics by their titles, administrations by their names."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from assessments.questionnaire.model import models
from assessments.questionnaire.shape import Model
from dashboard import address
from data.definitions import metrics
from data.words import _, ngettext
from peers.comparison import Comparison
from peers.fair import WHY
from peers.size import BRIEF, PER, Per, per


def title(metric: str) -> str:
    """Of a metric, or of a maturity score as its questionnaire calls it."""
    shape = metrics().get(metric)
    return _(shape.title) if shape else score(metric)


def divided(label: str) -> Per:
    """The choice by what figures are divided that depend on size."""
    chosen: Per = st.radio(
        label, list(PER), horizontal=True, format_func=lambda one: _(PER[one]),
        **address.bound("per", PER, "repository"),
    )  # fmt: skip
    return chosen


def titled(metric: str, by: Per) -> str:
    """The title, and by what the metric is divided."""
    shape = metrics().get(metric)
    divided = per(shape, by) if shape else None
    return f"{title(metric)}, {_(BRIEF[divided])}" if divided else title(metric)


def score(metric: str) -> str:
    """Maturity, or the goal or activity of the newest questionnaire that has one of this id; else the id."""
    _maturity, name, *part = metric.split(".", 2)
    for (model, _version), shape in reversed(models().items()):
        if model == name and not part:
            return _("Maturity, {model}").format(model=_(shape.title))
        if model == name and (found := _titles(shape).get(part[0])):
            return found
    return metric


def is_activity(metric: str) -> bool:
    """Whether it is the score of one activity of a questionnaire."""
    return any(
        metric == f"maturity.{name}.{one.id}"
        for (name, _version), shape in models().items() for goal in shape.goals for one in goal.activities
    )  # fmt: skip


def _titles(shape: Model) -> dict[str, str]:
    goals = {goal.id: _(goal.title) for goal in shape.goals}
    return goals | {one.id: _(one.title) for goal in shape.goals for one in goal.activities}


def left_out(reasons: Counter[str]) -> str:
    """3 left out: 2 not known, 1 too little collected; empty where nobody is."""
    if not reasons:
        return ""
    told = ", ".join(f"{n} {_(WHY[reason])}" for reason, n in reasons.most_common())
    total = reasons.total()
    return ngettext("{n} left out: {why}", "{n} left out: {why}", total).format(n=total, why=told)


def compared(found: Iterable[Comparison]) -> tuple[list[Comparison], list[Comparison]]:
    """Those with two others at least, and those without."""
    every = [*found]
    return [one for one in every if one.enough], [one for one in every if not one.enough]
