"""A forge of others' projects for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.workspace import Workspace
from tests.collectors.upstream.served import Street, street


@pytest.fixture
def forge(tmp_path: Path, workspace: Workspace) -> Iterator[Street]:
    with street(tmp_path / "forge", workspace) as made:
        yield made
