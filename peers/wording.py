"""Groups, figures and samples in words."""

from collections.abc import Iterable
from datetime import date

from babel.numbers import format_decimal

from data import regions, sentences
from data.definitions import metrics
from data.words import N_, _, spoken
from peers.comparison import Comparison
from peers.known import Known
from peers.partition import Group
from peers.size import depends
from peers.spread import LEAST_FOR_PERCENTILES, quarter

WHO = {
    "local": N_("local administrations"),
    "regional": N_("regional administrations"),
    "national": N_("national administrations"),
    "supranational": N_("supranational administrations"),
}
QUARTERS = {
    1: N_("in the best quarter"),
    2: N_("in the second quarter"),
    3: N_("in the third quarter"),
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
    return _(QUARTERS[quarter(one.ahead)])


def months(periods: Iterable[date | None]) -> str:
    """December 2025 to July 2026, or the one month."""
    known = sorted({period for period in periods if period})
    first, last = (sentences.month(known[0]), sentences.month(known[-1])) if known else ("", "")
    return first if first == last else _("{first} to {last}").format(first=first, last=last)
