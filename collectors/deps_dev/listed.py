"""deps.dev's answers, read: the versions of a package, and what one version says of itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from collectors import web

_PROJECT = re.compile(r"[a-z0-9.-]+\.[a-z]+(?:/(?!\.+(?:/|$))[\w.~-]+){2,}", re.ASCII)
_UNVERIFIED = "UNVERIFIED_METADATA"


@dataclass(frozen=True)
class Version:
    """A version in the list of its package."""

    text: str
    published_at: datetime | None
    deprecated: bool | None
    default: bool


@dataclass(frozen=True)
class Detail:
    """What one version says: its licence as an SPDX expression, and where its source is."""

    licence: str | None = None
    project: str | None = None


def versions(answer: web.Answer) -> list[Version]:
    """The versions that an answer lists. Raises Problem web.answer."""
    said = web.json(answer)
    listed = said.get("versions") if isinstance(said, dict) else None
    if not isinstance(listed, list):
        raise web.odd(answer)
    return [version for one in listed if isinstance(one, dict) and (version := _version(one))]


def _version(said: Mapping[str, Any]) -> Version | None:
    key, deprecated = said.get("versionKey"), said.get("isDeprecated")
    text = key.get("version") if isinstance(key, dict) else None
    if not isinstance(text, str) or not text:
        return None
    return Version(
        text, web.time(said.get("publishedAt")), deprecated if isinstance(deprecated, bool) else None,
        said.get("isDefault") is True,
    )  # fmt: skip


def detail(said: Mapping[str, Any]) -> Detail:
    """Several licences bind together, as far as anybody knows."""
    licences = said.get("licenses")
    texts = [text for text in licences if isinstance(text, str) and text] if isinstance(licences, list) else []
    joined = " AND ".join(f"({text})" if " " in text and len(texts) > 1 else text for text in texts)
    return Detail(joined or None, _project(said.get("relatedProjects")))


def _project(said: Any) -> str | None:
    """The source repository; one that is proven rather than one that is claimed."""
    related = [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []
    sources = [one for one in related if one.get("relationType") == "SOURCE_REPO"]
    for one in sorted(sources, key=lambda one: one.get("relationProvenance") == _UNVERIFIED):
        key = one.get("projectKey")
        name = str(key.get("id")).lower() if isinstance(key, dict) else ""
        if _PROJECT.fullmatch(name):
            return name
    return None
