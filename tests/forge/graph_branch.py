"""The default branch and its rules, as GraphQL gives them; a Ref is its repository."""

from typing import Any

from tests.forge.asked import Info
from tests.forge.connection import Ordered, connection, ordered
from tests.forge.graph_items import Fields
from tests.forge.model import Protection, Repository


def _protection(repository: Repository, *ways: str) -> Protection | None:
    rules = repository.protection
    return rules if rules and rules.way in ways else None


def _update_rule(repository: Repository, info: Info) -> dict[str, Any] | None:
    if (rules := _protection(repository, "classic")) is None:
        return None
    return {
        "pattern": "main",
        "allowsDeletions": False,
        "allowsForcePushes": False,
        "blocksCreations": False,
        "requiredApprovingReviewCount": rules.reviews,
        "requiredStatusCheckContexts": [],
        "requiresCodeOwnerReviews": rules.code_owners,
        "requiresConversationResolution": False,
        "requiresLinearHistory": False,
        "requiresSignatures": rules.signatures,
        "viewerAllowedToDismissReviews": info.context.token.admin,
        "viewerCanPush": info.context.token.admin,
    }


def _branch_rule(repository: Repository, info: Info) -> dict[str, Any] | None:
    rules = _protection(repository, "classic", "admins")
    if not info.context.token.admin or not rules:
        return None
    return {
        "id": f"BPR_{repository.number}",
        "databaseId": repository.number,
        "pattern": "main",
        "isAdminEnforced": rules.for_admins,
        "requiresApprovingReviews": rules.reviews is not None,
        "requiredApprovingReviewCount": rules.reviews,
        "requiresCodeOwnerReviews": rules.code_owners,
        "requiresCommitSignatures": rules.signatures,
        "dismissesStaleReviews": rules.stale_reviews,
        "allowsDeletions": False,
        "allowsForcePushes": False,
    }


def branch_rules(repository: Repository, info: Info, **said: Any) -> Any:
    """Repository.branchProtectionRules: empty for all but admins."""
    rule = _branch_rule(repository, info)
    return connection(ordered([rule] if rule else [], lambda _: (0, 0)), said)


def _rules(repository: Repository, info: Info, **said: Any) -> Any:
    said.pop("orderBy", None)
    rules, rows = _protection(repository, "ruleset"), []
    if rules:
        wanted = {"DELETION": True, "REQUIRED_SIGNATURES": rules.signatures, "PULL_REQUEST": rules.reviews is not None}
        rows = [_rule(repository, kind) for kind, there in wanted.items() if there]
    return connection(Ordered(rows, [(0, n) for n in range(len(rows))]), said)


def _rule(repository: Repository, kind: str) -> dict[str, Any]:
    rules = repository.protection
    assert rules
    parameters = {
        "__typename": "PullRequestParameters",
        "requiredApprovingReviewCount": rules.reviews,
        "requireCodeOwnerReview": rules.code_owners,
        "dismissStaleReviewsOnPush": rules.stale_reviews,
        "requireLastPushApproval": False,
        "requiredReviewThreadResolution": False,
        "allowedMergeMethods": ["MERGE"],
    }
    return {
        "id": f"RRU_{repository.number}_{kind}",
        "type": kind,
        "parameters": parameters if kind == "PULL_REQUEST" else None,
        "repositoryRuleset": {
            "id": f"RRS_{repository.number}",
            "name": "default",
            "enforcement": "ACTIVE",
            "bypassActors": {"totalCount": 0 if rules.for_admins else 1},
        },
    }


def _target(repository: Repository, info: Info) -> dict[str, Any]:
    return {"__typename": "Commit", "oid": repository.head, "id": f"C_{repository.head}"}


FIELDS: dict[str, Fields] = {
    "Ref": {
        "id": lambda r, _: f"REF_{r.number}",
        "name": lambda *_: "main",
        "prefix": lambda *_: "refs/heads/",
        "target": _target,
        "branchProtectionRule": _branch_rule,
        "refUpdateRule": _update_rule,
        "rules": _rules,
    },
}
