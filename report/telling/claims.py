"""Where answers and numbers disagree."""

from collections.abc import Iterator

from assessments.answers.spoken import ANSWERS, WITHIN
from assessments.evidence import sentences as told_by
from assessments.evidence.contradictions import Contradiction, contradictions
from data import sentences
from data.definitions import metrics
from data.words import _, ngettext
from report.sources import Sources
from report.story import Claim, Claims, Number
from report.telling import counted

MOST = 3


def told(sources: Sources) -> Claims:
    """The three that count most, or that there are none."""
    there = found(sources)
    return Claims(
        title=_("Where answers and numbers disagree"), columns=(_("Question"), _("We said"), _("We measured")),
        items=tuple(claim(sources, one) for one in there[:MOST]), more=_more(len(there) - MOST),
        nothing="" if there else _nothing(sources),
    )  # fmt: skip


def found(sources: Sources) -> list[Contradiction]:
    """All of them, those of yes against no first, the weightiest first."""
    if sources.reading is None:
        return []
    return contradictions(sources.reading.model, sources.reading.standing, sources.found)


def claim(sources: Sources, one: Contradiction) -> Claim:
    """The question, what was answered, and the number."""
    question = sources.reading.model.points[one.point].question if sources.reading else one.point
    measured = _("{number}, so {answer}").format(number=told_by.measured(one.finding), answer=_(WITHIN[one.measured]))
    return Claim(_(question), _(ANSWERS[one.claimed]), measured)


def numbers(sources: Sources) -> Iterator[Number]:
    """How many there are, and the numbers of those that are shown."""
    there = found(sources)
    if sources.found:
        yield counted.count("claims", "claims.disagreeing", len(there))
    for one in there[:MOST]:
        yield of_claim("claims", one)


def of_claim(part: str, one: Contradiction) -> Number:
    """The number behind one."""
    return counted.figure(part, metrics()[one.finding.evidence.metric], one.finding.window, told_by.value(one.finding))


def _more(n: int) -> str:
    if n <= 0:
        return ""
    return ngettext("{n} more is in the long report.", "{n} more are in the long report.", n).format(
        n=sentences.number(n)
    )


def _nothing(sources: Sources) -> str:
    if sources.reading is None:
        return _("Cannot be known, because nothing is assessed yet.")
    if not any(one.answer for one in sources.found.values()):
        return _("Cannot be known, because no number speaks about an answer yet.")
    return _("No answer contradicts the numbers.")
