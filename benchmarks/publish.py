"""Publishing a thousand repositories with two million commits, beside PostgreSQL and beside what was planned."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import ledger, postgres
from benchmarks.measuring import RUNS, Made, Row, Setting, apart, seconds
from data.definitions import Settings, run_views, views
from data.ledger import open_ledger
from data.workspace import Workspace, create, open_workspace
from publish import publish

REPOSITORIES = 1_000
COMMITS = 2_000_000
ISSUES = 200_000
CHANGE_REQUESTS = 300_000
SHOWN = {"person_month": "commits", "person_year": "commits", "absence_factor": "factor"}  # and a number to compare
# Seconds and MB of the trial that the design rests on: DuckDB 2.0, two processors, eleven metrics and five views.
PLANNED = {"person_month": 0.7, "person_year": 1.0, "absence_factor": 0.2}
PLANNED_WHOLE = 5
PLANNED_MEMORY = 800
_QUIET = "set enable_progress_bar = false"  # a process without a script of its own is taken for a terminal


def portfolio(setting: Setting) -> Workspace:
    """The workspace that is measured, made once: an invented ledger, nothing published yet."""
    root = setting.folder / "portfolio"
    if not root.exists():
        workspace = create(root, "Organisation 0")
        ledger.write(
            workspace.ledger,
            ledger.Size(
                max(50, setting.of(REPOSITORIES)),
                commits=setting.of(COMMITS),
                issues=setting.of(ISSUES),
                change_requests=setting.of(CHANGE_REQUESTS),
            ),
        )
    return open_workspace(root)


def whole(root: Path) -> float:
    """Publishes: seconds."""
    workspace = open_workspace(root)
    with open_ledger(workspace.ledger) as opened:
        opened.connection.execute(_QUIET)
        return seconds(lambda: publish(workspace, opened))


def each(root: Path) -> dict[str, Made]:
    """Each shared definition that is shown, made once more after all were made."""
    with open_ledger(open_workspace(root).ledger) as opened:
        opened.connection.execute(_QUIET)
        run_views(opened.connection, Settings(datetime.now(UTC).date(), [], private=False))
        made = {}
        for name, number in SHOWN.items():
            sql = f"create or replace temp table {name} as {views()[name].sql}"
            taken = seconds(lambda: opened.connection.execute(sql))  # noqa: B023  called before the next
            made[name] = Made(taken, *opened.rows(f"select count(*), cast(sum({number}) as bigint) from {name}")[0])
    return made


def measure(setting: Setting) -> Iterator[Row]:
    """Each publishing in a process of its own; the definitions beside PostgreSQL's, which must hold the same rows."""
    workspace = portfolio(setting)
    runs = [apart(whole, workspace.root) for _ in range(RUNS)]
    made = [apart(each, workspace.root)[0] for _ in range(RUNS)]
    what = f"publish {setting.of(COMMITS):,} commits:"
    ours = {name: median(one[name].seconds for one in made) for name in SHOWN}
    for name, taken in ours.items():
        yield Row(f"{what} {name}", taken, "planned", PLANNED[name], 1)
    yield Row(f"{what} everything", median(taken for taken, _ in runs), "planned", PLANNED_WHOLE, 1)
    yield Row(f"{what} peak memory", max(peak for _, peak in runs), "planned", PLANNED_MEMORY, 1, "MB")
    theirs, why = postgres.measure(workspace, SHOWN)
    for name, taken in ours.items():
        other = theirs.get(name)
        assert other is None or other.same(made[0][name]), f"{name} differs in PostgreSQL"
        yield Row(f"{what} {name}", taken, "PostgreSQL", other.seconds if other else None, why=why)
