"""What to take on next, with why, what it brings and what it would move; a button plans it."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from assessments.questionnaire.shape import Activity
from assessments.roadmap import wording
from assessments.roadmap.candidates import Candidate
from assessments.roadmap.measured import Number
from assessments.roadmap.roadmap import Roadmap
from assessments.scores import wording as scores
from dashboard import address, assessing, look
from dashboard.literal import literal
from dashboard.questionnaire.who import Me
from dashboard.roadmap.headline import because
from dashboard.roadmap.saving import save
from data import sentences
from data.words import _, ngettext

Points = tuple[str, ...]
Numbers = tuple[Number, ...]

FEW = 5
AHEAD = timedelta(days=90)  # where there is no target whose day could be taken


def show(one: Roadmap, me: Me | None, today: date) -> None:
    """The first few, or all; and the whole table folded."""
    st.subheader(_("Next"))
    st.caption(wording.rule())
    if not one.candidates:
        return
    for place, each in enumerate(_some(one.waiting), 1):
        with st.container(border=True):
            _card(one, each, place, me, today)
    look.folded(_("Activities not at their targets"), lambda: _table(one), key="candidates")


def _some(waiting: list[Candidate]) -> list[Candidate]:
    """The first few, unless all are asked for."""
    if len(waiting) <= FEW:
        return waiting
    few = _("the first {n}").format(n=sentences.number(FEW))
    every = _("all {n}").format(n=sentences.number(len(waiting)))
    chosen = st.radio(
        _("Shown"), ["few", "all"], horizontal=True, format_func={"few": few, "all": every}.__getitem__,
        **address.bound("shown", ["few", "all"], "few"),
    )  # fmt: skip
    return waiting if chosen == "all" else waiting[:FEW]


def _card(one: Roadmap, each: Candidate, place: int, me: Me | None, today: date) -> None:
    title, why = assessing.label(each.activity.title), because(wording.why(each, one.model))
    st.markdown(f"**{place}. {title}** · {assessing.label(each.goal.title)}  \n{why[:1].upper()}{why[1:]}.")
    st.caption(
        _("Score {score}, target {target} · brings {points} · effort {work}").format(
            score=scores.could_be(each.score, scores.exact), target=sentences.number(each.target),
            points=wording.brings(each.gain), work=wording.work(each.days),
        )
    )  # fmt: skip
    if each.activity.id in {step.activity.id for step in one.steps if step.task.done}:
        st.caption(_("A step of it is done. Answer its questions anew to see it move."))
    with st.expander(moved(each.points, each.numbers)):
        listed(each.activity, each.points, each.numbers)
    if me:
        _button(one, each, me, today)


def moved(points: Points, numbers: Numbers) -> str:
    """Moves 3 questions and 1 number."""
    if not points:
        return _("Its questions are all answered yes")
    asked = ngettext("{n} question", "{n} questions", len(points)).format(n=sentences.number(len(points)))
    if not numbers:
        return _("Would move {questions}").format(questions=asked)
    seen = ngettext("{n} number", "{n} numbers", len(numbers)).format(n=sentences.number(len(numbers)))
    return _("Would move {questions} and {numbers}").format(questions=asked, numbers=seen)


def listed(activity: Activity, points: Points, numbers: Numbers) -> None:
    """The questions, then the numbers."""
    lines = [_(wording.question(activity, point)) for point in points]
    lines += dict.fromkeys(wording.number(number) for number in numbers)
    st.markdown("\n".join(f"- {literal(text)}" for text in lines))


def _button(one: Roadmap, each: Candidate, me: Me, today: date) -> None:
    aim, key = each.aim, each.activity.id
    due = aim.date if aim and aim.date > today else today + AHEAD
    task = {"due": due, "owner": aim.owner if aim else None}
    label = _("Plan it by {day}").format(day=sentences.day(due))
    st.button(label, on_click=save, args=(one.assessment, me, key, task), key=f"plan/{one.assessment.id}/{key}")


def _table(one: Roadmap) -> pd.DataFrame:
    there = one.candidates
    return pd.DataFrame({
        _("Activity"): [_(each.activity.title) for each in there],
        _("Goal"): [_(each.goal.title) for each in there],
        _("Why"): [_("; ").join(wording.why(each, one.model)) for each in there],
        _("Score"): [scores.short(each.score, scores.exact) for each in there],
        _("Target"): [each.target for each in there],
        _("Points it brings"): [each.gain if each.gain is None else round(each.gain, 1) for each in there],
        _("Days"): [each.days for each in there],
        _("Would move"): [moved(each.points, each.numbers) for each in there],
        _("Planned"): [_("yes") if one.states[each.activity.id] == "planned" else _("no") for each in there],
    })  # fmt: skip
