"""How tests ask the forge."""

from typing import Any

import requests

from tests.forge.model import Forge
from tests.forge.seeded import CITY
from tests.forge.server import Forged
from tests.forge.tokens import ORDINARY, Token

REPOSITORIES = """query($after: String, $first: Int = 100) {
  organization(login: "city-of-x") {
    repositories(first: $first, after: $after, orderBy: {field: NAME, direction: ASC}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { nameWithOwner isPrivate }
    }
  }
}"""
ISSUES = """query($name: String!, $first: Int!, $after: String, $direction: OrderDirection = ASC) {
  repository(owner: "city-of-x", name: $name) {
    issues(first: $first, after: $after, orderBy: {field: UPDATED_AT, direction: $direction}) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { number updatedAt }
    }
  }
}"""


def sent(server: Forged, query: str, token: Token | None = ORDINARY, **variables: Any) -> requests.Response:
    headers = {"Authorization": f"bearer {token.secret}"} if token else {}
    asked = {"query": query, "variables": variables}
    return requests.post(f"{server.base}/api/graphql", json=asked, headers=headers, timeout=10)


def ask(server: Forged, query: str, token: Token | None = ORDINARY, **variables: Any) -> Any:
    said = sent(server, query, token, **variables).json()
    assert "errors" not in said, said["errors"]
    return said["data"]


def error(server: Forged, query: str, token: Token | None = ORDINARY, **variables: Any) -> Any:
    return sent(server, query, token, **variables).json()["errors"][0]


def every_issue(server: Forged, name: str, **said: Any) -> list[int]:
    found: list[int] = []
    after = None
    while True:
        page = ask(server, ISSUES, name=name, after=after, **said)["repository"]["issues"]
        found += [node["number"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return found


def largest(forge: Forge) -> Any:
    return max((r for r in forge.of(CITY) if not r.private and r.issues_enabled), key=lambda r: len(r.issues))
