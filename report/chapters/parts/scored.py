"""Scores in rows: the whole, goals, activities, with their bars."""

from collections.abc import Iterable

from assessments.reading import Reading
from assessments.scores import wording
from data.words import _
from report.sources import Sources
from report.story import Cell, Column, Number, Table
from report.telling import maturity


def table(sources: Sources, caption: str, head: str, named: Iterable[tuple[str, str]]) -> Table:
    """A row for each key of a score ("": the whole) with its title."""
    columns = (
        Column(head, weight=3), Column(_("Score"), "picture", 2), Column(_("Now"), "number"),
        Column(_("Could be"), "number", 1.2), Column(maturity.last(sources), "number", 1.2),
        Column(_("Target"), "number"), Column(_("Assessed"), "number"),
    )  # fmt: skip
    return Table(caption, columns, tuple(_row(sources, key, title) for key, title in named))


def number(part: str, reading: Reading, key: str, text: str) -> Number:
    """A score as data."""
    one = reading.scores[key]
    return Number(
        part, f"maturity.{reading.model.id}.{key}", "now", one.value, maturity.UNIT, text, reading.period, one.low,
        one.high, one.sample_size, one.coverage, one.collected_at, reading.definition, "own",
    )  # fmt: skip


def _row(sources: Sources, key: str, title: str) -> tuple[Cell, ...]:
    if sources.reading is None:
        return (title, *"––––––")
    one, bar = sources.reading.scores[key], maturity.bar(sources, title, key)
    return (
        title, bar, wording.short(one), wording.spread(one), wording.points(bar.last), wording.points(bar.target),
        wording.share(one.coverage),
    )  # fmt: skip
