"""Dependencies and risks: what to do first, vulnerabilities, licences, giving back, practices."""

from collections.abc import Iterator

from data import components, figures, sentences, topics
from data.snapshot import Snapshot
from data.words import _
from report.chapters.parts import measured, packages
from report.sources import Sources
from report.story import Block, Chapter, Number, Text
from report.telling import counted

PLACE = 60


def chapter(sources: Sources) -> Chapter | None:
    """None before anything is published, which the key figures say."""
    if sources.snapshot is None:
        return None
    return Chapter(_("Dependencies and risks"), tuple(_blocks(sources, sources.snapshot)))


def numbers(sources: Sources) -> Iterator[Number]:
    """What is counted now, and every figure's year."""
    if sources.snapshot and _listed(sources, sources.snapshot):
        for name, n in _complete(sources, sources.snapshot).items():
            yield counted.count("dependencies", name, n)
        yield from packages.numbers("dependencies", sources.snapshot, sources.organisation)
    if sources.measured:
        yield from measured.numbers("dependencies", sources.measured, topics.dependencies())


def _blocks(sources: Sources, snapshot: Snapshot) -> Iterator[Block]:
    ours = sources.organisation
    if _listed(sources, snapshot):
        yield Text(_known(sources, snapshot))
        yield from packages.to_do(snapshot, ours)
        yield from packages.flaws(snapshot, ours)
        yield from packages.licences(snapshot, ours)
    else:
        yield Text(_("What our software is built from cannot be known, because no list of components was collected."))
    if sources.measured:
        yield Text(measured.said(sources.measured))
        yield from measured.tables(sources.measured, topics.dependencies())


def _listed(sources: Sources, snapshot: Snapshot) -> bool:
    return bool(components.known(snapshot, sources.organisation)[0])


def _known(sources: Sources, snapshot: Snapshot) -> str:
    """How complete all of this is, and as of when."""
    listed, repositories, total, screened, aged = map(sentences.number, _complete(sources, snapshot).values())
    return _(
        "Of {listed} of {n} repositories it is known what they are built from, as of {day}. Of {total} components in"
        " use {screened} were held against known vulnerabilities, and of {aged} the age is known."
    ).format(
        listed=listed, n=repositories, day=sentences.day(snapshot.stamp.published_at), total=total, screened=screened,
        aged=aged,
    )  # fmt: skip


def _complete(sources: Sources, snapshot: Snapshot) -> dict[str, int]:
    """Repositories listed and all, components in all, held against vulnerabilities, and of known age."""
    total, screened, aged = components.known(snapshot, sources.organisation)
    ids = {*figures.repositories(snapshot, sources.organisation)}
    listed = ids & {*figures.details(snapshot, "inventory", sources.organisation)["repository"]}
    return {
        "repositories.listed": len(listed), "repositories": len(ids), "components": total,
        "components.screened": screened, "components.aged": aged,
    }  # fmt: skip
