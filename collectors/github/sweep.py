"""Which repositories an account has: one request for a hundred of them, with all that tells what has changed."""

from dataclasses import dataclass

from collectors.github.account import Account
from collectors.github.forge import Answer, Forge
from collectors.github.found import Found, from_graphql, from_rest
from data.words import Problem

_PAGE = {"page": 100}


@dataclass(frozen=True)
class Listed:
    """The repositories that were listed, and how many the forge says there are (None: it did not say)."""

    found: list[Found]
    total: int | None


def sweep(forge: Forge) -> Listed:
    """All repositories of the account, or the one that was named. Raises Problem."""
    account = forge.account
    if account.name:
        found = [_one(forge, account, account.name)]
        return Listed(found, 1)
    return _by_graphql(forge, account) if account.token else _by_rest(forge, account)


def whereabouts(forge: Forge, number: str) -> str:
    """OWNER/NAME under which the forge knows a number now. Raises Problem where it shows none."""
    return str(forge.get(f"/repositories/{number}", number, "full_name")["full_name"])


def _one(forge: Forge, account: Account, name: str) -> Found:
    what = f"{account.owner}/{name}"
    if not account.token:
        return from_rest(forge.get(f"/repos/{what}", what, "full_name"), account)
    for items in (True, False):  # where its items are kept from us, all of it is
        data = forge.query("repository", {"owner": account.owner, "name": name, "items": items}, {}, what)
        if data["repository"]:
            return from_graphql(data["repository"], account)
    raise Problem("github.unknown", state="gone", host=account.host, what=what)


def _by_graphql(forge: Forge, account: Account) -> Listed:
    found: list[Found] = []
    after, total = None, 0
    while True:
        page = _page(forge, account, after, items=True)
        shown = {node["id"]: node for node in page["nodes"] if node}
        if len(shown) < len(page["nodes"]):  # of some the items are kept from us, and all else with them
            shown = {node["id"]: node for node in _page(forge, account, after, items=False)["nodes"] if node} | shown
        found += [from_graphql(node, account) for node in shown.values()]
        total, after = page["totalCount"], page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return Listed(found, total)


def _page(forge: Forge, account: Account, after: str | None, *, items: bool) -> Answer:
    asked = {"owner": account.owner, "after": after, "items": items}
    owner = forge.query("account", asked, _PAGE, account.owner)["repositoryOwner"]
    if not owner or not owner.get("repositories"):
        raise Problem("github.unknown", state="gone", host=account.host, what=account.owner)
    page: Answer = owner["repositories"]
    return page


def _by_rest(forge: Forge, account: Account) -> Listed:
    owner = forge.get(f"/users/{account.owner}", account.owner, "type")
    kind = "orgs" if owner.get("type") == "Organization" else "users"
    found = [from_rest(row, account) for row in forge.listed(f"/{kind}/{account.owner}/repos", account.owner)]
    return Listed(found, owner.get("public_repos"))
