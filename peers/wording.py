"""Groups, figures and samples in words."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from babel.numbers import format_decimal

from data import regions, sentences
from data.definitions import metrics
from data.snapshot import Snapshot
from data.words import N_, _, ngettext, spoken
from peers.comparison import Comparison
from peers.groups import OfGroup, edition
from peers.known import Known
from peers.partition import LEAST, Group
from peers.size import depends
from peers.spread import LEAST_FOR_PERCENTILES, quarter

WHO = {
    "local": N_("local administrations"),
    "regional": N_("regional administrations"),
    "national": N_("national administrations"),
    "supranational": N_("supranational administrations"),
}
HALF = 50  # per cent: as many are behind as ahead
QUARTERS = {
    1: N_("in the best quarter"),
    2: N_("in the better half"),
    3: N_("in the lower half"),
    4: N_("in the last quarter"),
}


def group(one: Group) -> str:
    """Local administrations in Northern Europe; all others known where nothing narrower is meant."""
    who = _(WHO[one.level]) if one.level else _("administrations of every level")
    code = one.country or one.region or one.continent
    where = _("{who} in {place}").format(who=who, place=regions.title(code)) if code else who
    return _("{who}, those not in a group of their own").format(who=where) if one.rest else where


def figure(metric: str, value: float | None) -> str:
    """An amount with its unit; of what is divided, and of scores, the number."""
    shape = metrics().get(metric)
    if shape and depends(shape) and value is not None and abs(value) < 10:
        return str(format_decimal(float(f"{value:.2g}"), locale=spoken()))
    return sentences.number(value) if shape is None or depends(shape) else sentences.amount(value, shape.unit)


def sample(one: Known) -> str:
    """5 of 122 public repositories, sample; empty where it is not one."""
    if one.sample_read is None:
        return ""
    of = _("an unknown number of") if one.sample_of is None else sentences.number(one.sample_of)
    return _("{n} of {m} public repositories, sample").format(n=one.sample_read, m=of)


def source(one: Known) -> str:
    """How we come to know an administration's figures."""
    if one.source == "own":
        return _("ours")
    if one.sample_read is not None:
        return _("measured on a sample, given as a file")
    return _("collected here") if one.source == "peer" else _("given by them")


def standing(one: Comparison) -> str:
    """In which quarter of the group ours lies, of twenty ahead of which share; empty where neither can be said."""
    if one.ahead is None:
        return ""
    if one.spread.n >= LEAST_FOR_PERCENTILES:
        return _("ahead of {n}\N{NO-BREAK SPACE}%").format(n=round(one.ahead))
    return _("in the middle") if one.ahead == HALF else _(QUARTERS[quarter(one.ahead)])


def months(periods: Iterable[date | None]) -> str:
    """December 2025 to July 2026, or the one month."""
    known = sorted({period for period in periods if period})
    first, last = (sentences.month(known[0]), sentences.month(known[-1])) if known else ("", "")
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def headline(found: list[Comparison]) -> str:
    """How many figures are in the best and in the last quarter, of those that are better or worse."""
    there = quarters(found)
    total = there.total()
    if not total:
        return _("No figure of ours can be placed among those of others yet.")
    return ngettext(
        "Of {n} figure that can be placed, {best} is in the best quarter and {last} in the last.",
        "Of {n} figures that can be placed, {best} are in the best quarter and {last} in the last.",
        total,
    ).format(n=total, best=there[1], last=there[4])


def quarters(found: list[Comparison]) -> Counter[int]:
    """Quarter (1 best) → number of figures that can be placed."""
    return Counter(quarter(one.ahead) for one in found if one.ahead is not None)


def basis(found: list[Comparison]) -> str:
    """Who the others are of most figures, how many of them samples, and of which months the figures are."""
    most = max(found, key=lambda one: one.spread.n)
    n = sum(one.who.sample_read is not None for one in most.near)
    samples = ngettext("{n} of them is a sample", "{n} of them are samples", n).format(n=n)
    sentence = _("Among {n} {group}. Ours is of {ours}, theirs of {theirs}.").format(
        n=most.spread.n, group=group(most.group) + (f" ({samples})" if n else ""),
        ours=sentences.month(most.ours.period) if most.ours.period else _("unknown"),
        theirs=months(one.period for one in most.near),
    )  # fmt: skip
    if not n:
        return sentence
    return f"{sentence} {_('A sample was measured on some public repositories and does not speak of the rest.')}"


def others(one: Comparison) -> str:
    """Their median and middle half: 44 (30 to 61); that they are too few."""
    low, median, high = (figure(one.metric, value) for value in one.spread[1:])
    if one.spread.low is None:
        return _("{median} (too few)").format(median=median) if one.spread.n > 1 else _("too few")
    return _("{median} ({low} to {high})").format(low=low, median=median, high=high)


def named(found: Iterable[Comparison]) -> str:
    """How many they are, and where."""
    most = max(found, key=lambda one: one.spread.n)
    return _("{n} {group}, each with its newest score of the last two years.").format(
        n=most.spread.n, group=group(most.group)
    )


def nameless(snapshot: Snapshot, which: Group | None, whole: OfGroup | None) -> str:
    """Who the others without a name are, since when their figures stand, and until when."""
    made = edition(snapshot)
    if which is None or whole is None:
        return _("Nobody has given figures without a name that we could be compared with.")
    if not whole.enough:
        return _("{n} of the {least} needed, {group}.").format(n=whole.spread.n, least=LEAST, group=group(which))
    told = _(
        "{n} {group}, as of {day}. In steps of five points, 5 standing for less too and 95 for more;"
        " new at the start of a quarter."
    ).format(n=whole.spread.n, group=group(which), day=sentences.day(made.made_on))
    if not made.waiting:
        return told
    waiting = ngettext("{n} file more counts then.", "{n} files more count then.", made.waiting)
    return f"{told} {waiting.format(n=made.waiting)}"
