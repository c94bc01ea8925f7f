"""What may be said of a change of maturity, in words."""

from assessments.scores import wording
from assessments.scores.changes import Maturity, Turn
from assessments.scores.means import Part
from assessments.scores.score import LEAST_FOR_VALUE
from data import sentences
from data.words import _, ngettext

TURNS: tuple[Turn, ...] = ("up", "down", "not_applicable", "applicable", "assessed", "unassessed")


def said(one: Maturity) -> str:
    """Rose from 43 to 52; with a decimal, or a range, where that is needed to tell them apart."""
    words = {"up": _("rose from {before} to {after}."), "down": _("fell from {before} to {after}.")}
    before, after = _figure(one.before, wording.points), _figure(one.after, wording.points)
    if before == after:  # 54.1 and 54.4
        before, after = _figure(one.before, wording.exact), _figure(one.after, wording.exact)
    return words[one.said or "up"].format(before=before, after=after)


def counted(turn: Turn, n: int, *, finished: bool) -> str:
    """3 answers rose; an assessment that is not finished has not lost what is not answered in it yet."""
    gone = ngettext("{n} is not assessed any more", "{n} are not assessed any more", n)
    waiting = ngettext("{n} is not answered yet", "{n} are not answered yet", n)
    words = {
        "up": ngettext("{n} answer rose", "{n} answers rose", n),
        "down": ngettext("{n} answer fell", "{n} answers fell", n),
        "not_applicable": ngettext("{n} does not apply any more", "{n} do not apply any more", n),
        "applicable": ngettext("{n} applies now", "{n} apply now", n),
        "assessed": ngettext("{n} is newly assessed", "{n} are newly assessed", n),
        "unassessed": gone if finished else waiting,
    }
    return words[turn].format(n=sentences.number(n))


def _figure(part: Part, told: wording.Told) -> str:
    low, high, value = (float(each * 100) if each is not None else None for each in (part.low, part.high, part.value))
    if part.coverage >= LEAST_FOR_VALUE or low is None:
        return told(value)
    return _("between {low} and {high}").format(low=told(low), high=told(high))
