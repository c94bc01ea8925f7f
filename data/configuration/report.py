"""`ospo.yaml`: how a report looks, and in which language it speaks."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from data.configuration.colours import Colour
from data.configuration.part import Part
from data.words import Days, languages

Paper = Literal["a4", "letter"]
# By CLDR's measurement data, which babel does not carry.
_LETTER = {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}


def _a_language(code: str) -> str:
    if code not in languages():
        raise PydanticCustomError("language", "no language", {"known": ", ".join(languages())})
    return code


class Report(Part):
    """What is None is as usual: the organisation's own name, no logo, the colours of a theme, the country's paper."""

    name: (
        Annotated[
            str, StringConstraints(strip_whitespace=True, min_length=1), "of the organisation, as the report says it"
        ]
        | None
    ) = None
    logo: Annotated[str, "a PNG or SVG, relative to the workspace"] | None = None
    colour: Colour = None
    accent: Colour = None
    language: Annotated[str, AfterValidator(_a_language)] = "en"
    date_format: Days = "medium"
    paper: Paper | None = None

    @model_validator(mode="before")
    @classmethod
    def _left_blank(cls, given: Any) -> Any:
        """As for every part, but a colour without quotes is a comment to YAML, and no key that was left blank."""
        kept = ("colour", "accent")
        return {k: v for k, v in given.items() if v is not None or k in kept} if isinstance(given, dict) else given

    @field_validator("logo")
    @classmethod
    def _a_file(cls, logo: str | None) -> str | None:
        if logo is not None and (not logo.strip() or "://" in logo or "\0" in logo):
            raise PydanticCustomError("logo_file", "a file")
        return logo


def usual(country: str | None) -> Paper:
    """The paper that a country's printers hold."""
    return "letter" if country in _LETTER else "a4"
