"""The published JSON Schema of a file, made of the shapes by which it is read."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, get_type_hints

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema


def published(whole: type[BaseModel], shapes: Iterable[type], name: str, more: Mapping[str, Any] | None = None) -> str:
    """JSON Schema (draft 2020-12) called urn:ospo-barometer:NAME, with what `more` says beside the shapes.

    The fields of `shapes` are described as their annotations say it.
    """
    made = whole.model_json_schema()
    parts = {whole.__name__: made, **made["$defs"]}
    for shape in (one for one in shapes if one.__name__ in parts):
        for key, words in _described(shape).items():
            parts[shape.__name__]["properties"][key]["description"] = words
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:ospo-barometer:{name}"}
    return json.dumps(head | _plain(made) | dict(more or {}), indent=2, ensure_ascii=False) + "\n"


def _described(shape: type) -> dict[str, str]:
    """By the name in the file: a field that Python has a word for ends in an underscore here."""
    return {
        name.rstrip("_"): words
        for name, hint in get_type_hints(shape, include_extras=True).items()
        for words in getattr(hint, "__metadata__", ())
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
