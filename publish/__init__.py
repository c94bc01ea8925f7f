"""Publishing: snapshot = metrics(ledger) + details(ledger) + scores(frozen assessments) + files of peers."""

import secrets
from datetime import UTC, datetime

from assessments.targets import on_numbers
from data import definitions, opening, snapshot
from data.definitions import Settings
from data.ledger import VERSION, Ledger
from data.snapshot import Stamp
from data.workspace import Workspace
from publish import comparable, maturity, peers


def publish(workspace: Workspace, ledger: Ledger, now: datetime | None = None) -> Stamp:
    """Computes every metric and details table into a new snapshot and puts it in place. Raises Problem.

    `now` (UTC, without zone) is the time it speaks of; the running month is the one that holds it.
    """
    at = now or datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    stamp = Stamp(secrets.token_hex(8), at, at.date(), VERSION)
    said = workspace.configuration
    settings = Settings(
        stamp.today, [name.lower() for name in said.exclude], said.visibility == "all", said.organisation.slug,
        said.dependencies.critical, said.dependencies.critical_from, said.dependencies.stewards.model_dump(),
        sorted(on_numbers(workspace.assessments, said)), opening.months(workspace),
    )  # fmt: skip
    # Views are temporary tables: they go with the cursor, and collecting goes on without their memory.
    with ledger.connection.cursor() as connection:
        connection.execute("use ledger")
        with snapshot.writing(connection, workspace.snapshot, stamp) as schema:
            definitions.run_views(connection, settings)
            definitions.run_metrics(connection, definitions.metrics().values(), f"{schema}.metric_value")
            for table in definitions.details().values():
                definitions.run_details(connection, table, schema)
            comparable.add(connection, settings, schema)
            maturity.add(connection, workspace.assessments, schema)
            peers.add(connection, workspace, schema, stamp.today)
    return stamp
