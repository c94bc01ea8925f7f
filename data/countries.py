"""Codes of countries, as `ospo.yaml` and the register of duties name them."""

from functools import cache

from babel import Locale

_NO_COUNTRY = {"EZ", "QO", "UN", "XA", "XB", "ZZ"}  # that Unicode's list has beside countries


@cache
def countries() -> frozenset[str]:
    """The two letters of each country, and EU for the Union's institutions."""
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2) - _NO_COUNTRY
