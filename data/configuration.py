"""`ospo.yaml`: its shape, and errors that name file, line and key."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from data import strict_yaml
from data.purl import canonical, package_of
from data.words import Problem, _

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
RepositoryId = Annotated[str, Field(pattern=r"^[^/\s]+(/[^/\s]+)+$")]
Address = str | Literal[False]


def _without_version(named: str) -> str:
    package = package_of(named)[0] if canonical(named) else None
    if package is None:
        raise PydanticCustomError("purl", "a package URL")
    if canonical(named) != package:
        raise PydanticCustomError("purl_version", "without version", {"package": package})
    return named


PackageName = Annotated[str, AfterValidator(_without_version)]


class Part(BaseModel):
    """A part of the configuration; a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _left_blank(cls, given: Any) -> Any:
        """A key without a value is a key that was not given."""
        return {k: v for k, v in given.items() if v is not None} if isinstance(given, dict) else given


class Organisation(Part):
    """The administration the workspace speaks for."""

    name: Annotated[str, Field(min_length=1)]
    slug: Slug = ""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    level: Literal["local", "regional", "national", "supranational"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _slug_from_name(cls, given: Any) -> Any:
        if isinstance(given, dict) and isinstance(given.get("name"), str) and not given.get("slug"):
            return {**given, "slug": slug(given["name"])}
        return given


class RepositoryEntry(Part):
    """One repository, by path or by url, or the list of its components in an SBOM."""

    path: str | None = None
    url: str | None = None
    sbom: str | None = None
    id: RepositoryId | None = None
    lines: Annotated[bool | None, "None: read where a local path has them, not read from a url"] = None
    private: Annotated[bool | None, "None: as before, at first public; a forge knows better"] = None

    @field_validator("url")
    @classmethod
    def _no_token(cls, url: str | None) -> str | None:
        if url and re.match(r"https?://[^/@]*@|\w[\w+.-]*://[^/@]*:[^/@]*@|https?://[^?]*\?", url):
            raise PydanticCustomError("token_in_file", "credentials in the address")
        return url

    @field_validator("sbom")
    @classmethod
    def _a_file(cls, sbom: str | None) -> str | None:
        if sbom is not None and (not sbom.strip() or "://" in sbom):
            raise PydanticCustomError("sbom_file", "a file")
        return sbom

    @model_validator(mode="after")
    def _one_place(self) -> "RepositoryEntry":
        if len([one for one in (self.path, self.url, self.sbom) if one is not None]) != 1:
            raise PydanticCustomError("path_or_url", "path, url or sbom")
        if self.sbom is not None and self.lines is not None:
            raise PydanticCustomError("sbom_lines", "no lines")
        return self


class Forge(Part):
    """An account on a forge: exactly one of the keys."""

    github: str | None = None
    gitlab: str | None = None
    gitea: str | None = None

    @field_validator("github", "gitlab", "gitea")
    @classmethod
    def _an_account(cls, account: str | None) -> str | None:
        if account and re.search(r"[@?#]|^(gh[pousr]_|github_pat_|glpat-)", account):
            raise PydanticCustomError("token_in_file", "credentials in the address")
        if account and not re.fullmatch(r"(https?://[^/\s]+/)?[^/\s:]+(:\d+/[^/\s]+)?(/[^/\s]+)*/?", account):
            raise PydanticCustomError("account", "an account")
        return account

    @model_validator(mode="after")
    def _one_forge(self) -> "Forge":
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("one_forge", "one of the keys")
        return self


class People(Part):
    """Who is ours, who is a machine, who is the same person."""

    domains: list[str] = []
    accounts: list[str] = []
    bots: list[str] = []
    same: list[list[str]] = []


class Peer(Part):
    """Another administration and where its work is."""

    name: str
    targets: list[str]


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

    foundation: list[str] = []
    administration: list[str] = []
    company: list[str] = []


class Dependencies(Part):
    """Which packages count as critical: those that so many repositories ask for, and those that are named."""

    critical_from: Annotated[int, Field(ge=1), "repositories"] = 3
    critical: Annotated[list[PackageName], "package URLs without version"] = []
    stewards: Stewards = Stewards()


class Configuration(Part):
    """The whole of `ospo.yaml`."""

    organisation: Organisation
    repositories: list[RepositoryEntry] = []
    forges: list[Forge] = []
    exclude: list[str] = []
    visibility: Literal["public", "all"] = "public"
    people: People = People()
    peers: list[Peer] = []
    targets: dict[str, float] = {}
    sources: Sources = Sources()
    dependencies: Dependencies = Dependencies()


def slug(name: str) -> str:
    """City of X → city-of-x; an empty result becomes `organisation`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "organisation"


def read(path: Path) -> Configuration:
    """The configuration in `path`. Raises Problem with file, line and key."""
    tree, given = strict_yaml.load(path)

    def invalid(loc: tuple[int | str, ...], why: str) -> Problem:
        key = ".".join(str(part) for part in loc) or "ospo.yaml"
        return Problem("configuration.invalid", file=path, line=strict_yaml.line(tree, loc), key=key, why=why)

    try:
        found = Configuration.model_validate({} if given is None else given)
    except ValidationError as error:
        first = error.errors()[0]
        raise invalid(first["loc"], _why(first)) from error
    for number in _doubled(found.repositories):
        raise invalid(("repositories", number, "id"), _("Another entry has this id already; give each one of its own."))
    return found


def _doubled(entries: list[RepositoryEntry]) -> Iterator[int]:
    """Entries with the id of one before; a list of components may have that of the repository it is about."""
    seen: set[tuple[str, bool]] = set()
    for number, entry in enumerate(entries):
        known = (entry.id.lower(), entry.sbom is not None) if entry.id else None
        if known in seen:
            yield number
        seen |= {known} if known else set()


def _why(error: ErrorDetails) -> str:
    """What is wrong and what would be right, in words of ours."""
    context = error.get("ctx", {})
    wording = {
        "extra_forbidden": _("This key is not known; check its spelling against the comments `ospo init` writes."),
        "missing": _("This key is required."),
        "string_type": _("A text is expected here."),
        "string_too_short": _("This must not be empty."),
        "list_type": _("A list is expected here, one item per line with a dash before it."),
        "dict_type": _("Keys with values are expected here."),
        "model_type": _("Keys with values are expected here."),
        "bool_type": _("Write true or false."),
        "bool_parsing": _("Write true or false."),
        **dict.fromkeys(
            ("int_type", "int_parsing", "int_from_float", "greater_than_equal"),
            _("Write a whole number, 1 or more."),
        ),
        "purl": _("Write a package URL, such as pkg:npm/leaflet."),
        "purl_version": _("Write it without version and what comes after: {package}.").format(
            package=context.get("package", "")
        ),
        "sbom_file": _("Write the path of a file; download what has an address."),
        "sbom_lines": _("A list of components has no lines; leave out `lines`."),
        "float_type": _("A number is expected here."),
        "float_parsing": _("A number is expected here."),
        "literal_error": _("Use one of: {expected}.").format(expected=context.get("expected", "")),
        "string_pattern_mismatch": _("This does not have the expected form ({pattern}).").format(
            pattern=_form(context.get("pattern", ""))
        ),
        "one_forge": _("Give exactly one of github, gitlab and gitea."),
        "account": _("Write an account, such as city-of-x, or host/account."),
        "path_or_url": _("Give exactly one of path, url and sbom."),
        "address_or_false": _(
            "Write an address without user and query, such as https://api.example.org, or false to ask nobody."
        ),
        "token_in_file": _("An address must not carry a user or a token; tokens come from the environment only."),
    }
    return wording.get(error["type"], error["msg"])


def _form(pattern: str) -> str:
    forms = {
        r"^[A-Z]{2}$": _("two capital letters, such as FI"),
        r"^[a-z0-9][a-z0-9-]*$": _("lower-case letters, digits and hyphens, such as city-of-x"),
        r"^[^/\s]+(/[^/\s]+)+$": _("host/path without blanks, such as local/app"),
    }
    return forms.get(pattern, pattern)
