"""Which packages a repository itself asks for, by the manifests that can be read with a well-kept parser."""

from collections.abc import Callable
from fnmatch import fnmatchcase

from collectors.inventory.asked import locks, npm, others, python
from collectors.inventory.asked.manifest import Manifest, Scopes, Unreadable, merged, purl

__all__ = ["Manifest", "Scopes", "Unreadable", "merged", "purl", "reader"]

_READERS: dict[str, tuple[str, Callable[[bytes], Manifest]]] = {
    "package.json": ("npm", npm.package),
    "package-lock.json": ("npm", npm.lock),
    "npm-shrinkwrap.json": ("npm", npm.lock),
    "pyproject.toml": ("pypi", python.project),
    "setup.py": ("pypi", python.program),
    "pipfile": ("pypi", python.pipfile),
    "pipfile.lock": ("pypi", locks.pipfile),
    "poetry.lock": ("pypi", locks.python),
    "uv.lock": ("pypi", locks.python),
    "pdm.lock": ("pypi", locks.python),
    "pylock.toml": ("pypi", locks.python),
    "gemfile.lock": ("gem", others.gemfile),
    "go.mod": ("golang", others.go),
    "cargo.toml": ("cargo", others.cargo),
    "cargo.lock": ("cargo", locks.cargo),
    "composer.json": ("composer", others.composer),
    "composer.lock": ("composer", locks.composer),
    "packages.lock.json": ("nuget", locks.nuget),
    "pom.xml": ("maven", others.pom),
}


def reader(name: str) -> tuple[str, Callable[[bytes], Manifest]] | None:
    """The kind of purl that a file is about, and what reads it; None where nothing does.

    A reader raises ValueError, TypeError or AttributeError of a file that is not what its name says,
    Unreadable of one that is a program.
    """
    lower = name.lower()
    if fnmatchcase(lower, "*requirements*.txt"):
        return "pypi", lambda content: python.requirements(content, lower)
    return _READERS.get(lower)
