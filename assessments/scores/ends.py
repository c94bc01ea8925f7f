"""The highest and the lowest part of a score, said only where no other could be it."""

from collections.abc import Mapping

from assessments.questionnaire.shape import Activity, Goal
from assessments.reading import Reading
from assessments.scores import wording
from assessments.scores.parts import drawn, parts
from data.words import _


def ends(reading: Reading) -> str:
    """Which is highest and which lowest, or between what they lie; empty where fewer than two are known."""
    there = parts(reading.model)
    known = {_(one.title): value for one in there if (value := drawn(reading, one.id)) is not None}
    applying = [one for one in there if reading.scores[one.id].not_applicable < 1]
    return _ends(known, applying, reading) if len(known) > 1 else ""


def _ends(known: Mapping[str, float], there: list[Goal | Activity], reading: Reading) -> str:
    """Which is highest and which lowest, where no other could be; else between what they lie."""
    most, least = max(known.values()), min(known.values())
    told = {"most": wording.points(most), "least": wording.points(least)}
    if told["most"] == told["least"]:
        return _("All scores are {most}.").format(**told)
    alone = {_(goal.title): _alone(goal, there, reading) for goal in there}
    high = next((name for name, value in known.items() if value == most and alone[name] == "high"), None)
    low = next((name for name, value in known.items() if value == least and alone[name] == "low"), None)
    if high and low:
        text = _("{high} is highest with {most}, {low} lowest with {least}.")
    elif high:
        text = _("{high} is highest with {most}; the scores begin at {least}.")
    elif low:
        text = _("{low} is lowest with {least}; the scores go up to {most}.")
    else:
        text = _("The scores lie between {least} and {most}.")
    return text.format(high=high, low=low, **told)


def _alone(goal: Goal | Activity, there: list[Goal | Activity], reading: Reading) -> str | None:
    """Whether the whole range lies above, or below, that of every other."""
    one = reading.scores[goal.id]
    others = [reading.scores[each.id] for each in there if each is not goal]
    if all(one.low is not None and each.high is not None and one.low > each.high for each in others):
        return "high"
    return (
        "low" if all(one.high is not None and each.low is not None and one.high < each.low for each in others) else None
    )
