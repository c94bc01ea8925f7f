"""`ospo.yaml`: whose workspace it is, who is ours, who the peers are."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from data.configuration.part import Part, Slug, slug
from data.countries import countries
from data.levels import Level


def _country(code: str) -> str:
    if code not in countries():
        raise PydanticCustomError("country", "no country")
    return code


Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$"), AfterValidator(_country)]
Staff = Annotated[int, Field(ge=1), "people employed, all of them"]


class Organisation(Part):
    """The administration the workspace speaks for."""

    name: Annotated[str, Field(min_length=1)]
    slug: Slug = ""
    country: Country | None = None
    level: Level | None = None
    staff: Staff | None = None

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
    """Another administration, where its work is, and what it is compared by."""

    name: Annotated[str, Field(min_length=1)]
    targets: list[str]
    country: Country | None = None
    level: Level | None = None
    staff: Staff | None = None
    url: Annotated[str, Field(pattern=r"^https?://[^\s<>]+$"), "where people read about it"] | None = None
    domains: Annotated[list[str], "mail domains of those who work for it"] = Field(default_factory=list)

    @property
    def slug(self) -> str:
        """What its figures are kept under."""
        return slug(self.name)
