"""What repositories do about what they depend on: seen, seen not to be there, and not seen."""

import pytest

from data.workspace import Workspace
from tests.data.story import collected, files, repository, tell
from tests.data.supply import begun, seen

MANIFEST, BOT, SCANNER, CHECK, MEASURED, ESSENTIAL, ALERTS, SHARED = ALL = (
    "dependency_manifest_share", "dependency_tool_share", "security_scanner_share", "licence_check_share",
    "best_practice_measured_share", "essential_files_share", "vulnerability_alerts_share", "shared_pipeline_share",
)  # fmt: skip
PRACTICES = ("scanner", "scheduled_scanner", "licence_check", "best_practice", "shared_pipeline")


def test_a_practice_is_there_not_there_or_not_seen(workspace: Workspace) -> None:
    """yes has everything; no has nothing; blind was never looked at; old is archived and has everything."""
    names = ("yes", "no", "blind", "old")
    there = ("file lockfile there", "file dependency_bot there", *(f"practice {name} Trivy" for name in PRACTICES))
    none = (
        "file lockfile gone",
        "file sbom gone",
        "file dependency_bot gone",
        *(f"practice {n} gone" for n in PRACTICES),
    )
    essential = ("readme there", "licence MIT", "contributing there")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        repository("local/old", archived=True),
        *(files(f"local/{name}", "2024-02-10", *(f"2024-02-10 {one}" for one in essential)) for name in ("yes", "old")),
        files("local/no", "2024-02-10", "2024-02-10 licence MIT", "2024-02-10 readme there", "2024-03-10 readme gone"),
        *(seen(f"local/{name}", *(f"2024-02-10 {one}" for one in there)) for name in ("yes", "old")),
        seen("local/no", *(f"2024-02-10 {one}" for one in none), "2024-04-10 practice licence_check ScanCode"),
        seen("local/no", "2024-02-10 forge vulnerability_alerts no"),
        seen("local/yes", "2024-02-10 forge vulnerability_alerts no"),
        *(collected(f"local/{name}", "2024-07-01", "observation", "repository") for name in names if name != "blind"),
    )
    for metric in ALL:
        assert told.months(metric, "2024-01", "2024-03", "local/yes") == [None, 100, 100], metric
        assert told.months(metric, "2024-01", "2024-03", "local/no") == [None, 0, 0], metric
        assert told(metric, "2024-03", "local/blind") is None, metric
        assert told(metric, "2024-03", "local/old") is None, metric
        assert told.months(metric, "2024-01", "2024-03") == [None, 50, 50], metric
        assert [told.row(metric, f"2024-0{n}")["sample_size"] for n in (1, 2, 3)] == [0, 2, 2], metric
        assert told.coverage(metric, "2024-03") == 3 / 4, metric
    assert told.months(CHECK, "2024-03", "2024-05") == [50, 100, 100]
    assert told(MANIFEST, "2024-08") is None


@pytest.mark.parametrize(
    ("practice", "forge", "expected"),
    [
        ("Trivy", "yes", 100),
        ("Trivy", "no", 100),  # the forge tells nobody, the scanner does
        ("Trivy", None, 100),
        ("gone", "yes", 100),
        ("gone", "no", 0),
        ("gone", None, None),  # whether the forge does was not to be seen
        (None, "no", 0),
        (None, "yes", 100),
        (None, None, None),
    ],
)
def test_alerts_are_the_forges_or_a_scanners(
    workspace: Workspace, practice: str | None, forge: str | None, expected: float | None
) -> None:
    told = tell(
        workspace,
        begun("local/app"),
        *([seen("local/app", f"2024-02-10 practice scheduled_scanner {practice}")] if practice else []),
        *([seen("local/app", f"2024-02-10 forge vulnerability_alerts {forge}")] if forge else []),
        collected("local/app", "2024-07-01", "observation", "repository"),
    )
    assert told(ALERTS, "2024-03", "local/app") == expected


def test_each_practice_is_its_own(workspace: Workspace) -> None:
    """An SBOM is a manifest, a scanner's file a scanner; what only pipelines show is not seen without them."""
    told = tell(
        workspace,
        begun("local/app", "local/web"),
        files("local/app", "2024-02-10", "2024-02-10 readme there"),
        seen(
            "local/app", "2024-02-10 file sbom there", "2024-02-10 file lockfile gone", "2024-02-10 file scanner there"
        ),
        files("local/web", "2024-02-10", "2024-02-10 readme there"),
        seen("local/web", "2024-02-10 practice scanner Trivy", "2024-02-10 practice scheduled_scanner gone"),
        collected("local/app", "2024-07-01", "observation", "repository"),
        collected("local/web", "2024-07-01", "observation", "repository"),
    )
    assert [told(metric, "2024-03", "local/app") for metric in ALL] == [100, 0, 100, None, None, 0, None, None]
    assert [told(metric, "2024-03", "local/web") for metric in ALL] == [None, 0, 100, 0, 0, 0, None, None]
