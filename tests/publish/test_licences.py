"""The tables of licences that views and details join: what a repository is published under, and what occurs in it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from data.ledger import Connection, open_ledger
from data.licences import occurring
from data.records import Component, Inventory, Observation, PackageVersion, Repository
from data.snapshot import Snapshot
from data.workspace import Workspace
from publish import publish

JUNE, JULY = datetime(2024, 6, 1), datetime(2024, 7, 1)


def repository(name: str) -> Repository:
    return Repository(name, "city-of-x", "self", f"git:{name}")


def seen(name: str, kind: str, what: str, value: str | None, at: datetime = JUNE) -> Observation:
    return Observation(name, kind, what, at, value, at)


def component(name: str, package: str, licence: str | None, scope: str | None = "runtime") -> Component:
    purl = f"pkg:npm/{package}"
    return Component(name, f"{purl}@1.0", purl, "1.0", True, scope, licence, "given", JUNE, JULY)


def version(package: str, licence: str | None) -> PackageVersion:
    return PackageVersion(f"pkg:npm/{package}", "1.0", JUNE, False, False, licence, None)


TOLD = [
    *map(repository, ("local/eupl", "local/dual", "local/forge", "local/none", "local/moved")),
    seen("local/eupl", "licence", "LICENSE", "EUPL-1.2"),
    seen("local/eupl", "forge", "licence", "MIT"),  # the file itself is nearer
    seen("local/dual", "licence", "LICENSE-APACHE", "Apache-2.0"),
    seen("local/dual", "licence", "LICENSE-MIT", "MIT"),
    seen("local/dual", "licence", "LICENSE-OTHER", "NOASSERTION"),
    seen("local/forge", "licence", "LICENSE", "NOASSERTION"),
    seen("local/forge", "forge", "licence", "GPL-2.0"),
    seen("local/none", "forge", "licence", "NOASSERTION"),
    seen("local/none", "forge", "description", "MIT"),
    seen("local/moved", "licence", "LICENSE", "MIT"),
    seen("local/moved", "licence", "LICENSE", "GPL-3.0", JULY),
    seen("local/moved", "licence", "COPYING", "MIT"),
    seen("local/moved", "licence", "COPYING", None, JULY),
    component("local/eupl", "react", "MIT"),
    component("local/eupl", "readline", "GPL-3.0+"),
    component("local/eupl", "silent", None),
    version("silent", "BUSL-1.1"),
    component("local/none", "readline", "GPL-3.0+"),
    component("local/none", "dumb", None),
]


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Any]:
    with open_ledger(tmp_path / "ledger.duckdb") as ledger:
        ledger.save(TOLD)
        with ledger.connection.cursor() as connection:
            connection.execute("use ledger")
            occurring.add(connection)
            yield lambda sql: connection.execute(sql).fetchall()


def test_what_a_repository_is_published_under(ask: Any) -> None:
    assert ask("select repository, licence from outbound_licence order by all") == [
        ("local/dual", "Apache-2.0 OR MIT"),
        ("local/eupl", "EUPL-1.2"),
        ("local/forge", "GPL-2.0"),
        ("local/moved", "GPL-3.0"),
        ("local/none", None),
    ]


def test_every_licence_that_occurs_once(ask: Any) -> None:
    assert ask("""select declared, expression, "class", osi from licence order by declared""") == [
        ("Apache-2.0 OR MIT", "Apache-2.0 OR MIT", "permissive", True),
        ("BUSL-1.1", "BUSL-1.1", "source-available or proprietary", False),
        ("EUPL-1.2", "EUPL-1.2", "network copyleft", True),
        ("GPL-2.0", "GPL-2.0-only", "strong copyleft", True),
        ("GPL-3.0", "GPL-3.0-only", "strong copyleft", True),
        ("GPL-3.0+", "GPL-3.0-or-later", "strong copyleft", True),
        ("MIT", "MIT", "permissive", True),
    ]


def test_every_pair_that_occurs_once_with_the_registry_s_word_too(ask: Any) -> None:
    assert ask("select outbound, inbound, reason from licence_look order by outbound, inbound") == [
        ("EUPL-1.2", "BUSL-1.1", "proprietary"),
        ("EUPL-1.2", "GPL-3.0+", "taken_over"),
        ("EUPL-1.2", "MIT", None),
        ("EUPL-1.2", "NOASSERTION", "unknown"),
        ("NOASSERTION", "GPL-3.0+", "outbound_unknown"),
        ("NOASSERTION", "NOASSERTION", "unknown"),
    ]


def test_of_nothing_there_are_empty_tables(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.duckdb") as ledger:
        connection: Connection = ledger.connection
        occurring.add(connection)
        occurring.add(connection)  # once more, as a second publishing on one connection does
        for table in ("outbound_licence", "licence", "licence_look"):
            assert connection.execute(f"from {table}").fetchall() == []


def test_what_each_repository_uses_beside_its_own_licence(workspace: Workspace) -> None:
    told = [
        Inventory("local/eupl", "given", "bom.json", "CycloneDX 1.6", JUNE, JULY, 5, 0, 0),
        component("local/eupl", "linter", "GPL-3.0-only", "development"),  # nobody gets it
        component("local/eupl", "fonts", "UNLICENSED", "development"),
        component("local/eupl", "whatever", "AGPL-3.0", None),
    ]
    with open_ledger(workspace.ledger) as ledger:
        ledger.save([*TOLD, *told])
        publish(workspace, ledger, JULY)
    uses = Snapshot(workspace.snapshot).rows(
        """select component, outbound, licence, "class", scope, reason from licence_use
        where repository = 'local/eupl' order by component"""
    )
    closed = "source-available or proprietary"
    assert uses == [
        ("pkg:npm/fonts@1.0", "EUPL-1.2", "LicenseRef-UNLICENSED", closed, "development", "proprietary"),
        ("pkg:npm/linter@1.0", "EUPL-1.2", "GPL-3.0-only", "strong copyleft", "development", None),
        ("pkg:npm/react@1.0", "EUPL-1.2", "MIT", "permissive", "runtime", None),
        ("pkg:npm/readline@1.0", "EUPL-1.2", "GPL-3.0-or-later", "strong copyleft", "runtime", "taken_over"),
        ("pkg:npm/silent@1.0", "EUPL-1.2", "BUSL-1.1", closed, "runtime", "proprietary"),
        ("pkg:npm/whatever@1.0", "EUPL-1.2", "AGPL-3.0-only", "network copyleft", None, "taken_over"),
    ]
