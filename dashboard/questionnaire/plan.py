"""What is to become of an activity: its target, and the fields of the handbook's scorecard. Goes on after freezing."""

import re
from functools import partial
from typing import Any

import streamlit as st

from assessments.answers.intents import Card
from assessments.folder import Assessment
from assessments.planning import intend, planned
from dashboard.literal import worded
from dashboard.questionnaire import aim, effort, lasting
from dashboard.questionnaire.saying import saved, show, typed
from dashboard.questionnaire.who import Me
from data.words import N_, _

FIELDS = {
    "description": N_("What the activity means here"), "opportunity": N_("What it would bring"),
    "objectives": N_("Objectives, one on each line; [x] before what is reached"),
    "tools": N_("What helps with it"), "notes": N_("How it is done"),
}  # fmt: skip
_DONE = re.compile(r"^\[([ xX])\]\s*")


def of(assessment: Assessment, me: Me, activity: str) -> None:
    """Target and scorecard of an activity; what is written is saved at once."""
    plan = planned(assessment)
    for problem in plan.problems:
        st.warning(worded(problem))
    place = f"{assessment.id}/{activity}"
    with st.expander(_("Target and scorecard")):
        aim.of(assessment, me, activity, plan.targets.get(activity), _("Score to reach"), most=100, step=5)
        left, right = st.columns(2)
        with left:
            effort.of(assessment, me, activity)
        with right:
            lasting.until(assessment, me, activity)
        card = plan.scorecards.get(activity, Card())
        said = partial(_fill_in, assessment, me, activity, place)
        for field, text in {**_texts(card, "description", "opportunity"), "objectives": _lines(card),
                            **_texts(card, "tools", "notes")}.items():  # fmt: skip
            key = show(f"{field}/{place}", text)
            st.text_area(_(FIELDS[field]), key=key, on_change=said, args=(field,), height=80)


def _texts(card: Card, *fields: str) -> dict[str, str]:
    return {field: getattr(card, field) for field in fields}


def _fill_in(assessment: Assessment, me: Me, activity: str, place: str, field: str) -> None:
    """Saves the field that was changed; the others are as anybody left them."""
    widget, card = f"{field}/{place}", planned(assessment).scorecards.get(activity, Card())
    given: Any = typed(widget) or ""
    if field == "objectives":
        given = [one for line in given.splitlines() if (one := _objective(line.strip()))["text"]]
    anew = card.model_dump() | {field: given}
    if Card.model_validate(anew) != card:
        draft = {"kind": "scorecard", "key": activity, "by": me.id, "value": anew}
        saved(lambda: intend(assessment, [draft]), widget)


def _objective(line: str) -> dict[str, Any]:
    mark = _DONE.match(line)
    return {"text": _DONE.sub("", line).strip(), "done": bool(mark and mark[1] in "xX")}


def _lines(card: Card) -> str:
    return "\n".join(f"[{'x' if one.done else ' '}] {one.text}" for one in card.objectives)
