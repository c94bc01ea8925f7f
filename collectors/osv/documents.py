"""A record's bytes: whether they can name a package in use, and what they say."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from data import plain_yaml

_NAME = re.compile(rb'"name"\s*:\s*"([^"\\]*)["\\]')
_ESCAPED = re.compile(rb"\\u00(?!3[ceCE]|2[267])")  # all but < > & ' and " may stand in a name
_ECOSYSTEM = re.compile(rb"""\becosystem["']?\s*:\s*["']?([^"',:}\r\n]+)""")


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
    record = plain_yaml.load(raw) if is_yaml else json.loads(raw)
    if not isinstance(record, dict):
        raise ValueError("no record")  # noqa: TRY004 (to the reader it is one kind of broken)
    return record
