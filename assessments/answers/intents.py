"""What can be planned in an assessment: one event a line of `plan.jsonl`, which goes on after freezing."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, FiniteFloat, TypeAdapter, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from assessments.answers.events import Event, Moment
from assessments.questionnaire.shape import Id, Text
from data.configuration import Part

Words = Annotated[str, Field(pattern=r"(?s)^.*$")]  # whatever can be written down


class Aim(Part):
    """Where to be, and when: a score for an activity, a value in its unit for a metric."""

    score: Annotated[float, Field(ge=0, le=100)] | None = None
    value: FiniteFloat | None = None
    date: date
    owner: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> "Aim":
        if (self.score is None) == (self.value is None):
            raise PydanticCustomError("score_or_value", "score or value")
        return self


class Target(Event):
    """Where an activity or a metric is to be; without a value the target before it is taken back."""

    kind: Literal["target"]
    key: Text
    value: Aim | None = None


class Days(Part):
    """Work."""

    days: Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Effort(Event):
    """How much work something is; without a value that is unknown again."""

    kind: Literal["effort"]
    key: Id
    value: Days | None = None


class Objective(Part):
    """A line of a scorecard."""

    text: Text
    done: bool


class Card(Part):
    """The handbook's scorecard of an activity."""

    description: Words = ""
    opportunity: Words = ""
    objectives: tuple[Objective, ...] = ()
    tools: Words = ""
    notes: Words = ""


class Scorecard(Event):
    """The scorecard of an activity."""

    kind: Literal["scorecard"]
    key: Id
    value: Card


class Since(Part):
    """How far a board said an activity was, from a moment on."""

    status: Literal["not_selected", "in_progress", "done"]
    since: Moment


class Status(Event):
    """How far an activity was, as My GGI Board or another list had it; never an answer."""

    kind: Literal["status"]
    key: Id
    value: Since


class ValidUntil(Event):
    """The day from which an answer has to be asked again; without one, twelve months after it was given."""

    kind: Literal["valid_until"]
    key: Id
    value: date | None = None


class Task(Part):
    """What is to be done, by when and by whom."""

    title: Annotated[str | None, Field(pattern=r"\S", max_length=255), "None: that of the activity or question"] = None
    start: date | None = None
    due: date
    owner: Annotated[Text | None, "an id of people.yaml"] = None
    days: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    done: bool = False

    @field_validator("due")
    @classmethod
    def _not_before_start(cls, due: date, given: ValidationInfo) -> date:
        start = given.data.get("start")
        if start and due < start:
            raise PydanticCustomError("due", "due before start")
        return due


class Step(Event):
    """A step of the roadmap; without a value the one before it is taken back."""

    kind: Literal["step"]
    key: Id
    value: Task | None = None


PlanEvent = Target | Effort | Scorecard | Status | ValidUntil | Step

PLAN: TypeAdapter[PlanEvent] = TypeAdapter(Annotated[PlanEvent, Field(discriminator="kind")])
