"""Definitions: what each figure of the report means."""

from collections.abc import Iterator

from data import definitions_said, topics
from data.definitions import Metric, metrics
from data.words import N_, _
from report.sources import Sources
from report.story import Block, Chapter, Column, Heading, Number, Table, Text

PLACE = 95
WINDOWS = {"month": N_("month"), "12 months": N_("12 months"), "end of month": N_("end of month")}


def chapter(sources: Sources) -> Chapter | None:
    """None where the report shows no figure; where duties come from stands beside them."""
    return Chapter(_("Definitions"), tuple(_figures())) if sources.snapshot else None


def numbers(_sources: Sources) -> Iterator[Number]:
    """None: definitions are words."""
    yield from ()


def _figures() -> Iterator[Block]:
    yield Text(_("The SQL of each definition stands on the page Definitions."))
    columns = (
        Column(_("Figure"), weight=1.5), Column(_("Question and definition"), weight=5),
        Column(_("Time, unit, version"), weight=1.6),
    )  # fmt: skip
    for topic in (*topics.contributions(), *topics.dependencies()):
        yield Heading(_(topic.title))
        rows = tuple(_row(metrics()[one]) for one in topic.metrics)
        yield Table(_("Definitions: {title}").format(title=_(topic.title)), columns, rows)


def _row(metric: Metric) -> tuple[str, str, str]:
    facts = _(WINDOWS[metric.window]), definitions_said.unit(metric), metric.version
    return _(metric.title), f"{_(metric.question)} {_(metric.source)}", "; ".join(facts)
