"""What our people's accounts gave on one forge: by its search, a span of time after another."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from collectors.contract import Failed, Page, Reading
from collectors.github.account import LOGIN
from collectors.github.forge import Forge
from collectors.outside.search import Person, Search, Span
from data.records import Cursor
from data.words import Problem

CURSORS = {kind: f"outside_{kind}" for kind in ("change_request", "issue")}
_HISTORY = timedelta(days=731)  # of the first reading
_OVERLAP = timedelta(days=2)  # a search may lag behind its items
_LEFT_OUT = 5  # owners that a search is told to leave out; of others what it finds is dropped


def listed(reading: Reading) -> list[str]:
    """All accounts, HOST/LOGIN in lower case, each once."""
    return list(dict.fromkeys(text.lower() for text in reading.accounts if _account(text)))


def of(host: str, reading: Reading) -> list[Person]:
    """The accounts on a host."""
    numbered = [(text.lower(), number) for number, text in enumerate(reading.accounts, 1) if _account(text)]
    first = dict(reversed(numbered))
    return [Person(first[text], text.partition("/")[2]) for text in listed(reading) if text.startswith(f"{host}/")]


def _account(text: str) -> bool:
    return "/" in text and "@" not in text


def pages(forge: Forge, people: list[Person], ours: set[str], reading: Reading) -> Iterator[Page | Failed]:
    """What each of them gave to others since it was last asked. Raises Problem where the forge cannot be asked."""
    own = sorted(owner for owner in ours if len(ours) <= _LEFT_OUT and _there(forge, owner))
    dropped = ours | {one.login for one in people}  # what lies with a person would name them
    for person in people:
        try:
            yield from _given(person, forge, own, dropped, reading)
        except Problem as problem:
            if not problem.code.startswith("outside."):
                raise
            yield Failed(forge.account.host, (), problem, more=True)


def _there(forge: Forge, owner: str) -> bool:
    """Whether an owner is known: of a search that leaves out one that is not, nothing comes."""
    return forge.query("owner", {"login": owner}, {}, owner)["repositoryOwner"] is not None


def _given(person: Person, forge: Forge, own: list[str], dropped: set[str], reading: Reading) -> Iterator[Page]:
    """Both kinds of one account; each span is kept with how far it came. Raises Problem."""
    host = forge.account.host
    if not LOGIN.fullmatch(person.login):
        raise Problem("outside.account", number=person.number, host=host)
    identity = reading.identities.account(host, person.login).identity
    for kind, resource in CURSORS.items():
        first, since = _since(reading.cursors.get((identity, resource), ""), reading.now)
        search = Search(forge, kind, person, first, own, reading.now)
        for found in search.within(Span(since, reading.now)):
            rows: list[Any] = [one for one in found.rows if one.project.split("/")[-2] not in dropped]
            if found.met < found.total:
                yield Page(host, rows, more=True)
                raise Problem("outside.partly", host=host, number=person.number, met=found.met, total=found.total)
            cursor = Cursor(identity, resource, f"{first.isoformat()} {found.span.end.isoformat()}")
            yield Page(host, [*rows, cursor], more=True)


def _since(cursor: str, now: datetime) -> tuple[datetime, datetime]:
    """From when on items count at all, and from when on their changes have to be read."""
    if not cursor:
        return now - _HISTORY, now - _HISTORY
    first, until = (datetime.fromisoformat(text) for text in cursor.split())
    return first, max(first, until - _OVERLAP)
