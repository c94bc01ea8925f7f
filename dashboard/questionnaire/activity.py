"""The questions of one step, what was said of them last time, and leaving a whole activity out."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from assessments.answering import ask_again
from assessments.answers.events import Answered, LogEvent
from assessments.answers.fold import Voices, last_words
from assessments.answers.spoken import ANSWERS
from assessments.carrying import Suggestion, agrees, confirm, suggestions
from assessments.evidence.finding import Finding, proposals
from assessments.folder import Assessment
from assessments.questionnaire.shape import Activity
from dashboard import address, findings
from dashboard.assessing import label
from dashboard.literal import literal, worded
from dashboard.questionnaire import handbook, lasting, plan
from dashboard.questionnaire.point import ask
from dashboard.questionnaire.saying import keep, save, saved, show, typed
from dashboard.questionnaire.walk import Step
from dashboard.questionnaire.who import Me
from data.words import Problem, _, ngettext

Findings = Mapping[str, Finding]


def questions(
    assessment: Assessment, me: Me, step: Step, events: list[LogEvent], suggested: Mapping[str, Suggestion]
) -> None:
    """Every question of a step; at a first look each under the title of its activity."""
    said = last_words(events, assessment.model)
    last = {point: one for point, one in suggested.items() if point in step.points}
    found = findings.of(assessment)
    if agreed := _agreed(last, found):
        _confirm(assessment, me, agreed, found)
    lasting.again(assessment, me, step.points, {point for point in step.points if _mine(said, point, me)})
    one = step.questions[0][0]
    alone = all(activity is one for activity, _point in step.questions)
    if alone:
        _roles(assessment, one)
        if said_there := handbook.page(assessment, one.id):
            handbook.sections(said_there)
    for activity, point in step.questions:
        with st.container(border=True):
            if not alone:
                st.markdown(f"**{label(activity.title)}**")
            if point.id in last:
                st.caption(_last(last[point.id], agreed=point.id in agreed))
            theirs = handbook.page(assessment, activity.id)
            words = theirs.points.get(point.id, "") if theirs else ""
            ask(assessment, me, point, said[point.id].get((me.id, me.hat)), found.get(point.id), words)
    if alone:
        _out_of_scope(assessment, me, one, said)
        plan.of(assessment, me, one.id)


def _mine(said: Mapping[str, Voices], point: str, me: Me) -> bool:
    event = said[point].get((me.id, me.hat))
    return bool(event and event.value != "not_assessed")


def last_time(assessment: Assessment) -> dict[str, Suggestion]:
    """What the earlier assessment suggests; where that cannot be read, says so."""
    try:
        return suggestions(assessment)
    except Problem as problem:
        st.warning(worded(problem))
        return {}


def _agreed(suggested: Mapping[str, Suggestion], found: Findings) -> dict[str, Suggestion]:
    """Those that no number contradicts, to be confirmed together."""
    beside = proposals(found)
    return {point: one for point, one in suggested.items() if agrees(one, beside.get(point))}


def _last(one: Suggestion, *, agreed: bool) -> str:
    note = f" – {literal(one.note)}" if one.note else ""
    said = _("Last time: {answer}").format(answer=_(ANSWERS[one.answer])) + note
    return said if agreed else said + " " + _("(A number says otherwise now, so answer this one by itself.)")


def _confirm(assessment: Assessment, me: Me, last: Mapping[str, Suggestion], found: Findings) -> None:
    """One action for everything on the page that still holds."""
    n = len(last)
    st.info(
        ngettext(
            "{n} answer of last time is suggested. It counts once you confirm it.",
            "{n} answers of last time are suggested. They count once you confirm them.",
            n,
        ).format(n=n)
    )
    act = partial(confirm, assessment, [*last], me.id, proposals(found), hat=me.hat, via=me.via)
    st.button(_("All of this still holds"), on_click=save, args=(act,), key="confirm")


def confirm_all(assessment: Assessment, me: Me, suggested: Mapping[str, Suggestion]) -> None:
    """One action for everything that is suggested and that no number contradicts, of all activities; folded away."""
    found = findings.of(assessment)
    if n := len(_agreed(suggested, found)):
        title = ngettext("{n} suggested answer in all", "{n} suggested answers in all", n).format(n=n)
        with st.expander(title, key="suggested"):
            st.write(_("What was disputed last time is not suggested. What you confirm counts as your answer."))
            act = partial(confirm, assessment, [*suggested], me.id, proposals(found), hat=me.hat, via=me.via)
            st.button(_("All of them still hold"), on_click=save, args=(act,), key="confirm-all")


def _roles(assessment: Assessment, activity: Activity) -> None:
    roles = ", ".join(_(assessment.model.roles[role]) for role in activity.roles)
    st.caption(_("{id} · for: {roles}").format(id=activity.id, roles=roles) if roles else activity.id)


def _out_of_scope(assessment: Assessment, me: Me, activity: Activity, said: Mapping[str, Voices]) -> None:
    """Leaves the whole activity out with one reason, or asks it again."""
    mine: list[Answered | None] = [said[point.id].get((me.id, me.hat)) for point in activity.points]
    if all(one and one.value == "not_applicable" for one in mine):
        st.write(_("You left this activity out."))
        act = partial(ask_again, assessment, activity.id, me.said)
        st.button(_("Ask it again"), on_click=save, args=(act,), key="again")
        return
    with st.expander(_("This whole activity does not apply to us"), key=f"scope/{assessment.id}/{activity.id}"):
        widget = show(f"out/{assessment.id}/{me.id}/{me.hat}/{activity.id}", "")
        st.text_input(_("Why does none of it apply?"), key=widget, on_change=keep, args=(widget,))
        st.button(_("Leave it out"), on_click=_leave_out, args=(assessment, me, activity.id, widget), key="leave-out")


def _leave_out(assessment: Assessment, me: Me, activity: str, widget: str) -> None:
    reason = (typed(widget) or "").strip()
    draft = {"kind": "answer", "key": activity, "value": "not_applicable", "note": reason or None, **me.said}
    if not reason:
        st.session_state["trouble"] = _("Say first why the activity does not apply.")
    elif saved(lambda: assessment.say([draft]), widget):
        address.say("step", activity)
