"""Numbers published under open sessions: the next run of each shows them, and none is harmed."""

from data.ledger import open_ledger
from data.workspace import Workspace
from publish import publish
from tests.dashboard.conftest import Open


def test_a_session_shows_new_numbers_at_its_next_run(filled: Workspace, look: Open) -> None:
    one, other = look(filled.root), look(filled.root, "repositories")
    before, table = int(one.metric[0].value), other.dataframe[0].value
    active = table[table["Counted"] & (table["Commits"] > 0)]["Repository"].iloc[0]
    with filled.lock(), open_ledger(filled.ledger) as ledger:
        ledger.connection.execute('delete from ledger."commit" where repository = ?', [active])
        publish(filled, ledger)
    assert [int(one.run().metric[0].value) for _ in range(2)] == [before - 1, before - 1]
    fresh = other.run().dataframe[0].value.set_index("Repository")
    assert not other.exception
    assert not fresh["Commits"][active] > 0
