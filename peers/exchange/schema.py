"""`exchange.schema.json`, made of the shape that is read: `python -m peers.exchange.schema` makes it anew."""

import json
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema

from peers.exchange.shape import SCHEMA, Exchanged, Member, Sample, Value
from peers.exchange.soundness import STEP

FILE = Path(__file__).with_name("exchange.schema.json")
_FIELDS: dict[str, dict[str, FieldInfo]] = {
    "Exchanged": Exchanged.model_fields,
    "Member": Member.model_fields,
    "Sample": Sample.model_fields,
    "Value": Value.__pydantic_fields__,  # type: ignore[attr-defined]  # a dataclass of pydantic's
}
_NAMED = {
    "properties": {
        "member": {"required": ["name"], "properties": {"name": {"type": "string"}, "region": {"type": "null"}}}
    }
}
_FIGURE = {
    "metric": {"pattern": r"^maturity\."},
    "period": {"pattern": "-(01|04|07|10)-01$"},
    "value": {"type": "number", "minimum": 0, "maximum": 100, "multipleOf": STEP},
    "definition": {},
}
_PSEUDONYMOUS = {
    "properties": {
        "member": {"required": ["id", "level", "region"], "propertyNames": {"enum": ["id", "level", "region"]}},
        "values": {"items": {"required": [*_FIGURE], "propertyNames": {"enum": [*_FIGURE]}, "properties": _FIGURE}},
    }
}
_MODES = {"if": {"properties": {"mode": {"const": "named"}}}, "then": _NAMED, "else": _PSEUDONYMOUS}


def schema() -> str:
    """The JSON Schema (draft 2020-12) of the exchange file."""
    made = Exchanged.model_json_schema()
    parts = {"Exchanged": made, **made["$defs"]}
    for name, fields in _FIELDS.items():
        for key, words in _described(fields).items():
            parts[name]["properties"][key]["description"] = words
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:ospo-barometer:exchange:{SCHEMA}"}
    return json.dumps(head | _plain(made) | _MODES, indent=2, ensure_ascii=False) + "\n"


def _described(fields: dict[str, FieldInfo]) -> dict[str, str]:
    """What the fields of a shape are, as their annotations say it."""
    return {
        field.alias or name: words
        for name, field in fields.items()
        for words in field.metadata
        if isinstance(words, str)
    }


def _plain(node: Any) -> Any:
    """Without titles made of names, and without nulls for what is simply not there."""
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if isinstance(node, dict):
        left = {"title"} if isinstance(node.get("title"), str) else set()
        return {key: _plain(one) for key, one in node.items() if key not in left}
    return node


if __name__ == "__main__":
    FILE.write_text(schema(), "utf-8")
