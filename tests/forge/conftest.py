from collections.abc import Iterator

import pytest

from tests.forge.model import Forge
from tests.forge.seeded import city
from tests.forge.server import Forged, serve


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Not to be changed."""
    return city(repositories=40, items=400, talk=150, git=tmp_path_factory.mktemp("git"))


@pytest.fixture
def forge() -> Forge:
    return city(repositories=24, items=200, talk=150)


@pytest.fixture
def server(forge: Forge) -> Iterator[Forged]:
    with serve(forge) as running:
        yield running
