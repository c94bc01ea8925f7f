"""`ospo.yaml`: whose workspace it is, who is ours, who the peers are."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from data.configuration.part import Part, Slug, slug
from data.countries import countries


def _country(code: str) -> str:
    if code not in countries():
        raise PydanticCustomError("country", "no country")
    return code


class Organisation(Part):
    """The administration the workspace speaks for."""

    name: Annotated[str, Field(min_length=1)]
    slug: Slug = ""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$"), AfterValidator(_country)] | None = None
    level: Literal["local", "regional", "national", "supranational"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _slug_from_name(cls, given: Any) -> Any:
        if isinstance(given, dict) and isinstance(given.get("name"), str) and not given.get("slug"):
            return {**given, "slug": slug(given["name"])}
        return given


class People(Part):
    """Who is ours, who is a machine, who is the same person."""

    domains: list[str] = Field(default_factory=list)
    accounts: list[str] = Field(default_factory=list)
    bots: list[str] = Field(default_factory=list)
    same: list[list[str]] = Field(default_factory=list)


class Peer(Part):
    """Another administration and where its work is."""

    name: str
    targets: list[str]
