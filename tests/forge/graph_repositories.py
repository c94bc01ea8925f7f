"""Repositories and their facts, as GraphQL gives them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.forge import graph_branch
from tests.forge.asked import Info, stamp
from tests.forge.connection import Key, connection, ordered
from tests.forge.graph_items import Fields, change_requests, issues, one
from tests.forge.model import Account, Release, Repository

NO_TIME = datetime(1, 1, 1)
SORTS: dict[str, Callable[[Any], Key]] = {
    "NAME": lambda r: (r.name.lower(), r.number),
    "CREATED_AT": lambda r: (r.created_at, r.number),
    "UPDATED_AT": lambda r: (r.updated_at, r.number),
    "PUSHED_AT": lambda r: (r.pushed_at or NO_TIME, r.number),
    "STARGAZERS": lambda r: (r.stars, r.number),
}
FILTERS = ("isArchived", "isFork", "isLocked", "hasIssuesEnabled", "privacy", "visibility")


def repositories(owner: Account, info: Info, **said: Any) -> Any:
    """RepositoryOwner.repositories. A user's hold also those of others it works on, unless OWNER alone is asked for."""
    info.context.check(f"{owner.kind}.repositories")
    affiliations = said.pop("ownerAffiliations", None) or ["OWNER", "COLLABORATOR"]
    found = [r for r in info.context.forge.repositories.values() if r.owner is owner and "OWNER" in affiliations]
    if "COLLABORATOR" in affiliations:
        found += owner.helps
    wanted = {name: value for name in FILTERS if (value := said.pop(name, None)) is not None}
    found = [r for r in found if info.context.sees(r) and _asked_for(r, wanted)]
    order = said.pop("orderBy", None) or {"field": "CREATED_AT", "direction": "ASC"}
    rows = ordered(found, SORTS[order["field"]])
    return connection(rows, said, falling=order["direction"] == "DESC")


def _asked_for(repository: Repository, wanted: dict[str, Any]) -> bool:
    seen = {
        "isArchived": repository.archived,
        "isFork": repository.parent is not None,
        "isLocked": False,
        "hasIssuesEnabled": repository.issues_enabled,
        "privacy": _visibility(repository),
        "visibility": _visibility(repository),
    }
    return all(seen[name] == value for name, value in wanted.items())


def _visibility(repository: Repository) -> str:
    return "PRIVATE" if repository.private else "PUBLIC"


def _branch(repository: Repository, info: Info) -> Repository | None:
    return None if repository.git is None else repository


def _licence(repository: Repository, info: Info) -> dict[str, Any] | None:
    if repository.licence is None:
        return None
    other = repository.licence == "NOASSERTION"
    key = "other" if other else repository.licence.lower()
    return {"key": key, "name": "Other" if other else repository.licence, "spdxId": repository.licence, "url": None}


def _topics(repository: Repository, info: Info, **said: Any) -> Any:
    rows = [{"topic": {"name": name}, "number": n} for n, name in enumerate(repository.topics)]
    return connection(ordered(rows, lambda row: (0, row["number"])), said)


def _only_counted(count: Callable[[Repository], int]) -> Callable[..., Any]:
    def resolve(repository: Repository, info: Info, **said: Any) -> Any:
        return {"totalCount": count(repository)}

    return resolve


def _parent(repository: Repository, info: Info) -> Repository | None:
    return repository.parent if info.context.sees(repository.parent) else None


def _seen_releases(repository: Repository, info: Info) -> list[Release]:
    return [release for release in repository.releases if info.context.token.admin or not release.draft]


def _releases(repository: Repository, info: Info, **said: Any) -> Any:
    order = said.pop("orderBy", None) or {"field": "CREATED_AT", "direction": "DESC"}
    sorts: dict[str, Callable[[Release], Key]] = {
        "CREATED_AT": lambda release: (release.created_at, release.number),
        "NAME": lambda release: (release.tag, release.number),
    }
    rows = ordered(_seen_releases(repository, info), sorts[order["field"]])
    return connection(rows, said, falling=order["direction"] == "DESC")


def _release_url(release: Release, info: Info) -> str:
    return f"{info.context.base}/releases/tag/{release.tag}"


FIELDS: dict[str, Fields] = {
    "Repository": {
        "id": lambda r, _: f"R_{r.number}",
        "databaseId": lambda r, _: r.number,
        "name": lambda r, _: r.name,
        "nameWithOwner": lambda r, _: r.full_name,
        "owner": lambda r, _: r.owner,
        "isInOrganization": lambda r, _: r.owner.kind == "Organization",
        "isArchived": lambda r, _: r.archived,
        "isFork": lambda r, _: r.parent is not None,
        "parent": _parent,
        "isPrivate": lambda r, _: r.private,
        "visibility": lambda r, _: _visibility(r),
        "isMirror": lambda r, _: r.mirror_url is not None,
        "mirrorUrl": lambda r, _: r.mirror_url,
        "isTemplate": lambda r, _: r.template,
        "isEmpty": lambda r, _: r.git is None,
        "isDisabled": lambda *_: False,
        "isLocked": lambda *_: False,
        "hasIssuesEnabled": lambda r, _: r.issues_enabled,
        "hasVulnerabilityAlertsEnabled": lambda r, info: r.alerts and info.context.token.admin,
        "description": lambda r, _: r.description,
        "homepageUrl": lambda *_: None,
        "repositoryTopics": _topics,
        "licenseInfo": _licence,
        "stargazerCount": lambda r, _: r.stars,
        "forkCount": lambda r, _: r.forks,
        "watchers": _only_counted(lambda r: r.watchers),
        "stargazers": _only_counted(lambda r: r.stars),
        "forks": _only_counted(lambda r: r.forks),
        "defaultBranchRef": _branch,
        "branchProtectionRules": graph_branch.branch_rules,
        "createdAt": lambda r, _: stamp(r.created_at),
        "updatedAt": lambda r, _: stamp(r.updated_at),
        "pushedAt": lambda r, _: stamp(r.pushed_at),
        "archivedAt": lambda r, _: stamp(r.updated_at) if r.archived else None,
        "viewerCanAdminister": lambda _, info: info.context.token.admin,
        "viewerPermission": lambda _, info: "ADMIN" if info.context.token.admin else "READ",
        "url": lambda r, info: f"{info.context.base}/{r.full_name}",
        "resourcePath": lambda r, _: f"/{r.full_name}",
        "issues": issues,
        "pullRequests": change_requests,
        "issue": one("issues", "an Issue"),
        "pullRequest": one("change_requests", "a PullRequest"),
        "releases": _releases,
    },
    "Release": {
        "id": lambda x, _: f"RE_{x.number}",
        "databaseId": lambda x, _: x.number,
        "tagName": lambda x, _: x.tag,
        "name": lambda x, _: x.tag,
        "isDraft": lambda x, _: x.draft,
        "isPrerelease": lambda x, _: x.prerelease,
        "createdAt": lambda x, _: stamp(x.created_at),
        "updatedAt": lambda x, _: stamp(x.created_at),
        "publishedAt": lambda x, _: stamp(x.published_at),
        "url": _release_url,
    },
}
