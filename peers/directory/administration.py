"""One administration, as a list of strangers names it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.levels import Level

_LONGEST = 200  # characters of a name
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,2000}")


@dataclass(frozen=True)
class Administration:
    """Who it is and where its work is; None is not said.

    `accounts` are targets to collect, KIND:VALUE, of kinds that may not be collected yet, or an address whose kind of
    forge is not known. `group` is the ministry or heading that a list has it below, `names` are further names of it.
    `since` and `policy` speak of its OSPO: from when there is one, and the address of its policy. `lists` say all this.
    """

    name: str
    country: str | None
    level: Level | None
    accounts: tuple[str, ...]
    lists: tuple[str, ...]
    group: str | None = None
    names: tuple[str, ...] = ()
    url: str | None = None
    since: date | None = None
    policy: str | None = None


def folded(text: str) -> str:
    """A text without accents and without upper case, to compare by."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def line(said: Any) -> str | None:
    """What a person can read in one line, without signs that steer a terminal; None where it is no such text."""
    if not isinstance(said, str):
        return None
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in said[: 5 * _LONGEST]).split())
    return text[:_LONGEST] or None


def address(said: Any) -> str | None:
    """An address on the web; None where it is none."""
    return said if isinstance(said, str) and said.isprintable() and _ADDRESS.fullmatch(said) else None


def day(said: Any) -> date | None:
    """A day, YYYY-MM-DD; None where it is none."""
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
