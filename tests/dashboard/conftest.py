"""Workspaces to look at, and the dashboard run without a browser."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from collectors import run
from data.ledger import Ledger, open_ledger
from data.workspace import Workspace, create
from publish import publish
from tests.dashboard.browser import chromium

SCRIPT = Path(__file__).parents[2] / "streamlit_app.py"
PAGES = ["overview", "contributions", "repositories", "sources", "definitions", "start"]
SAMPLED = 30  # of the sample's two hundred repositories: enough to show everything, quick to make

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A published workspace with some of the sample's repositories. Only to be read."""
    workspace = create(tmp_path_factory.mktemp("sampled"), "Sample administration", country="FI", level="local")
    with open_ledger(workspace.ledger) as ledger:
        target = run.parse("sample:administration", workspace.configuration.organisation.slug, "self")
        for _outcome in islice(run.collect([target], workspace, ledger), SAMPLED):
            pass
        publish(workspace, ledger)
    return workspace


@pytest.fixture
def filled(sampled: Workspace, tmp_path: Path) -> Workspace:
    """The same to change at will."""
    shutil.copytree(sampled.root, tmp_path / "filled")
    return Workspace(tmp_path / "filled")


@pytest.fixture
def publish_again() -> Callable[..., None]:
    """Changes a workspace's ledger and publishes it anew."""

    def again(workspace: Workspace, change: Callable[[Ledger], None] = lambda _ledger: None) -> None:
        with workspace.lock(), open_ledger(workspace.ledger) as ledger:
            change(ledger)
            publish(workspace, ledger)

    return again


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests that need it."""
    with chromium() as found:
        yield found


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page of the dashboard on a folder, with parameters in the address."""

    def at(root: Path, page: str = "", **parameters: str | list[str]) -> AppTest:
        monkeypatch.setenv("OSPO_WORKSPACE", str(root))
        app = AppTest.from_file(str(SCRIPT), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"dashboard/pages/{page}.py").run() if page else app

    return at


def commit(folder: Path, *messages: str) -> Path:
    """A git repository with a commit for each message, of an invented author, in October 2026."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {f"GIT_{who}_{what}": said for who in ("AUTHOR", "COMMITTER") for what, said in
             (("NAME", "A"), ("EMAIL", "a@one.example"), ("DATE", "2026-10-05T12:00:00Z"))}  # fmt: skip
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    if not (folder / ".git").exists():
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True, env=environment)
    for message in messages:
        words = ["git", "-C", str(folder), "commit", "--quiet", "--allow-empty", "-m", message]
        subprocess.run(words, check=True, env=environment)
    return folder
