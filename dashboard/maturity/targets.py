"""Which activities are furthest from their targets, who sees to it, and by when."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from assessments.answers.intents import Aim
from assessments.scores.score import Score
from dashboard.maturity import wording
from dashboard.maturity.goals import Targets
from dashboard.maturity.reading import Reading
from data import sentences
from data.words import _, ngettext


@dataclass(frozen=True)
class Way:
    """An activity with its target; `gap` is None where too little is assessed, or nothing."""

    title: str
    score: Score
    aim: Aim
    wanted: float
    gap: float | None
    scored: bool = True

    def overdue(self, today: date) -> bool:
        """Its day is past, and it is not known to be there."""
        return self.aim.date < today and (self.gap is None or self.gap > 0)


def ways(reading: Reading, targets: Targets) -> list[Way]:
    """The furthest first; those without a gap that can be said last."""
    found = [
        Way(activity.title, score, aim, aim.score, _gap(reading, score, aim.score), reading.has_score)
        for activity in reading.model.activities.values()
        if (aim := targets.get(activity.id)) and aim.score is not None
        if (score := reading.scores[activity.id]).not_applicable < 1
    ]
    return sorted(found, key=lambda way: (way.gap is None, -(way.gap or 0), way.aim.date))


def show(reading: Reading, targets: Targets, names: dict[str, str], today: date) -> None:
    """The table, with a sentence."""
    found = ways(reading, targets)
    st.subheader(_("Activities furthest from their targets"))
    if not found:
        st.write(_("No activity has a target yet. Set one on the page Assessment, or with `ospo plan target`."))
        return
    st.write(_sentence(found, today))
    st.dataframe(_table(found, names, today), hide_index=True, alt=_("Activities with a target, the furthest first"))


def _gap(reading: Reading, score: Score, wanted: float) -> float | None:
    if score.value is None or score.headline_is_range or not reading.has_score:
        return None
    return max(wanted - score.value, 0)


def _sentence(found: list[Way], today: date) -> str:
    there = sum(way.gap == 0 for way in found)
    late = sum(way.overdue(today) for way in found)
    unknown = sum(way.gap is None for way in found)
    text = ngettext(
        "{n} activity has a target, and {there} has reached it.",
        "{n} activities have a target, and {there} of them have reached it.",
        len(found),
    )
    parts = [text.format(n=sentences.number(len(found)), there=sentences.number(there))]
    if late:
        parts.append(ngettext("**{n} is overdue.**", "**{n} are overdue.**", late).format(n=sentences.number(late)))
    if unknown:
        text = ngettext(
            "Of {n} less than half is assessed, so that no gap is said.",
            "Of {n} less than half is assessed each, so that no gap is said.",
            unknown,
        )
        parts.append(text.format(n=sentences.number(unknown)))
    return " ".join(parts)


def _table(found: list[Way], names: dict[str, str], today: date) -> pd.DataFrame:
    return pd.DataFrame({
        _("Gap"): [_far(way.gap) for way in found],
        _("Activity"): [_(way.title) for way in found],
        _("Score"): [wording.short(way.score) if way.scored else "–" for way in found],
        _("Target"): [wording.points(way.wanted) for way in found],
        _("By when"): [_when(way, today) for way in found],
        _("Owner"): [_owner(way.aim.owner, names) for way in found],
    })  # fmt: skip


def _far(gap: float | None) -> str:
    if gap is None:
        return _("unknown")
    return sentences.number(gap) if gap else _("reached")


def _when(way: Way, today: date) -> str:
    day = sentences.day(way.aim.date)
    return _("{day}, overdue").format(day=day) if way.overdue(today) else day


def _owner(one: str | None, names: dict[str, str]) -> str:
    return "–" if one is None else names.get(one, _("somebody"))
