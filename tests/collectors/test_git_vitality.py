"""Italy's vitality index of real histories, equal to what its own rules gave at the end of 2025."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from data import definitions
from data.definitions import Settings
from data.ledger import open_ledger
from data.snapshot import METRIC_VALUE
from data.workspace import Workspace
from tests.collectors.test_git_histories import NAMES, read, rebuild
from tests.conftest import Collect


@pytest.mark.parametrize("name", NAMES or ["none"])
def test_the_index_over_60_and_365_days_is_the_published_one(
    shared: Path, name: str, tmp_path: Path, collect: Collect, workspace: Workspace
) -> None:
    expected = read(name)[2]["italia_vitality_2026-01-01"]
    collect(rebuild(name, tmp_path / f"{name}.git"))
    with open_ledger(workspace.ledger) as ledger:
        definitions.run_views(ledger.connection, Settings(datetime.now(UTC).date(), [], private=False))
        ledger.connection.execute("attach ':memory:' as beside")
        ledger.connection.execute(METRIC_VALUE.format(schema="beside"))
        for days in (60, 365):
            metric = definitions.metrics()["vitality"].model_copy(update={"parameters": {"days": days}})
            ledger.connection.execute("delete from beside.metric_value")
            definitions.run_metrics(ledger.connection, [metric], "beside.metric_value")
            found = ledger.rows(
                "select value from beside.metric_value where repository is not null and period = date '2025-12-01'"
            )
            assert found == [(expected[str(days)],)]
