"""The repositories, and how they were collected: what, when, and what is missing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from data import collected, figures, sentences
from data.definitions import metrics
from data.snapshot import Snapshot
from data.words import _, ngettext
from report.sources import Sources
from report.story import Block, Chapter, Column, Heading, Number, Table, Text
from report.telling import counted

PLACE = 80
MOST = 30
MOST_MISSING = 12
MOST_NAMES = 5
FIGURES = ("commits", "contributors", "contributor_absence_factor")


class Line(NamedTuple):
    """A repository with its figures of the year, and the share of them that was collected."""

    row: dict[str, Any]
    figures: dict[str, float | None]
    coverage: float | None


def chapter(sources: Sources) -> Chapter | None:
    """None before anything is published, which the key figures say."""
    if sources.snapshot is None:
        return None
    return Chapter(_("Repositories, and how they were collected"), tuple(_blocks(sources, sources.snapshot)))


def numbers(sources: Sources) -> Iterator[Number]:
    """The figures of each repository that is shown; `metric` has the repository's id behind it."""
    if sources.snapshot is None:
        return
    period = _month(sources, sources.snapshot)
    for one in _lines(sources, sources.snapshot)[:MOST]:
        for name, value in one.figures.items():
            metric = metrics()[name]
            yield Number(
                "repositories", f"{name}/{one.row['id']}", "now", value, metric.unit, sentences.number(value), period,
                coverage=one.coverage, definition=metric.version, source="own", window=counted.WINDOWS[metric.window],
            )  # fmt: skip
    yield from _counts(sources, sources.snapshot)


def _counts(sources: Sources, snapshot: Snapshot) -> Iterator[Number]:
    """Repositories that count, that are left out, and how collecting them went."""
    yield counted.count("repositories", "repositories.counting", len(_lines(sources, snapshot)))
    yield counted.count("repositories", "repositories.left_out", _left_out(sources, snapshot).total())
    log = _log(sources, snapshot)
    states = collected.how(log)
    yield counted.count("repositories", "repositories.collected", states.total())
    for state, n in states.items():
        yield counted.count("repositories", f"repositories.{state}", n)
    services = figures.details(snapshot, "collection", sources.organisation)
    for name, share in collected.shares(services).items():
        yield Number("repositories", f"service/{name}", "share", share, "%", sentences.amount(share, "%"))
    for n, one in enumerate(collected.missing(log, snapshot.stamp.today)[:MOST_MISSING], 1):
        yield counted.count("repositories", f"missing/{n}/{one.state}", len(one.repositories))
    for why, n in _left_out(sources, snapshot).items():
        yield counted.count("repositories", f"repositories.left_out/{why}", n)


def _blocks(sources: Sources, snapshot: Snapshot) -> Iterator[Block]:
    lines = _lines(sources, snapshot)
    if lines:
        yield from _table(sources, snapshot, lines)
    else:
        yield Text(_("No repository counts in the figures: none is collected, or all are left out."))
    yield from _collection(_log(sources, snapshot), snapshot.stamp.today)
    if services := collected.services(figures.details(snapshot, "collection", sources.organisation)):
        yield Heading(_("Services"))
        columns = Column(_("What was asked"), weight=2), Column(_("What it could tell"), weight=3)
        yield Table(_("Services that were asked about what is used"), columns, tuple(services))


def _log(sources: Sources, snapshot: Snapshot) -> pd.DataFrame:
    """The details table `collection` of repositories; services are told by themselves."""
    every = figures.details(snapshot, "collection", sources.organisation)
    return every[~every["resource"].isin(collected.SERVICES)]


def _month(sources: Sources, snapshot: Snapshot) -> date:
    """The last complete one, else the running one."""
    return sources.period or snapshot.stamp.today.replace(day=1)


def _lines(sources: Sources, snapshot: Snapshot) -> list[Line]:
    """Those that figures speak of, with most commits first."""
    period, ours = _month(sources, snapshot), sources.organisation
    sql = "select repository, coverage from metric_value where metric = ? and organisation = ? and period = ?"
    coverage = dict(snapshot.rows(f"{sql} and repository is not null", ["contributors", ours, period]))
    rows = figures.repository_table(snapshot, ours, period, [*FIGURES])
    found = [_line(row, coverage) for row in figures.records(rows[rows["in_scope"]])]
    return sorted(found, key=lambda one: (-(one.figures["commits"] or 0), one.row["id"]))


def _line(row: dict[str, Any], coverage: Mapping[str, float]) -> Line:
    return Line(row, {name: row[name] for name in FIGURES}, coverage.get(row["id"]))


def _left_out(sources: Sources, snapshot: Snapshot) -> Counter[str]:
    """How many repositories figures leave out, by why."""
    every = figures.details(snapshot, "repository", sources.organisation)
    return Counter(sentences.left_out(row) for row in every[~every["in_scope"]].to_dict("records"))


def _table(sources: Sources, snapshot: Snapshot, lines: list[Line]) -> Iterator[Block]:
    yield Text(
        ngettext("{n} repository counts in the figures.", "{n} repositories count in the figures.", len(lines)).format(
            n=sentences.number(len(lines))
        )
    )
    if left := _left_out(sources, snapshot):
        reasons = ", ".join(_("{why} ({n})").format(why=why, n=sentences.number(n)) for why, n in left.most_common())
        yield Text(_("{n} are left out: {reasons}.").format(n=sentences.number(left.total()), reasons=reasons))
    columns = (
        Column(_("Repository"), weight=4.5), Column(_("Last commit"), weight=1.6), Column(_("Licence"), weight=1.9),
        *(Column(_(metrics()[name].title), "number", 1.2) for name in FIGURES), Column(_("Collected"), weight=1.3),
    )  # fmt: skip
    month = _month(sources, snapshot)
    running = _("{month} so far").format(month=sentences.month(month))
    span = sentences.span(metrics()["contributors"], month) if sources.period else running
    caption = _("Repositories, those with most commits first, {span}").format(span=span)
    yield Table(caption, columns, tuple(_row(one) for one in lines[:MOST]))
    if (more := len(lines) - MOST) > 0:
        text = ngettext("{n} more repository is left out here.", "{n} more repositories are left out here.", more)
        yield Text(text.format(n=sentences.number(more)))


def _row(one: Line) -> tuple[str, ...]:
    row = one.row
    return (
        row["id"], sentences.day(row["last_commit"]), sentences.licence(row["licence"]),
        *(sentences.number(value) for value in one.figures.values()),
        sentences.coverage(one.coverage) or _("all"),
    )  # fmt: skip


def _collection(log: Any, today: date) -> Iterator[Block]:
    """How it went, and what is missing and why."""
    yield Heading(_("What was collected"))
    if log.empty:
        yield Text(_("Nothing was collected yet."))
        return
    yield Text(collected.summary(log))
    there = collected.missing(log, today)
    if not there:
        yield Text(_("Nothing is missing: everything that should have been collected was."))
        return
    columns = Column(_("How it went")), Column(_("Why"), weight=3), Column(_("Where"), weight=3)
    rows = tuple((_(collected.STATES[one.state]), one.why, _named(one.repositories)) for one in there[:MOST_MISSING])
    yield Table(_("What is missing, the worst first"), columns, rows)
    if (more := len(there) - MOST_MISSING) > 0:
        yield Text(ngettext("{n} more reason is left out here.", "{n} more reasons are left out here.", more).format(
            n=sentences.number(more)
        ))  # fmt: skip


def _named(names: list[str]) -> str:
    """The repositories, a few by their names."""
    some = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return _("{names} and {n} more").format(names=some, n=sentences.number(more)) if more > 0 else some
