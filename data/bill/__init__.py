"""A bill of materials of a whole organisation: what its repositories are built from, as CycloneDX 1.6."""

import json
from collections.abc import Sequence
from datetime import UTC
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model.bom import Bom, BomMetaData

from data import figures
from data.bill import described, flaws, listed
from data.bill.written import plain
from data.snapshot import Snapshot

HEAD = {"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6"}


def bill(snapshot: Snapshot, organisation: str, repositories: Sequence[str] | None = None) -> str:
    """CycloneDX 1.6 in JSON of an organisation's repositories that figures speak of, or of some of those.

    The same of the same snapshot, byte for byte. `dependencies` has what is known to be asked for by a repository
    itself; what else it is built from names it in `ospo:repository`.
    """
    every = figures.repositories(snapshot, organisation)
    asked = [organisation, every if repositories is None else sorted({*repositories} & {*every})]
    built = [described.Built(*row) for row in snapshot.rows(described.QUERY, asked)]
    whole = Bom(
        serial_number=uuid5(NAMESPACE_URL, f"{snapshot.stamp.id} {asked}"),
        metadata=BomMetaData(
            timestamp=snapshot.stamp.published_at.replace(tzinfo=UTC),
            tools=described.tools(),
            component=described.organisation(organisation, built),
        ),
    )
    # Given these, the library compares each with each, which takes minutes, and says that no component needs another.
    parts = {
        "components": [plain(listed.component(*row)) for row in snapshot.rows(listed.QUERY, asked)],
        "dependencies": [*described.dependencies(organisation, built)],
        "vulnerabilities": [plain(flaws.vulnerability(*row)) for row in snapshot.rows(flaws.QUERY, asked)],
    }
    return json.dumps(HEAD | plain(whole) | parts, ensure_ascii=False, indent=1) + "\n"
