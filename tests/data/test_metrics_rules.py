"""What repositories have of rules: a protected branch, policies, a guide for those who want to contribute."""

import pytest

from data.workspace import Workspace
from tests.data.story import collected, files, repository, tell
from tests.data.supply import begun, seen

PROTECTED, POLICY, GUIDE = "protected_branch_share", "policy_file_share", "contribution_guide_share"


def test_a_branch_is_protected_not_protected_or_not_seen(workspace: Workspace) -> None:
    """yes is protected in February, no from April on, blind was never told of; old is archived."""
    names = ("yes", "no", "blind", "old")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        repository("local/old", archived=True),
        seen("local/yes", "2024-02-10 forge protection yes"),
        seen("local/old", "2024-02-10 forge protection yes"),
        seen("local/no", "2024-02-10 forge protection no", "2024-04-10 forge protection yes"),
        seen("local/blind", "2024-02-10 forge secret_scanning yes"),
        *(collected(f"local/{name}", "2024-07-01", "repository") for name in names),
    )
    assert told.months(PROTECTED, "2024-01", "2024-04", "local/yes") == [None, 100, 100, 100]
    assert told.months(PROTECTED, "2024-01", "2024-04", "local/no") == [None, 0, 0, 100]
    assert told(PROTECTED, "2024-03", "local/blind") is None
    assert told(PROTECTED, "2024-03", "local/old") is None
    assert told.months(PROTECTED, "2024-01", "2024-04") == [None, 50, 50, 100]
    assert told.row(PROTECTED, "2024-03")["sample_size"] == 2
    assert told(PROTECTED, "2024-08") is None


@pytest.mark.parametrize(
    ("kind", "policy", "guide"),
    [
        ("code_of_conduct", 100, 0),
        ("governance", 100, 0),
        ("security", 100, 0),
        ("contributing", 0, 100),
        ("readme", 0, 0),
        ("codeowners", 0, 0),
    ],
)
def test_which_files_are_a_policy_and_which_a_guide(
    workspace: Workspace, kind: str, policy: float, guide: float
) -> None:
    told = tell(
        workspace,
        begun("local/app"),
        files("local/app", "2024-02-10", f"2024-02-10 {kind} there"),
        collected("local/app", "2024-07-01", "observation"),
    )
    assert told.months(POLICY, "2024-01", "2024-02", "local/app") == [None, policy]
    assert told.months(GUIDE, "2024-01", "2024-02", "local/app") == [None, guide]


def test_what_the_organisation_gives_to_all_counts(workspace: Workspace) -> None:
    """.github has a guide from February and a code of conduct from March on; app has nothing; lib lies elsewhere."""
    names = ("github.com/city/app", "github.com/city/.github", "github.com/other/lib")
    told = tell(
        workspace,
        begun(*names),
        files(names[0], "2024-02-10"),
        files(names[1], "2024-02-10", "2024-02-10 contributing there", "2024-03-10 code_of_conduct there"),
        files(names[2], "2024-02-10"),
        *(collected(name, "2024-07-01", "observation") for name in names),
    )
    assert told.months(GUIDE, "2024-02", "2024-03", names[0]) == [100, 100]
    assert told.months(POLICY, "2024-02", "2024-03", names[0]) == [0, 100]
    assert told.months(GUIDE, "2024-02", "2024-03", names[2]) == [0, 0]
    assert told(GUIDE, "2024-03") == pytest.approx(200 / 3)
    assert told.months(POLICY, "2024-02", "2024-03") == [0, pytest.approx(200 / 3)]
