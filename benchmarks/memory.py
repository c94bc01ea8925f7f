"""Peak memory of reading and storing: it must not grow with the history."""

from collections.abc import Iterator

from benchmarks import history, repository
from benchmarks.measuring import Row, Setting, apart

COMMITS = (50_000, 200_000, 800_000)
LIMIT = 300  # MB


def measure(setting: Setting) -> Iterator[Row]:
    """Our process's peak, without git's own, for ever longer histories of small changes."""
    for full in COMMITS:
        commits = setting.of(full)
        shape = repository.Shape(commits, files=200, lines=12, locked=50, changed=0.5, packed=False)
        path = repository.write(setting.folder / f"long-{commits}", shape)
        (_taken, held), peak = apart(history.collect, path, lines=True)
        assert held[0] == commits
        yield Row(f"peak memory, {commits:,} commits with lines", peak, "limit", LIMIT, 1, "MB")
