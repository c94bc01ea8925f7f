"""Where answers and numbers disagree, and how far answers rest on evidence; notes beside answers stay inside."""

from collections.abc import Iterator

from assessments.evidence import sentences as told_by
from assessments.evidence.contradictions import Backing, Contradiction, backing
from assessments.evidence.words import linked
from assessments.reading import Reading
from data.words import _
from report.sources import Sources
from report.story import Block, Chapter, Column, Number, Table, Text
from report.telling import claims, counted

PLACE = 20


def chapter(sources: Sources) -> Chapter | None:
    """None where nothing is assessed, or no number speaks about an answer, which the one page says."""
    if sources.reading is None or not sources.found:
        return None
    return Chapter(_("All answers that disagree with a number"), tuple(_blocks(sources, sources.reading)))


def numbers(sources: Sources) -> Iterator[Number]:
    """The number behind each, how many of each kind there are, and how many answers rest on something."""
    if sources.reading is None or not sources.found:
        return
    there, backed = claims.found(sources), _backing(sources, sources.reading)
    yield from (claims.of_claim("contradictions", one) for one in there)
    opposite = sum(one.opposite for one in there)
    yield counted.count("contradictions", "claims.opposite", opposite)
    yield counted.count("contradictions", "claims.by_a_step", len(there) - opposite)
    yield counted.count("contradictions", "answers", backed.answered)
    for name, share in (("with_evidence", backed.evidence_share), ("measured", backed.measured_share)):
        if share is not None:
            yield counted.percent("contradictions", f"answers.{name}", share)


def _blocks(sources: Sources, reading: Reading) -> Iterator[Block]:
    there = claims.found(sources)
    yield Text(told_by.summary(there, _backing(sources, reading)))
    if there:
        columns = (
            Column(_("Question"), weight=3), Column(_("We said"), weight=1.5), Column(_("We measured"), weight=2),
            Column(_("What it rests on"), weight=2.5),
        )  # fmt: skip
        rows = tuple(_row(sources, one) for one in there)
        yield Table(_("Those of yes against no first, then those that count most"), columns, rows)
    yield Text(told_by.rule() + " " + _("A number never answers by itself."), small=True)


def _backing(sources: Sources, reading: Reading) -> Backing:
    return backing(reading.standing, sources.found, linked(reading.model, reading.assessment.log().events))


def _row(sources: Sources, one: Contradiction) -> tuple[str, str, str, str]:
    told = claims.claim(sources, one)
    measured = f"{told_by.measured(one.finding)}. {told_by.proposed(one.finding)}"
    return told.question, told.claimed, measured, told_by.basis(one.finding)
