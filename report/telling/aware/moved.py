"""Figures whose year stands out."""

from data import figures, sentences
from data.changes import Change
from data.words import _
from report.sources import Measured
from report.story import Sentence
from report.telling import counted, yearly
from report.telling import figures as key
from report.telling.aware.weighty import PART, Weighty


def changes(measured: Measured) -> list[Change]:
    """Those of key figures first, then the clearest."""
    first = key.chosen(measured)
    found = figures.changes(measured.snapshot, measured.organisation, measured.period)
    return sorted(found, key=lambda one: one.metric.id not in first)


def changed(measured: Measured, one: Change) -> Weighty:
    """The change, the question that the figure answers, and what it rests on."""
    turn = yearly.moved(one, yearly.window(measured, one.metric))
    title = f"{_(one.metric.title)} {turn.text}."
    rests = _("It rests on {n}, a year before on {before}.").format(
        n=sentences.number(one.later.sample_size), before=sentences.number(one.earlier.sample_size)
    )
    asked = _("“{question}”").format(question=_(one.metric.question))
    between = [*counted.compared(PART, one.metric, one.earlier, one.later), *counted.turn(PART, one.metric, turn)]
    return Weighty(Sentence(title, f"{asked} {rests}", turn.tone), tuple(between))
