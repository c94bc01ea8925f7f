"""What deps.dev calls a package."""

from dataclasses import dataclass
from urllib.parse import quote

from collectors.osv import ecosystems

_SYSTEMS = {
    "npm": "NPM",
    "PyPI": "PYPI",
    "Maven": "MAVEN",
    "Go": "GO",
    "crates.io": "CARGO",
    "NuGet": "NUGET",
    "RubyGems": "RUBYGEMS",
}


@dataclass(frozen=True)
class Name:
    """A package by its purl, its ecosystem, and the system and name that deps.dev has for it."""

    package: str
    ecosystem: str
    system: str
    name: str

    @property
    def path(self) -> str:
        """Where its versions are listed."""
        return f"/v3/systems/{self.system}/packages/{quote(self.name, safe='')}"

    def version_path(self, version: str) -> str:
        """Where one version is described."""
        return f"{self.path}/versions/{quote(version, safe='')}"

    def key(self, version: str) -> dict[str, str]:
        """A version as a question in JSON names it."""
        return {"system": self.system, "name": self.name, "version": version}


def named(package: str) -> Name | None:
    """None for an ecosystem that deps.dev does not have, and for what cannot be part of an address."""
    found = ecosystems.of_purl(package)
    if found is None or found.ecosystem not in _SYSTEMS or found.name in {"", ".", ".."}:
        return None
    name = ecosystems.normal("PyPI", found.name) if found.ecosystem == "PyPI" else found.name
    return Name(package, found.ecosystem, _SYSTEMS[found.ecosystem], name)
