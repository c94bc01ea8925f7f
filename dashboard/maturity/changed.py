"""What changed between two assessments, in sentences; questions that changed apart from answers that did."""

import streamlit as st

from assessments.questionnaire.shape import Model
from assessments.reading import Reading
from assessments.scores.changes import AnswerChange, Changes, Turn, changes
from assessments.scores.changes_said import TURNS, counted, said
from dashboard import address, assessing
from dashboard.maturity.marks import SHAPES
from data import sentences
from data.words import _, ngettext

MOST = 5  # sentences before the rest is folded


def show(reading: Reading, earlier: list[Reading]) -> None:
    """Against the last one frozen, or another; `earlier` has the newest first."""
    if not earlier:
        st.write(_("There is nothing to compare with: no earlier assessment of this questionnaire is frozen."))
        return
    by_id = {one.assessment.id: one for one in earlier}
    chosen = st.selectbox(
        _("Compared with"), [*by_id], format_func=lambda one: _named(by_id[one]),
        **address.bound("against", by_id, earlier[0].assessment.id),
    )  # fmt: skip
    before = by_id[chosen]
    if not reading.assessed:
        st.write(_("Nothing is assessed yet, so nothing can have changed."))
        return
    found = changes(before.assessment, reading.assessment)
    if before.has_score and reading.has_score:
        _maturity(found, reading.model)
    else:
        st.write(_("Of one of them only the first look is answered, so that nothing is said of maturity."))
    _answers(found.answers, reading)
    _questions(found, before.model, reading.model)


def _named(one: Reading) -> str:
    return f"{sentences.month(one.period)} · {one.model.version} · {one.assessment.id}"


def _maturity(found: Changes, model: Model) -> None:
    st.subheader(_("Maturity"))
    names: dict[str | None, str] = {None: _("Overall")} | {goal.id: assessing.label(goal.title) for goal in model.goals}
    told = [one for one in found.maturity if one.said]
    silent = [names[one.goal] for one in found.maturity if not one.said]
    lines = [f"- **{names[one.goal]}** {said(one)}" for one in told]
    if silent:
        lines.append("- " + _("No change that stands out: {names}.").format(names=", ".join(silent)))
    st.markdown("\n".join(lines))
    if len(found.questions.same) < len(model.points) or found.questions.gone:
        text = ngettext(
            "The versions differ: both are scored anew over the {n} question that they ask alike.",
            "The versions differ: both are scored anew over the {n} questions that they ask alike.",
            len(found.questions.same),
        )
        st.caption(text.format(n=sentences.number(len(found.questions.same))))


def _answers(found: list[AnswerChange], reading: Reading) -> None:
    st.subheader(_("Answers"))
    model, finished = reading.model, reading.frozen is not None
    settled = [one for one in found if not one.disputed]
    disputed = [one for one in found if one.disputed]
    if not found:
        st.write(_("No answer changed to a question that is asked alike."))
    for turn in TURNS:
        turned = [one for one in settled if one.turn == turn]
        _turned(counted(turn, len(turned), finished=finished), turn, turned, model)
    if disputed:
        text = ngettext(
            "{n} more answer changed, to a question that people answer differently now, or did then",
            "{n} more answers changed, to questions that people answer differently now, or did then",
            len(disputed),
        )
        st.markdown(f"**{text.format(n=sentences.number(len(disputed)))}**")
        _listed([], [_line(one, model) for one in disputed], key="more-disputed")


def _turned(title: str, turn: Turn, found: list[AnswerChange], model: Model) -> None:
    if not found:
        return
    st.markdown(f"**{title}**")
    lines = [_line(one, model) for one in found]
    _listed(lines if turn in ("up", "down") else [], [] if turn in ("up", "down") else lines, key=f"more-{turn}")


def _listed(first: list[str], more: list[str], *, key: str) -> None:
    """The first few, and the rest on demand."""
    if first:
        st.markdown("\n".join(first[:MOST]))
    if rest := [*first[MOST:], *more]:
        text = ngettext("{n} more", "{n} more", len(rest)) if first else ngettext("Show it", "Show all {n}", len(rest))
        with st.expander(text.format(n=sentences.number(len(rest))), key=key):
            st.markdown("\n".join(rest))


def _line(one: AnswerChange, model: Model) -> str:
    before, after = (_(SHAPES[answer][1]) for answer in (one.before, one.after))
    asked = assessing.label(model.points[one.point].question)
    return "- " + _("{question} From {before} to **{after}**.").format(question=asked, before=before, after=after)


def _questions(found: Changes, old: Model, new: Model) -> None:
    parts = [
        (_("Asked otherwise now, so that answers are not compared"), found.questions.reworded, new),
        (_("Not asked any more"), found.questions.gone, old),
        (_("New"), found.questions.new, new),
    ]
    st.subheader(_("Questions"))
    if not any(ids for _title, ids, _model in parts):
        st.write(_("Both ask the same questions."))
    for title, ids, model in parts:
        if ids:
            lines = [f"- {assessing.label(model.points[one].question)}" for one in ids]
            st.markdown(f"**{title}**")
            _listed(lines[:MOST], lines[MOST:], key=f"more-{title}")
