"""The small print: period, sources, age, coverage, how the score is made, when a change is said."""

from collections.abc import Iterator

from assessments.answers.spoken import STATES
from data import components, figures, sentences
from data.definitions import metrics
from data.words import _, ngettext
from peers import wording
from peers.comparison import Comparison
from report.sources import Measured, Sources
from report.story import Lines, Number
from report.telling import counted, maturity, yearly
from report.telling import figures as key


def told(sources: Sources) -> Lines:
    """A line each."""
    return Lines(_("How to read this"), tuple(_lines(sources)))


def _lines(sources: Sources) -> Iterator[str]:
    yield _("As of {day}.").format(day=sentences.day(sources.day))
    if measured := sources.measured:
        yield from _measured(measured)
    else:
        yield _("Numbers: {why}").format(why=key.nothing(sources))
    yield _assessed(sources)
    if sources.reading and sources.reading.has_score:
        yield _(
            "Score: mean of goals, of activities, of questions (yes 100, partly 50, no 0); what is open widens the"
            " range, what does not apply is left out."
        )
    yield _(
        "Changes are said between two complete years of like coverage only, over the repositories collected in both,"
        " beyond three standard errors. Unknown is never counted as none."
    )


def numbers(sources: Sources) -> Iterator[Number]:
    """How many repositories, components and others the report speaks of."""
    if measured := sources.measured:
        n = len(figures.repositories(measured.snapshot, measured.organisation))
        yield counted.count("small_print", "repositories", n)
        total, screened, _aged = components.known(measured.snapshot, measured.organisation)
        yield counted.count("small_print", "components", total)
        yield counted.count("small_print", "repositories.built", components.built(*measured[:2]))
        yield counted.count("small_print", "components.screened", screened)
        if others := _others(measured):
            yield counted.count("small_print", "peers", others.spread.n)
            yield counted.count("small_print", "peers.samples", _samples(others))


def _others(measured: Measured) -> Comparison | None:
    """The figure that most others have."""
    there = [one for one in key.beside(measured) if one.spread.median is not None]
    return max(there, key=lambda one: one.spread.n, default=None)


def _samples(one: Comparison) -> int:
    return sum(each.who.sample_read is not None for each in one.near)


def _measured(measured: Measured) -> Iterator[str]:
    metric = metrics()[yearly.WHOLE]
    found = yearly.window(measured, metric)
    n = len(figures.repositories(measured.snapshot, measured.organisation))
    where = ngettext("{n} repository", "{n} repositories", n).format(n=sentences.number(n))
    basis = sentences.basis(metric, found) if found else _("unknown")
    yield _("Numbers: {repositories}, {basis}.").format(repositories=where, basis=basis)
    total, screened, _aged = components.known(measured.snapshot, measured.organisation)
    if total:
        built = components.built(measured.snapshot, measured.organisation)
        where = ngettext("{n} repository", "{n} repositories", built).format(n=sentences.number(built))
        yield _(
            "Dependencies: {n} components in {repositories}, {screened} held against known vulnerabilities."
        ).format(n=sentences.number(total), repositories=where, screened=sentences.number(screened))
    if most := _others(measured):
        yield _("Others: {n} {group}, figures of {months}; {samples} of them samples.").format(
            n=most.spread.n, group=wording.group(most.group),
            months=wording.months(one.period for one in most.near), samples=_samples(most),
        )  # fmt: skip


def _assessed(sources: Sources) -> str:
    reading = sources.reading
    if reading is None:
        return _("Self-assessment: {why}").format(why=maturity.nothing(None))
    oldest = reading.whole.collected_at
    return _("Self-assessment: {title} {version}, {state}, {month}; oldest answer of {day}.").format(
        title=_(reading.model.title), version=reading.model.version, state=_(STATES[reading.state]),
        month=sentences.month(reading.period), day=sentences.day(oldest),
    )  # fmt: skip
