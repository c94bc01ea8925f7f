"""A ledger in which repositories use packages, and services that are asked about them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from collectors.contract import Failed, Reading, no_word
from collectors.saving import save
from data.configuration import Sources
from data.ledger import Ledger, open_ledger
from data.people import Identities
from data.purl import package_of
from data.records import Component, Inventory, Repository, arrow

NOW = datetime(2026, 3, 1, 12)
NOBODY = {"deps_dev": False, "osv": False, "scorecard": False, "upstream": False}


@dataclass
class World:
    """`uses` says what a repository is built from; `ask` what a service's failures are called."""

    ledger: Ledger
    cache: Path
    now: datetime = NOW

    def uses(self, *purls: str, repository: str = "local/app", private: bool = False) -> None:
        rows = [
            Component(repository, purl, *package_of(purl), True, "runtime", None, "given", NOW, NOW) for purl in purls
        ]
        self.ledger.save([
            Repository(repository, "city", "self", f"git:/{repository}", private=private),
            Inventory(repository, "given", None, "CycloneDX 1.6", None, NOW, len(rows), 0, 0),
        ])  # fmt: skip
        self.ledger.save_table(Component, arrow(Component, rows))

    def ask(self, service: ModuleType, say: Callable[[str], None] = no_word, **sources: object) -> list[str]:
        reading = self.reading(say, **sources)
        failed = []
        for part in service.look_up(self.ledger, reading):
            if isinstance(part, Failed):
                failed.append(part.problem.code)
            else:
                save(part, reading, self.ledger)
        return failed

    def reading(self, say: Callable[[str], None] = no_word, **sources: object) -> Reading:
        said = Sources.model_validate(NOBODY | {"private_addresses": True} | sources)
        return Reading(
            self.now, lambda: self.now, self.cache, Identities(b"0" * 32, []), {}, {},
            sources=said, say=say, started=self.now,
        )  # fmt: skip

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.ledger.rows(sql)


@contextmanager
def world(folder: Path) -> Iterator[World]:
    with open_ledger(folder / "ledger.duckdb") as ledger:
        yield World(ledger, folder / "cache")
