"""JSON, read without what no document of ours needs, so that large files fit into memory."""

import json
from collections.abc import Callable
from typing import Any

from collectors.sbom import cyclonedx, spdx, spdx3
from collectors.sbom.parts import Parts
from data.words import Problem, _

KEPT = cyclonedx.KEPT | spdx.KEPT | spdx3.KEPT


def read(text: str, name: str) -> Parts:
    """The parts of a CycloneDX or SPDX document in JSON; Problem if it is neither."""
    document = _loaded(text, name)
    if isinstance(document, dict) and isinstance(document.get("sbom"), dict):
        document = document["sbom"]
    return _reader(document, name)(document, name)


def _reader(document: Any, name: str) -> Callable[[dict[str, Any], str], Parts]:
    if isinstance(document, dict):
        if document.get("bomFormat") == "CycloneDX":
            return cyclonedx.read
        if "spdxVersion" in document:
            return spdx.read
        if spdx3.creation(document.get("@graph")):
            return spdx3.read
    raise Problem("sbom.unknown", file=name, why=_("it is JSON of another kind"))


def _loaded(text: str, name: str) -> Any:
    try:
        return json.loads(text, object_hook=_stripped, parse_constant=_refused)
    except RecursionError:
        raise Problem("sbom.invalid", file=name, why=_("it is nested too deeply")) from None
    except ValueError as error:
        raise Problem("sbom.invalid", file=name, why=_("it is not JSON: {error}").format(error=error)) from None


def _stripped(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key in KEPT}


def _refused(constant: str) -> None:
    raise ValueError(constant)
