"""Where we stand: who the others are, every figure that can be compared, and maturity among them."""

from collections.abc import Iterator

from data import levels, regions
from data.definitions import metrics
from data.snapshot import Snapshot
from data.words import _, ngettext
from peers import fair, wording
from peers.comparison import Comparison, comparisons
from peers.known import Known, read
from peers.size import BRIEF, per
from report.chapters.parts import scores_of_others as scores
from report.sources import Measured, Sources
from report.story import Block, Cell, Chapter, Column, Heading, Number, Table, Text
from report.telling import counted, others
from report.telling import figures as key

PLACE = 70
MOST = 40


def chapter(sources: Sources) -> Chapter:
    """Always told: the one page only shows others where there are some."""
    return Chapter(_("Where we stand among others"), tuple(_blocks(sources)))


def numbers(sources: Sources) -> Iterator[Number]:
    """Ours as it is compared, and the others' quartiles."""
    if sources.measured:
        found, lonely = _compared(sources.measured)
        if found:
            quarters = wording.quarters(found)
            places = ("placed", quarters.total()), ("best", quarters[1]), ("last", quarters[4]), ("none", lonely)
            yield from (counted.count("peers", f"comparisons.{name}", n) for name, n in places)
        for one in found:
            yield others.ours("peers", one)
            yield from others.of_others("peers", one)
    if sources.snapshot:
        yield from _samples(sources.snapshot)
        yield from scores.numbers("peers", sources.snapshot)


def _samples(snapshot: Snapshot) -> Iterator[Number]:
    """How many public repositories a sample read, and of how many."""
    for one in read(snapshot)[1:][:MOST]:
        for what, n in (("read", one.sample_read), ("of", one.sample_of)):
            if n is not None:
                yield counted.count("peers", f"sample/{one.name}", n, what)


def _blocks(sources: Sources) -> Iterator[Block]:
    if sources.snapshot is None:
        yield Text(key.nothing(sources))
        return
    there = read(sources.snapshot)[1:]
    if there:
        yield from _who(there)
    else:
        yield Text(_("Cannot be known, because no other administration is known by name: none is collected or gave a"
                     " file."))  # fmt: skip
    if there and sources.measured:
        yield from _figures(sources.measured)
    elif there:
        yield Text(key.nothing(sources))
    yield from scores.blocks(sources.snapshot)


def _who(there: list[Known]) -> Iterator[Block]:
    yield Heading(_("Who the others are"))
    columns = (
        Column(_("Administration"), weight=2), Column(_("Country")), Column(_("Level")),
        Column(_("How we know"), weight=3),
    )  # fmt: skip
    rows = tuple(
        (one.name, regions.title(one.country) if one.country else _("unknown"), levels.title(one.level), _how(one))
        for one in there[:MOST]
    )
    yield Table(_("Administrations known by name"), columns, rows)
    if (more := len(there) - MOST) > 0:
        yield Text(ngettext("{n} more is left out here.", "{n} more are left out here.", more).format(n=more))


def _how(one: Known) -> str:
    return wording.sample(one) or wording.source(one)


def _compared(measured: Measured) -> tuple[list[Comparison], int]:
    """What can be compared, where we are ahead of most first; and how many figures of others cannot."""
    wanted = [metric for metric in fair.shared(measured.snapshot) if metric in metrics()]
    every = comparisons(measured.snapshot, wanted, measured.period)
    found = [one for one in every if one.enough]
    placed = sorted(found, key=lambda one: -1 if one.ahead is None else one.ahead, reverse=True)
    return placed, len(every) - len(found)


def _figures(measured: Measured) -> Iterator[Block]:
    found, lonely = _compared(measured)
    yield Heading(_("Figure by figure"))
    if not found:
        yield Text(_("Nothing can be compared yet: a figure needs two others at least that have it."))
        return
    yield Text(wording.headline(found))
    yield Text(wording.basis(found))
    columns = (
        Column(_("Figure"), weight=2.5), Column(_("We"), "number"), Column(_("Among theirs"), "picture", 2),
        Column(_("Their median (middle half)"), weight=2), Column(_("We are"), weight=1.5),
    )  # fmt: skip
    yield Table(_("Our figures among those of others"), columns, tuple(_row(one) for one in found))
    if lonely:
        told = ngettext("{n} more figure is not compared", "{n} more figures are not compared", lonely)
        yield Text(told.format(n=lonely) + _(": fewer than two others have it, or we have none."), small=True)


def _row(one: Comparison) -> tuple[Cell, ...]:
    ours = wording.figure(one.metric, one.ours.value)
    return _title(one.metric), ours, others.band(one) or "–", wording.others(one), wording.standing(one) or "–"


def _title(metric: str) -> str:
    """With what it is divided by."""
    shape = metrics()[metric]
    by = per(shape, "repository")
    return f"{_(shape.title)}, {_(BRIEF[by])}" if by else _(shape.title)
