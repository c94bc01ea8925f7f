"""Workspaces to look at, and the dashboard run without a browser."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from collectors import run
from dashboard.frame import titles
from data.ledger import open_ledger
from data.words import speak
from data.workspace import Workspace, create
from publish import publish
from tests.dashboard import supplied, words

SCRIPT = Path(__file__).parents[2] / "streamlit_app.py"
PAGES = list(titles())  # the first is where one arrives
SAMPLED = 30  # of the sample's two hundred repositories: enough to show everything, quick to make

Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def components_looked_for_once() -> Iterator[None]:
    """Each AppTest looks through every installed package for components, which takes longer than our pages do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


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


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world of `supplied`. Only to be read."""
    return supplied.world(tmp_path_factory.mktemp("world") / "of").root


@pytest.fixture(scope="session")
def unasked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of two packages, of which no service was asked. Only to be read."""
    return supplied.unasked(tmp_path_factory.mktemp("unasked") / "of").root


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """What no page may take at its word. Only to be read."""
    return supplied.hostile(tmp_path_factory.mktemp("hostile") / "of")


@pytest.fixture(scope="session")
def brackets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a language in which every message stands in brackets."""
    return words.catalogue(tmp_path_factory.mktemp("brackets") / "locale")


@pytest.fixture
def foreign(brackets: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is spoken here too: AppTest formats options itself."""
    monkeypatch.setenv("OSPO_LOCALE", str(brackets))
    speak(words.LANGUAGE)
    yield
    speak("en")


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page of the dashboard on a folder, with parameters in the address."""

    def at(root: Path, page: str = "", **parameters: str | list[str]) -> AppTest:
        monkeypatch.setenv("OSPO_WORKSPACE", str(root))
        app = AppTest.from_file(str(SCRIPT), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        return (app.switch_page(f"dashboard/pages/{page}.py") if page else app).run()

    return at


def commit(folder: Path, author: str = "a") -> Path:
    """A git repository with one more commit, by an invented author forty days ago."""
    day = f"{datetime.now(UTC) - timedelta(days=40):%Y-%m-%dT12:00:00Z}"
    said = {"NAME": author, "EMAIL": f"{author}@{author}.example", "DATE": day}
    names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in said.items()}
    environment = os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    if not folder.exists():
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True, env=environment)
    words = ["git", "-C", str(folder), "commit", "--quiet", "--allow-empty", "--message", "x"]
    subprocess.run(words, check=True, env=environment)
    return folder
