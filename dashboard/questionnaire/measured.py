"""Beside a question: what a number says about it, and the answer it proposes, to accept with one click."""

from functools import partial

import streamlit as st

from assessments.answering import answer
from assessments.answers.events import Answered
from assessments.answers.spoken import ANSWERS
from assessments.evidence import sentences
from assessments.evidence.finding import Finding
from assessments.folder import Assessment
from dashboard.literal import literal
from dashboard.questionnaire.saying import save
from dashboard.questionnaire.who import Me
from data.words import _


def show(assessment: Assessment, me: Me, finding: Finding, mine: Answered | None, widget: str) -> None:
    """The number, what it proposes or why nothing, and a button; `widget`: that of the answer."""
    said = " ".join(filter(None, (sentences.proposed(finding), sentences.missing(finding))))
    st.markdown(f"**{literal(sentences.measured(finding))}**" + (f"  \n{literal(said)}" if said else ""))
    st.caption(literal(sentences.basis(finding)))
    if mine and mine.proposal and mine.proposal.answer != mine.value:
        st.caption(_("When you answered, the number said: {answer}.").format(answer=_(ANSWERS[mine.proposal.answer])))
    if mine and finding.answer and mine.value != finding.answer and mine.note:
        st.caption(_("Your note counts as the reason why you answer otherwise; change it if it is not."))
    if finding.proposal and finding.answer and not (mine and mine.value == finding.answer):
        draft = {"key": finding.point, "value": finding.answer, "proposal": finding.proposal, **me.said}
        st.button(
            _("Accept: {answer}").format(answer=_(ANSWERS[finding.answer])), key=f"accept/{widget}", on_click=save,
            args=(partial(answer, assessment, draft), widget), help=sentences.rule(),
        )  # fmt: skip
