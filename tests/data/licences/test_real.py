"""Every licence that the real bills of materials declare: what stays unknown is what nobody can tell from its name."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.licences import UNKNOWN, evaluate

NOTHING = {"NOASSERTION", "NONE"}
OWN = "(LicenseRef-1 AND Apache-2.0)"


def declared(found: Any) -> Iterator[str]:
    """Each licence of a document, wherever it stands, in either format's words."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key in ("licenseDeclared", "licenseConcluded", "simplelicensing_licenseExpression", "expression"):
                yield str(value)
            elif key == "license" and isinstance(value, dict):
                yield value.get("id") or value["name"]
            else:
                yield from declared(value)
    elif isinstance(found, list):
        for each in found:
            yield from declared(each)


@pytest.mark.parametrize(
    ("file", "different", "unknown"),
    [
        (
            "cdx-keycloak-10.0.2.json.gz",
            56,
            {
                "BSD 3-clause License w/nuclear disclaimer",  # a licence that forbids, or a warning that does not
                "GNU General Public Library",  # no such licence
                "Indiana University Extreme! Lab Software License 1.1.1",  # SPDX knows version 1.2 alone
                "asl",  # of which version, of which A?
            },
        ),
        ("valtionavustus-df9c4c93b.cdx.json.gz", 22, set()),
        ("iocomune-backend-2026-03-14-641c8ad.spdx.json.gz", 19, set()),
        ("spdx-examples-software_example9_spdx2.2_appbomination.spdx.json", 6, {"LicenseRef-1", OWN}),
        ("spdx-examples-software_example8_spdx3.0_examplemaven-0.0.1.spdx3.json", 3, set()),
    ],
)  # fmt: skip
def test_licences_of(shared: Path, file: str, different: int, unknown: set[str]) -> None:
    raw = (shared / "sbom" / file).read_bytes()
    texts = set(declared(json.loads(gzip.decompress(raw) if file.endswith(".gz") else raw))) - NOTHING
    assert {text for text in texts if evaluate(text).licence_class == UNKNOWN} == unknown
    assert len(texts) == different
