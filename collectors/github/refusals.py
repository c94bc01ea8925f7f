"""What a forge's refusal means, as a Problem whose field `state` says what becomes of the attempt."""

import re
from typing import Any

from github import GithubException

from collectors.github.account import Account
from collectors.github.limits import errors
from data.words import Problem

_SCOPES = re.compile(r"one of the following scopes: \[([^\]]*)\]")


def refusal(error: GithubException, account: Account, what: str) -> Problem:
    """Why `what` (OWNER or OWNER/NAME) is not shown, and what to do about it. Never the token."""
    first = next(iter(errors(error.data)), {})
    message = str(first.get("message") or error.message or "")
    where = {"host": account.host, "what": what, "variable": account.variable}
    if error.status == 401:
        code = "github.token" if account.token else "github.token_missing"
        return Problem(code, state="forbidden", **where)
    if scopes := _scopes(error, message):
        return Problem("github.scope", state="forbidden", scopes=scopes, **where)
    if error.status in (404, 410) or first.get("type") == "NOT_FOUND":
        return Problem("github.unknown", state="gone", **where)
    if error.status == 451:
        return Problem("github.blocked", state="forbidden", **where)
    if error.status == 403 or first.get("type") == "FORBIDDEN":
        return Problem("github.access", state="forbidden", why=_sentence(message), **where)
    return Problem("github.answer", state="failed", why=_sentence(message) or str(error.status), **where)


def forbidden_in_part(data: Any) -> bool:
    """Whether an answer is there but for single facts, or one of several things, that are kept from us."""
    listed, found = errors(data), data.get("data")
    several = isinstance(found, dict) and len(found.keys() - {"rateLimit"}) > 1
    return bool(listed and found) and all(
        error.get("type") in ("FORBIDDEN", "INSUFFICIENT_SCOPES", "NOT_FOUND")
        and len(error.get("path") or []) > (0 if several else 1)
        for error in listed
    )


def too_much(status: int, data: Any) -> bool:
    """Whether the forge could not do so much at once, and may do less."""
    broken = any(
        error.get("type") in ("MAX_NODE_LIMIT_EXCEEDED", "RESOURCE_LIMITS_EXCEEDED", "SERVICE_UNAVAILABLE")
        or "something went wrong" in str(error.get("message")).lower()
        for error in errors(data)
    )
    return status in (500, 502, 503, 504) or broken


def _scopes(error: GithubException, message: str) -> str:
    """The scopes that would do, as the forge names them; empty where it is about something else."""
    if found := _SCOPES.search(message):
        return found[1].replace("'", "")
    headers = error.headers or {}
    wanted = {scope.strip() for scope in headers.get("x-accepted-oauth-scopes", "").split(",") if scope.strip()}
    given = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}
    return ", ".join(sorted(wanted)) if error.status == 403 and wanted and not wanted & given else ""


def _sentence(message: str) -> str:
    """The forge's own words, on one line and not too long."""
    return " ".join(message.split())[:200].rstrip(".")
