"""The lines that the keys of a JSON document stand in."""

import json
import re
from collections.abc import Iterator

_BLANK = re.compile(r"[\s,:]*")
_VALUE = json.JSONDecoder()
_MARK = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*")\s*(?P<key>:)?|[{}]')


def line_of(text: str, loc: tuple[int | str, ...]) -> int:
    """The line, from 1, of the key that `loc` leads to, or of the nearest part that is there; `text` is JSON."""
    at = value = _skip(text, 0)
    for part in loc:
        found = next((place for key, *place in _children(text, value) if key == part), None)
        if found is None:
            break
        at, value = found
    return text.count("\n", 0, at) + 1


def doubled(text: str) -> tuple[str, int] | None:
    """The first key that stands twice in one object, and the line, from 1, where it does so again; `text` is JSON."""
    open_objects: list[set[str]] = []
    for mark in _MARK.finditer(text):
        if mark[0] == "{":
            open_objects.append(set())
        elif mark[0] == "}":
            open_objects.pop()
        elif mark["key"]:
            key = json.loads(mark["text"])
            if key in open_objects[-1]:
                return key, text.count("\n", 0, mark.start()) + 1
            open_objects[-1].add(key)
    return None


def _children(text: str, start: int) -> Iterator[tuple[int | str, int, int]]:
    """Key or number of each child of the object or list, where it begins, and where its value begins."""
    if text[start] not in "{[":
        return
    number, at = 0, _skip(text, start + 1)
    while text[at] not in "}]":
        key, value = _VALUE.raw_decode(text, at) if text[start] == "{" else (number, at)
        value = _skip(text, value)
        yield key, at, value
        number, at = number + 1, _skip(text, _VALUE.raw_decode(text, value)[1])


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at
