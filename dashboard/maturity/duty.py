"""One duty: its state in word and shape, what it asks, what stands in the way, and what to do next."""

import streamlit as st
from babel import Locale

from assessments.duties.judging import MET, Judged, State, Weighed
from assessments.duties.shape import Duty
from assessments.duties.words import KINDS, STATES
from assessments.evidence.finding import Finding
from assessments.evidence.sentences import measured, proposed
from assessments.questionnaire.shape import Model
from assessments.scores import wording
from dashboard import assessing
from dashboard.literal import literal
from data import levels, sentences
from data.definitions import metrics
from data.words import _, spoken

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
        if lines := [*_activities(one, model), *_numbers(one)]:
            st.markdown("\n".join(f"- {line}" for line in lines))
        for doubt in one.doubts:
            st.warning(_doubt(doubt, model))
        if todo := _next(one, model):
            st.write(todo)
        st.caption(" · ".join(facts(duty)))


def badge(one: Judged) -> str:
    """Its state; beside it that a number says otherwise."""
    doubt = f" :orange-badge[▲ {_('a number says otherwise')}]" if one.doubted else ""
    return _mark(one.state) + doubt


def _mark(state: State) -> str:
    return BADGES[state].format(word=_(STATES[state]))


def facts(duty: Duty) -> list[str]:
    """What it is, whom it speaks to, where it comes from, and how sure that is."""
    found = [_(KINDS[duty.kind]), *map(country, duty.countries)]
    if duty.levels:
        found.append(", ".join(map(levels.title, duty.levels)))
    found.append(assessing.label(duty.source))
    return [*found, *_reserves(duty)]


def _reserves(duty: Duty) -> list[str]:
    """Why it may not hold."""
    found = [_("was made for the years to {year}").format(year=duty.until)] if duty.until else []
    return found if duty.checked else [*found, _("as far as we know: we did not read its text")]


def country(code: str) -> str:
    """Its name in the language in use."""
    return literal(Locale.parse(spoken()).territories.get(code, code))


def line(one: Judged) -> str:
    """The same in one line."""
    reserves = f" ({', '.join(_reserves(one.duty))})" if _reserves(one.duty) else ""
    return f"{badge(one)} **{assessing.label(one.duty.title)}**: {assessing.label(one.duty.asks)}{reserves}"


def _doubt(doubt: Finding, model: Model) -> str:
    asked = assessing.label(model.points[doubt.point].question)
    said = _("A number says otherwise than the answer yes to: {question}").format(question=asked)
    return f"{said}  \n{literal(measured(doubt))}. {proposed(doubt)}"


def _activities(one: Judged, model: Model) -> list[str]:
    """Those in the way, with their scores."""
    return [
        f"{_title(each, model)}: {_score(each)}" for state in ("not_met", "not_assessed") for each in one.having(state)
    ]


def _score(each: Weighed) -> str:
    if each.score is None or each.score.value is None:
        return _("nothing is answered")
    if each.state == "not_met":
        return _("not met, {score}").format(score=wording.could_be(each.score, wording.exact))
    return _("open, {score}").format(score=wording.could_be(each.score, wording.exact))


def _numbers(one: Judged) -> list[str]:
    return [
        _("{metric}: {state}, {value} where at least {least} is asked for").format(
            metric=_(metric.title), state=_(STATES[each.state]),
            value=sentences.amount(each.window.value if each.window else None, metric.unit),
            least=sentences.amount(each.number.at_least, metric.unit),
        )
        for each in one.numbers
        for metric in [metrics()[each.number.metric]]
    ]  # fmt: skip


def _next(one: Judged, model: Model) -> str:
    """One thing to do: about the activity that is furthest away, or of which least is known."""
    if one.state == "not_met" and (low := one.having("not_met")):
        far = min(low, key=lambda each: each.score.high or 0 if each.score else 0)
        return _("Next: bring **{activity}** to {met}.").format(activity=_title(far, model), met=sentences.number(MET))
    if one.state == "not_assessed" and (open_ := one.having("not_assessed")):
        least = min(open_, key=lambda each: each.score.coverage if each.score else 0)
        return _("Next: answer what is open in **{activity}**.").format(activity=_title(least, model))
    return _("Next: look at the number, then answer the question again.") if one.doubted else ""


def _title(each: Weighed, model: Model) -> str:
    known = model.activities.get(each.activity)  # an old questionnaire may not have it
    return assessing.label(known.title if known else each.activity)
