"""What the reader needs to be aware of: three sentences, made from the numbers by rule.

The first is how mature we are, or that it is not known. Then the worst that may be said, in this order: an assessment
cannot be read or lacks lines, much of the numbers is missing, critical vulnerabilities are old, something got worse (a
key figure first), answers contradict numbers, targets are overdue, duties are not met, numbers are behind their
targets. Then the best: something got better, or is in the best quarter of others. Where maturity rose that is the good
news, and the second worst goes before the best; where there is none of the one there are more of the other, and where
nothing is left the rest stays empty.
"""

from collections.abc import Iterator

from assessments.questionnaire.shape import Model
from assessments.scores import bands, wording
from assessments.scores.changes_said import said
from assessments.scores.ends import ends
from data import sentences
from data.words import _, ngettext
from report.sources import Sources
from report.story import Aware, Number, Sentence, Tone
from report.telling import maturity
from report.telling.aware.best import best
from report.telling.aware.weighty import PART, Weighty, count
from report.telling.aware.worst import worst

MOST = 3


def told(sources: Sources) -> Aware:
    """Up to three, the weightiest first."""
    return Aware(_("What you need to be aware of"), tuple(one.sentence for one in _chosen(sources)))


def numbers(sources: Sources) -> Iterator[Number]:
    """Those of the sentences that are said."""
    for one in _chosen(sources):
        yield from one.numbers


def _chosen(sources: Sources) -> list[Weighty]:
    first, bad, good = _maturity(sources), [*worst(sources)], [*best(sources)]
    n = MOST - 1 if first.tone == "better" else MOST - 2
    return [Weighty(first, _scores(sources)), *bad[:n], *good[:1], *bad[n:], *good[1:]][:MOST]


def _scores(sources: Sources) -> tuple[Number, ...]:
    """The whole and its goals, whichever of them the sentence names."""
    keys = [goal.id for goal in maturity.goals(sources)]
    scores = (one for key in ["", *keys] for one in maturity.of_part(sources, PART, key))
    return (*scores, *count("answers.waiting", maturity.waiting(sources))) if keys else ()


def _maturity(sources: Sources) -> Sentence:
    reading = sources.reading
    if reading is None or not reading.has_score:
        title = _("How mature we are is not known yet.") if reading is None else _("A first look is taken.")
        return Sentence(title, maturity.nothing(reading), "plain")
    whole, change = reading.whole, maturity.overall(sources)
    if change and change.said:
        tone: Tone = "better" if change.said == "up" else "worse"
        text = " ".join(filter(None, [_goals(sources, reading.model), _waiting(sources)]))
        return Sentence(_("Maturity {change}").format(change=said(change)), text, tone)
    if whole.value is None:
        applies = whole.not_applicable < 1
        text = _("Nothing that applies is assessed yet.") if applies else _("Nothing that is assessed applies.")
        return Sentence(_("How mature we are is not known yet."), text, "plain")
    if whole.headline_is_range:
        title = _("Maturity lies between {low} and {high} of 100.").format(
            low=wording.points(whole.low), high=wording.points(whole.high)
        )
        return Sentence(title, _("Less than half is assessed, so that only this range can be said."), "plain")
    title = _("Maturity is {score} of 100.").format(score=wording.points(whole.value))
    band = _("That is {band}.").format(band=bands.said(whole)) if bands.said(whole) else ""
    return Sentence(title, " ".join(filter(None, [band, ends(reading)])), "plain")


def _waiting(sources: Sources) -> str:
    """What was answered last time and is not yet, as an answer that is missing can raise a score."""
    n = maturity.waiting(sources)
    text = ngettext(
        "Not finished: {n} question of last time is not answered yet.",
        "Not finished: {n} questions of last time are not answered yet.",
        n,
    )
    return text.format(n=sentences.number(n)) if n else ""


def _goals(sources: Sources, model: Model) -> str:
    """Which goals rose and fell since last time; nothing where there is one, which is the whole."""
    if len(model.goals) == 1:
        return ""
    names = {goal.id: _(goal.title) for goal in model.goals}
    moved = {turn: [names[one.goal] for one in maturity.since(sources) if one.goal and one.said == turn]
             for turn in ("up", "down", None)}  # fmt: skip
    wordings = (
        (_("Rose: {goals}."), "up"),
        (_("Fell: {goals}."), "down"),
        (_("No change that stands out: {goals}."), None),
    )
    return " ".join(text.format(goals=", ".join(moved[turn])) for text, turn in wordings if moved[turn])
