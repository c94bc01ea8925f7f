"""The goals now: value, range, what it was last time, and where it is to be."""

from collections.abc import Mapping

import pandas as pd

from assessments.answers.intents import Aim
from assessments.questionnaire.shape import Activity, Goal, Model
from assessments.scores.score import Score
from dashboard import look
from dashboard.look import Part
from dashboard.maturity import plots, wording
from dashboard.maturity.reading import Reading
from data import sentences
from data.words import _

Targets = Mapping[str, Aim]


def show(reading: Reading, last: Reading | None, targets: Targets) -> None:
    """Bars, and their table."""
    layout = {
        "height": 100 + 44 * len(parts(reading.model)), "margin": {"l": 8, "r": 8, "t": 8, "b": 80},
        "barmode": "overlay", "hovermode": "closest", "xaxis": plots.scale(),
        "legend": plots.legend(),
        "yaxis": {"autorange": "reversed", "automargin": True, "tickfont": {"color": look.ink(), "size": 13}},
    }  # fmt: skip
    table = _table(reading, last, targets)
    plots.block(
        _title(reading.model),
        _sentence(reading, last, targets),
        _traces(reading, last, targets),
        layout,
        table,
        key="goals",
    )


def _title(model: Model) -> str:
    return _("Goals now") if len(model.goals) > 1 else _("{goal} now").format(goal=_(model.goals[0].title))


def parts(model: Model) -> list[Goal | Activity]:
    """What the bars stand for: goals, or of a questionnaire with a single one its activities."""
    return list(model.goals if len(model.goals) > 1 else model.goals[0].activities)


def target(goal: Goal | Activity, scores: Mapping[str, Score], targets: Targets) -> float | None:
    """Of an activity its own; of a goal the mean of its activities' targets, where each that applies has one."""
    activities = goal.activities if isinstance(goal, Goal) else [goal]
    asked = [one.id for one in activities if scores[one.id].not_applicable < 1]
    aims = [aim.score for one in asked if (aim := targets.get(one)) and aim.score is not None]
    return sum(aims) / len(aims) if aims and len(aims) == len(asked) else None


def drawn(reading: Reading | None, goal: str) -> float | None:
    """The value that may be drawn as a point: none where too little is assessed, or where only the first look is."""
    score = reading.scores.get(goal) if reading and reading.has_score else None
    return None if score is None or score.headline_is_range else score.value


def _traces(reading: Reading, last: Reading | None, targets: Targets) -> list[Part]:
    goals = parts(reading.model)
    names = [plots.wrapped(_(goal.title)) for goal in goals]
    ink, points = look.ink(), [drawn(reading, goal.id) for goal in goals]
    found: list[Part] = [
        {"type": "bar", "orientation": "h", "x": points, "y": names, "name": _("Score"), "width": 0.6,
         **plots.pointed("y", points)},
        _range(reading, names),
    ]  # fmt: skip
    if last and any(drawn(last, goal.id) is not None for goal in goals):
        then = _("Last time ({month})").format(month=f"{last.period:%Y-%m}")
        found.append(_marks(then, [drawn(last, goal.id) for goal in goals], names, "diamond-open", ink))
    aims = [target(goal, reading.scores, targets) for goal in goals]
    if any(aim is not None for aim in aims):
        found.append(_marks(_("Target"), aims, names, "star", ink))
    return found


def _range(reading: Reading, names: list[str]) -> Part:
    x: list[float | None] = []
    y: list[str | None] = []
    for name, goal in zip(names, parts(reading.model), strict=True):
        score = reading.scores[goal.id]
        if score.value is not None and score.low != score.high:
            x += [score.low, score.high, None]
            y += [name, name, None]
    cap = {"symbol": "line-ns", "size": 12, "line": {"width": 2, "color": look.ink()}}
    return {
        "type": "scatter", "x": x, "y": y, "name": _("Could be"), "mode": "lines+markers", "marker": cap,
        "line": {"width": 2, "color": look.ink()}, **plots.pointed("y", x),
    }  # fmt: skip


def _marks(name: str, x: list[float | None], y: list[str], symbol: str, ink: str) -> Part:
    marker = {"symbol": symbol, "size": 12, "color": ink, "line": {"width": 2, "color": ink}}
    return {
        "type": "scatter", "x": x, "y": y, "name": name, "mode": "markers", "marker": marker,
        **plots.pointed("y", x),
    }  # fmt: skip


def _sentence(reading: Reading, last: Reading | None, targets: Targets) -> str:
    goals = parts(reading.model)
    known = {_(goal.title): value for goal in goals if (value := drawn(reading, goal.id)) is not None}
    found = []
    if len(known) > 1:
        found.append(_ends(known, [goal for goal in goals if reading.scores[goal.id].not_applicable < 1], reading))
    unsaid = [goal for goal in goals if _(goal.title) not in known]
    if unknown := [_(goal.title) for goal in unsaid if reading.scores[goal.id].not_applicable < 1]:
        found.append(_("No value for {goals}: less than half is assessed.").format(goals=", ".join(unknown)))
    if absent := [_(goal.title) for goal in unsaid if reading.scores[goal.id].not_applicable >= 1]:
        found.append(_("Not applicable: {goals}.").format(goals=", ".join(absent)))
    if last is None:
        found.append(_("Nothing was frozen before it."))
    if len(reading.model.goals) > 1 and targets and not any(target(goal, reading.scores, targets) for goal in goals):
        found.append(_("A goal has a target once all its activities have one."))
    return " ".join(found)


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


def _table(reading: Reading, last: Reading | None, targets: Targets) -> pd.DataFrame:
    goals = parts(reading.model)
    scores = [reading.scores[goal.id] for goal in goals]
    title = _(reading.model.goals[0].title) if len(reading.model.goals) == 1 else _("Goal")
    columns = {
        title: [_(goal.title) for goal in goals],
        _("Score"): [wording.points(score.value) for score in scores],
        _("Could be"): [wording.spread(score) for score in scores],
        _("Band"): [wording.banded(score) for score in scores],
        _("Assessed"): [wording.share(score.coverage) for score in scores],
        _("Not applicable"): [wording.left_out(score.not_applicable) for score in scores],
        _("Target"): [wording.points(target(goal, reading.scores, targets)) for goal in goals],
    }
    if last:
        then = _("Last time ({month})").format(month=sentences.month(last.period))
        columns[then] = [wording.points(drawn(last, goal.id)) for goal in goals]
    return pd.DataFrame(columns)
