"""A second reading of lists and advisories that shares no code with the first. It knows Python's packages alone."""

import tarfile
from pathlib import Path
from typing import Any

import yaml
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

DATABASE = "osv/pypa-advisory-database.tar.gz"


def records(archive: Path) -> list[dict[str, Any]]:
    """The advisories as YAML says them, with every value as text."""
    with tarfile.open(archive) as opened:
        files = [opened.extractfile(member) for member in opened.getmembers() if member.isfile()]
        return [yaml.load(file.read(), yaml.CBaseLoader) for file in files if file]  # noqa: S506


def purls(document: dict[str, Any]) -> list[str]:
    """What an SPDX document lists."""
    return [
        reference["referenceLocator"]
        for package in document["packages"]
        for reference in package.get("externalRefs", [])
        if reference["referenceType"] == "purl"
    ]


def events(entry: dict[str, Any]) -> list[dict[str, str]]:
    """Of the ranges of versions."""
    return [event for one in entry.get("ranges", []) if one["type"] == "ECOSYSTEM" for event in one["events"]]


def expected(published: list[dict[str, Any]], purls: list[str]) -> set[tuple[str, str, str | None]]:
    """Component, advisory and the version that mends it."""
    by_name: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
    for one in published:
        for entry in one["affected"] if "withdrawn" not in one else ():
            by_name.setdefault(canonicalize_name(entry["package"]["name"]), []).append((one, entry))
    found = set()
    for purl in purls:
        name, version = purl.removeprefix("pkg:pypi/").split("@")
        for one, entry in by_name.get(canonicalize_name(name), []):
            if _hit(entry, Version(version)):
                found.add((purl, one["id"], _mended(entry, Version(version))))
    return found


def _hit(entry: dict[str, Any], version: Version) -> bool:
    return str(version) in entry.get("versions", []) or any(
        spec.contains(version, prereleases=True) for spec in _spans(entry)
    )


def _spans(entry: dict[str, Any]) -> list[SpecifierSet]:
    """Consecutive events as specifiers: these advisories list beginning and end in turn."""
    spans: list[str] = []
    try:
        for event in events(entry):
            if "introduced" in event:
                spans.append(
                    f">={Version(event['introduced'])}.dev0"
                    if event["introduced"] == "0"
                    else f">={Version(event['introduced'])}"
                )
            elif "fixed" in event:
                # `<` of packaging leaves out the pre-releases of its version; OSV does not
                spans[-1] += f",<={Version(event['fixed'])},!={Version(event['fixed'])}"
            else:
                spans[-1] += f",<={Version(event['last_affected'])}"
    except InvalidVersion:
        return []
    return [SpecifierSet(span) for span in spans]


def _mended(entry: dict[str, Any], version: Version) -> str | None:
    try:
        fixes = [Version(event["fixed"]) for event in events(entry) if "fixed" in event]
    except InvalidVersion:
        return None
    later = [fix for fix in fixes if fix > version and not _hit(entry, fix)]
    written = {Version(event["fixed"]): event["fixed"] for event in events(entry) if "fixed" in event}
    return written[min(later)] if later else None
