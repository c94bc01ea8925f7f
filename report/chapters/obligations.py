"""What laws and policies ask of us, what stands in the way, and good practice in short."""

from collections.abc import Iterator

from assessments.duties import said
from assessments.duties.judging import MET, Judged
from assessments.duties.register import register
from assessments.evidence.sentences import measured, proposed
from assessments.questionnaire.shape import Model
from assessments.scores import wording
from data import sentences
from data.definitions import metrics
from data.words import _
from report.sources import Sources
from report.story import Block, Chapter, Column, Heading, Number, Table, Text
from report.telling import counted, duties

PLACE = 30


def chapter(sources: Sources) -> Chapter | None:
    """None where nothing is assessed and no country is named, which the one page says."""
    if sources.reading is None and not sources.workspace.configuration.organisation.country:
        return None
    return Chapter(_("What is asked of us"), tuple(_blocks(sources)))


def numbers(sources: Sources) -> Iterator[Number]:
    """The scores that stand in the way of what binds us, and the numbers that duties themselves name."""
    model, _standing = duties.answers(sources)
    for one in duties.binding(sources):
        for way in said.in_the_way(one):
            if way.score:
                text, metric = wording.short(way.score, wording.exact), f"maturity.{model.id}.{way.activity}"
                yield counted.score("obligations", f"duty/{one.duty.id}/{metric}", way.score, text)
        for each in one.numbers:
            shape, seen = metrics()[each.number.metric], each.window
            text = sentences.amount(seen.value if seen else None, shape.unit)
            yield counted.figure("obligations", shape, seen, text)


def _blocks(sources: Sources) -> Iterator[Block]:
    told, (model, _standing) = duties.told(sources), duties.answers(sources)
    if told.nothing:
        yield Text(told.nothing)
    else:
        yield Text(f"{told.headline}. {told.note}")
        columns = (
            Column(_("What is asked"), weight=3), Column(_("State"), weight=1.2),
            Column(_("What stands in the way"), weight=3), Column(_("Where it comes from"), weight=2),
        )  # fmt: skip
        yield Table(_("What binds us"), columns, tuple(_row(one, model) for one in duties.binding(sources)))
    yield Heading(_("Good practice anywhere"))
    brief = (Column(_("What is asked"), weight=4), Column(_("State")))
    rows = tuple((_asks(one), duties.word(one)) for one in _practice(sources))
    yield Table(_("Whether it is met, as far as is known"), brief, rows)
    yield Text(
        _(
            "An activity counts as met where its score is {met} or more whatever the open answers come to, and as not"
            " met where it cannot reach that; a duty is met where all its activities are, and not met where one is"
            " not. This is what is known here and no legal advice; what an instrument asks is told in our words."
        ).format(met=sentences.number(MET)),
        small=True,
    )


def _row(one: Judged, model: Model) -> tuple[str, str, str, str]:
    way = [*said.activities(one, model), *said.numbers(one)]
    way += [f"{measured(doubt)}. {proposed(doubt)}" for doubt in one.doubts]
    return _asks(one), duties.word(one), "; ".join(way) or "–", " · ".join(said.facts(one.duty))


def _asks(one: Judged) -> str:
    return _("{title}: {asks}").format(title=_(one.duty.title), asks=_(one.duty.asks))


def _practice(sources: Sources) -> list[Judged]:
    """What is good practice anywhere; what is to be done first."""
    known, ours = register(), sources.workspace.configuration.organisation
    asked = [one for one in known.duties if not one.countries and known.concerns(one, ours.country, ours.level)]
    return duties.judge(sources, asked)
