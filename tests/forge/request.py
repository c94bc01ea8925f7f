"""What was asked of the forge."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Request:
    """What was asked. `token` is a token's name, "" without one, "?" for one that is unknown; never the token."""

    method: str
    path: str
    kind: str
    token: str
    query: str = ""
    variables: dict[str, Any] = field(default_factory=dict)
    cost: int = 0
    page: int = 0  # the largest page asked for
    status: int = 0
    fault: str = ""
