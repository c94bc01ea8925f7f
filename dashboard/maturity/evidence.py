"""What people claim beside what is measured: where they disagree, where they agree, where numbers are silent."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from assessments.answers.spoken import ANSWERS
from assessments.evidence import sentences as told
from assessments.evidence.contradictions import Contradiction, backing, contradictions
from assessments.evidence.finding import Finding
from assessments.evidence.words import linked, reasons
from assessments.reading import Reading
from assessments.scores.means import WORTH
from dashboard import assessing, download
from dashboard.literal import literal
from data import sentences
from data.words import _

Found = Mapping[str, Finding]


def show(reading: Reading, found: Found) -> None:
    """Contradictions first; what agrees and what is silent is folded away."""
    events = reading.assessment.log().events
    there = contradictions(reading.model, reading.standing, found)
    st.subheader(_("What is claimed and what is measured"))
    if not found:
        st.write(_("Nothing is measured yet: collect and publish, and the numbers stand here beside the answers."))
        return
    if reading.frozen:
        st.caption(_("The answers are those that were frozen, the numbers those of today."))
    st.write(told.summary(there, backing(reading.standing, found, linked(reading.model, events))))
    if there:
        notes = reasons(reading.model, events)
        st.table(
            _table(reading, there, notes), hide_index=True,
            alt=_("Answers that numbers contradict, those that count most first"),
        )  # fmt: skip
        download.csv(lambda: rows(reading, there, notes), "contradictions")
    _folded(reading, _agreeing(reading, found, there), _("Borne out by a number: {n}"), "agree")
    _folded(reading, _silent(found), _("A number could speak, and says nothing: {n}"), "silent")
    _folded(reading, _open(reading, found), _("Not answered or not settled yet, and a number proposes: {n}"), "open")
    _folded(reading, _beside(found), _("Only shown beside the question: {n}"), "beside")
    st.caption(told.rule() + " " + _("A number never answers by itself."))


def rows(reading: Reading, there: list[Contradiction], notes: Mapping[str, str]) -> pd.DataFrame:
    """The contradictions as they are downloaded: ids, raw numbers."""
    return pd.DataFrame([
        {
            "point": one.point, "question": _(reading.model.points[one.point].question), "claimed": one.claimed,
            "measured": one.measured, "opposite": one.opposite, "weight": one.weight,
            "metric": one.finding.evidence.metric, "value": one.finding.window and one.finding.window.value,
            "threshold": one.finding.threshold, "confidence": one.finding.confidence,
            "period": one.finding.period, "note": notes.get(one.point),
        }
        for one in there
    ])  # fmt: skip


def _table(reading: Reading, there: list[Contradiction], notes: Mapping[str, str]) -> pd.DataFrame:
    """What belongs together stands in one cell, so that it is read on a phone too."""
    return pd.DataFrame({
        _("Question"): [_asked(reading, one, notes.get(one.point)) for one in there],
        _("Claimed"): [f"**{_(ANSWERS[one.claimed])}**" for one in there],
        _("Measured"): [f"**{_(ANSWERS[one.measured])}**  \n{literal(told.value(one.finding))}" for one in there],
    })  # fmt: skip


def _asked(reading: Reading, one: Contradiction, note: str | None) -> str:
    counts = _("{id} · counts {share} % of the score").format(
        id=one.point, share=sentences.number(round(100 * one.weight, 1))
    )
    seen = f"{literal(told.measured(one.finding))}. {literal(told.basis(one.finding))}"
    why = [_("Note: {note}").format(note=literal(note).replace("\n", " "))] if note else []
    return "  \n".join([f"**{assessing.label(reading.model.points[one.point].question)}**", counts, seen, *why])


def _agreeing(reading: Reading, found: Found, there: list[Contradiction]) -> list[Finding]:
    against = {one.point for one in there}
    return [
        one for point, one in found.items()
        if one.answer and point not in against and reading.standing[point].value in WORTH
        and not reading.standing[point].disputed
    ]  # fmt: skip


def _open(reading: Reading, found: Found) -> list[Finding]:
    return [
        one for point, one in found.items()
        if one.answer and (reading.standing[point].disputed or reading.standing[point].value not in WORTH)
    ]  # fmt: skip


def _silent(found: Found) -> list[Finding]:
    return [one for one in found.values() if one.lacking]


def _beside(found: Found) -> list[Finding]:
    return [one for one in found.values() if one.evidence.use == "supports"]


def _folded(reading: Reading, some: list[Finding], title: str, key: str) -> None:
    if some:
        with st.expander(title.format(n=sentences.number(len(some))), key=f"evidence-{key}"):
            st.markdown("\n".join(_line(reading, one) for one in some))


def _line(reading: Reading, one: Finding) -> str:
    said = " ".join(filter(None, (told.proposed(one), told.missing(one), told.basis(one))))
    asked = assessing.label(reading.model.points[one.point].question)
    answer = _(ANSWERS[reading.standing[one.point].value])
    return f"- **{asked}** {answer}.  \n  {literal(told.measured(one))}. {literal(said)}"
