"""What stands for an answer to one point, once everything that was said about it is taken together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Answer = Literal["yes", "partly", "no", "not_applicable", "not_assessed"]


@dataclass(frozen=True)
class Standing:
    """The answer that counts; `others` were given too and are not settled (empty: not disputed); `at` is UTC."""

    value: Answer
    others: frozenset[Answer]
    at: datetime | None

    @property
    def disputed(self) -> bool:
        """Whether people say different things and nobody has settled it."""
        return bool(self.others)
