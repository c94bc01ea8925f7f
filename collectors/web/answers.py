"""An answer read whole, and what it may hold."""

import json as notation
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import requests

from data.words import Problem, _

LARGEST = 50_000_000  # bytes, unpacked
_PIECE = 65_536  # bytes
_OLDEST = 1990  # the year
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


@dataclass(frozen=True)
class Answer:
    """What a service said: with data, or that there is none (`found` is False). `again`: it came from the cache."""

    host: str
    found: bool
    content: bytes
    again: bool = False


def whole(response: requests.Response, host: str, largest: int) -> Answer:
    """The answer, read. Raises Problem web.answer for a page in HTML and for more than `largest` bytes."""
    if "html" in response.headers.get("content-type", "").lower():
        raise Problem("web.answer", host=host, why=_("a web page"))
    content = bytearray()
    for piece in response.iter_content(_PIECE):
        content += piece
        if len(content) > largest:
            raise Problem("web.answer", host=host, why=_("more than {size} MB").format(size=largest // 1_000_000))
    return Answer(host, response.status_code != 404, bytes(content), bool(getattr(response, "from_cache", False)))


def json(answer: Answer) -> Any:
    """The data of an answer in JSON. Raises Problem web.answer where it is not JSON."""
    try:
        data = notation.loads(answer.content, parse_constant=_no_number)
        if _HALF.search(answer.content):
            notation.dumps(data, ensure_ascii=False).encode()  # half a character cannot be stored
    except (ValueError, RecursionError) as error:
        raise Problem("web.answer", host=answer.host, why=_("no JSON")) from error
    return data


def time(said: Any) -> datetime | None:
    """A time as JSON has it, in UTC without zone; None where it is none, or before there were services to ask."""
    try:
        at = datetime.fromisoformat(said) if isinstance(said, str) else None
        at = at.astimezone(UTC).replace(tzinfo=None) if at and at.tzinfo else at
    except (ValueError, OverflowError):
        return None
    return at if at and at.year >= _OLDEST else None


def odd(answer: Answer) -> Problem:
    """JSON, but not of the shape that the service has."""
    return Problem("web.answer", host=answer.host, why=_("JSON of another shape"))


def _no_number(name: str) -> None:
    raise ValueError(name)
