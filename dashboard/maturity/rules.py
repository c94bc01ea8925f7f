"""The rules by which numbers propose answers, as a questionnaire has them."""

import pandas as pd
import streamlit as st

from assessments.evidence import sentences as told
from assessments.questionnaire.shape import Evidence, Model, Threshold
from data import sentences
from data.definitions import metrics
from data.words import _


def show(model: Model) -> None:
    """A table; nothing of a questionnaire without rules."""
    rules = {one.id: one.evidence for one in model.points.values() if one.evidence and one.evidence.metric in metrics()}
    if not rules:
        return
    st.subheader(_("Where numbers speak"))
    st.write(_("A number proposes an answer, or is only shown beside the question. It never answers by itself."))
    st.dataframe(_table(model, rules), hide_index=True, alt=_("Rules by which numbers propose answers"))
    st.caption(told.rule())


def _table(model: Model, rules: dict[str, Evidence]) -> pd.DataFrame:
    return pd.DataFrame({
        _("Question"): [_(model.points[one].question) for one in rules],
        _("Number"): [_(metrics()[rule.metric].title) for rule in rules.values()],
        _("Yes"): [_bound(rule.yes, rule) for rule in rules.values()],
        _("Partly"): [_bound(rule.partly, rule) for rule in rules.values()],
        _("Rests at least on"): [_least(rule) for rule in rules.values()],
    })  # fmt: skip


def _bound(threshold: Threshold | None, rule: Evidence) -> str:
    return told.bound(threshold, metrics()[rule.metric].unit) if threshold else "–"


def _least(rule: Evidence) -> str:
    if rule.use == "supports":
        return _("only shown")
    collected = sentences.amount(rule.least_coverage * 100, "%")
    return _("{n}, {share} collected").format(n=sentences.number(rule.least_sample), share=collected)
