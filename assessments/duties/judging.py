"""Whether a duty is met, by what its activities and numbers say: what is known here, and no legal advice.

An activity counts as met where its score is at least `MET` whatever the open answers come to, as not met where it
cannot reach that. A duty is met where all that applies of it is, not met where one part is not, else not assessed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assessments.answers.standing import Standing
from assessments.duties.shape import Duty, Number
from assessments.evidence.contradictions import contradictions
from assessments.evidence.finding import Finding, findings
from assessments.evidence.numbers import Numbers
from assessments.questionnaire.shape import Model
from assessments.scores.first_look import only_first_look
from assessments.scores.score import Score, score
from data.changes import Window

State = Literal["met", "not_met", "not_assessed", "not_applicable"]

MET = 50  # the score from which an activity is established
LEAST_COVERAGE = 0.8  # of a number


@dataclass(frozen=True)
class Weighed:
    """What an activity says; `score` is None where the questionnaire does not have it, or nothing may be scored."""

    activity: str
    state: State
    score: Score | None


@dataclass(frozen=True)
class Measured:
    """What a number says; `window` is None where it is not measured."""

    number: Number
    state: State
    window: Window | None


@dataclass(frozen=True)
class Judged:
    """A duty with its parts; `doubts` are numbers that surely say no where somebody says yes."""

    duty: Duty
    activities: tuple[Weighed, ...]
    numbers: tuple[Measured, ...]
    doubts: tuple[Finding, ...]

    @property
    def state(self) -> State:
        """Not applicable where none of its activities applies."""
        asked = _together(one.state for one in self.activities)
        return asked if asked == "not_applicable" else _together([asked, *(one.state for one in self.numbers)])

    @property
    def doubted(self) -> bool:
        """Met by the answers, and a number says otherwise."""
        return self.state == "met" and bool(self.doubts)

    def having(self, state: State) -> list[Weighed]:
        """Its activities of this state."""
        return [one for one in self.activities if one.state == state]


def judged(
    duties: Iterable[Duty], model: Model, standing: Mapping[str, Standing], numbers: Numbers | None
) -> list[Judged]:
    """The duties in their order. Where no more than the first look is answered, nothing is scored and none is met."""
    scores = {} if only_first_look(model, standing) else score(model, standing).activities
    found = findings(model, numbers)
    contrary = {
        one.point: one.finding for one in contradictions(model, standing, found) if one.opposite and one.overstated
    }
    return [
        Judged(
            duty,
            tuple(_weighed(one, scores.get(one)) for one in duty.activities),
            tuple(_measured(one, numbers) for one in duty.numbers),
            tuple(contrary[point] for one in duty.activities for point in model.asked(one) if point in contrary),
        )
        for duty in duties
    ]


def _weighed(activity: str, one: Score | None) -> Weighed:
    return Weighed(activity, _state(one), one)


def _state(one: Score | None) -> State:
    if one is None:
        return "not_assessed"
    if one.low is None or one.high is None:
        return "not_applicable"
    return "met" if one.low >= MET else "not_met" if one.high < MET else "not_assessed"


def _measured(number: Number, numbers: Numbers | None) -> Measured:
    window = next(iter(numbers.windows(number.metric)), None) if numbers else None
    if window is None or window.value is None or not window.complete or window.coverage < LEAST_COVERAGE:
        return Measured(number, "not_assessed", window)
    return Measured(number, "met" if window.value >= number.at_least else "not_met", window)


def _together(states: Iterable[State]) -> State:
    left = {*states} - {"not_applicable"}
    if "not_met" in left:
        return "not_met"
    return "not_applicable" if not left else "met" if left == {"met"} else "not_assessed"
