"""What a repository's publiccode.yml says of its software: who uses it, what it is for, what it is called."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from collectors.git.source import Source
from data import plain_yaml
from data.records import Observation
from data.words import Problem

KIND = "publiccode"
_LARGEST, _LONGEST = 1 << 20, 1000  # bytes of a file, characters of a text; what people write is smaller
_NOTHING = ("", "~", "null", "Null", "NULL")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]+")  # controls, halves, turned text


def blob(source: Source) -> str | None:
    """The file of HEAD; publiccode.yml, the standard's own name, before publiccode.yaml. Raises GitError."""
    found = [file for file in source.standing if file.kind == KIND and file.blob]
    return max(found, key=lambda file: file.path.lower()).blob if found else None


def read(source: Source) -> Iterator[Observation]:
    """What HEAD says; None for what it leaves out, nothing for what cannot be read. Raises GitError, Problem."""
    file, at = blob(source), source.place.confirmed_at
    if file and not source.bring([file]):
        return
    try:
        found = said(_content(source, file)) if file else dict.fromkeys(_FIELDS)
    except ValueError as error:
        source.reading.say(
            str(Problem("publiccode.unreadable", repository=source.place.id, why=" ".join(str(error).split())))
        )
        return
    yield from (Observation(source.place.id, KIND, name, at, value, at) for name, value in found.items())


def said(content: bytes) -> dict[str, str | None]:
    """Name → text, or a JSON list of texts; None where it says nothing. What has another type is left out.

    Raises ValueError where the whole cannot be read.
    """
    document = plain_yaml.load(content)
    if not isinstance(document, Mapping):
        raise ValueError("it is no mapping of keys to values")  # noqa: TRY004 (callers expect one kind)
    found: dict[str, str | None] = {}
    for name, (key, meant) in _FIELDS.items():
        value = document.get(key)
        try:
            found[name] = None if not value or value in _NOTHING else meant(value)
        except TypeError:
            continue
    return found


def _text(value: Any) -> str | None:
    """One line without what nobody sees, cut where it is longer than any name."""
    if not isinstance(value, str):
        raise TypeError
    return " ".join(_UNSEEN.sub(" ", value).split())[:_LONGEST] or None


def _texts(value: Any) -> str | None:
    if not isinstance(value, list):
        raise TypeError
    texts = [text for one in value if isinstance(one, str) and one not in _NOTHING and (text := _text(one))]
    if value and not texts:
        raise TypeError
    return json.dumps(texts, ensure_ascii=False)


def _description(value: Any) -> str | None:
    """The short description in English, else in the first language that has one."""
    if not isinstance(value, Mapping):
        raise TypeError
    english = sorted(value, key=lambda language: language.lower().split("-")[0] != "en")
    parts = [part for language in english if isinstance(part := value[language], Mapping)]
    short = [text for part in parts if isinstance(text := part.get("shortDescription"), str) and text not in _NOTHING]
    return _text(short[0]) if short else None


_FIELDS: dict[str, tuple[str, Callable[[Any], str | None]]] = {
    "name": ("name", _text),
    "url": ("url", _text),
    "software_type": ("softwareType", _text),
    "categories": ("categories", _texts),
    "used_by": ("usedBy", _texts),
    "description": ("description", _description),
}


def _content(source: Source, blob: str) -> bytes:
    """Raises ValueError where it is larger than any such file."""
    if int(source.git.text("cat-file", "-s", blob)) > _LARGEST:
        raise ValueError("it is larger than 1 MB")
    return source.git.raw("cat-file", "blob", blob)
