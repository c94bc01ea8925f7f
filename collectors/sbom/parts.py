"""What every format is brought to before it becomes a document."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from data.words import Problem

MOST_ENTRIES = 250_000


@dataclass(frozen=True)
class Entry:
    """One component as its document lists it; `ref` is its name within the document."""

    ref: str | None
    purl: str | None
    name: str
    version: str | None
    scope: str | None
    licence: str | None


@dataclass
class Parts:
    """A document taken apart; `roots` are the described software, `edges` say what depends on what, both as refs.

    An entry that cannot be read at all stands as None.
    """

    form: str
    made_at: datetime | None = None
    entries: list[Entry | None] = field(default_factory=list)
    roots: set[str] = field(default_factory=set)
    edges: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, entry: Entry | None, file: str) -> None:
        """One entry more; Problem if there are more than can be read in a minute."""
        if len(self.entries) == MOST_ENTRIES:
            raise Problem("sbom.entries", file=file, limit=MOST_ENTRIES)
        self.entries.append(entry)


def text(value: object) -> str | None:
    """A value as text that can be stored: numbers are written out, broken characters replaced, empty is None."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).encode("utf-8", "replace").decode().replace("\0", "").strip() or None


def items(value: object) -> list[Any]:
    """The items of a list; of anything else none."""
    return value if isinstance(value, list) else []


def objects(value: object) -> Iterable[dict[str, Any]]:
    """The objects in a list, without whatever else stands there."""
    return (item for item in items(value) if isinstance(item, dict))


def moment(value: object) -> datetime | None:
    """A time in UTC without zone; None of anything that is no time."""
    try:
        read = datetime.fromisoformat(value.strip()) if isinstance(value, str) else None
        return read.astimezone(UTC).replace(tzinfo=None) if read and read.tzinfo else read
    except (ValueError, OverflowError):
        return None
