"""What Syft finds in the files of HEAD that name packages."""

import json
import tempfile
from pathlib import Path
from typing import Any

from collectors.git.source import Source
from collectors.inventory import manifests, syft
from collectors.sbom.document import Document
from collectors.sbom.document import read as read_document
from collectors.sbom.taken import Taken
from data.words import _


def read(source: Source, longest: float = syft.LONGEST) -> Taken:
    """The packages of HEAD; nothing is run where no file names any. `longest` in seconds. Raises GitError, Problem."""
    found = manifests.of(source)
    if not found:
        return Taken("scanned")
    with tempfile.TemporaryDirectory(prefix="ospo-scan-") as folder:
        tree = Path(folder)
        manifests.write(source, found, tree)
        return Taken("scanned", [(None, _document(syft.scan(tree, source.place.id, longest), source.place.id))])


def _document(said: bytes, repository: str) -> Document:
    """The packages alone, without versions that Syft calls UNKNOWN."""
    try:
        bom = json.loads(said)
        bom["components"] = [_known(each) for each in bom.get("components", ()) if each["type"] == "library"]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise syft.failed(repository, _("it printed no CycloneDX document")) from error
    return read_document(json.dumps(bom).encode(), "Syft")


def _known(component: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in component.items() if (key, value) != ("version", "UNKNOWN")}
