"""Through the questionnaire step by step: a goal at a time at a first look, an activity at a time otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from assessments.answers.fold import Voices
from assessments.questionnaire.shape import Activity, Model, Point
from dashboard import address
from data.words import _

# Our own words alone. The place that was left would else stay in sight, and the keyboard at the end of the page.
_TO_THE_TOP = """<script data-step="{step}">
{{
    const start = document.querySelector('.st-key-questions');
    if (start) {{ start.tabIndex = -1; start.focus(); start.scrollIntoView({{block: 'start'}}); }}
}}
</script>"""


@dataclass(frozen=True)
class Step:
    """What is asked together, under an id of the questionnaire."""

    id: str
    title: str
    questions: tuple[tuple[Activity, Point], ...]

    @property
    def points(self) -> list[str]:
        """Ids of its points."""
        return [point.id for _activity, point in self.questions]


def first_look(model: Model) -> list[Step]:
    """A step for each goal, with the one question that stands for each of its activities."""
    steps = [
        Step(goal.id, _(goal.title), tuple((one, p) for one in goal.activities for p in one.points if p.first_look))
        for goal in model.goals
    ]
    return [step for step in steps if step.questions]


def whole(model: Model, role: str | None = None) -> list[Step]:
    """A step for each activity, of those that name the role where one is given."""
    return [
        Step(one.id, f"{_(goal.title)} · {_(one.title)}", tuple((one, point) for point in one.points))
        for goal in model.goals
        for one in goal.activities
        if role is None or role in one.roles
    ]


def at(steps: Sequence[Step], answered: Mapping[str, Voices]) -> Step:
    """The step that is looked at, with the way to the others; unless one is chosen the first that is not answered."""
    by_id = {step.id: step for step in steps}
    start = next((step.id for step in steps if _left(step, answered)), steps[0].id)
    ids = [*by_id]
    chosen = st.selectbox(
        _("Where you are"), ids, format_func=lambda one: _said(by_id[one], answered),
        **address.bound("step", by_id, start),
    )  # fmt: skip
    address.keep("step", chosen)  # answering the last open question does not lead elsewhere by itself
    place = ids.index(chosen)
    with st.container(horizontal=True):
        _button(_("← Back"), ids[place - 1] if place else None, "back")
        _button(_("Next →"), ids[place + 1] if place + 1 < len(ids) else None, "next")
    return by_id[chosen]


def on(steps: Sequence[Step], step: Step) -> None:
    """The way on, at the end of a step; after it the page begins at its top again."""
    ids = [one.id for one in steps]
    place = ids.index(step.id)
    if place + 1 < len(ids):
        label = _("Next: {title} →").format(title=steps[place + 1].title)
        _button(label, ids[place + 1], "on", kind="primary")
    else:
        st.page_link("dashboard/pages/maturity.py", label=_("See how mature this is →"))
    if st.session_state.pop("walked", False):
        st.html(_TO_THE_TOP.format(step=step.id), unsafe_allow_javascript=True)


def _button(label: str, step: str | None, key: str, kind: Literal["primary", "secondary"] = "secondary") -> None:
    st.button(label, key=f"walk-{key}", disabled=step is None, on_click=_go, args=(step,), type=kind)


def _go(step: str) -> None:
    address.say("step", step)
    st.session_state["walked"] = True


def _left(step: Step, answered: Mapping[str, Voices]) -> int:
    return sum(not answered[point] for point in step.points)


def _said(step: Step, answered: Mapping[str, Voices]) -> str:
    n = len(step.points)
    return _("{title} ({done} of {n})").format(title=step.title, done=n - _left(step, answered), n=n)
