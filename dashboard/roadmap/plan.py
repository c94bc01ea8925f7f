"""The steps to edit: each is saved at once, whatever is changed in it."""

from datetime import date
from functools import partial

import streamlit as st

from assessments.folder import Assessment
from assessments.people import person
from assessments.planning import intend
from assessments.roadmap import wording
from assessments.roadmap.roadmap import Planned, Roadmap
from dashboard.literal import literal
from dashboard.questionnaire.saying import keep, saved, show, typed
from dashboard.questionnaire.who import Me
from dashboard.roadmap.candidates import listed, moved
from dashboard.roadmap.saving import save
from data import sentences
from data.words import _

FIELDS = ("title", "start", "due", "owner", "days", "done")


def show_steps(one: Roadmap, me: Me | None, names: dict[str, str], today: date) -> None:
    """Open ones first, by their day; nothing to edit for whom nobody knows."""
    st.subheader(_("The plan"))
    if not one.steps:
        st.write(_("No step is planned yet. Plan one below, or with `ospo plan step`."))
    for step in one.steps:
        with st.container(border=True):
            _step(one.assessment, me, step, names, today)


def summary(step: Planned, names: dict[str, str], today: date) -> str:
    """Title, day, owner and effort in one line of Markdown."""
    parts = [f"**{literal(wording.title(step))}**", _when(step, today)]
    if step.task.owner:
        parts.append(literal(names.get(step.task.owner, _("somebody"))))
    if step.days is not None:
        parts.append(wording.work(step.days))
    return " · ".join(parts)


def _when(step: Planned, today: date) -> str:
    if step.task.done:
        return _("done")
    text = _("due {day}, **overdue**") if step.late(today) else _("due {day}")
    return text.format(day=sentences.day(step.task.due))


def _step(assessment: Assessment, me: Me | None, step: Planned, names: dict[str, str], today: date) -> None:
    """A box to tick, and folded what it would move, with its fields."""
    place, label = f"{assessment.id}/{step.key}", summary(step, names, today)
    widgets = {field: f"step-{field}/{place}" for field in FIELDS}
    changed = partial(_change, assessment, me, step, widgets) if me else None
    st.markdown(label)
    if changed:
        st.checkbox(_("Done"), key=show(widgets["done"], step.task.done), on_change=changed)
    head = moved(step.points, step.numbers) + (_(" · change") if changed else "")
    with st.expander(head, key=f"change/{place}", on_change="rerun") as opened:
        if opened.open:
            if step.points:
                listed(step.activity, step.points, step.numbers)
            if me and changed:
                _fields(step, names, widgets, changed)
                st.button(
                    _("Take it out of the plan"), type="tertiary", on_click=save, key=f"out/{place}",
                    args=(assessment, me, step.key, None, *widgets.values()),
                )  # fmt: skip


def _fields(step: Planned, names: dict[str, str], widgets: dict[str, str], changed: partial[None]) -> None:
    first, second = st.columns(2)
    with first:
        _own_title(step, widgets["title"], changed)
        _owner(step, names, widgets["owner"], changed)
    with second:
        _dates(step, widgets, changed)
        st.number_input(
            _("Days of work"), 0.0, None, None, step=1.0, format="%g", key=show(widgets["days"], step.task.days),
            on_change=changed,
        )  # fmt: skip


def _own_title(step: Planned, widget: str, changed: partial[None]) -> None:
    st.text_input(
        _("Step"), key=show(widget, step.task.title or ""), on_change=changed, placeholder=wording.title(step)
    )


def _owner(step: Planned, names: dict[str, str], widget: str, changed: partial[None]) -> None:
    show(widget, names.get(step.task.owner or ""))
    options = sorted({*names.values(), *filter(None, [typed(widget)])}, key=str.casefold)
    st.selectbox(
        _("Who sees to it"), options, index=None, accept_new_options=True, key=widget, on_change=changed,
        placeholder=_("Choose a name or type it"),
    )  # fmt: skip


def _dates(step: Planned, widgets: dict[str, str], changed: partial[None]) -> None:
    for column, field, label in zip(st.columns(2), ("start", "due"), (_("Begins"), _("Due")), strict=True):
        key = show(widgets[field], getattr(step.task, field))
        column.date_input(label, key=key, on_change=changed, format="YYYY-MM-DD", min_value="2000-01-01")
    start, due = typed(widgets["start"]), typed(widgets["due"])
    if due is None:
        st.warning(_("Saved as soon as there is a day it is due."))
    elif start and due < start:
        st.warning(_("Saved as soon as it begins before it is due."))


def _change(assessment: Assessment, me: Me, step: Planned, widgets: dict[str, str]) -> None:
    """Saves what stands in the widgets; those that are not drawn are as they were saved."""
    before = step.task.model_dump()
    task = {field: st.session_state.get(widget, before[field]) for field, widget in widgets.items()}
    if task["due"] is None or (task["start"] and task["due"] < task["start"]):
        keep(widgets["start"], widgets["due"])
        return
    owner, known = task["owner"], widgets["owner"] in st.session_state

    def say() -> None:
        task["title"] = (task["title"] or "").strip() or None
        if known:
            task["owner"] = person(assessment.folder.parent, owner) if owner else None
        intend(assessment, [{"kind": "step", "key": step.key, "by": me.id, "value": task}])

    saved(say, *(widget for widget in widgets.values() if widget in st.session_state))
