"""`ospo.yaml`: colours, dark enough to be read on white and to bear white words."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

LEAST = 4.5  # what WCAG 2 asks of text of usual size (success criterion 1.4.3)


def luminance(colour: str) -> float:
    """How light #rrggbb is, from 0 (black) to 1 (white), by the formula of WCAG 2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str) -> float:
    """The contrast of #rrggbb to white, from 1 to 21."""
    return 1.05 / (luminance(colour) + 0.05)


def _readable(given: Any) -> str:
    if given is None:
        raise PydanticCustomError("colour_quotes", "quotes")
    if not isinstance(given, str) or not re.fullmatch("#[0-9A-Fa-f]{6}", given):
        raise PydanticCustomError("colour", "a colour")
    if (found := contrast(given)) < LEAST:
        said = {"colour": given, "contrast": min(round(found, 2), LEAST - 0.01), "least": LEAST}
        raise PydanticCustomError("contrast", "too light", said)
    return given.lower()


Colour = Annotated[str | None, BeforeValidator(_readable), "None where it is not said, and only there"]
