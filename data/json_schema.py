"""The published JSON Schema of a file, made of the shapes by which it is read."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema

Fields = Mapping[str, Mapping[str, FieldInfo]]


def published(whole: type[BaseModel], fields: Fields, name: str, more: Mapping[str, Any] | None = None) -> str:
    """JSON Schema (draft 2020-12) called urn:ospo-barometer:NAME, with what `more` says beside the shapes.

    `fields`, by shape, are described as their annotations say it.
    """
    made = whole.model_json_schema()
    parts = {whole.__name__: made, **made["$defs"]}
    for shape in fields.keys() & parts.keys():
        for key, words in _described(fields[shape]).items():
            parts[shape]["properties"][key]["description"] = words
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:ospo-barometer:{name}"}
    return json.dumps(head | _plain(made) | dict(more or {}), indent=2, ensure_ascii=False) + "\n"


def _described(fields: Mapping[str, FieldInfo]) -> dict[str, str]:
    return {
        field.alias or name: words
        for name, field in fields.items()
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
