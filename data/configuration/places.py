"""`ospo.yaml`: where the repositories and forges are."""

import re
from typing import Annotated

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from data.configuration.part import Part

RepositoryId = Annotated[str, Field(pattern=r"^[^/\s]+(/[^/\s]+)+$")]


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
