"""When a forge says "not now": how long it wants us to wait."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

_SIGNS = ("rate limit", "abuse detection", "wait a few minutes", "retry your request again later")
_FIRST = timedelta(seconds=60)  # where it does not say for how long; doubled each time
_LONGEST = timedelta(minutes=70)  # a limit starts anew within the hour


def asked_to_wait(status: int, headers: Mapping[str, str], data: Any) -> bool:
    """Whether an answer is one of the forms in which GitHub limits requests."""
    if status == 429 or (status == 403 and "retry-after" in headers):
        return True
    errors = data.get("errors") or [] if isinstance(data, dict) else []
    if any(isinstance(error, dict) and error.get("type") == "RATE_LIMITED" for error in errors):
        return True
    message = str(data.get("message") or "").lower() if isinstance(data, dict) else ""
    return status == 403 and any(sign in message for sign in _SIGNS)


def pause(headers: Mapping[str, str], before: int) -> timedelta | None:
    """How long to wait after so many waits before; None where it is not worth waiting.

    By the forge's clock, not ours: the two may disagree.
    """
    wanted = _wanted(headers) or _FIRST * 2**before
    return wanted if wanted <= _LONGEST else None


def _wanted(headers: Mapping[str, str]) -> timedelta | None:
    after = headers.get("retry-after", "").strip()
    if after.isdigit():
        return timedelta(seconds=int(after) + 1)
    now = _date(headers.get("date")) or datetime.now(UTC)
    if until := _date(after):
        return max(timedelta(seconds=1), until - now)
    reset = headers.get("x-ratelimit-reset", "")
    if headers.get("x-ratelimit-remaining") == "0" and reset.isdigit():
        return max(timedelta(seconds=1), datetime.fromtimestamp(int(reset), UTC) - now + timedelta(seconds=1))
    return None


def _date(text: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
