"""What the manifests beside a scan add to it: who asks for a package, what for, and what the scan passed over."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from packageurl import PackageURL

from collectors.inventory.asked import Manifest, Scopes, Unreadable, merged, reader
from collectors.sbom.document import Document, Listed
from data.purl import package_of

# Kinds of which a lockfile lists everything, so that what is not asked for came with something else.
_WHOLE = {"npm", "pypi", "gem", "golang", "cargo", "composer", "nuget"}
_STEPS = "github"  # the steps of a pipeline: the repository asks for each, and none is delivered


@dataclass(frozen=True)
class Declared:
    """What all manifests of a repository say together; `unsaid` are the kinds of which one could not be read.

    `torn` are the files that are not what their names say.
    """

    own: set[str] = field(default_factory=set)
    asked: Scopes = field(default_factory=dict)
    locked: Scopes = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    unsaid: set[str] = field(default_factory=set)
    torn: list[Path] = field(default_factory=list)


def read(tree: Path) -> Declared:
    """What the manifests in a folder say."""
    manifests: list[Manifest] = []
    said, unsaid, torn = set(), set(), []
    for file in sorted(file for file in tree.rglob("*") if file.is_file()):
        if known := reader(file.name):
            kind, read_it = known
            try:
                manifests.append(read_it(file.read_bytes()))
            except (DefusedXmlException, Unreadable):
                unsaid.add(kind)  # the scan may read it all the same
            except (ValueError, TypeError, AttributeError, ParseError, RecursionError):
                unsaid.add(kind)
                torn.append(file)
            else:
                said |= {kind} if manifests[-1].asked is not None else set()
    return Declared(
        {package for each in manifests for package in each.own},
        merged(*((each.asked or {}).items() for each in manifests)),
        merged(*(each.locked.items() for each in manifests)),
        said,
        unsaid,
        torn,
    )


def filled(document: Document, declared: Declared) -> Document:
    """A scan's document without the repository's own packages, and with what it passed over.

    An own package of another version may be installed too: what is locked stays. What is asked for and locked nowhere
    has no version.
    """
    locked = {package_of(purl) for purl in declared.locked}
    kept = [one for one in document.listed if _package(one) not in declared.own or package_of(str(one.purl)) in locked]
    there = {package_of(one.purl) for one in kept if one.purl}
    kept += [_listed(purl) for purl in declared.locked if package_of(purl) not in there]
    packages = {_package(one) for one in kept} | declared.own
    kept += [_listed(purl) for purl in declared.asked if purl not in packages]
    return replace(document, listed=tuple(_known(one, declared) for one in kept))


def _listed(purl: str) -> Listed:
    read = PackageURL.from_string(purl)
    return Listed(purl, "/".join(part for part in (read.namespace, read.name) if part), read.version, None, None, None)


def _known(one: Listed, declared: Declared) -> Listed:
    """With what the manifests know of it, where the document itself does not say."""
    if one.purl is None:
        return one
    package, version = package_of(one.purl)
    kind = package.removeprefix("pkg:").partition("/")[0]
    if kind == _STEPS:
        return replace(one, direct=True, scope="development")
    whole = kind in _WHOLE & declared.said - declared.unsaid
    direct = True if package in declared.asked else False if whole else None
    locked = PackageURL.from_string(package)._replace(version=version).to_string()
    scope = declared.locked.get(locked) or declared.asked.get(package)
    return replace(one, direct=direct if one.direct is None else one.direct, scope=one.scope or scope)


def _package(one: Listed) -> str | None:
    return package_of(one.purl)[0] if one.purl else None
