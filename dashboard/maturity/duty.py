"""One duty: its state in word and shape, what it asks, what stands in the way, and what to do next."""

import streamlit as st

from assessments.duties import said
from assessments.duties.judging import MET, Judged, State
from assessments.duties.words import STATES
from assessments.evidence.finding import Finding
from assessments.evidence.sentences import measured, proposed
from assessments.questionnaire.shape import Model
from dashboard import assessing
from dashboard.literal import literal
from data import sentences
from data.words import _

BADGES: dict[State, str] = {
    "met": ":green-badge[● {word}]", "not_met": ":red-badge[○ {word}]", "not_assessed": ":gray-badge[– {word}]",
    "not_applicable": ":gray-badge[∅ {word}]",
}  # fmt: skip


def card(one: Judged, model: Model) -> None:
    """The duty with everything that is known of it."""
    duty = one.duty
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{assessing.label(duty.title)}**  \n{badge(one)}")
        st.write(assessing.label(duty.asks))
        if lines := [*said.activities(one, model, assessing.label), *said.numbers(one)]:
            st.markdown("\n".join(f"- {line}" for line in lines))
        for doubt in one.doubts:
            st.warning(_doubt(doubt, model))
        if todo := _next(one, model):
            st.write(todo)
        st.caption(" · ".join(said.facts(duty, assessing.label)))


def badge(one: Judged) -> str:
    """Its state; beside it that a number says otherwise."""
    doubt = f" :orange-badge[▲ {_('a number says otherwise')}]" if one.doubted else ""
    return _mark(one.state) + doubt


def _mark(state: State) -> str:
    return BADGES[state].format(word=_(STATES[state]))


def line(one: Judged) -> str:
    """The same in one line."""
    found = said.reserves(one.duty)
    reserves = f" ({', '.join(found)})" if found else ""
    return f"{badge(one)} **{assessing.label(one.duty.title)}**: {assessing.label(one.duty.asks)}{reserves}"


def _doubt(doubt: Finding, model: Model) -> str:
    asked = assessing.label(model.points[doubt.point].question)
    text = _("A number says otherwise than the answer yes to: {question}").format(question=asked)
    return f"{text}  \n{literal(measured(doubt))}. {proposed(doubt)}"


def _next(one: Judged, model: Model) -> str:
    """One thing to do: about the activity that is furthest away, or of which least is known."""
    if one.state == "not_met" and (low := one.having("not_met")):
        far = min(low, key=lambda each: each.score.high or 0 if each.score else 0)
        title = said.title(far, model, assessing.label)
        return _("Next: bring **{activity}** to {met}.").format(activity=title, met=sentences.number(MET))
    if one.state == "not_assessed" and (open_ := one.having("not_assessed")):
        least = min(open_, key=lambda each: each.score.coverage if each.score else 0)
        title = said.title(least, model, assessing.label)
        return _("Next: answer what is open in **{activity}**.").format(activity=title)
    return _("Next: look at the number, then answer the question again.") if one.doubted else ""
