"""Times as OSV writes them."""

from datetime import UTC, datetime
from typing import Any


def utc(given: Any) -> datetime | None:
    """A time of RFC 3339 as UTC without zone, None where it is none."""
    try:
        found = datetime.fromisoformat(given)
        return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
    except (TypeError, ValueError, OverflowError):
        return None
