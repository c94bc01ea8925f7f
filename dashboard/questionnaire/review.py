"""The review: what each role said, side by side, and the answer that is settled on."""

from collections.abc import Mapping

import streamlit as st

from assessments.answers.events import Answered, LogEvent, Validated
from assessments.answers.fold import Voices, voices
from assessments.answers.freezing import state
from assessments.answers.spoken import ANSWERS
from assessments.answers.standing import Standing
from assessments.folder import Assessment
from assessments.questionnaire.shape import Point
from assessments.workflow import validate
from dashboard import address
from dashboard.assessing import label
from dashboard.literal import link, literal
from dashboard.questionnaire import walk
from dashboard.questionnaire.point import CHOICES, take_back
from dashboard.questionnaire.saying import keep, saved, show, typed
from dashboard.questionnaire.who import Me, name, names
from data.words import _, ngettext


def show_all(assessment: Assessment, me: Me | None) -> None:
    """Disputed points, or all that were answered, an activity at a time."""
    stands, events = assessment.standing(), assessment.log().events
    said = voices(events, assessment.model)
    disputed = [point for point, standing in stands.items() if standing.disputed]
    n = len(disputed)
    st.write(ngettext("{n} point is disputed.", "{n} points are disputed.", n).format(n=n))
    kinds = {"disputed": _("Disputed points"), "answered": _("All answered points")}
    kind = st.radio(
        _("What to review"), [*kinds], horizontal=True, format_func=kinds.__getitem__,
        **address.bound("review", kinds, "disputed"),
    )  # fmt: skip
    wanted = disputed if kind == "disputed" else [point for point, some in said.items() if some]
    steps = [
        walk.Step(step.id, step.title, questions)
        for step in walk.whole(assessment.model)
        if (questions := tuple(one for one in step.questions if one[1].id in wanted))
    ]
    if not steps:
        return
    step = walk.at(steps, said)
    with st.container(key="questions"):
        answers(assessment, me, step, events)
    walk.on(steps, step)


def answers(assessment: Assessment, me: Me | None, step: walk.Step, events: list[LogEvent]) -> None:
    """The points of a step with everybody's answers, what was settled, and a lead's choice while there is one."""
    stands, said, known = assessment.standing(), voices(events, assessment.model), names(assessment)
    for _activity, point in step.questions:
        with st.container(border=True):
            _point(point, stands[point.id], said[point.id], known, assessment.model.roles)
            _settled(point, events, known)
            for event in said[point.id].values():
                if me and event.by == me.id:
                    take_back(assessment, event, point.id)
            if me and me.id in assessment.about.leads and state(events) == "review":
                _settle(assessment, me, point)


def _point(point: Point, standing: Standing, said: Voices, known: Mapping[str, str], roles: Mapping[str, str]) -> None:
    """The question, what stands, and who said what in which role."""
    mark = _("⚠ Disputed") if standing.disputed else _("Stands: {answer}").format(answer=_(ANSWERS[standing.value]))
    st.markdown(f"**{label(point.question)}**")
    st.markdown(mark)
    lines = []
    for event in said.values():
        role = _(roles[event.hat]) if event.hat and event.hat in roles else _("No particular role")
        note = " – " + literal(event.note).replace("\n", "  \n") if event.note else ""
        via = _(" (typed by {name})").format(name=literal(name(dict(known), event.via))) if event.via else ""
        links = "".join(f" · {link(one)}" for one in event.links)
        who = literal(name(dict(known), event.by))
        lines.append(f"- **{_(ANSWERS[event.value])}** · {role}, {who}{via}{_number(event)}{note}{links}")
    st.markdown("\n".join(lines))


def _number(event: Answered) -> str:
    """What a number said when the answer was given."""
    if event.proposal is None:
        return ""
    return _(" (a number said {answer})").format(answer=_(ANSWERS[event.proposal.answer]))


def _settled(point: Point, events: list[LogEvent], known: Mapping[str, str]) -> None:
    chosen = next((one for one in events[::-1] if isinstance(one, Validated) and one.key == point.id), None)
    if chosen:
        said = _("Settled by {name}: {answer} – {reason}").format(
            name=literal(name(dict(known), chosen.by)), answer=_(ANSWERS[chosen.value.answer]),
            reason=literal(chosen.note or _("the words were taken back")),
        )  # fmt: skip
        st.caption(said)


def _settle(assessment: Assessment, me: Me, point: Point) -> None:
    """A lead's choice and its reason; saved when both are there."""
    place = f"{assessment.id}/{point.id}"
    answer, reason = show(f"settle/{place}", None), show(f"reason/{place}", "")
    given = (assessment, me, point.id, answer, reason)
    st.segmented_control(
        _("The answer that holds"), CHOICES, format_func=lambda one: _(ANSWERS[one]), key=answer,
        on_change=_settled_on, args=given,
    )  # fmt: skip
    st.text_input(_("Why it holds"), key=reason, on_change=_settled_on, args=given)


def _settled_on(assessment: Assessment, me: Me, point: str, answer: str, reason: str) -> None:
    chosen, why = typed(answer), (typed(reason) or "").strip()
    if chosen and why:
        if saved(lambda: validate(assessment, me.id, point, chosen, why), answer, reason):
            question = label(assessment.model.points[point].question)
            st.session_state["done"] = _("Settled: {question}").format(question=question)
    else:
        keep(answer, reason)
