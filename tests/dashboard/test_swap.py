"""Numbers published under open sessions: the next run of each shows them, and none is harmed."""

from data import figures
from data.ledger import open_ledger
from data.snapshot import Snapshot
from data.workspace import Workspace
from publish import publish
from tests.dashboard.conftest import Open


def test_a_session_shows_new_numbers_at_its_next_run(filled: Workspace, look: Open) -> None:
    one, other = look(filled.root), look(filled.root, "repositories")
    before = int(one.metric[0].value)
    active = _active(filled)
    with filled.lock(), open_ledger(filled.ledger) as ledger:
        ledger.connection.execute('delete from ledger."commit" where repository = ?', [active])
        publish(filled, ledger)
    assert [int(one.run().metric[0].value) for _ in range(2)] == [before - 1, before - 1]
    fresh = other.run().dataframe[0].value.set_index("Repository")
    assert not other.exception
    assert not fresh["Commits"][active] > 0


def _active(workspace: Workspace) -> str:
    """A repository that counts among the active ones."""
    numbers, slug = Snapshot(workspace.snapshot), workspace.configuration.organisation.slug
    period = figures.last_complete(numbers, slug)
    assert period
    rows = figures.repository_table(numbers, slug, period, ["commits"])
    return str(rows[rows["in_scope"] & (rows["commits"] > 0)]["id"].iloc[0])
