"""The same activities put together otherwise: by an office's mandate, by strategic demand, and the stage reached."""

import pandas as pd
import streamlit as st

from assessments.reading import Reading
from assessments.scores import wording
from assessments.scores.score import MOST_NOT_APPLICABLE, Score
from data import sentences
from data.words import N_, _

KINDS = {"mandate": N_("Mandate"), "demand": N_("Strategic demand")}
GROUPS = {
    "mandate.internal": N_("internal"),
    "mandate.external": N_("external"),
    "demand.sovereignty": N_("sovereignty"),
    "demand.growth": N_("economic growth"),
    "demand.interoperability": N_("interoperable services"),
    "demand.transparency": N_("transparency"),
    "demand.skills": N_("skills"),
}
STAGES = 4


def show(reading: Reading) -> None:
    """The stage as a sentence, the groups as a table; nothing where the questionnaire has none."""
    there = [name for name in GROUPS if name in reading.scores]
    if not there and "stage" not in reading.scores:
        return
    st.subheader(_("Put together otherwise"))
    if "stage" in reading.scores:
        st.write(stage(reading))
    if there:
        st.caption(_("This product's own grouping. An activity counts fully in each of its groups."))
        st.table(_table(reading, there), hide_index=True, alt=_("Scores by mandate and strategic demand"))


def stage(reading: Reading) -> str:
    """The stage reached as a range, unknown where nothing applies, unnamed where too much does not."""
    if reading.whole.not_applicable > MOST_NOT_APPLICABLE:
        most = sentences.number(MOST_NOT_APPLICABLE * 100)
        return _("More than {most} % does not apply, so that no stage is named either.").format(most=most)
    score = reading.scores["stage"]
    if score.low is None or score.high is None or score.value is None:
        return _("Stage reached: unknown.")
    low, high = sentences.number(score.low), sentences.number(score.high)
    reached = low if low == high else _("between {low} and {high}").format(low=low, high=high)
    return _(
        "Stage reached: **{reached}** of {all}. A stage is reached with half the score in it and in all before it."
    ).format(reached=reached, all=sentences.number(STAGES))


def _table(reading: Reading, there: list[str]) -> pd.DataFrame:
    scores = [reading.scores[name] for name in there]
    return pd.DataFrame({
        _("Group"): [_named(name, reading.scores[name]) for name in there],
        _("Score"): [wording.could_be(score) for score in scores],
        _("Band"): [wording.banded(score) for score in scores],
    })  # fmt: skip


def _named(name: str, score: Score) -> str:
    """With how much is assessed, in a line of its own: a column more is too much for a phone."""
    assessed = _("{share} assessed").format(share=wording.share(score.coverage))
    kind, _rest = name.split(".")
    return f"**{_(KINDS[kind])}: {_(GROUPS[name])}**  \n{assessed}"
