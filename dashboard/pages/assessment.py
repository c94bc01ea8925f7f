"""Assessment: the questionnaire, one activity at a time; every answer is saved at once."""

import streamlit as st

from assessments.answers.fold import voices
from assessments.answers.freezing import state
from assessments.folder import Assessment
from dashboard import address, assessing
from dashboard.questionnaire import activity, begin, files, finish, plan, progress, review, walk, who
from dashboard.questionnaire.saying import trouble
from data.words import N_, _

TITLE = N_("Assessment")
PLACE = 8
NUMBERS = False

PARTS = {
    "first-look": N_("First look"),
    "all": N_("All questions"),
    "review": N_("Review"),
    "end": N_("Finish"),
    "files": N_("Files"),
}


def opened(found: list[Assessment]) -> tuple[Assessment, who.Me | None]:
    """Which assessment, and who answers: folded away once both are known."""
    by_id = {one.id: one for one in found}
    now = by_id.get(next(iter(address.chosen().get("assessment", [])), ""), found[0])
    me = who.me(now)
    label = f"{assessing.named(now)} · {who.said(now, me)}" if me else _("Who are you?")
    with st.expander(label, expanded=me is None):
        one = assessing.choice(found)
        return one, who.choose(one)


def part(assessment: Assessment) -> str:
    """Which part of the work is looked at; a first look only where the questionnaire has one."""
    left_out = set() if walk.first_look(assessment.model) else {"first-look"}
    if state(assessment.log().events) == "frozen":
        left_out = {"first-look", "review"}
    parts = [one for one in PARTS if one not in left_out]
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
    frozen = state(events) == "frozen"
    mine = said if frozen else me.of(said)
    steps = walk.first_look(assessment.model) if chosen == "first-look" else walk.whole(assessment.model)
    if chosen == "all" and me.hat and only_mine():
        steps = walk.whole(assessment.model, me.hat) or steps
    progress.bar(said, mine, [point for step in steps for point in step.points])
    step = walk.at(steps, mine)
    suggested = {} if frozen else activity.last_time(assessment)
    with st.container(key="questions"):
        if frozen:
            review.answers(assessment, me, step, events)
            plan.of(assessment, me, step.id)
        else:
            activity.questions(assessment, me, step, events, suggested)
    walk.on(steps, step)
    if suggested:
        activity.confirm_all(assessment, me, suggested)
    with st.expander(_("Progress by goal and role")):
        progress.table(assessment.model, said)


def only_mine() -> bool:
    """Whether only the activities of my role are walked through."""
    st.session_state["mine-chosen"] = address.chosen().get("mine") == ["yes"]

    def take() -> None:
        address.say("mine", "yes" if st.session_state["mine-chosen"] else None)

    return st.toggle(_("Only what my role is asked"), key="mine-chosen", on_change=take)


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
    with st.expander(_("Take one over from a file")):
        files.into(None, None)
else:
    one, me = opened(found)
    assessing.spoilt(one)
    trouble()
    chosen = part(one)
    if chosen in ("first-look", "all"):
        answering(one, me, chosen)
    elif chosen == "review":
        review.show_all(one, me)
    elif chosen == "files":
        files.out(one)
        files.into(one, me)
    else:
        finish.ending(one, me)
    with st.expander(_("Begin another assessment")):
        begin.form(found)
