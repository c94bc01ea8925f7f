"""How severe an advisory is: the score of its CVSS vector, else the word that its database gives."""

from collections.abc import Iterator
from typing import Any

from cvss import CVSS2, CVSS3, CVSS4
from cvss.exceptions import CVSSError

_WORDS = {"critical": "critical", "high": "high", "moderate": "medium", "medium": "medium", "low": "low"}
_FROM = ((9.0, "critical"), (7.0, "high"), (4.0, "medium"))
_LONGEST = 1000


def severity(record: dict[str, Any]) -> tuple[float | None, str | None]:
    """Score from 0 to 10 and word; of several vectors the one of the newest CVSS, where it can be read.

    The word of a database comes without a score. Both None: nobody says.
    """
    rated = [found for vector in _vectors(record) if (found := _rated(vector))]
    if not rated:
        return None, _said(record)
    _version, score = max(rated)
    return score, _word(score)


def _word(score: float) -> str:
    return next((word for least, word in _FROM if score >= least), "low" if score > 0 else "none")


def _said(record: dict[str, Any]) -> str | None:
    own = record.get("database_specific")
    said = own.get("severity") if isinstance(own, dict) else None
    return _WORDS.get(said.strip().lower()) if isinstance(said, str) else None


def _vectors(record: dict[str, Any]) -> Iterator[str]:
    """The vectors of the record, and where it has none those of what it affects."""
    own = [*_given(record)]
    yield from own or [vector for entry in _listed(record.get("affected")) for vector in _given(entry)]


def _given(holder: Any) -> Iterator[str]:
    for one in _listed(holder.get("severity")) if isinstance(holder, dict) else ():
        vector = one.get("score") if isinstance(one, dict) else None
        if isinstance(vector, str) and len(vector) <= _LONGEST:
            yield vector.strip()


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _rated(vector: str) -> tuple[int, float] | None:
    """The version of CVSS and the base score, None where it is no vector."""
    version, reader = 2, CVSS2
    for prefix, number, newer in (("CVSS:4.", 4, CVSS4), ("CVSS:3.", 3, CVSS3)):
        if vector.startswith(prefix):
            version, reader = number, newer
    try:
        return version, float(reader(vector).base_score)
    except (CVSSError, KeyError, ValueError, TypeError):
        return None
