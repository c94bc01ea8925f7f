"""A first look in rows: one question of each activity, its answer, and no score."""

from collections.abc import Iterator

from assessments.answers.spoken import ANSWERS
from assessments.reading import Reading
from assessments.scores.first_look import Look, Mark, first_look
from data import sentences
from data.words import _
from report.story import Block, Column, Heading, Number, Table, Text


def blocks(reading: Reading) -> Iterator[Block]:
    """Every mark, goal by goal."""
    titles = {goal.id: _(goal.title) for goal in reading.model.goals}
    columns = (Column(_("Activity"), weight=2), Column(_("Question"), weight=3), Column(_("Answer")))
    for look in first_look(reading.model, reading.standing):
        yield Heading(titles[look.goal])
        yield Text(_count(look))
        caption = _("First look: {goal}").format(goal=titles[look.goal])
        yield Table(caption, columns, tuple(_row(reading, mark) for mark in look.marks))


def numbers(part: str, reading: Reading) -> Iterator[Number]:
    """How many of each goal are a yes, of how many."""
    for look in first_look(reading.model, reading.standing):
        metric = f"first_look.{reading.model.id}.{look.goal}"
        yield Number(part, metric, "count", look.yes, "1", sentences.number(look.yes), sample_size=len(look.marks))


def _count(look: Look) -> str:
    return _("{n} of {all} yes").format(n=sentences.number(look.yes), all=sentences.number(len(look.marks)))


def _row(reading: Reading, mark: Mark) -> tuple[str, str, str]:
    model, answer = reading.model, _(ANSWERS[mark.answer])
    told = _("{answer}, disputed").format(answer=answer) if mark.disputed else answer
    return _(model.activities[mark.activity].title), _(model.points[mark.point].question), told
