"""How long a service that cannot answer now is waited for."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

TRIES = 5  # of one request
LONGEST = timedelta(minutes=15)  # that a service may ask us to wait
_FIRST = timedelta(seconds=1)
_NEVER = timedelta(days=999)


def pause(headers: Mapping[str, str], tries: int) -> timedelta:
    """How long to wait: as Retry-After says, by the service's clock; else a second, doubled with each try."""
    after = headers.get("retry-after", "").strip()
    if after.isascii() and after.isdigit():
        return timedelta(seconds=int(after[:7])) + _FIRST
    if until := time(after):
        return min(_NEVER, max(_FIRST, until - (time(headers.get("date", "")) or datetime.now(UTC))))
    return doubled(tries)


def doubled(tries: int) -> timedelta:
    """A second after the first try, twice as long after each further one."""
    return timedelta(seconds=2**tries)


def time(text: str) -> datetime | None:
    """The time that a header names; None where that is none."""
    try:
        at = parsedate_to_datetime(text) if text else None
    except (ValueError, OverflowError):
        return None
    return at.replace(tzinfo=at.tzinfo or UTC) if at else None
