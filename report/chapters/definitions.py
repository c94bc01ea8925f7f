"""Definitions: what each figure of the report means, and where duties come from."""

from collections.abc import Iterator

from assessments.duties import said
from data import definitions_said, topics
from data.definitions import Metric, metrics
from data.words import _
from report.sources import Sources
from report.story import Block, Chapter, Column, Heading, Number, Table, Text
from report.telling import duties

PLACE = 95


def chapter(sources: Sources) -> Chapter | None:
    """None where the report shows no figure and no duty."""
    blocks = (*(_figures() if sources.snapshot else ()), *_duties(sources))
    return Chapter(_("Definitions"), blocks) if blocks else None


def numbers(_sources: Sources) -> Iterator[Number]:
    """None: definitions are words."""
    yield from ()


def _figures() -> Iterator[Block]:
    yield Text(_("The SQL of each definition stands on the page Definitions."))
    columns = (
        Column(_("Figure"), weight=2), Column(_("Question"), weight=3), Column(_("Definition"), weight=3.5),
        Column(_("Time and unit"), weight=2), Column(_("Version")),
    )  # fmt: skip
    for topic in (*topics.contributions(), *topics.dependencies()):
        yield Heading(_(topic.title))
        rows = tuple(_row(metrics()[one]) for one in topic.metrics)
        yield Table(_("Definitions: {title}").format(title=_(topic.title)), columns, rows)


def _row(metric: Metric) -> tuple[str, ...]:
    facts = definitions_said.window(metric), definitions_said.unit(metric), definitions_said.better(metric)
    return _(metric.title), _(metric.question), _(metric.source), "; ".join(facts), metric.version


def _duties(sources: Sources) -> Iterator[Block]:
    there = duties.binding(sources)
    if there:
        yield Heading(_("Where duties come from"))
        rows = tuple((_(one.duty.title), " · ".join(said.facts(one.duty))) for one in there)
        columns = Column(_("Duty"), weight=2), Column(_("Kind, place and source"), weight=3)
        yield Table(_("Sources of duties"), columns, rows)
