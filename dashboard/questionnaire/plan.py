"""What is to become of an activity: its target, and the fields of the handbook's scorecard. Goes on after freezing."""

import re
from functools import partial
from typing import Any

import streamlit as st

from assessments.answers.intents import Card
from assessments.folder import Assessment
from assessments.people import person
from assessments.planning import intend, planned
from dashboard.literal import worded
from dashboard.questionnaire.saying import keep, save, saved, show, typed
from dashboard.questionnaire.who import Me, names
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
        _target(assessment, me, activity, place)
        card = plan.scorecards.get(activity, Card())
        said = partial(_fill_in, assessment, me, activity, place)
        for field, text in {**_texts(card, "description", "opportunity"), "objectives": _lines(card),
                            **_texts(card, "tools", "notes")}.items():  # fmt: skip
            key = show(f"{field}/{place}", text)
            st.text_area(_(FIELDS[field]), key=key, on_change=said, args=(field,), height=80)


def _texts(card: Card, *fields: str) -> dict[str, str]:
    return {field: getattr(card, field) for field in fields}


def _target(assessment: Assessment, me: Me, activity: str, place: str) -> None:
    known, aim = names(assessment), planned(assessment).targets.get(activity)
    widgets = tuple(f"{field}/{place}" for field in ("score", "date", "owner"))
    said = partial(_aim, assessment, me, activity, widgets)
    score, until, owner = st.columns(3)
    with score:
        show(widgets[0], aim.score if aim else None)
        st.number_input(_("Score to reach"), 0.0, 100.0, step=5.0, format="%g", key=widgets[0], on_change=said)
    with until:
        show(widgets[1], aim.date if aim else None)
        st.date_input(_("By when"), key=widgets[1], on_change=said, format="YYYY-MM-DD", min_value="2000-01-01")
    with owner:
        show(widgets[2], known.get(aim.owner or "") if aim else None)
        options = sorted({*known.values(), *filter(None, [typed(widgets[2])])}, key=str.casefold)
        st.selectbox(
            _("Who sees to it"), options, index=None, accept_new_options=True, key=widgets[2], on_change=said,
            placeholder=_("Choose a name or type it"),
        )  # fmt: skip
    if (typed(widgets[0]) is None) != (typed(widgets[1]) is None):
        st.warning(_("Saved as soon as both the score and the day stand here."))
    if aim:
        none = {"kind": "target", "key": activity, "by": me.id, "value": None}
        act = partial(intend, assessment, [none])
        st.button(_("Take the target back"), type="tertiary", on_click=save, args=(act, *widgets), key=f"aim/{place}")


def _aim(assessment: Assessment, me: Me, activity: str, widgets: tuple[str, ...]) -> None:
    score, until, owner = map(typed, widgets)
    if score is None or until is None:
        keep(*widgets)
        return

    def say() -> None:
        aim = {"score": score, "date": until, "owner": person(assessment.folder.parent, owner) if owner else None}
        intend(assessment, [{"kind": "target", "key": activity, "by": me.id, "value": aim}])

    saved(say, *widgets)


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
