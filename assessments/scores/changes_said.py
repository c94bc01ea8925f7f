"""What may be said of a change of maturity, in words."""

from assessments.scores import wording
from assessments.scores.changes import Maturity
from assessments.scores.means import Part
from assessments.scores.score import LEAST_FOR_VALUE
from data.words import _


def said(one: Maturity) -> str:
    """Rose from 43 to 52; with a decimal, or a range, where that is needed to tell them apart."""
    words = {"up": _("rose from {before} to {after}."), "down": _("fell from {before} to {after}.")}
    before, after = _figure(one.before, wording.points), _figure(one.after, wording.points)
    if before == after:  # 54.1 and 54.4
        before, after = _figure(one.before, wording.exact), _figure(one.after, wording.exact)
    return words[one.said or "up"].format(before=before, after=after)


def _figure(part: Part, told: wording.Told) -> str:
    low, high, value = (float(each * 100) if each is not None else None for each in (part.low, part.high, part.value))
    if part.coverage >= LEAST_FOR_VALUE or low is None:
        return told(value)
    return _("between {low} and {high}").format(low=told(low), high=told(high))
