"""Lists of administrations, fetched from where they are published."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from collectors import web
from collectors.contract import no_wait
from collectors.web.session import Wait
from data.words import Problem, _


def fetch(
    title: str, addresses: Mapping[str, str], cache: Path, *, largest: int, private: bool, wait: Wait = no_wait
) -> dict[str, bytes]:
    """What is at each address, by the same names; all of it or nothing. `largest`: bytes, of one.

    `title` is what the list is called, `cache` where answers are kept, `private` and `wait` as for a session.
    Raises Problem directory.down or directory.gone, and web.private where an address leads into a private network.
    """
    return {name: _one(title, url, cache, largest, private, wait) for name, url in addresses.items()}


def _one(title: str, url: str, cache: Path, largest: int, private: bool, wait: Wait) -> bytes:
    parts = urlsplit(url)
    try:
        session = web.session(f"{parts.scheme}://{parts.netloc}", cache, private=private, wait=wait)
        answer = session.get(parts.path, largest=largest)
    except Problem as problem:
        if problem.code == "web.private":
            raise
        raise Problem("directory.down", list=title, host=parts.netloc, why=_why(problem)) from problem
    if not answer.found:
        raise Problem("directory.gone", list=title, url=url)
    return answer.content


def _why(problem: Problem) -> object:
    """What the service itself is to blame for, without the advice that goes with the services of ospo.yaml."""
    if problem.code == "web.host":
        return _("it sends requests on to {other}").format(other=problem.fields["other"])
    if problem.code == "web.limit":
        return _("it allows no more requests until {until} UTC").format(until=problem.fields["until"])
    return problem.fields.get("why", problem)
