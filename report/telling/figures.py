"""Six key figures: value, what may be said of the year, the course of two years, and where others are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from data import figures, sentences
from data.changes import Change, Window
from data.courses_said import distance
from data.definitions import Metric, metrics
from data.words import _
from peers import wording
from peers.comparison import Comparison, comparisons
from peers.size import BRIEF, per
from report.sources import Measured, Sources
from report.story import Band, Figure, Figures, Number, Tone, Trend

FIRST = ("active_repositories", "single_maintainer_share", "change_requests_reviewed", "time_to_first_response")
LAST = ("licence_coverage", "external_share")
ONCE_COLLECTED = ("critical_vulnerabilities_over_30_days", "give_back_ratio")  # they take the place of the last two
MONTHS = 24
WHOLE = "contributors"  # whose coverage and age stand for the whole


def told(sources: Sources) -> Figures:
    """The figures, or why there are none."""
    title, columns = _("Six key figures"), (_("Figure"), _("We"), _("Others"))
    measured = sources.measured
    if measured is None:
        return Figures(title, "", "", "", columns, (), nothing(sources))
    found = {one.metric: one for one in beside(measured)}
    rows = months(measured)
    figures_ = tuple(_figure(measured, metrics()[one], rows.get(one), found.get(one)) for one in chosen(measured))
    others_ = _group(found)
    legend = (
        _("Grey: the middle half of {others}. Line: their median. Dot: we.").format(others=others_) if others_ else ""
    )
    return Figures(title, legend, _("Where we are among others"), upper(others_), columns, figures_, "")


def nothing(sources: Sources) -> str:
    """Why there are no numbers."""
    if sources.snapshot is None:
        return _("Cannot be known, because nothing is collected yet.")
    return _("Cannot be known yet, because no month is collected to its end.")


def chosen(measured: Measured) -> list[str]:
    """The six; of the last two places each goes to what matters more as soon as that is known."""
    return [*FIRST, *(new if _known(measured, new) else old for new, old in zip(ONCE_COLLECTED, LAST, strict=True))]


def window(measured: Measured, metric: Metric) -> Window | None:
    """The year to the period, or its end; None where there is no such number, without value where it is not whole."""
    found = figures.year(measured.snapshot, metric, measured.organisation, None, measured.period)
    return found if found is None or found.complete else replace(found, value=None, low=None, high=None)


def beside(measured: Measured) -> list[Comparison]:
    """Each figure among those of others."""
    return comparisons(measured.snapshot, chosen(measured), measured.period)


def months(measured: Measured) -> dict[str, pd.DataFrame]:
    """Of every metric as many months as the first of two years' sums over twelve takes."""
    snapshot, organisation, period = measured
    return figures.every_series(snapshot, organisation, figures.months_back(period, MONTHS + 10), period)


def trend(metric: Metric, rows: pd.DataFrame | None) -> Trend:
    """Its last two years, month by month; of a monthly count each month with the year to it."""
    if rows is None:
        return Trend((), (), _course(metric, ()))
    rows = (figures.trailing_year(rows) if metric.window == "month" else rows).tail(MONTHS)
    values = tuple(figures.plain(value) for value in rows["value"].where(rows["complete"]))
    names = tuple(sentences.month(one, brief=True) for one in rows["period"])
    return Trend(names, values, _course(metric, values))


def band(one: Comparison) -> Band | None:
    """Others' middle half; None where nothing may be compared."""
    low, median, high = one.spread[1:]
    if median is None or one.ours.value is None:
        return None
    return Band(one.ours.value, low, median, high, others(one))


def others(one: Comparison | None) -> str:
    """Others' median, where we stand among them, and which way is better; or that it cannot be said."""
    if one is None or one.ours.value is None:
        return ""
    if one.spread.median is None:
        return _("No comparison: fewer than two others have it.")
    metric = metrics()[one.metric]
    parts = [_median(one), wording.standing(one), _("less is better") if metric.better == "lower" else ""]
    return ", ".join(part for part in parts if part)


def numbers(sources: Sources) -> Iterator[Number]:
    """Each figure, and the others' quartiles."""
    measured = sources.measured
    if measured is None:
        return
    compared = {one.metric: one for one in beside(measured)}
    for name in chosen(measured):
        yield from of_metric("figures", measured, metrics()[name])
        if one := compared.get(name):
            yield from of_others("figures", one)


def of_metric(part: str, measured: Measured, metric: Metric) -> Iterator[Number]:
    """The figure as it is now; nothing where there is no such number."""
    if found := window(measured, metric):
        yield number(part, metric, found, value(metric, found))


def number(part: str, metric: Metric, found: Window | None, text: str) -> Number:
    """A figure that is shown as `text`; unknown where there is no such number."""
    if found is None:
        return Number(part, metric.id, "now", None, metric.unit, text, definition=metric.version)
    return Number(
        part, metric.id, "now", found.value, metric.unit, text, found.period, found.low, found.high, found.sample_size,
        found.coverage, found.collected_at, found.definition, "own",
    )  # fmt: skip


def of_others(part: str, one: Comparison) -> Iterator[Number]:
    """The quartiles of others, as far as they may be said."""
    unit = metrics()[one.metric].unit
    for what, each in zip(("peers_low", "peers_median", "peers_high"), one.spread[1:], strict=True):
        if each is not None and one.ours.value is not None:
            yield Number(
                part, one.metric, what, each, unit, wording.figure(one.metric, each), one.ours.period,
                sample_size=one.spread.n, source="peers",
            )  # fmt: skip


def value(metric: Metric, found: Window) -> str:
    """The figure as a headline."""
    return sentences.shown(metric, found.value, found.low, found.high)


def changed(measured: Measured, metric: Metric, found: Window | None) -> tuple[str, Tone]:
    """What may be said of the year, or why the figure is not known."""
    if found is None:
        return "", "plain"
    change = figures.year_change(measured.snapshot, metric, measured.organisation, None, measured.period)
    if found.value is None or change is None:
        return (silent(measured, metric) if found.value is not None else _unknown(metric, found)), "plain"
    return upper(moved(change, found)), tone(change)


def silent(measured: Measured, metric: Metric) -> str:
    """Why no change is said: nothing stands out, or nobody knows what it was."""
    snapshot, organisation, period = measured
    before = figures.year(snapshot, metric, organisation, None, figures.months_back(period, 12))
    known = before is not None and before.complete and before.value is not None
    return _("No change that stands out") if known else _("The year before is not known")


def _unknown(metric: Metric, found: Window) -> str:
    return sentences.unknown(metric, found.low, found.high, found.sample_size).rstrip(".")


def moved(change: Change, found: Window | None) -> str:
    """Rose from 34 % to 61 %; by how much, where the figure that stands beside it is another one.

    A year's change is that of the repositories collected in both, and can differ from the figure of all.
    """
    unit = change.metric.unit
    if found is None or sentences.amount(change.later.value, unit) == sentences.amount(found.value, unit):
        return sentences.said(change)
    by = distance(change.metric, abs((change.later.value or 0) - (change.earlier.value or 0)))
    return (_("rose by {n} in a year") if change.rose else _("fell by {n} in a year")).format(n=by)


def basis(measured: Measured, metric: Metric, found: Window) -> str:
    """What it rests on; period and age only where they are others than those of the whole page."""
    whole = window(measured, metrics()[WHOLE])
    at = found.collected_at
    older = at is not None and (whole is None or whole.collected_at is None or at.date() != whole.collected_at.date())
    parts = [
        "" if metric.window != "end of month" else sentences.span(metric, found.period),
        _("rests on {n}").format(n=sentences.number(found.sample_size)) if found.sample_size else "",
        sentences.coverage(found.coverage),
        _("as of {day}").format(day=sentences.day(at)) if older else "",
    ]
    return " · ".join(part for part in parts if part)


def tone(change: Change) -> Tone:
    """Whether it is for the better."""
    return "plain" if change.good is None else "better" if change.good else "worse"


def _known(measured: Measured, name: str) -> bool:
    metric = metrics().get(name)
    found = window(measured, metric) if metric else None
    return found is not None and found.value is not None


def _figure(measured: Measured, metric: Metric, rows: pd.DataFrame | None, compared: Comparison | None) -> Figure:
    found = window(measured, metric)
    change, good = changed(measured, metric, found)
    return Figure(
        metric=metric.id, title=_(metric.title), value=value(metric, found) if found else _("unknown"),
        change=change, tone=good, basis=basis(measured, metric, found) if found else _("Not measured yet."),
        trend=trend(metric, rows), band=band(compared) if compared else None,
        peers=others(compared), definition=f"{_(metric.title)}: {_(metric.question)} {_(metric.source)}",
    )  # fmt: skip


def _course(metric: Metric, values: tuple[float | None, ...]) -> str:
    """The picture in a sentence."""
    known = [one for one in values if one is not None]
    if not known:
        return _("{title}: unknown in all months").format(title=_(metric.title))
    first, last = (sentences.amount(one, metric.unit) for one in (known[0], known[-1]))
    return _("{title}: from {first} to {last} in {n} months").format(
        title=_(metric.title), first=first, last=last, n=len(values)
    )


def _median(one: Comparison) -> str:
    median, ours = (wording.figure(one.metric, each) for each in (one.spread.median, one.ours.value))
    by = per(metrics()[one.metric], "repository")
    if by is None:
        return _("Others’ median {median}").format(median=median)
    return upper(_("{per} {ours}, others’ median {median}").format(per=_(BRIEF[by]), ours=ours, median=median))


def upper(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]


def _group(found: dict[str, Comparison]) -> str:
    """Who the others are of most figures: 8 local administrations in Europe."""
    groups = Counter(
        (one.spread.n, wording.group(one.group)) for one in found.values() if one.spread.median is not None
    )
    if not groups:
        return ""
    (n, group), _times = groups.most_common(1)[0]
    return _("{n} {group}").format(n=n, group=group)
