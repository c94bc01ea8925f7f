"""`ospo.yaml`: who may be asked about what we depend on, and what of it is critical."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from data.configuration.part import Part
from data.purl import canonical, package_of

Address = str | Literal[False]


def _without_version(named: str) -> str:
    package = package_of(named)[0] if canonical(named) else None
    if package is None:
        raise PydanticCustomError("purl", "a package URL")
    if canonical(named) != package:
        raise PydanticCustomError("purl_version", "without version", {"package": package})
    return named


PackageName = Annotated[str, AfterValidator(_without_version)]


class Sources(Part):
    """Services that are asked about what repositories are built from; False = not asked."""

    deps_dev: Address = "https://api.deps.dev"
    osv: Annotated[Address, "or a folder with the bulk archives"] = "https://api.osv.dev"
    scorecard: Address = "https://api.scorecard.dev"
    upstream: bool = True
    private_addresses: bool = False

    @field_validator("deps_dev", "osv", "scorecard", mode="before")
    @classmethod
    def _an_address(cls, given: Any, field: ValidationInfo) -> Any:
        address = isinstance(given, str) and re.fullmatch(r"https?://[^\s@?#]+", given)
        folder = isinstance(given, str) and given.strip() and "://" not in given and field.field_name == "osv"
        if given is not False and not address and not folder:
            raise PydanticCustomError("address_or_false", "an address, or false")
        return given


class Stewards(Part):
    """Who stands behind what we depend on, beside those that are known: accounts (host/owner) and mail domains."""

    foundation: list[str] = Field(default_factory=list)
    administration: list[str] = Field(default_factory=list)
    company: list[str] = Field(default_factory=list)


class Dependencies(Part):
    """Which packages count as critical: those that so many repositories ask for, and those that are named."""

    critical_from: Annotated[int, Field(ge=1), "repositories"] = 3
    critical: Annotated[list[PackageName], "package URLs without version"] = Field(default_factory=list)
    stewards: Stewards = Stewards()
