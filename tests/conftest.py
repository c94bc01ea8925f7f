"""What tests of several rooms share: a workspace, real git repositories, and the data beside the project."""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Browser

from collectors import run
from collectors.run import Outcome
from data import definitions
from data.definitions import Settings
from data.ledger import open_ledger
from data.workspace import Workspace, create
from tests.dashboard.browser import chromium
from tests.histories import History, begin

gc.set_threshold(100_000, 50, 100)  # looking for cycles in what is alive anyway takes a tenth of the tests' time

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"

Collect = Callable[..., list[Outcome]]
Rows = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(autouse=True)
def no_configuration_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture(scope="module", autouse=True)
def no_service_left_running() -> Iterator[None]:
    """One that goes on after its socket was closed takes half of the processor from every test that follows."""
    yield
    assert not [thread.name for thread in threading.enumerate() if "serve_forever" in thread.name]


@pytest.fixture
def shared() -> Path:
    """The folder of real data; tests that need it are skipped without it, but not where everything must run."""
    if not SHARED.is_dir():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"the data is not there: {SHARED}")
    return SHARED


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path / "workspace", "City of X")


@pytest.fixture
def app(tmp_path: Path) -> History:
    """An empty git repository, to be filled; it becomes `local/app`."""
    return begin(tmp_path / "code" / "app")


@pytest.fixture
def collect(workspace: Workspace) -> Collect:
    """Collects targets, given as paths, addresses or KIND:VALUE, or everything configured."""

    def these(*targets: object, lines: bool | None = None, **said: Any) -> list[Outcome]:
        with workspace.lock(), open_ledger(workspace.ledger) as ledger:
            texts = [str(target) if str(target).startswith("git:") else f"git:{target}" for target in targets]
            wanted = [replace(run.parse(text, "city-of-x", "self"), lines=lines, **said) for text in texts]
            return list(run.collect(wanted or run.configured(workspace, ledger), workspace, ledger))

    return these


@pytest.fixture
def rows(workspace: Workspace) -> Rows:
    """Asks the ledger."""

    def ask(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"attach '{workspace.ledger}' as ledger (read_only)")
            connection.execute("use ledger")
            return connection.execute(sql, parameters).fetchall()

    return ask


@pytest.fixture
def views(workspace: Workspace) -> Rows:
    """Asks the shared definitions, as a metric does."""

    def ask(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with open_ledger(workspace.ledger) as ledger:
            definitions.run_views(ledger.connection, Settings(datetime.now(UTC).date(), [], private=False))
            return ledger.rows(sql, *parameters)

    return ask


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests that need it: there cannot be two at once in a process."""
    with chromium() as found:
        yield found
