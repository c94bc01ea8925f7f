"""Contributions: how much is done, by how many, how soon people are answered, and how repositories stand."""

from collections.abc import Iterator

from data import topics
from data.words import _
from report.chapters.parts import measured
from report.sources import Sources
from report.story import Chapter, Number, Text

PLACE = 50


def chapter(sources: Sources) -> Chapter | None:
    """None before anything is published, which the key figures say."""
    if sources.snapshot is None:
        return None
    title = _("Contributions, responsiveness, repositories")
    if sources.measured is None:
        why = _("The figures of a year cannot be known, because no month was collected to its end yet.")
        return Chapter(title, (Text(why),))
    told = Text(measured.said(sources.measured))
    return Chapter(title, (told, *measured.tables(sources.measured, topics.contributions())))


def numbers(sources: Sources) -> Iterator[Number]:
    """Every figure's year."""
    if sources.measured:
        yield from measured.numbers("contributions", sources.measured, topics.contributions())
