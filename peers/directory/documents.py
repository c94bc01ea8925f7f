"""Files that somebody else wrote: found, and read without trusting them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from data import plain_yaml
from data.words import Problem, _

LARGEST = 5_000_000  # bytes; the largest known has a tenth of that
_MOST = 1_000_000  # parts, those counted again that are only referred to
_ABOVE = ("", "*/", "*/*/")  # folders that a file may lie in below the one that is named


@dataclass(frozen=True)
class Document:
    """A file and what it says: texts, lists and mappings."""

    path: Path
    content: Any


def paths(place: Path, patterns: Sequence[str]) -> list[Path]:
    """The files of a list in a folder, or the file itself if it is one of the list. A link is not followed."""
    if place.is_file():
        return [place] if any(place.match(pattern) for pattern in patterns) else []
    return [path for pattern in patterns for path in _matching(place, pattern)]


def _matching(folder: Path, pattern: str) -> list[Path]:
    """Those nearest to the folder: two copies of a list are not read as two lists."""
    for above in _ABOVE:
        there = sorted(folder.glob(above + pattern))
        if found := [path for path in there if path.is_file() and not path.is_symlink()]:
            return found
    return []


def load(path: Path) -> Document:
    """A file in YAML, or in JSON if its name says so. Raises Problem."""
    try:
        if path.stat().st_size > LARGEST:
            raise Problem("directory.large", file=path, limit=LARGEST // 1_000_000)
        said = path.read_bytes()
        content = json.loads(said) if path.suffix == ".json" else plain_yaml.load(said)
        _check(content)
        return Document(path, content)
    except OSError as error:
        raise Problem("file.unreadable", path=path, why=error.strerror) from error
    except (ValueError, RecursionError) as error:
        line, why = _told(error)
        raise Problem("directory.unreadable", file=path, line=line, why=why) from error


def _check(content: Any) -> None:
    """Raises ValueError where a few references to few parts stand for more than could ever be read."""
    parts, count = [content], 0
    while parts:
        part = parts.pop()
        count += 1
        if count > _MOST:
            raise ValueError(_("it refers to its own parts too often"))
        parts += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()


def _told(error: Exception) -> tuple[int, str]:
    """The line where it goes wrong, and how."""
    cause = error.__cause__
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, error.msg
    if isinstance(cause, yaml.MarkedYAMLError):
        mark = cause.problem_mark or cause.context_mark
        return (mark.line + 1 if mark else 1), cause.problem or _("no YAML")
    if isinstance(error, UnicodeError | RecursionError) or cause is not None:
        return 1, _("no text that can be read")
    return 1, str(error)


def entries(document: Document) -> Iterator[tuple[str, Any]]:
    """Keys and values of a mapping. Raises Problem where the file is something else."""
    if not isinstance(document.content, dict):
        raise Problem("directory.shape", file=document.path)
    yield from document.content.items()


def named(documents: Sequence[Document], pattern: str) -> Document | None:
    """The first of them whose path fits."""
    return next((document for document in documents if document.path.match(pattern)), None)


def bad(document: Document, key: str, why: str) -> Problem:
    """An entry that is left out."""
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in key[:100])
    return Problem("directory.entry", file=document.path, key=shown, why=why)
