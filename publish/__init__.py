"""Publishing: snapshot = metrics(ledger) + details(ledger)."""

import secrets
from datetime import UTC, datetime

from data import definitions, snapshot
from data.definitions import Settings
from data.ledger import VERSION, Ledger
from data.snapshot import Stamp
from data.workspace import Workspace
from publish import comparable


def publish(workspace: Workspace, ledger: Ledger) -> Stamp:
    """Computes every metric and details table into a new snapshot and puts it in place. Raises Problem."""
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    stamp = Stamp(secrets.token_hex(8), now, now.date(), VERSION)
    said = workspace.configuration
    settings = Settings(stamp.today, [name.lower() for name in said.exclude], said.visibility == "all")
    connection = ledger.connection
    with snapshot.writing(connection, workspace.snapshot, stamp) as schema:
        definitions.run_views(connection, settings)
        for metric in definitions.metrics().values():
            definitions.run_metric(connection, metric, f"{schema}.metric_value")
        for table in definitions.details().values():
            definitions.run_details(connection, table, schema)
        comparable.add(connection, settings, schema)
    return stamp
