"""A deps.dev on loopback: packages as they are listed, versions as they are described."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.collectors.web.served import Asked, Said, data

MISSING = Said(404, b"package not found", {"Content-Type": "text/plain"})


def version(text: str, day: str | None = None, *, deprecated: bool = False, default: bool = False) -> dict[str, Any]:
    said = {
        "versionKey": {"system": "X", "name": "x", "version": text},
        "isDefault": default,
        "isDeprecated": deprecated,
    }
    return said | ({"publishedAt": f"{day}T00:00:00Z"} if day else {})


def described(*licences: str, project: str | None = None, provenance: str = "UNVERIFIED_METADATA") -> dict[str, Any]:
    related = {"projectKey": {"id": project}, "relationType": "SOURCE_REPO", "relationProvenance": provenance}
    return {"licenses": list(licences), "relatedProjects": [related] if project else []}


@dataclass
class Registry:
    """`packages`: "NPM lodash" → versions; `details`: "NPM lodash 1.0.0" → what it says."""

    packages: dict[str, Any] = field(default_factory=dict)
    details: dict[str, Any] = field(default_factory=dict)
    batch: bool = True
    page: int = 5_000

    def __call__(self, asked: Asked) -> Said:
        if asked.method == "POST":
            return self._together(json.loads(asked.body)) if self.batch else MISSING
        _, v3, systems, system, packages, name, *rest = (unquote(part) for part in asked.path.split("/"))
        assert (v3, systems, packages) == ("v3", "systems", "packages")
        if rest:
            found = self.details.get(f"{system} {name} {rest[1]}")
        else:
            found = self.packages.get(f"{system} {name}")
            found = {"packageKey": {}, "versions": found} if isinstance(found, list) else found
        return found if isinstance(found, Said) else data(found) if found is not None else MISSING

    def _together(self, asked: dict[str, Any]) -> Said:
        start = int(asked.get("pageToken") or 0)
        answers = []
        for one in asked["requests"][start : start + self.page]:
            key = one["versionKey"]
            found = self.details.get(" ".join([key["system"], key["name"], key["version"]]))
            answers.append({"request": one} | ({"version": found} if found is not None else {}))
        more = start + self.page < len(asked["requests"])
        return data({"responses": answers, "nextPageToken": str(start + self.page) if more else ""})
