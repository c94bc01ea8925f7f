"""Which metrics are looked at together, on pages and in reports: topics by id, with their titles."""

from collections.abc import Mapping
from typing import NamedTuple

from data.definitions import metrics
from data.rules import MODELS, RULES
from data.words import N_


class Topic(NamedTuple):
    """A title, in English, and the ids of metrics in their order."""

    title: str
    metrics: tuple[str, ...]


Topics = Mapping[str, Topic]

CONTRIBUTIONS: Topics = {
    "work": Topic(
        N_("Work"), ("commits", "lines_changed", "merge_commits", "bot_commits", "releases", "misdated_commits")
    ),
    "people": Topic(
        N_("People"), ("contributors", "new_contributors", "occasional_contributors", "inactive_contributors")
    ),
    "dependence": Topic(
        N_("On whom it rests"),
        ("contributor_absence_factor", "single_maintainer_share", "elephant_factor", "external_share"),
    ),
}
RESPONSIVENESS: Topics = {
    "answers": Topic(
        N_("Answers"),
        ("time_to_first_response", "first_response_within_2_days", "time_to_first_response_p90", "time_to_close"),
    ),
    "change_requests": Topic(
        N_("Change requests"),
        (
            "change_requests_reviewed", "change_request_closure_ratio", "change_request_acceptance",
            "change_requests_opened", "change_requests_merged",
        ),
    ),
    "issues": Topic(N_("Issues"), ("issues_opened", "issues_closed", "issue_age")),
    **{model.id: Topic(model.title, model.metrics) for model in MODELS},
}  # fmt: skip
DEPENDENCIES: Topics = {
    "age": Topic(N_("Age"), ("libyears_per_component", "libyears", "unmaintained_share", "upstream_dependencies")),
    "inventory": Topic(
        N_("What comes in"), ("inventory_share", "new_components", "toolchain_components", "critical_dependencies")
    ),
    "vulnerabilities": Topic(
        N_("Vulnerabilities"),
        (
            "known_vulnerabilities", "severe_vulnerabilities", "critical_vulnerabilities_over_30_days",
            "vulnerable_repositories_share", "time_to_fix",
        ),
    ),
    "licences": Topic(N_("Licences"), ("osi_licence_share", "unknown_licence_share", "licences_to_look_at")),
    "give_back": Topic(
        N_("Giving back"),
        (
            "give_back_ratio", "outside_contributions", "outside_change_requests", "outside_contributions_merged",
            "upstream_first_share", "dependencies_committed_to",
        ),
    ),
    "practices": Topic(
        N_("Practices"),
        (
            "dependency_manifest_share", "dependency_tool_share", "security_scanner_share", "licence_check_share",
            "vulnerability_alerts_share", "best_practice_measured_share", "essential_files_share",
            "shared_pipeline_share", "protected_branch_share", "policy_file_share", "contribution_guide_share",
        ),
    ),
}  # fmt: skip

_GIVEN = ("give_back", "practices")  # topics of dependencies that are no more about what software is built from
_BUILT_FROM = {"component", "package", "advisory", "scorecard", "upstream_work", "outside_contribution"}


def contributions() -> list[Topic]:
    """What reports tell of contributions and repositories: whatever `dependencies` has not, each metric once."""
    rest = [one for one in _unplaced() if not _of_dependencies(one)]
    return [
        Topic(N_("Contributions"), _every(CONTRIBUTIONS)),
        Topic(N_("Responsiveness"), _every(_ANSWERED)),
        Topic(N_("Repositories"), tuple(one for one in rest if one not in RULES)),
        Topic(N_("By the rules of other administrations"), tuple(one for one in rest if one in RULES)),
    ]


def dependencies() -> list[Topic]:
    """What reports tell of dependencies; a metric of no topic is told here by what it needs."""
    built = {name: topic for name, topic in DEPENDENCIES.items() if name not in _GIVEN}
    rest = tuple(one for one in _unplaced() if _of_dependencies(one))
    return [
        Topic(N_("What our software is built from"), (*_every(built), *rest)),
        *(DEPENDENCIES[one] for one in _GIVEN),
    ]


_ANSWERED = {name: topic for name, topic in RESPONSIVENESS.items() if name not in {model.id for model in MODELS}}


def _unplaced() -> list[str]:
    placed = {*_every(CONTRIBUTIONS), *_every(_ANSWERED), *_every(DEPENDENCIES)}
    return [one for one in metrics() if one not in placed]


def _every(topics: Topics) -> tuple[str, ...]:
    return tuple(one for topic in topics.values() for one in topic.metrics)


def _of_dependencies(metric: str) -> bool:
    return metric not in RULES and not _BUILT_FROM.isdisjoint(metrics()[metric].needs)
