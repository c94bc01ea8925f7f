"""A served forge for tests of collectors."""

from collections.abc import Iterator

import pytest

from data.workspace import Workspace
from tests.collectors.github import Town, town
from tests.forge.model import Forge
from tests.forge.schema import published


@pytest.fixture
def forge() -> Forge:
    """An empty forge."""
    return Forge()


@pytest.fixture
def served(forge: Forge, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """The forge, served, and a workspace that collects it."""
    published()
    with town(forge, workspace, monkeypatch) as made:
        yield made
