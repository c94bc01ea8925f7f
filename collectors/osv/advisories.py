"""An OSV record as the row that is kept of it."""

import re
from textwrap import shorten
from typing import Any, TypeGuard

from collectors.osv.matching import UnreadableError
from collectors.osv.severity import severity
from collectors.osv.times import utc
from data.records import Advisory

_ID = re.compile(r"[!-+\--~]{1,100}")  # no space, comma or control character: ids stand in a list with commas
_CVE = re.compile(r"CVE-([0-9]{4})-([0-9]{4,})")
_SUMMARY = 300


def advisory(record: dict[str, Any]) -> Advisory:
    """The row of a record. Raises UnreadableError where its id or the time of its last change cannot be read."""
    own, aliases = record.get("id"), _aliases(record)
    modified = utc(record.get("modified"))
    if not _is_id(own) or modified is None:
        raise UnreadableError
    score, word = severity(record)
    return Advisory(
        advisory=own,
        aliases=",".join(aliases) or None,
        canonical=_canonical(own, aliases),
        summary=_summary(record),
        score=score,
        severity=word,
        published_at=utc(record.get("published")),
        modified_at=modified,
        withdrawn_at=utc(record.get("withdrawn")),
    )


def _is_id(given: Any) -> TypeGuard[str]:
    return isinstance(given, str) and _ID.fullmatch(given) is not None


def _aliases(record: dict[str, Any]) -> list[str]:
    given = record.get("aliases")
    return sorted({alias for alias in (given if isinstance(given, list) else ()) if _is_id(alias)})


def _canonical(own: str, aliases: list[str]) -> str:
    """Its own id if that is a CVE, else the oldest CVE among the others, else the first of all: theirs is the same."""
    found = [(int(cve[1]), int(cve[2]), name) for name in (own, *aliases) if (cve := _CVE.fullmatch(name))]
    if not found:
        return min(own, *aliases) if aliases else own
    return own if _CVE.fullmatch(own) else min(found)[2]


def _summary(record: dict[str, Any]) -> str | None:
    """Its summary, else how its details begin."""
    for part in ("summary", "details"):
        text = record.get(part)
        if isinstance(text, str) and text.strip():
            whole = text.strip().encode("utf-8", "replace").decode().replace("\0", "")
            return (
                shorten(whole if part == "summary" else whole.partition("\n\n")[0], _SUMMARY, placeholder="…") or None
            )
    return None
