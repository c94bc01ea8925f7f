"""Regions of the world by the standard M49: what stands for a country in a pseudonymous file."""

from functools import cache
from pathlib import Path

import yaml
from babel import Locale

from data.words import spoken


def region(country: str | None) -> str | None:
    """The subregion's code, such as 154, of a country's ISO code; None for the Union's institutions and no country."""
    return _of_countries().get(country or "")


def continent(region: str | None) -> str | None:
    """The code of the continent that a subregion lies on, such as 150."""
    return _regions()[region][0] if region in _regions() else None


def regions() -> frozenset[str]:
    """The codes of the 22 subregions."""
    return frozenset(_regions())


def title(code: str) -> str:
    """What a subregion or a continent is called in the language in use."""
    return str(Locale(spoken()).territories.get(code, code))


@cache
def _regions() -> dict[str, tuple[str, frozenset[str]]]:
    """Continent and countries of each subregion."""
    listed = yaml.safe_load((Path(__file__).parent / "regions.yaml").read_text("utf-8"))
    return {code: (one["continent"], frozenset(one["countries"])) for code, one in listed.items()}


@cache
def _of_countries() -> dict[str, str]:
    return {country: code for code, (_continent, countries) in _regions().items() for country in countries}
