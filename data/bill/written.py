"""Parts of a bill as the library of the format writes them."""

import json
from collections.abc import Iterable
from typing import Any

from cyclonedx.model import Property
from cyclonedx.schema.schema import SchemaVersion1Dot6


def plain(part: Any) -> dict[str, Any]:
    """Any model of the library in CycloneDX 1.6."""
    written: dict[str, Any] = json.loads(part.as_json(view_=SchemaVersion1Dot6))
    return written


def properties(said: Iterable[tuple[str, object]]) -> list[Property]:
    """Names and values of ours, without what is unknown."""
    return [Property(name=f"ospo:{name}", value=str(value)) for name, value in said if value]
