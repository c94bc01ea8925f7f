"""A repository with one commit a month in 2024 and two in 2025, known until the end of that year."""

from data.workspace import Workspace
from tests.data.story import Event, Told, collected, commits, tell

# The paths are of 120 months: commits from 12 to 132, contributors from 1 to 21; in December 2025 twelve are gone.
TARGETS = """
targets:
  commits: {value: 132, date: 2034-12-31, since: 2025-01-01}
  contributors: {value: 21, date: 2034-12-31, since: 2025-01-01}
  releases: 4
  licence_coverage: {value: 90, date: 2034-12-31, since: 2025-01-01}
  bot_commits: {value: 5, date: 2025-11-30, since: 2025-01-01}
"""


def _work() -> Event:
    days = [f"2024-{month:02}-10 ann" for month in range(1, 13)]
    days += [f"2025-{month:02}-{day} ann" for month in range(1, 13) for day in (10, 20)]
    return commits("local/app", *days)


def aimed(workspace: Workspace, targets: str = TARGETS) -> Told:
    """Its numbers, and targets on some of them."""
    return tell(workspace, _work(), collected("local/app", until="2026-01-05"), said=targets)
