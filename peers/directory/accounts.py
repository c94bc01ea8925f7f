"""Accounts on forges: how they are written as targets, and how one is told from an address."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

_OWNER = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?"
_OWNERS = re.compile(rf"{_OWNER}(?:/{_OWNER})*")
_HOST = re.compile(r"(?=.{1,253}$)(?!.*\.\d+$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_IN_NAME = ("gitlab", "gitea", "forgejo", "gogs")  # kinds that many hosts have in their name
_FORGES = ("github", "sourcehut", *_IN_NAME)  # and nothing else that can be collected, such as a local path
_KNOWN = {"github.com": "github", "framagit.org": "gitlab", "codeberg.org": "gitea", "salsa.debian.org": "gitlab"}


def account(kind: str, host: str, owner: str = "") -> str | None:
    """`github:city-of-x`, `gitlab:HOST/GROUP`, or `gitlab:HOST` for a whole forge; None where it can be none."""
    host = host.lower()
    if kind not in _FORGES or not _HOST.fullmatch(host) or (owner and not _OWNERS.fullmatch(owner)):
        return None
    if (kind, host) == ("github", "github.com"):
        return f"github:{owner}" if owner else None
    return f"{kind}:{host}/{owner}" if owner else f"{kind}:{host}"


def of_address(url: str) -> tuple[str, str | None]:
    """The account that an address leads to, and the repository there; the address itself where the forge is unknown."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return url, None
    kind = _KNOWN.get(host) or next((kind for kind in _IN_NAME if kind in host), None)
    path = [part for part in unquote(parts.path).split("/") if part]
    path = path[1:] if path[:1] in (["orgs"], ["groups"]) else path
    found = account(kind, host, path[0] if path else "") if kind else None
    name = path[1].removesuffix(".git") if len(path) > 1 else ""
    return found or url.rstrip("/"), name if found and _OWNERS.fullmatch(name) else None


def key(account: str) -> str:
    """What two ways to write one account have in common."""
    kind, _, value = account.partition(":")
    value = re.sub(r"^https?://", "", value).strip("/").casefold()
    return f"{kind}:{value.removeprefix('github.com/') if kind == 'github' else value}"


def once(accounts: Iterable[str]) -> tuple[str, ...]:
    """Each of them once, as it was written first."""
    found: dict[str, str] = {}
    for one in accounts:
        found.setdefault(key(one), one)
    return tuple(found.values())
