"""The levels of government."""

from typing import Literal

from data.words import N_, _

Level = Literal["local", "regional", "national", "supranational"]
LEVELS: dict[Level, str] = {
    "local": N_("local"),
    "regional": N_("regional"),
    "national": N_("national"),
    "supranational": N_("supranational"),
}


def title(level: str | None) -> str:
    """What a level is called in the language in use, unknown where there is none."""
    return next((_(words) for one, words in LEVELS.items() if one == level), _("unknown"))
