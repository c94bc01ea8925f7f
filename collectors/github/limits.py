"""When a forge says "not now": how long it wants us to wait."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

_SIGNS = ("rate limit", "abuse detection", "wait a few minutes", "retry your request again later")
UNSAID = timedelta(seconds=60)  # where it does not say for how long; doubled each time
LONGEST = timedelta(minutes=70)  # a limit starts anew within the hour


def asked_to_wait(status: int, headers: Mapping[str, str], data: Any) -> bool:
    """Whether an answer is one of the forms in which GitHub limits requests."""
    if status == 429 or (status == 403 and "retry-after" in headers):
        return True
    said = [str(one.get("message") or "").lower() for one in [*errors(data), data] if isinstance(one, dict)]
    return _hourly(data) or (status in (200, 403) and any(sign in text for sign in _SIGNS for text in said))


def wanted(headers: Mapping[str, str], data: Any) -> timedelta | None:
    """How long the forge wants us to wait, None where it does not say. By its clock, not ours: the two may disagree."""
    return _wanted(headers, hourly=_hourly(data))


def errors(data: Any) -> list[dict[str, Any]]:
    """The errors that an answer of GraphQL lists."""
    found = data.get("errors") if isinstance(data, dict) else None
    return [error for error in found if isinstance(error, dict)] if isinstance(found, list) else []


def _hourly(data: Any) -> bool:
    return any(error.get("type") == "RATE_LIMITED" for error in errors(data))


def _wanted(headers: Mapping[str, str], *, hourly: bool) -> timedelta | None:
    after = headers.get("retry-after", "").strip()
    if after.isdigit():
        return timedelta(seconds=int(after) + 1)
    now = _date(headers.get("date")) or datetime.now(UTC)
    if until := _date(after):
        return max(timedelta(seconds=1), until - now)
    if (hourly or headers.get("x-ratelimit-remaining") == "0") and (until := resets_at(headers)):
        return max(timedelta(seconds=1), until - now + timedelta(seconds=1))
    return None


def resets_at(headers: Mapping[str, str]) -> datetime | None:
    """When the limit starts anew; None where that is not said, or no time."""
    try:
        return datetime.fromtimestamp(int(headers["x-ratelimit-reset"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def _date(text: str | None) -> datetime | None:
    try:
        at = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return at.replace(tzinfo=at.tzinfo or UTC) if at else None
