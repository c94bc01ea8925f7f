"""How many repositories were looked at within a month."""

from data.workspace import Workspace
from tests.data.story import collected, commits, failed, repository, tell

FRESH = "fresh_repositories_share"


def test_a_repository_is_fresh_in_the_months_in_which_it_was_read(workspace: Workspace) -> None:
    """app was read in February, March and May, web in March, old is archived; what failed read nothing."""
    told = tell(
        workspace,
        *(commits(f"local/{name}", "2024-01-05 ann") for name in ("app", "web", "old")),
        repository("local/old", archived=True),
        *(collected("local/app", day, "commit") for day in ("2024-02-10", "2024-03-20", "2024-05-02")),
        collected("local/web", "2024-03-10", "commit"),
        failed("local/web", "2024-05-02"),
        collected("local/old", "2024-02-10", "commit"),
    )
    assert told.months(FRESH, "2024-01", "2024-06") == [None, 50, 100, 0, 50, None]
    assert told.months(FRESH, "2024-01", "2024-05", "local/app") == [None, 100, 100, 0, 100]
    assert told.months(FRESH, "2024-02", "2024-03", "local/web") == [0, 100]
    assert told(FRESH, "2024-02", "local/old") is None
    assert [told.row(FRESH, f"2024-0{n}")["sample_size"] for n in (1, 2)] == [0, 2]


def test_what_is_read_late_speaks_of_the_time_it_was_brought(workspace: Workspace) -> None:
    """A clone that was brought in February and read in April was not looked at in March."""
    told = tell(
        workspace,
        commits("local/app", "2024-01-05 ann"),
        collected("local/app", "2024-02-20", "commit", at="2024-04-01"),
        collected("local/web", "2024-04-01", "commit"),
        commits("local/web", "2024-01-05 ann"),
    )
    assert told.months(FRESH, "2024-01", "2024-04") == [None, 50, 0, 50]
