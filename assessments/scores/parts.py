"""What a score is shown in parts by: goals, or of a questionnaire with a single one its activities."""

from collections.abc import Mapping

from assessments.answers.intents import Aim
from assessments.questionnaire.shape import Activity, Goal, Model
from assessments.reading import Reading
from assessments.scores.score import Score

Targets = Mapping[str, Aim]


def parts(model: Model) -> list[Goal | Activity]:
    """What the bars stand for: goals, or of a questionnaire with a single one its activities."""
    return list(model.goals if len(model.goals) > 1 else model.goals[0].activities)


def target(part: Goal | Activity, scores: Mapping[str, Score], targets: Targets) -> float | None:
    """Of an activity its own; of a goal the mean of its activities' targets, where each that applies has one."""
    activities = part.activities if isinstance(part, Goal) else [part]
    asked = [one.id for one in activities if scores[one.id].not_applicable < 1]
    aims = [aim.score for one in asked if (aim := targets.get(one)) and aim.score is not None]
    return sum(aims) / len(aims) if aims and len(aims) == len(asked) else None


def drawn(reading: Reading | None, part: str) -> float | None:
    """The value that may be drawn as a point: none where too little is assessed, or where only the first look is."""
    score = reading.scores.get(part) if reading and reading.has_score else None
    return None if score is None or score.headline_is_range else score.value
