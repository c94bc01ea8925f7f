"""How many requests a forge is asked for an agency of 246 repositories, beside what others would ask it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.measuring import Row, Setting
from collectors import run
from data.ledger import open_ledger
from data.tokens import variable
from data.workspace import Workspace, create
from tests.forge import changes, shapes, tokens
from tests.forge.server import Forged, serve

# Computed from how each system asks for 246 repositories with 4,738 issues and 70,970 change requests.
_OTHERS = {"CollectOSS": 295_574, "Perceval": 214_776, "DevLake, 10 a page": 7_573, "GraphQL as planned": 1_590}
_PROMISED = {"GraphQL as planned": 1_700 / 1_590}


def measure(setting: Setting) -> Iterator[Row]:
    """First collection, again when nothing has changed, and again when one repository has."""
    forge = shapes.cost_table()
    workspace = create(setting.folder / "requests", "City of X")
    with serve(forge) as server:
        asked = _asked(server, workspace)
        points = sum(request.cost for request in server.requests)
        for who, theirs in _OTHERS.items():
            yield Row("first collection", asked, who, theirs, _PROMISED.get(who), "requests")
        yield Row("first collection by GitHub's formula", points, "allowed in an hour", 5_000, 1, "points")
        yield Row("again, nothing changed", _asked(server, workspace), "planned", 3, 1, "requests")
        busy = next(one for one in forge.repositories.values() if one.change_requests)
        changes.touch(next(iter(busy.change_requests.values())), datetime.now(UTC).replace(tzinfo=None, microsecond=0))
        yield Row("again, one repository changed", _asked(server, workspace), "planned", 5, 1, "requests")


def _asked(server: Forged, workspace: Workspace) -> int:
    """How many requests one collection makes."""
    before = len(server.requests)
    os.environ[variable("github", server.base.removeprefix("http://"))] = tokens.ORDINARY.secret
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        target = run.parse(f"github:{server.base}/city-of-x", "city-of-x", "self")
        problems = [outcome.problem for outcome in run.collect([target], workspace, ledger) if outcome.problem]
    assert not problems, problems[0]
    return len(server.requests) - before
