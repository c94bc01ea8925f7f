"""What a document says of a licence: an SPDX expression, a name, or nothing that can be used."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from license_expression import ExpressionError, Licensing, get_spdx_licensing

LONGEST_EXPRESSION = 2000
LONGEST_NAME = 200
SAID_NOTHING = {"", "NOASSERTION", "NONE"}
OPERATOR = re.compile(r" (and|or|with) ")


@lru_cache(maxsize=4096)
def licence(text: str) -> str | None:
    """The expression as SPDX writes it, else the name; None of a licence text, NONE and NOASSERTION."""
    text = text.strip()
    if text.upper() in SAID_NOTHING or "\n" in text or "\r" in text or len(text) > LONGEST_EXPRESSION:
        return None
    return _expression(text) or (text if len(text) <= LONGEST_NAME else None)


def combined(texts: Iterable[str], operator: str) -> str | None:
    """Several licences of one component as one expression, each once."""
    known = list(dict.fromkeys(filter(None, map(licence, texts))))
    if len(known) == 1:
        return known[0]
    return f" {operator} ".join(f"({each})" if _compound(each) else each for each in known) or None


def _compound(text: str) -> bool:
    return " AND " in text or " OR " in text


def _expression(text: str) -> str | None:
    try:
        parsed = _licensing().parse(OPERATOR.sub(lambda found: found.group().upper(), text), simple=True)
        unknown = _licensing().unknown_license_keys(parsed)
    except (ExpressionError, TypeError, RecursionError):  # the library stumbles over some names with a TypeError
        return None
    return str(parsed) if all("LicenseRef-" in key and " " not in key for key in unknown) else None


@cache
def _licensing() -> Licensing:
    return get_spdx_licensing()
