"""A record's bytes: whether they can name a package in use, and what they say."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import yaml

_NAME = re.compile(rb'"name"\s*:\s*"([^"\\]*)["\\]')
_ESCAPED = re.compile(rb"\\u00(?!3[ceCE]|2[267])")  # all but < > & ' and " may stand in a name
_ECOSYSTEM = re.compile(rb"""\becosystem["']?\s*:\s*["']?([^"',:}\r\n]+)""")
_DEPTH = 100

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Wanted:
    """The names of packages in use, compared so loosely that none is lost.

    `absent` are those of their ecosystems of which no record was noticed yet.
    """

    def __init__(self, names: Iterable[str], ecosystems: Iterable[str]) -> None:
        self._names = {_loose(name.encode()) for name in names}
        self.absent = set(ecosystems)

    def notice(self, raw: bytes) -> None:
        """Notes which ecosystem a record is of: the only one that it speaks of.

        One that speaks of several stands in the archives of all of them, and says nothing of which these are.
        """
        if self.absent and len(given := {name.strip() for name in _ECOSYSTEM.findall(raw)}) == 1:
            self.absent -= {name.decode("utf-8", "replace") for name in given}

    def perhaps(self, raw: bytes) -> bool:
        """Whether a JSON record can name one of them. Reading all of it costs ten times as much."""
        given = _NAME.findall(raw)
        return not given or _ESCAPED.search(raw) is not None or any(_loose(name) in self._names for name in given)


@lru_cache(maxsize=262_144)
def _loose(name: bytes) -> bytes:
    return re.sub(rb"[-_.]+", b"-", name.lower())


def load(raw: bytes, *, is_yaml: bool = False) -> dict[str, Any]:
    """What a record says. Raises ValueError, RecursionError where it is none."""
    record = _yaml(raw) if is_yaml else json.loads(raw)
    if not isinstance(record, dict):
        raise ValueError("no record")  # noqa: TRY004 (to the reader it is one kind of broken)
    return record


def _yaml(raw: bytes) -> Any:
    """YAML with every scalar as its text, for 4.10 is no number. Raises ValueError, also where it refers to itself.

    Made of the parser's events: what makes nodes of them calls itself at each level, in C, until the process dies.
    """
    root: list[Any] = []
    parts: list[Any] = [root]
    keys: list[str | None] = [None]
    try:
        for event in yaml.parse(raw, _Loader):
            if isinstance(event, yaml.AliasEvent) or len(parts) > _DEPTH:
                raise ValueError("a reference, or nested too deeply")
            if isinstance(event, yaml.CollectionEndEvent):
                parts.pop()
                keys.pop()
            elif (part := _part(event)) is not None:
                _put(parts, keys, part)
                if isinstance(event, yaml.CollectionStartEvent):
                    parts.append(part)
                    keys.append(None)
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
