"""Assessment: the questionnaire, one activity at a time; every answer is saved at once."""

import streamlit as st

from assessments.fold import voices
from assessments.folder import Assessment
from assessments.freezing import state
from dashboard import address, assessing
from dashboard.questionnaire import activity, begin, finish, progress, review, walk, who
from dashboard.questionnaire.saying import trouble
from data.words import N_, _

TITLE = N_("Assessment")
PLACE = 6
NUMBERS = False

PARTS = {
    "first-look": N_("First look"),
    "all": N_("All questions"),
    "review": N_("Review"),
    "end": N_("Finish"),
}


def part(assessment: Assessment) -> str:
    """Which part of the work is looked at; a first look only where the questionnaire has one."""
    parts = [one for one in PARTS if one != "first-look" or walk.first_look(assessment.model)]
    chosen: str = st.radio(
        _("What to do"), parts, horizontal=True, format_func=lambda one: _(PARTS[one]),
        **address.bound("part", parts, parts[0]),
    )  # fmt: skip
    return chosen


def answering(assessment: Assessment, me: who.Me | None, chosen: str) -> None:
    """A step of the questionnaire, with the way to the others."""
    if me is None:
        st.info(_("Say first who you are: choose your name, or type it and press Enter."))
        return
    events = assessment.log().events
    said = voices(events, assessment.model)
    steps = walk.first_look(assessment.model) if chosen == "first-look" else walk.whole(assessment.model)
    if chosen == "all" and me.hat and st.toggle(_("Only what my role is asked"), **address.bound("mine", None, None)):
        steps = walk.whole(assessment.model, me.hat) or steps
    progress.bar(said, [point for step in steps for point in step.points])
    with st.expander(_("Progress by goal and role")):
        progress.table(assessment.model, said)
    step = walk.at(steps, said)
    with st.container(key="step"):
        activity.questions(assessment, me, step, events, closed=state(events) == "frozen")
    walk.on(steps, step)


st.title(_(TITLE))
found = assessing.there()
if not found:
    st.write(
        _(
            "Twenty-five questions give a first picture in half an hour; the rest can be answered over some weeks,"
            " together with colleagues. Every answer is saved at once."
        )
    )
    begin.form(found)
else:
    with st.expander(_("Begin another assessment")):
        begin.form(found)
    one = assessing.choice(found)
    assessing.spoilt(one)
    trouble()
    me = who.choose(one)
    chosen = part(one)
    if chosen in ("first-look", "all"):
        answering(one, me, chosen)
    elif chosen == "review":
        events = one.log().events
        review.show_all(one, me, voices(events, one.model), events)
    else:
        finish.ending(one, me, one.log().events)
