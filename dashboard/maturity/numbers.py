"""Numbers and their targets: how each stands, and where a target is set, changed and taken back."""

from datetime import date

import pandas as pd
import streamlit as st

from assessments.answers.intents import Aim
from assessments.folder import Assessment
from assessments.targets import planned_numbers
from dashboard import state
from dashboard.literal import literal, worded
from dashboard.questionnaire import aim, who
from dashboard.questionnaire.saying import trouble
from dashboard.state import View
from data import courses_said, figures, sentences
from data.configuration.targets import MOST
from data.definitions import Metric, metrics
from data.path import Course
from data.path import State as Standing
from data.words import Problem, _, ngettext

ORDER: list[Standing] = ["overdue", "behind", "unknown", "on_path", "ahead", "reached"]


def show(assessment: Assessment, names: dict[str, str]) -> None:
    """The table, with a sentence, and the fields; of an assessment of the organisation alone."""
    view = state.whole()
    if view is None or assessment.about.subject != view.organisation:
        return
    st.subheader(_("Numbers and their targets"))
    trouble()
    found = {metric: course for metric in view.goals if (course := view.course(metrics()[metric]))}
    st.write(_sentence(found))
    if found:
        st.table(_table(found, names), hide_index=True, alt=_("Numbers with a target, what is late first"))
    with st.expander(_("Set or change the target of a number"), expanded=not found):
        _fields(assessment, view)


def _sentence(found: dict[str, Course]) -> str:
    if not found:
        return _("No number has a target yet.")
    late, behind, reached = (
        sum(course.state == standing for course in found.values()) for standing in ("overdue", "behind", "reached")
    )
    parts = [
        (len(found), ngettext("{n} number has a target.", "{n} numbers have a target.", len(found))),
        (late, ngettext("**{n} is overdue.**", "**{n} are overdue.**", late)),
        (behind, ngettext("{n} is behind its path.", "{n} are behind their paths.", behind)),
        (reached, ngettext("{n} is reached.", "{n} are reached.", reached)),
    ]
    return " ".join(text.format(n=sentences.number(n)) for n, text in parts if n)


def _table(found: dict[str, Course], names: dict[str, str]) -> pd.DataFrame:
    """What belongs together stands in one cell, so that it is read on a phone too."""
    late_first = sorted(found.items(), key=lambda one: (ORDER.index(one[1].state), one[1].goal.date or date.max))
    rows = [(metrics()[metric], course) for metric, course in late_first]
    return pd.DataFrame({
        _("Number"): [_named(metric, course, names) for metric, course in rows],
        _("How it stands"): [_stands(metric, course) for metric, course in rows],
        _("Now"): [sentences.shown(metric, *vars(course.now).values()) for metric, course in rows],
    })  # fmt: skip


def _named(metric: Metric, course: Course, names: dict[str, str]) -> str:
    """Title, target with its day, and owner, a line each."""
    owner = course.goal.owner
    name = _("nobody") if owner is None else names.get(owner, _("somebody"))
    target = courses_said.target(metric, course.goal)
    return "  \n".join([f"**{_(metric.title)}**", target, _("Owner: {name}").format(name=literal(name))])


def _stands(metric: Metric, course: Course) -> str:
    said = courses_said.state(metric, course)
    return f"**{said}**" if course.state == "overdue" else said


def _fields(assessment: Assessment, view: View) -> None:
    me = who.named(assessment)
    known = metrics()
    chosen = st.selectbox(
        _("Which number"), sorted(known, key=lambda one: _(known[one].title).casefold()), index=None,
        format_func=lambda one: _(known[one].title), placeholder=_("Choose a number"), key="number-aimed",
    )  # fmt: skip
    if me is None:
        st.write(_("Say who you are first: a target says who set it."))
    elif chosen:
        _of(assessment, me, known[chosen], view)


def _of(assessment: Assessment, me: who.Me, metric: Metric, view: View) -> None:
    window = figures.year(view.snapshot, metric, view.organisation, None, view.period)
    now = sentences.shown(metric, window.value, window.low, window.high) if window else _("unknown")
    span = sentences.span(metric, view.period, year=True)
    st.caption(_("{question} Now, {span}: {now}.").format(question=_(metric.question), span=span, now=now))
    try:
        goal = planned_numbers(assessment.folder.parent, view.organisation).get(metric.id)
    except Problem as problem:
        st.warning(worded(problem))
        return
    if goal is None and metric.id in view.goals:
        st.caption(_("ospo.yaml sets: {target}. What is said here goes before it.").format(
            target=courses_said.target(metric, view.goals[metric.id])
        ))  # fmt: skip
    there = Aim(value=goal.value, date=goal.date, owner=goal.owner) if goal and goal.date else None
    aim.of(assessment, me, metric.id, there, _label(metric), most=100 if metric.unit == "%" else MOST, step=1)


def _label(metric: Metric) -> str:
    if metric.unit == "%":
        return _("Value to reach (%)")
    return _("Value to reach in 12 months") if metric.window == "month" else _("Value to reach")
