"""What Syft finds in the files of HEAD that name packages."""

import json
import tempfile
from pathlib import Path
from typing import Any

from collectors.git.source import Source
from collectors.inventory import asked, declared, manifests, syft
from collectors.inventory.torn import torn_files
from collectors.sbom.document import Document
from collectors.sbom.document import read as read_document
from collectors.sbom.taken import Taken
from data.words import _


def read(source: Source, longest: float = syft.LONGEST) -> tuple[Taken, list[str]]:
    """The packages of HEAD, and the files that cannot be read; nothing is run where no file names any package.

    `longest` in seconds. Raises GitError, Problem.
    """
    found, at = manifests.of(source), source.place.confirmed_at
    if not found:
        return Taken("scanned", at), []
    with tempfile.TemporaryDirectory(prefix="ospo-scan-") as folder:
        tree = Path(folder)
        manifests.write(source, found, tree)
        document = _document(syft.scan(tree, source.place.id, longest), source.place.id)
        said = declared.read(tree)
        filled = declared.filled(document, said)
        torn = said.torn if filled.listed else torn_files(tree, said.torn)
        return Taken("scanned", at, [(None, filled)]), [_shown(file.relative_to(tree)) for file in torn]


def _shown(file: Path) -> str:
    """A path of somebody's as it may be printed."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in file.as_posix())


def _document(said: bytes, repository: str) -> Document:
    """The packages alone, as their ecosystems name them."""
    try:
        bom = json.loads(said)
        listed = [_named(each) for each in bom.get("components", ()) if each["type"] == "library"]
        bom["components"] = [each for each in listed if not each["name"].startswith(("./", "../"))]  # own ones
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise syft.failed(repository, _("it printed no CycloneDX document")) from error
    return read_document(json.dumps(bom).encode(), "Syft")


def _named(component: dict[str, Any]) -> dict[str, Any]:
    """A gem without its platform, a Go module with its whole name; an image has no purl, UNKNOWN is no version."""
    purl, version = component.get("purl", ""), component.get("version", "").partition("-")[0]
    found = {key: value for key, value in component.items() if (key, value) != ("version", "UNKNOWN")}
    if "@" in purl and purl.startswith("pkg:gem/"):
        found |= {"version": version, "purl": f"{purl.partition('@')[0]}@{version}"}
    if purl.startswith("pkg:golang/") and "#" in purl:
        found["purl"] = asked.purl("golang", component["name"], component["version"])
    if component["name"].startswith("docker://"):
        found.pop("purl", None)
    return found
