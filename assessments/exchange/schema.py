"""`assessment.schema.json`, made of the shapes that are read: `python -m assessments.exchange.schema` makes it anew."""

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from assessments.answers import events, intents
from assessments.exchange.shape import Exported
from assessments.folder import About
from data.configuration import Part

FILE = Path(__file__).with_name("assessment.schema.json")
_SAID = [*vars(events).values(), *vars(intents).values()]
_PARTS = [one for one in _SAID if isinstance(one, type) and issubclass(one, Part)]
_SHAPES: list[type[Part]] = [Exported, About, *_PARTS]


def schema() -> str:
    """The JSON Schema (draft 2020-12) of the file of an assessment."""
    made = Exported.model_json_schema()
    parts = {"Exported": made, **made["$defs"]}
    for shape in (one for one in _SHAPES if one.__name__ in parts):
        for name, words in _described(shape).items():
            parts[shape.__name__]["properties"][name]["description"] = words
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": "urn:ospo-barometer:assessment:1"}
    return json.dumps(head | _plain(made), indent=2, ensure_ascii=False) + "\n"


def _described(shape: type[Part]) -> dict[str, str]:
    """What the fields of a shape are, as their annotations say it."""
    return {
        field.alias or name: words
        for name, field in shape.model_fields.items()
        for words in field.metadata
        if isinstance(words, str)
    }


def _plain(node: Any) -> Any:
    """Without titles made of names, and without what JSON Schema does not know."""
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if isinstance(node, dict):
        left = {"discriminator"} | ({"title"} if isinstance(node.get("title"), str) else set())
        return {key: _plain(one) for key, one in node.items() if key not in left}
    return node


if __name__ == "__main__":
    FILE.write_text(schema(), "utf-8")
