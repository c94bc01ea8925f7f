"""A repository as a forge tells of it, whether in GraphQL or in REST."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from collectors.github.account import Account
from collectors.github.forge import moment

Facts = dict[str, str | None]
_CONNECTIONS = {"issue": "issues", "change_request": "pullRequests", "release": "releases"}


@dataclass(frozen=True)
class Mark:
    """How many items of a kind there are, and when one of them was last changed."""

    total: int
    newest: datetime | None


@dataclass(frozen=True)
class Found:
    """One repository. `facts` become observations; one that is not in it could not be seen.

    `node` and `marks` (resource → what there is) come from GraphQL alone; `head` is the default branch's commit.
    """

    id: str
    full_name: str
    number: str
    archived: bool
    fork: bool
    mirror: bool
    private: bool
    empty: bool
    blocked: bool
    branch: str | None
    pushed_at: str
    facts: Facts
    marks: Mapping[str, Mark]
    head: str | None = None
    node: str | None = None


def from_graphql(node: Mapping[str, Any], account: Account) -> Found:
    """A node of the query `facts.graphql`."""
    branch = node["defaultBranchRef"] or {}
    marks = {kind: _mark(node[name]) for kind, name in _CONNECTIONS.items() if node.get(name)}
    if not node["hasIssuesEnabled"]:
        marks.pop("issue", None)
    parent = node["parent"]
    facts = {
        "description": node["description"] or None,
        "topics": ",".join(sorted(one["topic"]["name"] for one in node["repositoryTopics"]["nodes"])) or None,
        "licence": node["licenseInfo"]["spdxId"] or "NOASSERTION" if node["licenseInfo"] else None,
        "stars": str(node["stargazerCount"]),
        "forks": str(node["forkCount"]),
        "watchers": str(node["watchers"]["totalCount"]),
        "template": _said(node["isTemplate"]),
        "issues": _said(node["hasIssuesEnabled"]),
        "parent": account.repository_id(parent["nameWithOwner"]) if parent else None,
        **_protection(branch, admin=node["viewerCanAdminister"]),
        **_alerts(node.get("hasVulnerabilityAlertsEnabled"), admin=node["viewerCanAdminister"]),
    }
    return Found(
        account.repository_id(node["nameWithOwner"]), node["nameWithOwner"], str(node["databaseId"]),
        node["isArchived"], node["isFork"], node["isMirror"], node["isPrivate"], node["isEmpty"], node["isDisabled"],
        branch.get("name"), node["pushedAt"] or "", facts, marks, (branch.get("target") or {}).get("oid"), node["id"],
    )  # fmt: skip


def from_rest(row: Mapping[str, Any], account: Account) -> Found:
    """A row of a REST list, of any age of the interface: what it lacks could not be seen."""
    licence = row.get("license")
    facts: Facts = {
        "description": row.get("description") or None,
        "stars": str(row["stargazers_count"]) if "stargazers_count" in row else str(row["watchers"]),
        "forks": str(row["forks"]),
        "issues": _said(row["has_issues"]),
    }
    facts |= {"topics": ",".join(sorted(row["topics"])) or None} if "topics" in row else {}
    facts |= {"licence": licence["spdx_id"] or "NOASSERTION" if licence else None} if "license" in row else {}
    facts |= {"template": _said(row["is_template"])} if "is_template" in row else {}
    return Found(
        account.repository_id(row["full_name"]), row["full_name"], str(row["id"]), bool(row.get("archived")),
        row["fork"], bool(row.get("mirror_url")), row["private"], not row.get("pushed_at"), bool(row.get("disabled")),
        row.get("default_branch"), row.get("pushed_at") or "", facts, {},
    )  # fmt: skip


def _mark(connection: Mapping[str, Any]) -> Mark:
    newest = [moment(one["updatedAt"]) for one in connection["nodes"] if one]
    return Mark(connection["totalCount"], max(newest, default=None))


def _protection(branch: Mapping[str, Any], *, admin: bool) -> Facts:
    """Whether and how the default branch is protected, as far as we are shown it."""
    rule, shown = branch.get("branchProtectionRule"), branch.get("refUpdateRule")
    either = rule or shown
    if not branch or not (either or (branch.get("rules") or {}).get("totalCount") or admin):
        return {}
    if not either:
        return {"protection": _said(not admin or bool((branch.get("rules") or {}).get("totalCount")))}
    facts: Facts = {
        "protection": "yes",
        "protection_reviews": str(either["requiredApprovingReviewCount"] or 0),
        "protection_code_owners": _said(either["requiresCodeOwnerReviews"]),
        "protection_signatures": _said(either.get("requiresCommitSignatures") or either.get("requiresSignatures")),
    }
    if rule:
        facts["protection_admins"] = _said(rule["isAdminEnforced"])
        facts["protection_stale_reviews"] = _said(rule["dismissesStaleReviews"])
    return facts


def _alerts(on: bool | None, *, admin: bool) -> Facts:
    """Whether the forge warns of vulnerable dependencies; None: it was not asked.

    To those who may not administer a repository it says no whatever is so, hence "no" is taken from admins alone.
    """
    return {"vulnerability_alerts": _said(on)} if on or (admin and on is not None) else {}


def _said(is_so: object) -> str:
    return "yes" if is_so else "no"
