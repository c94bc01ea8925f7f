"""Releases: what the forge says of a tag wins over what its name says."""

from data.workspace import Workspace
from tests.data.story import collected, commits, releases, tags, tell


def test_the_forge_says_which_release_is_a_pre_release(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-01 ann"),
        commits("local/web", "2024-01-01 ann"),
        tags("local/app", "2024-01-05 v1", "2024-01-06 v2-beta pre", "2024-01-07 v3", "2024-01-08 v4-rc1 pre"),
        tags("local/app", "2024-01-09 v5"),
        tags("local/web", "2024-01-05 v1"),
        releases("local/app", "2024-02-05 v1 pre", "2024-02-06 v2-beta", "2024-01-09 v5 pre", "2024-01-09 untagged"),
        collected("local/app", until="2024-03-01"),
        collected("local/web", until="2024-03-01"),
    )
    # Of app: v1 and v5 are none, v2-beta is one, v3 and v4-rc1 are what their names say.
    # The day is that of the release, else of the tag.
    assert told.total("releases", "local/app") == 2
    assert told.total("releases", "local/web") == 1
    assert told.months("releases", "2024-01", "2024-02") == [2, 1]
    assert told.row("releases", "2024-01")["definition"] == "2"
