"""Maturity among others in rows: the whole and each goal, ours and the middle of both kinds of others."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from assessments.questionnaire.model import models
from assessments.questionnaire.shape import Model
from assessments.scores.wording import points
from data import sentences
from data.sample import SLUG
from data.snapshot import Snapshot
from data.words import _
from peers import fair, groups, wording
from peers.comparison import Comparison, comparisons
from peers.groups import OfGroup
from peers.known import read
from peers.partition import Group
from peers.spread import Spread
from report.story import Block, Column, Heading, Number, Table, Text


class Beside(NamedTuple):
    """Scores of a questionnaire by metric: ours with those known by name, and of the group of those who are not."""

    model: Model
    rows: Mapping[str, str]
    named: Mapping[str, Comparison]
    which: Group | None
    nameless: Mapping[str, OfGroup]

    @property
    def whole(self) -> str:
        """The metric of the whole."""
        return f"maturity.{self.model.id}"


def blocks(snapshot: Snapshot) -> Iterator[Block]:
    """A table for each questionnaire that anybody has a score of."""
    every = [*_every(snapshot)]
    yield Heading(_("Maturity among others"))
    if not every:
        yield Text(_("Cannot be known, because nobody's maturity is known yet, ours neither."))
    for one in every:
        if period := one.named[one.whole].ours.period:
            yield Text(
                _("Ours is of {month}: what is not frozen is not compared.").format(month=sentences.month(period))
            )
        yield Text(_("By name: {told}").format(told=_by_name(one)))
        yield Text(_("Without a name: {told}").format(
            told=wording.nameless(snapshot, one.which, one.nameless.get(one.whole))
        ))  # fmt: skip
        if read(snapshot)[0].organisation == SLUG:
            yield Text(_("Those of this sample are invented."))
        columns = (
            Column(_(one.model.title), weight=2), Column(_("We"), "number"),
            Column(_("By name: median (middle half)"), weight=2),
            Column(_("Without a name: median (middle half)"), weight=2),
        )  # fmt: skip
        yield Table(_("Scores of ours and of others"), columns, tuple(_row(one, metric) for metric in one.rows))


def numbers(part: str, snapshot: Snapshot) -> Iterator[Number]:
    """Ours, and the quartiles of both kinds."""
    for one in _every(snapshot):
        for metric in one.rows:
            ours = one.named[metric].ours
            yield Number(
                part, metric, "frozen", ours.value, "1", points(ours.value), ours.period, ours.low, ours.high,
                ours.sample_size, ours.coverage, ours.collected_at, source="own",
            )  # fmt: skip
            yield from _quartiles(part, metric, one.named[metric].spread, "peers")
            yield from _quartiles(part, metric, _nameless(one, metric), "group")


def _quartiles(part: str, metric: str, spread: Spread, source: str) -> Iterator[Number]:
    for what, value in zip(("peers_low", "peers_median", "peers_high"), spread[1:], strict=True):
        if value is not None:
            yield Number(part, metric, what, value, "1", points(value), sample_size=spread.n, source=source)


def _every(snapshot: Snapshot) -> Iterator[Beside]:
    """Of the newest version of each questionnaire."""
    known = fair.definitions(snapshot)
    there = {metric.split(".")[1] for metric in known}
    which = groups.group(snapshot, read(snapshot)[0].place)
    for model in {name: model for (name, _version), model in models().items() if name in there}.values():
        rows = {f"maturity.{model.id}": _("Overall")}
        rows |= {f"maturity.{model.id}.{goal.id}": _(goal.title) for goal in model.goals}
        found = comparisons(snapshot, [*rows], snapshot.stamp.today.replace(day=1))
        asked = {metric: known[metric] for metric in rows if metric in known}
        hidden = groups.of_group(snapshot, which, asked) if which else []
        newest = {one.metric: one for one in hidden}
        yield Beside(model, rows, {one.metric: one for one in found}, which, newest)


def _by_name(one: Beside) -> str:
    if not any(each.enough for each in one.named.values()):
        return _("fewer than two others have a score that ours can be compared with.")
    return wording.named(one.named.values())


def _row(one: Beside, metric: str) -> tuple[str, str, str, str]:
    named = one.named[metric]
    return one.rows[metric], points(named.ours.value), _said(named.spread), _said(_nameless(one, metric))


def _nameless(one: Beside, metric: str) -> Spread:
    return one.nameless[metric].spread if metric in one.nameless else Spread(0)


def _said(one: Spread) -> str:
    if one.median is None:
        return "–"
    if one.low is None:
        return _("{median} (too few)").format(median=points(one.median))
    return _("{median} ({low} to {high})").format(low=points(one.low), median=points(one.median), high=points(one.high))
