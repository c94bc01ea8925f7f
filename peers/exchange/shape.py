"""The exchange file: who gives it, and figures month by month."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass

from data.configuration.people import Country
from data.definitions import metrics
from data.levels import Level
from peers.exchange.parts import (
    Address,
    Day,
    MemberId,
    MetricId,
    Model,
    Moment,
    Name,
    Number,
    Region,
    RepositoryId,
    Share,
    Staff,
    Text,
    Version,
    Whole,
)

FORMAT = "ospo-exchange"
SCHEMA = 2
MOST_VALUES = 50_000
MOST_BYTES = 20 << 20
_CLOSED = ConfigDict(extra="forbid", frozen=True)


class Sample(BaseModel):
    """On which of the member's repositories somebody else measured."""

    model_config = _CLOSED
    repositories: Annotated[Whole, "how many were measured"]
    of: Annotated[Whole | None, "how many public ones there are"] = None
    of_source: Annotated[Text | None, "who says how many"] = None
    date: Annotated[Day, "when it was measured"]
    source: Annotated[Address, "where the repositories are"]


class Member(BaseModel):
    """Who gives the file; a pseudonymous one has id, level and region alone, a named one no region."""

    model_config = _CLOSED
    id: Annotated[MemberId, "made once, by chance"]
    level: Annotated[Level | None, "of government"] = None
    name: Annotated[Name | None, "of the administration"] = None
    country: Annotated[Country | None, "by ISO 3166, or EU"] = None
    url: Annotated[Address | None, "where people read about it"] = None
    staff: Annotated[Staff | None, "people employed, all of them"] = None
    repositories: Annotated[
        Annotated[tuple[RepositoryId, ...], Field(max_length=10_000, fail_fast=True)] | None,
        "ids, where the member chose to name them",
    ] = None
    sample: Annotated[Sample | None, "where somebody else measured on some public repositories"] = None
    region: Annotated[Region | None, "subregion by UN M49"] = None


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Value:
    """A figure of the organisation as a whole, in the unit of its metric; null is unknown, never 0."""

    metric: Annotated[MetricId, "a metric of OSPO Barometer, or maturity.MODEL and what of it"]
    period: Annotated[Day, "the first day of its month, or of its quarter"]
    definition: Annotated[Version, "the version of the formula"]
    value: Annotated[Number | None, "null: it cannot be known"] = None
    low: Annotated[Number | None, "what it could also be, at least"] = None
    high: Annotated[Number | None, "what it could also be, at most"] = None
    sample_size: Annotated[Whole | None, "how many observations it rests on"] = None
    coverage: Annotated[Share | None, "of what was needed, how much could be collected"] = None
    collected_at: Annotated[Moment | None, "the oldest confirmation it rests on"] = None

    @property
    def is_known(self) -> bool:
        """Whether this OSPO Barometer knows the metric; of questionnaires, it takes every score."""
        return self.metric.startswith("maturity.") or self.metric in metrics()


class Exchanged(BaseModel):
    """What an administration gives others of its numbers, by OSPO Barometer.

    Beyond this shape: no metric and period stand twice, no period lies ahead, and each value is one that its metric
    can have, between low and high.
    """

    model_config = _CLOSED
    format: Annotated[Literal["ospo-exchange"], "tells this file from others"]
    schema_: Annotated[int, "the version of this shape", Field(alias="schema", strict=True, ge=1, le=SCHEMA)]
    mode: Annotated[Literal["named", "pseudonymous"], "whether the member says who it is"]
    created_at: Annotated[Moment, "when it was made, UTC; of a pseudonymous one, the first day of that quarter"]
    member: Annotated[Member, "who gives it"]
    models: Annotated[dict[Model, Version], Field(max_length=50), "questionnaires, and the version of each"]
    values: Annotated[tuple[Value, ...], Field(max_length=MOST_VALUES, fail_fast=True), "figures, in any order"]

    @property
    def known(self) -> list[Value]:
        """The values that can be used here; the others wait for a version that knows them."""
        return [one for one in self.values if one.is_known]

    @property
    def unknown(self) -> list[str]:
        """The metrics that are not known here."""
        return sorted({one.metric for one in self.values if not one.is_known})
