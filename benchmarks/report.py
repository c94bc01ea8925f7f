"""A report of a thousand repositories of one administration, with an assessment: each form, from nothing to bytes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from assessments import sample
from benchmarks import ledger, publish
from benchmarks.measuring import RUNS, Row, Setting, apart, seconds
from data.workspace import Workspace, create, open_workspace
from report.making import FORMS, Wish, make

LIMIT = 10.0  # seconds
REPOSITORIES = 1_000
COMMITS, ISSUES, CHANGE_REQUESTS = 200_000, 20_000, 30_000  # long summed up when a report is made


def measure(setting: Setting) -> Iterator[Row]:
    """Each form's median of five, in a process of its own; long where there is a long one."""
    workspace = _workspace(setting)
    for form, shape in FORMS.items():
        taken = [apart(_made, workspace.root, form, shape.long)[0] for _ in range(RUNS)]
        what = f"report of {max(50, setting.of(REPOSITORIES)):,} repositories, {form}{', long' * shape.long}"
        yield Row(what, median(taken), "limit", LIMIT, 1)


def _workspace(setting: Setting) -> Workspace:
    workspace = create(setting.folder / "reported", "Organisation 0")
    size = ledger.Size(
        max(50, setting.of(REPOSITORIES)), organisations=1, commits=setting.of(COMMITS), issues=setting.of(ISSUES),
        change_requests=setting.of(CHANGE_REQUESTS),
    )  # fmt: skip
    ledger.write(workspace.ledger, size)
    sample.add(workspace.assessments, workspace.configuration.organisation.slug, datetime.now(UTC).date())
    apart(publish.whole, workspace.root)
    return workspace


def _made(root: Path, form: str, long: bool) -> float:
    made = b""

    def work() -> None:
        nonlocal made
        made, _problems = make(open_workspace(root), form, Wish(long=long))

    taken = seconds(work)
    assert len(made) > 10_000, "a report of a thousand repositories says more"
    return taken
