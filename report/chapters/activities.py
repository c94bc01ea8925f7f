"""Maturity: every goal with its activities, what changed, and the same put together otherwise."""

from collections.abc import Iterator

from assessments.reading import Reading
from assessments.scores import groups_said, wording
from assessments.scores.bands import said as said_band
from assessments.scores.changes import Changes, changes
from assessments.scores.changes_said import TURNS, counted, said
from assessments.scores.ends import ends
from data import sentences
from data.words import _
from report.chapters.parts import marks, scored
from report.sources import Sources
from report.story import Block, Chapter, Column, Heading, Number, Table, Text
from report.telling import maturity

PLACE = 10


def chapter(sources: Sources) -> Chapter | None:
    """None before anything is assessed, which the one page says; of a first look its marks."""
    reading, title = sources.reading, _("Maturity, activity by activity")
    if reading is None:
        return None
    if not reading.has_score:
        return Chapter(title, (Text(maturity.nothing(reading)), *marks.blocks(reading)))
    return Chapter(title, tuple(_blocks(sources, reading)))


def numbers(sources: Sources) -> Iterator[Number]:
    """Every score of the chapter; of a first look how many marks are a yes."""
    reading = sources.reading
    if reading and not reading.has_score:
        yield from marks.numbers("activities", reading)
    elif reading:
        keys = ["", *(goal.id for goal in reading.model.goals), *reading.model.activities]
        for key in keys:
            yield from maturity.of_part(sources, "activities", key)
        for name in groups_said.there(reading):
            yield scored.number("activities", reading, name, wording.short(reading.scores[name]))
        if (stage := reading.scores.get("stage")) and stage.value is not None:
            yield scored.number("activities", reading, "stage", sentences.number(stage.low))


def _blocks(sources: Sources, reading: Reading) -> Iterator[Block]:
    if told := ends(reading):
        yield Text(told)
    goals = [("", _("Overall")), *((goal.id, _(goal.title)) for goal in reading.model.goals)]
    yield scored.table(sources, _("Overall and by goal"), _("Goal"), goals)
    bands = [f"{title} {band}" for key, title in goals if (band := said_band(reading.scores[key]))]
    if bands:
        yield Text(_("In words: {bands}.").format(bands="; ".join(bands)))
    yield Text(maturity.definition(), small=True)
    yield from _changed(sources, reading)
    for goal in reading.model.goals:
        yield Heading(_(goal.title))
        activities = [(one.id, f"{one.id} {_(one.title)}") for one in goal.activities]
        yield scored.table(sources, _("Activities of {goal}").format(goal=_(goal.title)), _("Activity"), activities)
    yield from _groups(reading)


def _changed(sources: Sources, reading: Reading) -> Iterator[Block]:
    """What changed since the assessment before, as far as it may be said."""
    earlier = sources.earlier
    yield Heading(_("What changed"))
    if earlier is None:
        yield Text(_("Nothing was frozen before it, so what changed cannot be known."))
        return
    if not earlier.has_score:
        yield Text(_("Of {month} only the first look is answered, so what changed cannot be known.").format(
            month=maturity.last(sources)
        ))  # fmt: skip
        return
    found = changes(earlier.assessment, reading.assessment)
    yield Text(_("Compared with {month}:").format(month=maturity.last(sources)) + " " + _said(found, reading))
    finished = reading.frozen is not None
    turns = {turn: sum(one.turn == turn for one in found.answers) for turn in TURNS}
    lines = [counted(turn, n, finished=finished) for turn, n in turns.items() if n]
    yield Text(f"{'; '.join(lines)}." if lines else _("No answer changed to a question that is asked alike."))


def _said(found: Changes, reading: Reading) -> str:
    names: dict[str | None, str] = {None: _("Overall"), **{goal.id: _(goal.title) for goal in reading.model.goals}}
    told = [f"{names[one.goal]} {said(one)}" for one in found.maturity if one.said]
    if silent := [names[one.goal] for one in found.maturity if not one.said]:
        told.append(_("No change that stands out: {names}.").format(names=", ".join(silent)))
    return " ".join(told)


def _groups(reading: Reading) -> Iterator[Block]:
    """By mandate and demand, and the stage; nothing where the questionnaire has none."""
    names, stage = groups_said.there(reading), groups_said.stage(reading)
    if names or stage:
        yield Heading(_("Put together otherwise"))
    if stage:
        yield Text(stage)
    if names:
        columns = (
            Column(_("Group"), weight=2.5), Column(_("Now"), "number"), Column(_("Could be"), "number"),
            Column(_("Band"), weight=2), Column(_("Assessed"), "number"),
        )  # fmt: skip
        rows = tuple(
            (groups_said.title(name), wording.short(one), wording.spread(one), wording.banded(one),
             wording.share(one.coverage))
            for name in names
            for one in [reading.scores[name]]
        )  # fmt: skip
        yield Table(_("Scores by mandate and strategic demand"), columns, rows)
        yield Text(_("This product's own grouping. An activity counts fully in each of its groups."), small=True)
