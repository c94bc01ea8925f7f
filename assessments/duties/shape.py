"""The shape of the register of duties, as its YAML file says it."""

from typing import Annotated, Literal

from pydantic import Field, FiniteFloat

from assessments.questionnaire.shape import Id, Text, Version
from data.configuration import Part
from data.levels import Level

Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Kind = Literal["law", "policy", "strategy", "guideline", "practice", "programme"]


class Number(Part):
    """A number that the instrument itself names, in the metric's unit."""

    metric: Text
    at_least: FiniteFloat


class Duty(Part):
    """What is asked, of whom, and which activities of the Good Governance Initiative answer it."""

    id: Id
    title: Text
    kind: Kind
    countries: Annotated[tuple[Code, ...], "countries and unions; none: anybody"] = ()
    levels: Annotated[tuple[Level, ...], "none: all"] = ()
    asks: Text
    activities: Annotated[tuple[Id, ...], Field(min_length=1)]
    numbers: tuple[Number, ...] = ()
    source: Text
    until: Annotated[int | None, "the last year it was made for"] = None
    checked: Annotated[bool, "what it asks was read in a source"] = True


class Register(Part):
    """Every duty, and the members of the unions that it speaks of."""

    id: Id
    version: Version
    unions: dict[Code, tuple[Code, ...]] = Field(default_factory=dict)
    duties: Annotated[tuple[Duty, ...], Field(min_length=1)]

    def concerns(self, duty: Duty, country: str | None, level: str | None) -> bool:
        """Whether it speaks to an administration; where its level is not known, to any that its country has."""
        members = {each for one in duty.countries for each in (one, *self.unions.get(one, ()))}
        above = "supranational" if country in self.unions else None
        levels = {level or above} - {None} or {"local", "regional", "national"}
        return (not duty.countries or country in members) and (not duty.levels or bool(levels & {*duty.levels}))
