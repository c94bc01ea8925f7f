"""The roadmap: every open step, and what to take on next and why."""

from collections.abc import Iterator

from assessments.roadmap import wording
from assessments.roadmap.candidates import Candidate
from assessments.roadmap.measured import Number as Measured
from assessments.roadmap.roadmap import Planned, Roadmap
from assessments.scores import wording as scores
from data import sentences
from data.definitions import metrics
from data.words import _
from report.sources import Sources
from report.story import Block, Chapter, Column, Heading, Number, Table, Text
from report.telling import counted, steps

PLACE = 40
MOST = 10


def chapter(sources: Sources) -> Chapter | None:
    """None before anything is assessed, which the one page says."""
    if sources.roadmap is None:
        return None
    return Chapter(_("Roadmap"), (*_planned(sources, sources.roadmap), *_next(sources.roadmap)))


def numbers(sources: Sources) -> Iterator[Number]:
    """What steps and candidates bring to the overall score, how far candidates are, and what is nearly there."""
    there = sources.roadmap
    if there is None:
        return
    for step in there.open:
        yield steps.gain("roadmap", there, step)
    for one in there.waiting[:MOST]:
        metric = f"maturity.{there.model.id}.{one.activity.id}"
        yield counted.score("roadmap", metric, one.score, scores.short(one.score, scores.exact))
        yield counted.count("roadmap", metric, one.target, "target")
        yield steps.gain("roadmap", there, one)
        if one.days is not None:
            yield Number("roadmap", metric, "effort", one.days, "days", wording.work(one.days))
        if one.gap is not None:
            yield Number("roadmap", metric, "gap", one.gap, "points", wording.points(one.gap))
        for near in one.near:
            yield from _near(near)


def _near(one: Measured) -> Iterator[Number]:
    """A number that is nearly there, and what a yes takes."""
    unit = metrics()[one.metric].unit if one.metric in metrics() else "1"
    for what, value in (("now", one.value), ("threshold", one.bound)):
        yield Number("roadmap", one.metric, what, value, unit, sentences.amount(value, unit))


def _planned(sources: Sources, there: Roadmap) -> Iterator[Block]:
    yield Heading(_("What is planned"))
    if not there.open:
        yield Text(steps.told(sources).nothing)
        return
    columns = (
        Column(_("Step"), weight=3), Column(_("Goal"), weight=1.2), Column(_("Who"), weight=1.5),
        Column(_("By"), weight=1.5), Column(_("Brings to the overall score"), weight=1.5),
    )  # fmt: skip
    rows = tuple(_step(sources, one) for one in there.open)
    yield Table(_("Steps that are not done, the earliest first"), columns, rows)


def _step(sources: Sources, one: Planned) -> tuple[str, str, str, str, str]:
    told = steps.step(sources, one)
    return told.title, _(one.goal.title), told.owner, told.due, wording.brings(one.gain)


def _next(there: Roadmap) -> Iterator[Block]:
    yield Heading(_("What to take on next"))
    if not there.waiting:
        done = _("Something is planned for every activity that is not at its target.")
        yield Text(done if there.candidates else _("Everything is at its target."))
        return
    columns = (
        Column(_("Activity"), weight=2.5), Column(_("Why"), weight=3), Column(_("Score"), "number"),
        Column(_("Target"), "number"), Column(_("Brings to the overall score"), weight=1.5),
        Column(_("Effort"), weight=1.2),
    )  # fmt: skip
    rows = tuple(_row(there, one) for one in there.waiting[:MOST])
    yield Table(_("The first {n}").format(n=len(rows)), columns, rows)
    yield Text(wording.rule(), small=True)


def _row(there: Roadmap, one: Candidate) -> tuple[str, ...]:
    why = _("; ").join(wording.why(one, there.model))
    return (
        _("{title} ({goal})").format(title=_(one.activity.title), goal=_(one.goal.title)), why[:1].upper() + why[1:],
        scores.short(one.score, scores.exact), sentences.number(one.target), wording.brings(one.gain),
        wording.work(one.days),
    )  # fmt: skip
