"""The file that an assessment leaves the workspace in, and its JSON Schema."""

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from assessments.answers.events import Event, LogEvent
from assessments.answers.intents import PlanEvent
from assessments.folder import About
from assessments.questionnaire.shape import Text
from data.configuration import Part

TAKEN = ("people.yaml", "lock")


def _folder(given: str) -> str:
    if given in TAKEN:
        raise PydanticCustomError("folder", "the name of a file beside the assessments")
    return given


Folder = Annotated[
    str,
    Field(pattern=r"^[^./\\\x00-\x1f][^/\\\x00-\x1f]*$", max_length=200, json_schema_extra={"not": {"enum": [*TAKEN]}}),
    AfterValidator(_folder),
]


def _rising(events: tuple[Event, ...]) -> tuple[Event, ...]:
    for place, (before, event) in enumerate(pairwise(events), 1):
        if event.seq <= before.seq:
            raise PydanticCustomError("order", "{place}", {"place": place})
    return events


class Exported(Part):
    """An assessment of OSPO Barometer, whole: what it is about, what was said, and what is planned.

    Beyond this shape, each event has a higher `seq` than the one before, not_applicable and validate need a note (or
    the hash of one that was redacted), and a target has either a score or a value.
    """

    format: Annotated[Literal["ospo-assessment"], "tells this file from others"]
    schema_: Annotated[Literal[1], "the version of this shape", Field(alias="schema")]
    id: Annotated[Folder, "the name of its folder"]
    about: Annotated[About, "which questionnaire, about whom, who settles it, and what it builds on"]
    log: Annotated[
        tuple[Annotated[LogEvent, Field(discriminator="kind")], ...],
        AfterValidator(_rising),
        "what was said, in this order",
    ]
    plan: Annotated[
        tuple[Annotated[PlanEvent, Field(discriminator="kind")], ...],
        AfterValidator(_rising),
        "what is planned, in this order",
    ]
    people: Annotated[dict[Text, Text] | None, "names by id; left out unless asked for"] = None
