"""Reading an exchange file that somebody else may have made, with file, line and key of what is wrong in it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from data.json_lines import doubled, line_of
from data.words import Problem, _
from peers.exchange.shape import FORMAT, MOST_BYTES, MOST_VALUES, SCHEMA, Exchanged
from peers.exchange.soundness import Loc, flaws
from peers.exchange.wording import why


def read(file: Path, now: datetime | None = None) -> Exchanged:
    """What a file holds; `now` is UTC. Raises Problem."""
    return understood(shown(str(file)), content(file), now)


def content(file: Path) -> bytes:
    """A file's bytes. Raises Problem, also before it reads one that is too large."""
    if not file.is_file():
        raise Problem("exchange.missing", file=shown(str(file)))
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Problem("peers.large", file=shown(str(file)), limit=MOST_BYTES >> 20)
        return file.read_bytes()
    except OSError as error:
        raise Problem("file.unreadable", path=shown(str(file)), why=error.strerror) from error


def understood(name: str, raw: bytes, now: datetime | None = None) -> Exchanged:
    """What bytes say that came from the file `name`. Raises Problem."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("configuration.encoding", file=name) from error
    given = _parsed(name, text)
    _check_kind(name, text, given)
    try:
        found = Exchanged.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _problem(name, text, first["loc"], first["type"]) from error
    for loc, kind in flaws(found, now or datetime.now(UTC).replace(tzinfo=None)):
        raise _problem(name, text, loc, kind)
    return found


def shown(text: str) -> str:
    """Whatever a stranger called something, as a terminal can print it."""
    short = text if len(text) <= 300 else f"{text[:150]}…{text[-149:]}"
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in short)


_MOST_KEYS = 1000  # of one object; each that is wrong would be remembered


class _DoubledError(ValueError):
    pass


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > _MOST_KEYS:
        raise ValueError(_("an object of more keys than any has"))
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DoubledError
    return found


def _parsed(name: str, text: str) -> Any:
    if not text.strip():
        raise Problem("peers.empty", file=name)
    try:
        return json.loads(text, object_pairs_hook=_once)
    except _DoubledError as error:
        key, line = doubled(text) or ("", 1)
        raise Problem("peers.doubled", file=name, line=line, key=shown(key)) from error
    except json.JSONDecodeError as error:
        raise Problem("peers.json", file=name, line=error.lineno, why=error.msg) from error
    except ValueError as error:
        raise Problem("peers.json", file=name, line=1, why=_say(error)) from error
    except RecursionError as error:
        raise Problem("peers.json", file=name, line=1, why=_("nested too deeply")) from error


def _say(error: ValueError) -> str:
    return _("a number of more digits than any has") if "digits" in str(error) else str(error)


def _check_kind(name: str, text: str, given: Any) -> None:
    """Of another shape, nothing else in it says much."""
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        line = line_of(text, ("format",)) if isinstance(given, dict) else 1
        raise Problem("peers.format", file=name, line=line)
    schema = given.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        line = line_of(text, ("schema",))
        raise Problem("peers.newer", file=name, line=line, theirs=shown(str(schema)), ours=SCHEMA)
    values = given.get("values")
    if isinstance(values, list) and len(values) > MOST_VALUES:
        line = line_of(text, ("values",))
        raise Problem("peers.values", file=name, line=line, count=len(values), limit=MOST_VALUES)


def _problem(name: str, text: str, loc: Loc, kind: str) -> Problem:
    key = shown(".".join(str(part) for part in loc if part != "[key]"))  # pydantic's mark of a key that is wrong
    return Problem("peers.invalid", file=name, line=line_of(text, loc), key=key, why=why(kind))
