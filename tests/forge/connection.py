"""Connections: pages of a list in an order, with cursors that are keys and not positions."""

import base64
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.forge.refusals import Refused, Unseeded

Key = tuple[Any, int]
BOUNDS = {"first", "last", "after", "before"}


@dataclass(frozen=True)
class Ordered:
    """Things in rising order of their keys, (value, number), which stand beside them."""

    things: list[Any]
    keys: list[Key]

    def only(self, wanted: Callable[[Any], bool]) -> "Ordered":
        """Those that are wanted, in the same order."""
        kept = [position for position, thing in enumerate(self.things) if wanted(thing)]
        return Ordered([self.things[n] for n in kept], [self.keys[n] for n in kept])


def ordered(things: Iterable[Any], key: Callable[[Any], Key]) -> Ordered:
    """The things by their keys."""
    rising = sorted(things, key=key)
    return Ordered(rising, [key(thing) for thing in rising])


def connection(rows: Ordered, said: dict[str, Any], *, falling: bool = False, **more: Any) -> dict[str, Any]:
    """A connection's fields, for the bounds said; other arguments that are said must have been used by then."""
    if unused := [name for name, value in said.items() if value is not None and name not in BOUNDS]:
        raise Unseeded(f"argument {', '.join(unused)}")
    low, high = _between(rows.keys, said.get("after"), said.get("before"), falling)
    start, end = _page(low, high, said.get("first"), said.get("last"), falling)
    things, keys = rows.things[start:end], rows.keys[start:end]
    if falling:
        things.reverse()
        keys.reverse()
    earlier, later = (end < len(rows.keys), start > 0) if falling else (start > 0, end < len(rows.keys))
    return {
        "totalCount": len(rows.keys),
        "nodes": things,
        "edges": lambda: [{"node": t, "cursor": cursor(k)} for t, k in zip(things, keys, strict=True)],
        "pageInfo": lambda: {
            "hasNextPage": later,
            "hasPreviousPage": earlier,
            "startCursor": cursor(keys[0]) if keys else None,
            "endCursor": cursor(keys[-1]) if keys else None,
        },
        **more,
    }


def cursor(key: Key) -> str:
    """A key as an opaque text."""
    value = key[0].isoformat() if isinstance(key[0], datetime) else key[0]
    kind = "t" if isinstance(key[0], datetime) else "v"
    return base64.b64encode(b"cursor:v2:" + json.dumps([kind, value, key[1]]).encode()).decode()


def _key(text: str) -> Key:
    try:
        kind, value, number = json.loads(base64.b64decode(text, validate=True).removeprefix(b"cursor:v2:"))
    except ValueError as error:
        raise Refused("INVALID_CURSOR_ARGUMENTS", f"`{text}` does not appear to be a valid cursor.") from error
    return (datetime.fromisoformat(value) if kind == "t" else value), number


def _between(keys: list[Key], after: str | None, before: str | None, falling: bool) -> tuple[int, int]:
    """The range of rising positions that lies between two cursors."""
    lower, upper = (before, after) if falling else (after, before)
    low = bisect_right(keys, _key(lower)) if lower else 0
    high = bisect_left(keys, _key(upper)) if upper else len(keys)
    return low, max(low, high)


def _page(low: int, high: int, first: int | None, last: int | None, falling: bool) -> tuple[int, int]:
    from_low, from_high = (last, first) if falling else (first, last)
    if from_low is not None:
        high = min(high, low + from_low)
    if from_high is not None:
        low = max(low, high - from_high)
    return low, high
