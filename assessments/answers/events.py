"""What can be said in an assessment: one event a line of `log.jsonl`."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, FiniteFloat, PlainSerializer, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from assessments.answers.standing import Answer
from assessments.questionnaire.shape import Id, Text
from data.configuration import Part


def _utc(given: datetime) -> datetime:
    try:
        return given.astimezone(UTC).replace(tzinfo=None) if given.tzinfo else given
    except OverflowError as error:
        raise PydanticCustomError("moment", "beyond the calendar") from error


Moment = Annotated[
    datetime,
    AfterValidator(_utc),
    PlainSerializer(lambda at: f"{at.isoformat()}Z", when_used="json"),
    "UTC, written with Z, held without a zone",
]
Seq = Annotated[int, Field(ge=1, strict=True)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Proposal(Part):
    """What a metric said when the answer was given."""

    answer: Answer
    metric: Text
    definition: Text
    period: date
    value: FiniteFloat | None = None
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None
    threshold: FiniteFloat | None = None
    sample_size: int | None = None
    coverage: Annotated[float, Field(ge=0, le=1)] | None = None
    collected_at: Moment | None = None
    confidence: Literal["high", "medium", "low"]


class Event(Part):
    """What all events have. A redacted one has `hidden`, the salted hash, instead of note, links and salt."""

    seq: Seq
    at: Moment
    by: Annotated[Text, "whose answer, an id of people.yaml"]
    via: Annotated[Text | None, "who typed it, if someone else"] = None
    hat: Annotated[Id | None, "a role of the questionnaire"] = None
    note: Text | None = None
    links: tuple[Text, ...] = ()
    proposal: Proposal | None = None
    salt: Text | None = None
    hidden: Sha256 | None = None

    def _reasoned(self) -> None:
        if not self.note and not self.hidden:
            raise PydanticCustomError("reason", "note")


class Answered(Event):
    """An answer to a point; for a whole activity not_applicable alone. That needs its reason as the note."""

    kind: Literal["answer"]
    key: Id
    value: Answer

    @model_validator(mode="after")
    def _with_reason(self) -> "Answered":
        if self.value == "not_applicable":
            self._reasoned()
        return self


class Choice(Part):
    """The answer that holds, and the events it was chosen from."""

    answer: Answer
    of: tuple[Seq, ...]


class Validated(Event):
    """One answer chosen among several, with the reason as the note."""

    kind: Literal["validate"]
    key: Id
    value: Choice

    @model_validator(mode="after")
    def _with_reason(self) -> "Validated":
        self._reasoned()
        return self


class Opened(Part):
    """On to review, or back to the draft."""

    to: Literal["draft", "review"]


class Frozen(Part):
    """The end: the seal over what came before, and copies of all that the result rests on."""

    to: Literal["frozen"]
    sha256: Sha256
    model: dict[str, Any]
    rows: tuple[dict[str, Any], ...]
    plan: tuple[dict[str, Any], ...]
    disputed: tuple[Id, ...]
    reason: Text | None = None


class Moved(Event):
    """From one state to another."""

    kind: Literal["state"]
    value: Annotated[Opened | Frozen, Field(discriminator="to")]


class Which(Part):
    """An event by its number."""

    seq: Seq


class Redacted(Event):
    """Note and links of another event are taken out."""

    kind: Literal["redact"]
    value: Which


LogEvent = Answered | Validated | Moved | Redacted

LOG: TypeAdapter[LogEvent] = TypeAdapter(Annotated[LogEvent, Field(discriminator="kind")])
