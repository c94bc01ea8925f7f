"""What can go wrong on the way: answers to inject before a request is looked at, or in place of its answer."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

Headers = dict[str, str]

GITHUB_IS_DOWN = (
    "<html><head><title>{code} {words}</title></head><body><center><h1>{code} {words}</h1></center>"
    "<hr><center>nginx</center></body></html>\r\n"
)
UNICORN = (
    "<!DOCTYPE html><html><head><title>Unicorn! &middot; GitHub</title></head>"
    "<body><p>This page is taking too long to load.</p></body></html>\n"
)
TIMEOUT = (
    "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug."
    " Please include `0000:0000` when reporting this issue."
)
SECONDARY = (
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. "
    "If you reach out to GitHub Support for help, please include the request ID 0000:0000:0000."
)
HTML, JSON = "text/html; charset=utf-8", "application/json; charset=utf-8"


@dataclass(frozen=True)
class Fault:
    """One injected fault; `on` = "graphql", "rest", "git", or any of them; `within` = what path or body must hold.

    `status`, `body`, `headers` stand in place of the answer. `errors` are added to a GraphQL answer, whose data at
    `null_at` becomes null. `cut` keeps that share of the real answer; `reset` drops the connection; `wait` seconds
    pass before anything else.
    """

    name: str
    on: str | None = None
    within: str = ""
    status: int | None = None
    body: Any = None
    headers: Headers = field(default_factory=dict)
    errors: tuple[dict[str, Any], ...] = ()
    null_at: tuple[str | int, ...] = ()
    cut: float | None = None
    whole_length: bool = False
    reset: bool = False
    wait: float = 0


def too_many(retry_after: int | str | None = None, on: str | None = None) -> Fault:
    """429, with Retry-After or without."""
    return Fault("429", on, "", 429, {"message": "Too Many Requests", "documentation_url": ""}, _later(retry_after))


def secondary(retry_after: int | str | None = None, status: int = 403, on: str | None = None) -> Fault:
    """The secondary rate limit."""
    body = {
        "documentation_url": "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api",
        "message": SECONDARY,
    }
    return Fault("secondary limit", on, "", status, body, _later(retry_after))


def gateway(status: int = 502, on: str | None = None) -> Fault:
    """502, 503 or 504 with a page, as a proxy sends it."""
    words = HTTPStatus(status).phrase
    return Fault(str(status), on, "", status, GITHUB_IS_DOWN.format(code=status, words=words), {"Content-Type": HTML})


def timed_out(on: str | None = None) -> Fault:
    """A query cut at ten seconds, as GraphQL words it: 502 with JSON."""
    return Fault("timeout", on, "", 502, {"data": None, "errors": [{"message": TIMEOUT}]})


def page(on: str | None = None) -> Fault:
    """A web page with 200."""
    return Fault("html", on, "", 200, UNICORN, {"Content-Type": HTML})


def errors(message: str, kind: str | None = None, null_at: tuple[str | int, ...] = ()) -> Fault:
    """Errors inside a 200, beside the data, of which `null_at` is missing."""
    said: dict[str, Any] = {"message": message, "path": list(null_at)}
    return Fault("errors", "graphql", errors=({**said, "type": kind} if kind else said,), null_at=null_at)


def truncated(share: float = 0.5, *, whole_length: bool = False, on: str | None = None) -> Fault:
    """Only a share of the answer; `whole_length` says it were whole and hangs up."""
    return Fault("truncated", on, cut=share, whole_length=whole_length)


def reset(on: str | None = None) -> Fault:
    """The connection is dropped."""
    return Fault("reset", on, reset=True)


def slow(seconds: float, on: str | None = None) -> Fault:
    """The right answer, late."""
    return Fault("slow", on, wait=seconds)


def meets(fault: Fault, kind: str, text: str) -> bool:
    """Whether a request of a kind, with this path and body, meets the fault."""
    return fault.on in {None, kind} and fault.within in text


def nulled(data: Any, path: tuple[str | int, ...]) -> Any:
    """The data with null at a path."""
    if not path or data is None:
        return None
    first, *rest = path
    copy = list(data) if isinstance(data, list) else dict(data)
    copy[first] = nulled(copy[first], tuple(rest))  # type: ignore[index]
    return copy


def delay(fault: Fault | None, sleep: Callable[[float], None] = time.sleep) -> None:
    """Waits as long as the fault says."""
    if fault and fault.wait:
        sleep(fault.wait)


def _later(retry_after: int | str | None) -> Headers:
    return {} if retry_after is None else {"Retry-After": str(retry_after)}
