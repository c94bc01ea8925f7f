"""Since last time, in plain sentences: what has to be done, what was said, which risks are new, what changed."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from assessments.answers.spoken import ANSWERS
from assessments.evidence import sentences as told_by
from assessments.evidence.drift import Drifted
from assessments.questionnaire.shape import Model
from assessments.since import Since
from assessments.since.dates import Dated
from data import sentences
from data.definitions import metrics
from data.packages import called
from data.words import _, ngettext

MOST = 4  # of one kind that are listed


class News(NamedTuple):
    """A sentence, and what it is about by name, where it ends in a colon; `weighty`: it is not to be missed."""

    text: str
    names: Sequence[str] = ()
    weighty: bool = False


def told(found: Since, model: Model | None) -> Iterator[News]:
    """Of each kind there is, the most pressing first; `model`: the questionnaire of the assessment."""
    if found.overdue:
        text = ngettext("{n} is overdue:", "{n} are overdue:", _sum(found.overdue))
        yield News(_counted(text, _sum(found.overdue)), _dated(found.overdue, model), weighty=True)
    if found.due:
        text = ngettext("{n} is due within 90 days:", "{n} are due within 90 days:", _sum(found.due))
        yield News(_counted(text, _sum(found.due)), _dated(found.due, model))
    yield from _said(found)
    if n := len(found.risks):
        text = ngettext("{n} new severe vulnerability:", "{n} new severe vulnerabilities:", n)
        names = [_("{flaw} in {package}").format(flaw=one.flaw, package=called(one.package)) for one in found.risks]
        yield News(_counted(text, n), names, weighty=True)
    yield from _changed(found)


def sentence(one: News, shown: Callable[[str], str] = str) -> str:
    """With the first few names; `shown` makes a name fit for where it stands."""
    return f"{one.text} {'; '.join(few([shown(name) for name in one.names], MOST))}." if one.names else one.text


def few(texts: Sequence[str], most: int) -> list[str]:
    """All, or the first of them and how many more there are: never more than `most`."""
    rest = len(texts) - most + 1
    if rest <= 1:
        return [*texts]
    return [*texts[: most - 1], _counted(ngettext("and {n} more", "and {n} more", rest), rest)]


def _said(found: Since) -> Iterator[News]:
    """What numbers say otherwise than then."""
    if n := len(found.turned):
        text = ngettext("{n} number leads to another answer now:", "{n} numbers lead to other answers now:", n)
        yield News(_counted(text, n), [_turned(one) for one in found.turned], weighty=True)
    if n := len(found.contradicted):
        text = ngettext(
            "{n} answer disagrees with the numbers that did not then.",
            "{n} answers disagree with the numbers that did not then.",
            n,
        )
        yield News(_counted(text, n), weighty=True)


def _changed(found: Since) -> Iterator[News]:
    if n := len(found.frozen):
        text = ngettext("{n} assessment was frozen:", "{n} assessments were frozen:", n)
        yield News(_counted(text, n), found.frozen)
    if n := found.answers:
        text = ngettext(
            "{n} question was answered or answered anew.", "{n} questions were answered or answered anew.", n
        )
        yield News(_counted(text, n))
    if n := len(found.stale):
        text = ngettext(
            "Of {n} repository nothing was confirmed for 45 days; the page Sources says why.",
            "Of {n} repositories nothing was confirmed for 45 days; the page Sources says why.",
            n,
        )
        yield News(_counted(text, n))


def _turned(one: Drifted) -> str:
    return _("{number} ({before} → {after})").format(
        number=told_by.measured(one.now), before=_(ANSWERS[one.then.answer or "not_assessed"]),
        after=_(ANSWERS[one.now.answer or "not_assessed"]),
    )  # fmt: skip


def _sum(some: Sequence[Dated]) -> int:
    return sum(one.n if one.kind == "answers" else 1 for one in some)


def _dated(some: Sequence[Dated], model: Model | None) -> list[str]:
    return [_named(one, model) for one in some]


def _named(one: Dated, model: Model | None) -> str:
    words = {
        "target": _("target of {title} ({day})"), "number": _("target of {title} ({day})"),
        "step": _("step {title} ({day})"),
        "answers": ngettext(
            "{n} answer to be asked again in {title} ({day})", "{n} answers to be asked again in {title} ({day})", one.n
        ),
    }  # fmt: skip
    title = _(metrics()[one.key].title) if one.kind == "number" else _title(one.key, model)
    return words[one.kind].format(title=title, day=sentences.day(one.day), n=sentences.number(one.n))


def _title(key: str, model: Model | None) -> str:
    if model and key in model.activities:
        return _(model.activities[key].title)
    return _(model.points[key].question) if model and key in model.points else key


def _counted(text: str, n: int) -> str:
    return text.format(n=sentences.number(n))
