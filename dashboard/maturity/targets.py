"""Which activities are furthest from their targets, who sees to it, and by when."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from assessments.answers.intents import Aim
from assessments.reading import Reading
from assessments.scores import wording
from assessments.scores.parts import Targets
from assessments.scores.score import Score
from dashboard import assessing
from dashboard.literal import literal
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

    @property
    def sure(self) -> bool:
        """It is there whatever the questions left open and the answers not settled come to."""
        return self.gap == 0 and (self.score.low is None or self.score.low >= self.wanted)

    def overdue(self, today: date) -> bool:
        """Its day is past, and as far as is known it is not there."""
        return self.aim.date < today and self.gap != 0


def ways(reading: Reading, targets: Targets) -> list[Way]:
    """The furthest first, then those without a gap that can be said, those reached so far, those reached."""
    found = [
        Way(activity.title, score, aim, aim.score, _gap(reading, score, aim.score), reading.has_score)
        for activity in reading.model.activities.values()
        if (aim := targets.get(activity.id)) and aim.score is not None
        if (score := reading.scores[activity.id]).not_applicable < 1
    ]
    return sorted(found, key=lambda way: (_kind(way), -(way.gap or 0), way.aim.date))


def _kind(way: Way) -> int:
    if way.gap is None:
        return 1
    return 0 if way.gap else 3 if way.sure else 2


def show(reading: Reading, targets: Targets, names: dict[str, str], today: date) -> None:
    """The table, with a sentence; what belongs together stands in one cell, so that it is read on a phone too."""
    found = ways(reading, targets)
    st.subheader(_("Activities furthest from their targets"))
    if not found:
        st.write(_("No activity has a target yet. Set one on the page Assessment, or with `ospo plan target`."))
        return
    st.write(_sentence(found, today))
    st.table(_table(found, names, today), hide_index=True, alt=_("Activities with a target, the furthest first"))


def _gap(reading: Reading, score: Score, wanted: float) -> float | None:
    if score.value is None or score.headline_is_range or not reading.has_score:
        return None
    return max(wanted - score.value, 0)


def _sentence(found: list[Way], today: date) -> str:
    late = sum(way.overdue(today) for way in found)
    unknown = sum(way.gap is None for way in found)
    text = ngettext("{n} activity has a target.", "{n} activities have a target.", len(found))
    parts = [text.format(n=sentences.number(len(found))), *_reached(found)]
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


def _reached(found: list[Way]) -> list[str]:
    sure = sum(way.sure for way in found)
    so_far = sum(way.gap == 0 for way in found) - sure
    parts = []
    if sure:
        parts.append(ngettext("{n} is reached.", "{n} are reached.", sure).format(n=sentences.number(sure)))
    if so_far:
        text = ngettext(
            "{n} is reached so far, but could be lower.", "{n} are reached so far, but could be lower.", so_far
        )
        parts.append(text.format(n=sentences.number(so_far)))
    return parts or [_("None is reached yet.")]


def _table(found: list[Way], names: dict[str, str], today: date) -> pd.DataFrame:
    return pd.DataFrame({
        _("Activity"): [_named(way, names, today) for way in found],
        _("Gap"): [_far(way) for way in found],
        _("Score"): [wording.could_be(way.score, wording.exact) if way.scored else "–" for way in found],
    })  # fmt: skip


def _named(way: Way, names: dict[str, str], today: date) -> str:
    """Title, target with its day, and owner, a line each."""
    owner = _("Owner: {name}").format(name=literal(_owner(way.aim.owner, names)))
    return "  \n".join([f"**{assessing.label(way.title)}**", _when(way, today), owner])


def _far(way: Way) -> str:
    if way.gap is None or way.score.value is None:
        return _("unknown")
    if way.gap:
        return wording.apart(way.score.value, way.wanted)
    return _("reached") if way.sure else _("reached so far, could be lower")


def _when(way: Way, today: date) -> str:
    text = _("Target: {wanted} by {day}, **overdue**") if way.overdue(today) else _("Target: {wanted} by {day}")
    return text.format(wanted=wording.exact(way.wanted), day=sentences.day(way.aim.date))


def _owner(one: str | None, names: dict[str, str]) -> str:
    return _("nobody") if one is None else names.get(one, _("somebody"))
