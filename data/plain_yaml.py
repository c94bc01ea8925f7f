"""YAML of strangers: texts, lists and mappings alone, however deep or broken it is."""

from typing import Any

import yaml

_DEEPEST = 100
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load(text: bytes | str) -> Any:
    """What it says, every scalar as its text, for 4.10 is no number. Raises ValueError, also where it holds itself.

    Made of the parser's events: what makes nodes of them calls itself at each level, in C, until the process dies.
    """
    root: list[Any] = []
    parts: list[Any] = [root]
    keys: list[str | None] = [None]
    anchors: list[str | None] = [None]
    whole: dict[str | None, Any] = {}
    try:
        for event in yaml.parse(text, _Loader):
            if len(parts) > _DEEPEST:
                raise ValueError("nested too deeply")
            if isinstance(event, yaml.CollectionEndEvent):
                whole[anchors.pop()] = parts.pop()
                keys.pop()
            elif isinstance(event, yaml.AliasEvent):
                if event.anchor not in whole:
                    raise ValueError("a part that holds itself")
                _put(parts, keys, whole[event.anchor])
            elif (part := _part(event)) is not None:
                _put(parts, keys, part)
                if isinstance(event, yaml.CollectionStartEvent):
                    parts.append(part)
                    keys.append(None)
                    anchors.append(event.anchor)
                elif isinstance(event, yaml.ScalarEvent):
                    whole[event.anchor] = part
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    return root[0] if root else None


def _part(event: yaml.Event) -> Any:
    """The beginning of what an event stands for, None for the frame of a document."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    return (
        {} if isinstance(event, yaml.MappingStartEvent) else [] if isinstance(event, yaml.SequenceStartEvent) else None
    )


def _put(parts: list[Any], keys: list[str | None], part: Any) -> None:
    """Adds a part to the innermost list, or as key or value to the innermost mapping."""
    if isinstance(parts[-1], list):
        parts[-1].append(part)
    elif (key := keys[-1]) is not None:
        parts[-1][key] = part
        keys[-1] = None
    elif isinstance(part, str):
        keys[-1] = part
    else:
        raise ValueError("a key that is no text")
