"""The same activities put together otherwise: by an office's mandate, by strategic demand, and the stage reached."""

import pandas as pd
import streamlit as st

from assessments.reading import Reading
from assessments.scores import groups_said, wording
from assessments.scores.score import Score
from data.words import _


def show(reading: Reading) -> None:
    """The stage as a sentence, the groups as a table; nothing where the questionnaire has none."""
    there, stage = groups_said.there(reading), groups_said.stage(reading)
    if not there and not stage:
        return
    st.subheader(_("Put together otherwise"))
    if stage:
        st.write(stage)
    if there:
        st.caption(_("This product's own grouping. An activity counts fully in each of its groups."))
        st.table(_table(reading, there), hide_index=True, alt=_("Scores by mandate and strategic demand"))


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
    return f"**{groups_said.title(name)}**  \n{assessed}"
