"""Asks deps.dev for packages and makes rows of what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from collectors import web
from collectors.deps_dev import ages, details
from collectors.deps_dev.listed import Detail, Version, versions
from collectors.deps_dev.names import Name
from collectors.osv.versions import compare, stable
from data.records import Package, PackageVersion


@dataclass(frozen=True)
class Listed:
    """The versions of a package, which were the newest and since when (oldest first), and what some say of themselves.

    None of this is there where deps.dev does not know the package.
    """

    known: bool
    versions: list[Version] = field(default_factory=list)
    newest: dict[str, datetime] = field(default_factory=dict)
    details: Mapping[str, Detail] = field(default_factory=dict)

    @property
    def last(self) -> Version | None:
        """The newest stable version now; where there is none, the one that is installed if none is named."""
        top = next(reversed(self.newest), None)
        return next((v for v in self.versions if v.text == top or (top is None and v.default)), None)


def facts(session: web.Session, wanted: Mapping[Name, set[str]]) -> dict[Name, Listed]:
    """What deps.dev says of these packages, with the details of versions in use. Raises Problem where it is lost."""
    found = {name: listed for name in wanted if (listed := session.tried(name.path, partial(_listed, name)))}
    keys = [
        (name, text) for name, listed in found.items()
        for text in sorted({v.text for v in [listed.last, *_matched(name, wanted[name], listed).values()] if v})
    ]  # fmt: skip
    said = details.ask(session, keys)
    return {
        name: replace(listed, details={version: one for (named, version), one in said.items() if named == name})
        for name, listed in found.items()
    }


def _listed(name: Name, answer: web.Answer) -> Listed:
    if not answer.found:
        return Listed(known=False)
    found = versions(answer)
    return Listed(True, found, ages.newest(name.ecosystem, found))


def rows(name: Name, used: set[str], listed: Listed, now: datetime) -> Iterator[Package | PackageVersion]:
    """The package, its versions in use, as they are called there, and those that were the newest once."""
    if not listed.known:
        yield Package(name.package, None, None, known=False, asked_at=now)
        return
    last = listed.last
    described = [listed.details[v] for v in [last.text if last else "", *sorted(listed.details)] if v in listed.details]
    project = next((one.project for one in described if one.project), None)
    yield Package(name.package, project, last.deprecated if last else None, known=True, asked_at=now)
    matched = _matched(name, used, listed)
    for text in sorted(used | set(listed.newest)):
        version = matched.get(text) or next((v for v in listed.versions if v.text == text), None)
        yield PackageVersion(
            name.package, text, version.published_at if version else None, _prerelease(name.ecosystem, text),
            version.deprecated if version else None,
            listed.details.get(version.text, Detail()).licence if version else None, listed.newest.get(text),
        )  # fmt: skip


def _prerelease(ecosystem: str, text: str) -> bool:
    return compare(ecosystem, text, text) == 0 and not stable(ecosystem, text)


def _matched(name: Name, used: set[str], listed: Listed) -> dict[str, Version]:
    """Version in use → the listed one that is meant: called the same, else equal by the ecosystem's rule."""
    exact = {version.text: version for version in listed.versions}
    found = {text: exact[text] for text in used if text in exact}
    for text in used - exact.keys():
        if equal := next((v for v in listed.versions if compare(name.ecosystem, v.text, text) == 0), None):
            found[text] = equal
    return found
