"""Documents as tests write them, and reading them."""

import json
from typing import Any

import pytest

from collectors.sbom.document import Document, Listed, read
from data.words import Problem


def cyclonedx(*components: Any, **said: Any) -> dict[str, Any]:
    """A CycloneDX document with these components."""
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": list(components), **said}


def component(name: str, version: str = "1.0", **said: Any) -> dict[str, Any]:
    """An npm package as a component of CycloneDX, whose bom-ref is its name."""
    purl = f"pkg:npm/{name}@{version}"
    return {"type": "library", "bom-ref": name, "name": name, "version": version, "purl": purl, **said}


def rooted(*direct: str, **others: list[str]) -> dict[str, Any]:
    """Metadata that describe `app`, and dependencies: those of `app`, and those of the others by name."""
    needed = {"app": list(direct), **others}
    return {
        "metadata": {"component": {"type": "application", "bom-ref": "app", "name": "app"}},
        "dependencies": [{"ref": ref, "dependsOn": needs} for ref, needs in needed.items()],
    }


def spdx(*packages: dict[str, Any], **said: Any) -> dict[str, Any]:
    """An SPDX 2.3 document with these packages."""
    return {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "packages": list(packages), **said}


def package(name: str, version: str = "1.0", **said: Any) -> dict[str, Any]:
    """A PyPI package as SPDX 2 has it, with the id SPDXRef-NAME."""
    purl = {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl"}
    reference = {**purl, "referenceLocator": f"pkg:pypi/{name}@{version}"}
    return {"SPDXID": f"SPDXRef-{name}", "name": name, "versionInfo": version, "externalRefs": [reference], **said}


def relation(one: str, kind: str, other: str) -> dict[str, str]:
    """A relationship of SPDX 2 between two packages by name."""
    return {
        "spdxElementId": f"SPDXRef-{one}",
        "relationshipType": kind,
        "relatedSpdxElement": f"SPDXRef-{other}",
    }


def reading(document: Any) -> Document:
    """The document read, which is given as bytes, as text, or as what becomes JSON."""
    if not isinstance(document, bytes | str):
        document = json.dumps(document)
    return read(document.encode() if isinstance(document, str) else document, "list.json")


def by_name(document: Document) -> dict[str, Listed]:
    """What is listed, by name."""
    return {each.name: each for each in document.listed}


def directly(document: Document) -> dict[str, bool | None]:
    """Of each listed component, by name, whether it is direct."""
    return {each.name: each.direct for each in document.listed}


def refused(document: Any, code: str, *words: str) -> None:
    """Reading it must give this Problem, that names the file and these words."""
    with pytest.raises(Problem) as refusal:
        reading(document)
    sentence = str(refusal.value)
    assert refusal.value.code == code, sentence
    assert all(word in sentence for word in ("list.json", *words)), sentence
