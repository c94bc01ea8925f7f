"""`assessment.schema.json`, made of the shapes that are read: `python -m assessments.exchange.schema` makes it anew."""

from pathlib import Path

from assessments.answers import events, intents
from assessments.exchange.shape import Exported
from assessments.folder import About
from data.configuration import Part
from data.json_schema import published

FILE = Path(__file__).with_name("assessment.schema.json")
_SAID = [*vars(events).values(), *vars(intents).values()]
_PARTS = [one for one in _SAID if isinstance(one, type) and issubclass(one, Part)]
_SHAPES: list[type[Part]] = [Exported, About, *_PARTS]


def schema() -> str:
    """The JSON Schema of the file of an assessment."""
    return published(Exported, _SHAPES, "assessment:1")


if __name__ == "__main__":
    FILE.write_text(schema(), "utf-8")
