"""The best that may be said, the weightiest first."""

from collections.abc import Iterator

from data.definitions import metrics
from data.words import _
from peers.comparison import comparisons
from peers.spread import quarter
from report.sources import Measured, Sources
from report.story import Sentence
from report.telling import figures as key
from report.telling import others
from report.telling.aware.moved import changed, changes
from report.telling.aware.weighty import PART, Weighty


def best(sources: Sources) -> Iterator[Weighty]:
    """What got better, key figures first; then key figures in the best quarter of others."""
    measured = sources.measured
    if measured is None:
        return
    yield from (changed(measured, one) for one in changes(measured) if one.good)
    yield from _ahead(measured)


def _ahead(measured: Measured) -> Iterator[Weighty]:
    """Key figures in the best quarter of others."""
    for one in comparisons(measured.snapshot, key.chosen(measured), measured.period):
        if one.ahead is not None and quarter(one.ahead) == 1:
            title = _("{figure}: in the best quarter of others.").format(figure=_(metrics()[one.metric].title))
            yield Weighty(Sentence(title, f"{others.said(one)}.", "better"), tuple(others.of_others(PART, one)))
