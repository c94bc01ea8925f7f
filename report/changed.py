"""What changed since the last report: maturity and key figures where that may be said, and what is new since its day.

Numbers are compared with those that the report said, as it said them, by the rules that hold for every page.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from assessments.reading import Reading
from assessments.scores import changes, changes_said
from assessments.scores.means import Part
from assessments.scores.parts import parts
from assessments.since import since
from assessments.since.wording import News, few, sentence, told
from data import figures, sentences
from data.changes import NOTHING, Change, Window, change
from data.definitions import Metric, metrics
from data.words import _
from report.kept import Kept
from report.sources import Measured, Sources
from report.story import Lines, Number
from report.telling import figures as key
from report.telling import maturity, yearly

MOST = 8


def changed(sources: Sources, kept: Kept | None) -> Lines:
    """The weightiest first. Raises Problem where plans or earlier answers cannot be read."""
    if kept is None:
        line = _("No report of an earlier day is kept: one of a later day can say what changed since this one.")
        return Lines(_("Since the last report"), (line,))
    news = [*_maturity(sources, kept), *_figures(sources, kept), *_new(sources, kept)]
    weighed = sorted(news, key=lambda one: not one.weighty)
    lines = few([sentence(one) for one in weighed], MOST) or [_nothing(sources)]
    return Lines(_("Since the report of {day}").format(day=sentences.day(kept.day)), tuple(lines))


def _nothing(sources: Sources) -> str:
    return _("No change that stands out, and nothing is overdue.") if sources.reading else _(NOTHING)


def _maturity(sources: Sources, kept: Kept) -> Iterator[News]:
    """The whole, which is not to be missed, and the goals."""
    reading, before = sources.reading, _said(kept, "maturity")
    if reading is None:
        return
    titles = _titles(reading)
    for now in maturity.numbers(sources):
        then = before.get(now.metric)
        if then is None or now.what != "now" or now.definition != then.definition:
            continue
        one = changes.Maturity(titles[now.metric], _part(then), _part(now), changes.said(_part(then), _part(now)))
        if one.said:
            yield News(_moved(one), weighty=one.goal is None or one.said == "down")


def _titles(reading: Reading) -> dict[str, str | None]:
    """The goals' by the ids of their numbers; None of the whole."""
    whole = f"maturity.{reading.model.id}"
    return {whole: None, **{f"{whole}.{one.id}": _(one.title) for one in parts(reading.model)}}


def _moved(one: changes.Maturity) -> str:
    if one.goal is None:
        return _("Maturity {change}").format(change=changes_said.said(one))
    return _("Maturity in {goal} {change}").format(goal=one.goal, change=changes_said.said(one))


def _part(one: Number) -> Part:
    """The score as the rule takes it."""
    value, low, high = (None if each is None else _share(each / 100) for each in (one.value, one.low, one.high))
    return Part(
        value=value, low=low, high=high, may_leave=False, coverage=_share(one.coverage or 0),
        not_applicable=Fraction(0), assessed=one.sample_size or 0, oldest=one.collected_at,
    )  # fmt: skip


def _share(number: float) -> Fraction:
    """Rounded, so that scores five points apart are so in floats too."""
    return Fraction(str(round(number, 9)))


def _figures(sources: Sources, kept: Kept) -> Iterator[News]:
    measured, before = sources.measured, _said(kept, "figures")
    if measured is None:
        return
    for metric in map(metrics().__getitem__, key.chosen(measured)):
        if found := _change(measured, metric, before.get(metric.id)):
            yield News(f"{_(metric.title)} {sentences.said(found)}.", weighty=found.good is False)


def _change(measured: Measured, metric: Metric, then: Number | None) -> Change | None:
    """None where nothing may be said, as of one period both times."""
    now = yearly.window(measured, metric)
    if now is None or then is None or then.period is None or then.period >= now.period:
        return None
    there = figures.year(measured.snapshot, metric, measured.organisation, None, then.period)
    earlier = Window(
        then.period, then.value, then.low, then.high, then.sample_size or 0, then.coverage or 0, then.definition or "",
        complete=there is not None and there.complete,  # of which the report says nothing
    )  # fmt: skip
    return change(metric, earlier, now)


def _new(sources: Sources, kept: Kept) -> Iterator[News]:
    """What happened after that day; what is due soon stands among the steps."""
    reading = sources.reading
    found = since(
        reading.assessment if reading else None, sources.every, sources.snapshot, sources.organisation, sources.courses,
        kept.day + timedelta(days=1), sources.day,
    )  # fmt: skip
    yield from told(replace(found, due=[]), reading.model if reading else None)


def _said(kept: Kept, part: str) -> dict[str, Number]:
    """What a part of that report said is so now, by metric."""
    return {one.metric: one for one in kept.numbers if (one.part, one.what) == (part, "now")}
