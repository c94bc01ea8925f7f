"""The scores of an assessment as the page reads them: frozen ones as they were frozen, a draft as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from assessments import workflow
from assessments.answers.events import Frozen
from assessments.answers.freezing import State, frozen, state
from assessments.answers.standing import Standing
from assessments.folder import Assessment
from assessments.history import Taken
from assessments.questionnaire.shape import Model
from assessments.scores.first_look import only_first_look
from assessments.scores.rows import Row
from assessments.scores.score import Result, Score, score
from data.words import Problem


@dataclass(frozen=True)
class Reading:
    """`scores` by what follows `maturity.MODEL.` in a row's name: a goal, an activity, a group; "" is the whole.

    `frozen` is None for what is not frozen yet; `definition` is the version of the questionnaire and of the formula.
    """

    assessment: Assessment
    state: State
    frozen: Frozen | None
    period: date
    definition: str
    standing: dict[str, Standing]
    scores: dict[str, Score]

    @property
    def model(self) -> Model:
        """The questionnaire as it was answered."""
        return self.assessment.model

    @property
    def whole(self) -> Score:
        """The score of everything."""
        return self.scores[""]

    @property
    def disputed(self) -> list[str]:
        """Points that are not settled."""
        return [point for point, stands in self.standing.items() if stands.disputed]

    @property
    def assessed(self) -> set[str]:
        """Points with any answer."""
        return {point for point, stands in self.standing.items() if stands.value != "not_assessed"}

    @property
    def only_first_look(self) -> bool:
        """Marks, and no score."""
        return only_first_look(self.model, self.standing)

    @property
    def has_score(self) -> bool:
        """Whether a score may be shown at all, as a value or as a range."""
        return bool(self.assessed) and not self.only_first_look


def read(assessment: Assessment, organisation: str, today: date | None = None) -> Reading:
    """The reading of today, or of a day. Raises Problem, also where of frozen scores some are missing by hand."""
    log = assessment.log()
    events, standing, model = log.events, assessment.standing(), assessment.model
    rows = workflow.result(assessment, organisation, today or datetime.now(UTC).date())
    start, shares = f"maturity.{model.id}", _not_applicable(score(model, standing))
    scores = {row.metric.removeprefix(start).removeprefix("."): row for row in rows}
    if not {"", "not_applicable", *shares} <= scores.keys():
        raise Problem("log.rows", file=log.file, line=log.entries[-1].line)
    left_out = scores.pop("not_applicable")
    shares[""] = (left_out.value or 0) / 100
    return Reading(
        assessment=assessment, state=state(events), frozen=frozen(events), period=rows[0].period,
        definition=rows[0].definition, standing=standing,
        scores={name: _score(row, shares.get(name, 0)) for name, row in scores.items()},
    )  # fmt: skip


def before(reading: Reading, taken: Iterable[Taken]) -> list[Taken]:
    """What was frozen of the same questionnaire and subject before this, the newest first; not what it corrects."""
    about = reading.assessment.about
    return [
        one for one in list(taken)[::-1]
        if (one.assessment.about.model, one.assessment.about.subject) == (about.model, about.subject)
        and one.assessment.id not in (reading.assessment.id, about.corrects)
        and (one.period < reading.period or reading.frozen is None)
    ]  # fmt: skip


def _not_applicable(result: Result) -> dict[str, float]:
    """Rows have the share of the whole alone; of its parts it follows from the answers."""
    parts = result.goals | result.activities
    groups = {f"mandate.{one}": each for one, each in result.mandate.items()}
    groups |= {f"demand.{one}": each for one, each in result.demand.items()}
    return {name: each.not_applicable for name, each in (parts | groups).items()}


def _score(row: Row, not_applicable: float) -> Score:
    return Score(
        row.value, row.low, row.high, row.coverage, row.sample_size, not_applicable, row.collected_at
    )  # fmt: skip
