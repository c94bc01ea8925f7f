"""REST over the seeded forge: what a client asks without a token, in the shape of the recorded answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from tests.forge.asked import stamp
from tests.forge.limits import Limits
from tests.forge.model import Account, Forge, Report, Repository
from tests.forge.tokens import Token

DOCUMENTATION = "https://docs.github.com/rest"


@dataclass
class Reply:
    """Status, body (a dict or list is JSON), headers."""

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rest:
    """One REST request; `api` is the address of the API."""

    forge: Forge
    api: str
    token: Token | None
    limits: Limits
    path: str
    query: dict[str, str]

    def sees(self, repository: Repository | None) -> bool:
        return repository is not None and (not repository.private or bool(self.token and self.token.private))


def reply(forge: Forge, api: str, token: Token | None, limits: Limits, path: str, query: str) -> Reply | None:
    """The answer to GET `path`, which stands below the API; None = the seeded forge has no such thing."""
    asked = Rest(forge, api, token, limits, path, {k: v[-1] for k, v in parse_qs(query).items()})
    for form, answer in _PATHS:
        if found := re.fullmatch(form, path):
            return answer(asked, *found.groups())
    return None


def no(status: int, message: str) -> Reply:
    """A refusal as GitHub words it."""
    return Reply(status, {"message": message, "documentation_url": DOCUMENTATION, "status": str(status)})


def _owner(asked: Rest, login: str) -> Reply:
    found = asked.forge.owner(login)
    return Reply(200, account(found, asked.api)) if found else no(404, "Not Found")


def _organisation(asked: Rest, login: str) -> Reply:
    found = asked.forge.owner(login)
    if found is None or found.kind != "Organization":
        return no(404, "Not Found")
    return Reply(200, account(found, asked.api))


def _of_organisation(asked: Rest, login: str) -> Reply:
    found = asked.forge.owner(login)
    if found is None or found.kind != "Organization":
        return no(404, "Not Found")
    return _listed(asked, found, asked.forge.of(login))


def _of_user(asked: Rest, login: str) -> Reply:
    found = asked.forge.owner(login)
    if found is None:
        return no(404, "Not Found")
    rows = asked.forge.of(login) if asked.query.get("type") != "member" else []
    return _listed(asked, found, rows + (found.helps if asked.query.get("type") in {"all", "member"} else []))


def _listed(asked: Rest, owner: Account, rows: list[Repository]) -> Reply:
    kinds: dict[str, Callable[[Repository], bool]] = {
        "public": lambda r: not r.private,
        "private": lambda r: r.private,
        "forks": lambda r: r.parent is not None,
        "sources": lambda r: r.parent is None,
    }
    wanted = kinds.get(asked.query.get("type", "all"))
    shown = [r for r in rows if asked.sees(r) and (wanted is None or wanted(r))]
    return _paged(asked, sorted(shown, key=lambda r: -r.number))


def _paged(asked: Rest, rows: list[Repository]) -> Reply:
    size = min(100, int(asked.query.get("per_page", "30")))
    page = max(1, int(asked.query.get("page", "1")))
    pages = max(1, -(-len(rows) // size))
    there = {"prev": page - 1, "next": page + 1, "first": 1, "last": pages}
    wanted = (["prev", "first"] if page > 1 else []) + (["next", "last"] if page < pages else [])
    links = [f'<{asked.api}{asked.path}?{urlencode({**asked.query, "page": there[w]})}>; rel="{w}"' for w in wanted]
    body = [repository(r, asked.api, asked.token) for r in rows[(page - 1) * size : page * size]]
    return Reply(200, body, {"Link": ", ".join(links)} if links else {})


def _repository(asked: Rest, owner: str, name: str) -> Reply:
    found = asked.forge.named(owner, name)
    if found is None or not asked.sees(found):
        return no(404, "Not Found")
    if found.full_name.lower() != f"{owner}/{name}".lower():
        place = f"{asked.api}/repositories/{found.number}"
        body = {"message": "Moved Permanently", "url": place, "documentation_url": DOCUMENTATION}
        return Reply(301, body, {"Location": place})
    return Reply(200, repository(found, asked.api, asked.token))


def _numbered(asked: Rest, number: str) -> Reply:
    found = asked.forge.repositories.get(int(number))
    if found is None or not asked.sees(found):
        return no(404, "Not Found")
    return Reply(200, repository(found, asked.api, asked.token))


def _requested(asked: Rest, owner: str, name: str) -> Reply:
    found, report = _reported(asked, owner, name)
    if found is None or report is None or report.old:
        return no(404, "Not Found")
    report.asked = 0
    place = f"{asked.api}/repos/{found.full_name}/dependency-graph/sbom/fetch-report/{found.number:08x}-0000"
    return Reply(201, {"sbom_url": place})


def _fetched(asked: Rest, owner: str, name: str, _uuid: str) -> Reply:
    found, report = _reported(asked, owner, name)
    if found is None or report is None:
        return no(404, "Not Found")
    report.asked += 1
    if report.asked <= report.pending:
        return Reply(202, {})
    here = f"{asked.api.removesuffix('/api/v3')}/storage/{found.number}?sig=secret"
    return Reply(302, "", {"Location": report.location or here})


def _at_once(asked: Rest, owner: str, name: str) -> Reply:
    _, report = _reported(asked, owner, name)
    if report is None or not report.old:
        return no(404, "Not Found")
    return Reply(200, report.content)


def _reported(asked: Rest, owner: str, name: str) -> tuple[Repository | None, Report | None]:
    found = asked.forge.named(owner, name)
    return (found, found.report) if found and asked.sees(found) else (None, None)


def _rate_limit(asked: Rest) -> Reply:
    core = asked.limits.allowances["core" if asked.token else "anonymous"]
    graphql = asked.limits.allowances["graphql"]
    left = {
        name: {"limit": a.limit, "used": a.used, "remaining": a.remaining, "reset": int(a.resets_at)}
        for name, a in (("core", core), ("graphql", graphql))
    }
    return Reply(200, {"resources": left, "rate": left["core"]})


def account(account: Account, api: str) -> dict[str, Any]:
    """An account as REST shows it: there a bot's login ends with [bot]."""
    login = account.login + ("[bot]" if account.kind == "Bot" else "")
    kind = "orgs" if account.kind == "Organization" else "users"
    return {
        "login": login,
        "id": account.number,
        "node_id": f"{account.kind[0]}_{account.number}",
        "url": f"{api}/users/{login}",
        "html_url": f"{api.removesuffix('/api/v3')}/{login}",
        "repos_url": f"{api}/{kind}/{login}/repos",
        "type": account.kind,
        "site_admin": False,
    }


def repository(repository: Repository, api: str, token: Token | None) -> dict[str, Any]:
    """A repository as lists show it."""
    place, url = f"{api.removesuffix('/api/v3')}/{repository.full_name}", f"{api}/repos/{repository.full_name}"
    may = bool(token and token.admin)
    return {
        "id": repository.number,
        "node_id": f"R_{repository.number}",
        "name": repository.name,
        "full_name": repository.full_name,
        "private": repository.private,
        "visibility": "private" if repository.private else "public",
        "owner": account(repository.owner, api),
        "html_url": place,
        "url": url,
        "clone_url": f"{place}.git",
        "git_url": f"{place}.git",
        "description": repository.description,
        "fork": repository.parent is not None,
        "archived": repository.archived,
        "disabled": False,
        "is_template": repository.template,
        "mirror_url": repository.mirror_url,
        "created_at": stamp(repository.created_at),
        "updated_at": stamp(repository.updated_at),
        "pushed_at": stamp(repository.pushed_at),
        "homepage": None,
        "size": 0 if repository.git is None else 12,
        "language": None,
        "has_issues": repository.issues_enabled,
        "has_wiki": False,
        "topics": repository.topics,
        "license": _licence(repository, api),
        "stargazers_count": repository.stars,
        "watchers_count": repository.stars,  # REST says watchers and means stars
        "watchers": repository.stars,
        "forks_count": repository.forks,
        "forks": repository.forks,
        "open_issues_count": sum(item.closed_at is None for item in repository.items()),
        "default_branch": "main",
        "permissions": {"admin": may, "push": may, "pull": True},
        **({"parent": {"full_name": repository.parent.full_name}} if repository.parent else {}),
    }


def _licence(repository: Repository, api: str) -> dict[str, Any] | None:
    if repository.licence is None:
        return None
    other = repository.licence == "NOASSERTION"
    key = "other" if other else repository.licence.lower()
    url = None if other else f"{api}/licenses/{key}"
    return {"key": key, "name": "Other" if other else repository.licence, "spdx_id": repository.licence, "url": url}


_NAME = "([A-Za-z0-9._-]+)"
_PATHS: list[tuple[str, Callable[..., Reply]]] = [
    (f"/users/{_NAME}", _owner),
    (f"/orgs/{_NAME}", _organisation),
    (f"/orgs/{_NAME}/repos", _of_organisation),
    (f"/users/{_NAME}/repos", _of_user),
    (f"/repos/{_NAME}/{_NAME}", _repository),
    (f"/repos/{_NAME}/{_NAME}/dependency-graph/sbom", _at_once),
    (f"/repos/{_NAME}/{_NAME}/dependency-graph/sbom/generate-report", _requested),
    (f"/repos/{_NAME}/{_NAME}/dependency-graph/sbom/fetch-report/([0-9a-f-]+)", _fetched),
    (r"/repositories/(\d+)", _numbered),
    ("/rate_limit", _rate_limit),
]
