"""Who opens the pages from another machine leaves the month behind, once a session; who sits here leaves nothing."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy

from data.workspace import Workspace, create
from tests.dashboard.conftest import Open


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    return create(tmp_path / "here", "City of X")


def visitor(monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    """Whom Streamlit says that it serves; there is no connection in a test of an app."""
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda _: address))


def test_a_visit_from_elsewhere_is_noted_once_a_session(
    here: Workspace, look: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor(monkeypatch, "10.1.2.3")
    app, noted = look(here.root), here.root / "opened.json"
    assert not app.exception
    assert json.loads(noted.read_text("utf-8")) == [f"{datetime.now(UTC):%Y-%m}"]
    noted.unlink()
    app.run()
    assert not noted.exists()
    assert not look(here.root).exception
    assert noted.exists()


@pytest.mark.parametrize("address", [None, "127.0.0.1", "::ffff:127.0.0.1"])
def test_a_visit_from_here_is_not(
    address: str | None, here: Workspace, look: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor(monkeypatch, address)
    assert not look(here.root).exception
    assert not (here.root / "opened.json").exists()


def test_a_folder_that_is_no_workspace_stays_as_it_is(
    tmp_path: Path, look: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor(monkeypatch, "10.1.2.3")
    assert not look(tmp_path).exception
    assert [path.name for path in tmp_path.iterdir()] == []
