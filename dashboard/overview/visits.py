"""When this browser was here last: two days in a cookie of its own. Nothing about visits is kept on this side."""

import re
from datetime import date, timedelta

import streamlit as st

_COOKIE = "ospo-visits"
_KEPT = timedelta(days=730)
# Two dates of ours are all that is written into it.
_REMEMBER = "<script>document.cookie = '{name}={days}; path=/; max-age={seconds}; samesite=strict'</script>"


def last(today: date) -> date | None:
    """The day of the visit before today's; None for a first one. Remembers that today there is one."""
    kept = _days(str(st.context.cookies.get(_COOKIE, "")))
    earlier = [day for day in kept if day < today]
    days = ".".join(day.isoformat() for day in (*earlier[-1:], today))
    if today not in kept:
        seconds = int(_KEPT.total_seconds())
        st.html(_REMEMBER.format(name=_COOKIE, days=days, seconds=seconds), unsafe_allow_javascript=True)
    return earlier[-1] if earlier else None


def _days(said: str) -> list[date]:
    """What the cookie says, the earliest first; whatever else stands there is nothing."""
    found = []
    for text in re.findall(r"\d{4}-\d{2}-\d{2}", said)[:2]:
        try:
            found.append(date.fromisoformat(text))
        except ValueError:
            continue
    return sorted(found)
