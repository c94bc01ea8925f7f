"""The shape of a questionnaire: goals, activities and points, as its YAML file says them."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, FiniteFloat

from data.configuration import Part

VERSION = r"^[0-9]+(\.[0-9]+)*$"

Text = Annotated[str, Field(pattern=r"\S")]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")]
Version = Annotated[str, Field(pattern=VERSION)]
Reference = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*@[0-9]+(\.[0-9]+)*$")]
Mandate = Literal["internal", "external"]
Demand = Literal["sovereignty", "growth", "interoperability", "transparency", "skills"]


class Threshold(Part):
    """A bound in the metric's unit, from one side; or that the metric rose in a year, as far as that may be said."""

    at_least: FiniteFloat | None = None
    at_most: FiniteFloat | None = None
    rises: Literal[True] | None = None


class Evidence(Part):
    """A metric that can propose an answer (`answers`) or is shown beside the question (`supports`)."""

    use: Literal["answers", "supports"]
    metric: Text
    yes: Threshold | None = None
    partly: Threshold | None = None
    least_coverage: Annotated[float, Field(ge=0, le=1), "share of what was to be collected"] = 0.8
    least_sample: Annotated[int, Field(ge=1), "observations"] = 1
    proposes: Annotated[tuple[Literal["yes", "partly", "no"], ...] | None, "None: whatever the thresholds say"] = None


class Point(Part):
    """One question."""

    id: Id
    question: Text
    help: Text
    first_look: bool = False
    why: Annotated[Text | None, "why this point stands for its activity at a first look"] = None
    evidence: Evidence | None = None


class Groups(Part):
    """Other ways to put activities together."""

    mandate: tuple[Mandate, ...] = ()
    demand: tuple[Demand, ...] = ()
    stage: Annotated[int, Field(ge=1, le=4)] | None = None


class Activity(Part):
    """Something to do, in which roles, what it leads to next, and its points."""

    id: Id
    title: Text
    roles: tuple[Id, ...] = ()
    next: tuple[Id, ...] = ()
    groups: Groups = Groups()
    points: Annotated[tuple[Point, ...], Field(min_length=1)]


class Goal(Part):
    """What activities are for."""

    id: Id
    title: Text
    activities: Annotated[tuple[Activity, ...], Field(min_length=1)]


class Retired(Part):
    """The last version that has the id, and why it was given up."""

    until: Version
    reason: Text


class Model(Part):
    """A questionnaire in one version, whole: what it extends is already in it."""

    id: Id
    version: Version
    title: Text
    source: Text
    subject: Literal["organisation", "repository"]
    extends: Reference | None = None
    roles: dict[Id, Text] = Field(default_factory=dict)
    goals: Annotated[tuple[Goal, ...], Field(min_length=1)]
    retired: dict[Id, Retired] = Field(default_factory=dict)
    reworded: Annotated[tuple[Id, ...], "points that ask otherwise than in what it extends, once for each step"] = ()

    @cached_property
    def activities(self) -> dict[str, Activity]:
        """Every activity by its id, in order."""
        return {activity.id: activity for goal in self.goals for activity in goal.activities}

    @cached_property
    def points(self) -> dict[str, Point]:
        """Every point by its id, in order."""
        return {point.id: point for activity in self.activities.values() for point in activity.points}

    def asked(self, key: str) -> list[str]:
        """Ids of the points that an id of a point or of a whole activity stands for; none for what is neither."""
        if key in self.activities:
            return [point.id for point in self.activities[key].points]
        return [key] if key in self.points else []


def order(version: str) -> tuple[int, ...]:
    """What versions are sorted by: 1.10 comes after 1.9."""
    return tuple(map(int, version.split(".")))
