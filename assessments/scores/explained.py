"""How the score is made, in plain words, with its numbers as the code has them."""

from typing import NamedTuple

from assessments.answers.spoken import WITHIN
from assessments.questionnaire.shape import Model
from assessments.scores import bands, changes, groups, score
from assessments.scores.means import WORTH
from assessments.scores.score import Result
from data import sentences
from data.words import _


class Explained(NamedTuple):
    """A part of the explanation, a sentence a line; without lines where there is nothing to say."""

    title: str
    lines: list[str]


def whose(title: str, version: str) -> str:
    """Whose reading of a questionnaire it is, and what its short name means."""
    return _(
        "This is our own reading: the questionnaire {title} has questions and no score. This is version"
        " {formula} of the formula. Beside a score stands {version}/{formula}: version {version} of the"
        " questionnaire, version {formula} of the formula."
    ).format(title=title, version=version, formula=score.FORMULA)


def means() -> Explained:
    """How answers come to a score."""
    worth = ", ".join(f"{_(WITHIN[answer])} {sentences.number(float(n))}" for answer, n in WORTH.items())
    return Explained(_("The score"), [
        _("Each answer is worth: {answers}.").format(answers=worth),
        _("An activity is the mean of its assessed questions, times 100."),
        _("A goal is the mean of its activities, the whole the mean of its goals; those without a score are left out."),
        _("So every goal counts alike, however many questions it has."),
    ])  # fmt: skip


def missing() -> Explained:
    """What is not assessed, not settled, not applicable."""
    return Explained(_("What is missing"), [
        _("Not assessed is not no: it leaves the score and widens the range, which takes it once as no, once as yes."),
        _("Where people answer differently and nobody has settled it, the range covers all their answers."),
        _("How much is assessed is the same mean, taken of what is assessed."),
        _("Not applicable leaves score and range. Its share is shown beside them, so that it hides nothing."),
    ])  # fmt: skip


def silence(model: Model) -> Explained:
    """When less is said, or nothing."""
    quick = any(point.first_look for point in model.points.values())
    return Explained(_("When less is said"), [
        _("Nothing assessed: no score, not 0."),
        *([_("Only the first look: one mark an activity, no score and no band.")] if quick else []),
        _("Less than {share} assessed: the range is the headline, with no gap to a target and no radar.").format(
            share=_share(score.LEAST_FOR_VALUE)
        ),
        _("More than {share} not applicable: no band, no place in a line over time, nothing to peers.").format(
            share=_share(score.MOST_NOT_APPLICABLE)
        ),
        _("Less than {share} assessed: no place in a line over time, nothing to peers.").format(
            share=_share(score.LEAST_FOR_TREND)
        ),
        _(
            "A change is said where the two ranges do not touch, or where {share} or more is assessed both times and"
            " the scores are {points} or more apart. Two versions are compared over what both ask alike."
        ).format(share=_share(float(groups.LEAST_COVERAGE)), points=sentences.number(float(changes.LEAST * 100))),
    ])  # fmt: skip


def of_groups(result: Result) -> Explained:
    """Groups and stages, of a questionnaire that has them."""
    found = []
    if result.mandate or result.demand:
        found.append(
            _("A mandate or a strategic demand is the mean of its activities; one counts fully in each of its groups.")
        )
    if result.stage:
        text = _(
            "A stage is reached where it and each before it has a mean of {score} or more with {share} or more"
            " assessed. It is shown as the range it could be in, and not named where more than {most} does not apply."
        )
        found.append(text.format(
            score=sentences.number(float(groups.ENOUGH * 100)), share=_share(float(groups.LEAST_COVERAGE)),
            most=_share(score.MOST_NOT_APPLICABLE),
        ))  # fmt: skip
    return Explained(_("Groups and stages") if result.stage else _("Groups"), found)


def naming() -> str:
    """When a band is named."""
    return _("A band is named where the whole range lies in it, else between which two it lies.")


def of_bands() -> list[tuple[str, str]]:
    """Each band and from which score on it goes."""
    first = {name: next(n for n in range(101) if bands.band(n) == name) for name in bands.BANDS}
    return [(_(name), _starts(name, n)) for name, n in first.items()]


def _starts(name: str, first: int) -> str:
    """The lowest band is 0 alone, the next begins right above."""
    if name == bands.BANDS[0]:
        return sentences.number(first)
    return (_("above {n}") if name == bands.BANDS[1] else _("from {n}")).format(
        n=sentences.number(first - (name == bands.BANDS[1]))
    )


def _share(part: float) -> str:
    """0.5 → 50 %."""
    return sentences.amount(part * 100, "%")
