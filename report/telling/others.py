"""Others beside a figure of ours: their middle half, where we stand, who they are."""

from collections import Counter
from collections.abc import Iterable, Iterator

from data.definitions import metrics
from data.words import _
from peers import wording
from peers.comparison import Comparison
from peers.size import BRIEF, per
from report.story import Band, Number
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


def of_others(part: str, one: Comparison) -> Iterator[Number]:
    """Ours where it is divided to be compared, and the quartiles of others, as far as they may be said."""
    shape = metrics()[one.metric]
    by, ours = per(shape, "repository"), one.ours
    unit = f"{shape.unit}/{by}" if by else shape.unit
    if by and one.spread.median is not None:
        yield Number(
            part, one.metric, "now", ours.value, unit, wording.figure(one.metric, ours.value), ours.period,
            sample_size=ours.sample_size, source="own",
        )  # fmt: skip
    for what, each in zip(("peers_low", "peers_median", "peers_high"), one.spread[1:], strict=True):
        if each is not None and one.ours.value is not None:
            yield Number(
                part, one.metric, what, each, unit, wording.figure(one.metric, each), one.ours.period,
                sample_size=one.spread.n, source="peers",
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
