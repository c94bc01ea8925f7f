"""The goals now: value, range, what it was last time, and where it is to be."""

import pandas as pd

from assessments.questionnaire.shape import Model
from assessments.reading import Reading
from assessments.scores import wording
from assessments.scores.ends import ends
from assessments.scores.parts import Targets, drawn, parts, target
from dashboard import look
from dashboard.look import Part
from dashboard.maturity import plots
from data import sentences
from data.words import _


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
    known = {_(goal.title) for goal in goals if drawn(reading, goal.id) is not None}
    found = [said] if (said := ends(reading)) else []
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
