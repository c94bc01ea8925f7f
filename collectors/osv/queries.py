"""What OSV's API is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from collectors.osv.asking import Asked, Index


@dataclass(frozen=True)
class Query:
    """A version that is asked for, on whose behalf, and which page of the answer."""

    ecosystem: str
    name: str
    version: str
    asked: tuple[Asked, ...]
    token: str | None = None
    page: int = 1

    def body(self) -> dict[str, Any]:
        """As OSV takes it."""
        # OSV writes Go's versions without the v
        version = self.version.removeprefix("v") if self.ecosystem == "Go" else self.version
        query = {"package": {"ecosystem": self.ecosystem, "name": self.name}, "version": version}
        return query | ({"page_token": self.token} if self.token else {})

    def components(self) -> frozenset[str]:
        """On whose behalf, as purls."""
        return frozenset(asked.component for asked in self.asked)


def queries(index: Index) -> Iterator[Query]:
    """One for each version of each package, however many components it stands for."""
    same: dict[tuple[str, str, str], list[Asked]] = {}
    for asked in index:
        same.setdefault((asked.used.ecosystem, asked.used.name, asked.used.version), []).append(asked)
    return (Query(*what, tuple(asked)) for what, asked in same.items())
