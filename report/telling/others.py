"""Others beside a figure of ours: their middle half, where we stand, who they are."""

from collections import Counter
from collections.abc import Iterable, Iterator

from data.definitions import metrics
from data.words import _
from peers import wording
from peers.comparison import Comparison
from peers.size import BRIEF, per
from report.story import Band, Number
from report.telling import counted
from report.telling.yearly import upper


def band(one: Comparison) -> Band | None:
    """Others' middle half; None where nothing may be compared."""
    low, median, high = one.spread[1:]
    if median is None or one.ours.value is None:
        return None
    return Band(one.ours.value, low, median, high, said(one))


def said(one: Comparison | None) -> str:
    """Others' median, where we stand among them, and which way is better; or that it cannot be said."""
    if one is None or one.ours.value is None:
        return ""
    if one.spread.median is None:
        return _("No comparison: fewer than two others have it.")
    metric = metrics()[one.metric]
    parts = [_median(one), wording.standing(one), _("less is better") if metric.better == "lower" else ""]
    return ", ".join(part for part in parts if part)


def ours(part: str, one: Comparison) -> Number:
    """Ours as it is compared."""
    shape, own = metrics()[one.metric], one.ours
    return Number(
        part, one.metric, "now", own.value, unit(one.metric), wording.figure(one.metric, own.value), own.period,
        own.low, own.high, own.sample_size, own.coverage, own.collected_at, shape.version, "own",
        counted.WINDOWS[shape.window],
    )  # fmt: skip


def unit(metric: str) -> str:
    """Of what depends on size with what it is divided by."""
    shape = metrics()[metric]
    by = per(shape, "repository")
    return f"{shape.unit}/{by}" if by else shape.unit


def of_others(part: str, one: Comparison) -> Iterator[Number]:
    """The quartiles of others, each of whose figures is of a month of its own, as far as they may be said."""
    for what, each in zip(("peers_low", "peers_median", "peers_high"), one.spread[1:], strict=True):
        if each is not None and one.ours.value is not None:
            yield Number(
                part, one.metric, what, each, unit(one.metric), wording.figure(one.metric, each),
                sample_size=one.spread.n, source="peers", window=counted.WINDOWS[metrics()[one.metric].window],
            )  # fmt: skip


def group(found: Iterable[Comparison]) -> str:
    """Who the others are of most figures: 8 local administrations in Europe."""
    groups = Counter((one.spread.n, wording.group(one.group)) for one in found if one.spread.median is not None)
    if not groups:
        return ""
    (n, group), _times = groups.most_common(1)[0]
    return _("{n} {group}").format(n=n, group=group)


def _median(one: Comparison) -> str:
    median, ours = (wording.figure(one.metric, each) for each in (one.spread.median, one.ours.value))
    by = per(metrics()[one.metric], "repository")
    if by is None:
        return _("Others’ median {median}").format(median=median)
    return upper(_("{per} {ours}, others’ median {median}").format(per=_(BRIEF[by]), ours=ours, median=median))
