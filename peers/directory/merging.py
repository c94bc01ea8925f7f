"""One administration on several lists is one administration."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeVar

from peers.directory.accounts import key, once
from peers.directory.administration import Administration, folded

T = TypeVar("T")


def merged(entries: Sequence[Administration]) -> list[Administration]:
    """Those that have an account in common put together, in alphabetical order.

    An account that one list gives to several administrations tells nothing about who is who.
    """
    given = Counter((key(account), entry.lists) for entry in entries for account in entry.accounts)
    shared = {account for (account, _lists), count in given.items() if count > 1}
    leaders = list(range(len(entries)))
    first: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for account in {key(account) for account in entry.accounts} - shared:
            leaders[_leader(leaders, number)] = _leader(leaders, first.setdefault(account, number))
    together: dict[int, list[Administration]] = defaultdict(list)
    for number, entry in enumerate(entries):
        together[_leader(leaders, number)].append(entry)
    return sorted(map(_one, together.values()), key=lambda entry: (folded(entry.name), entry.accounts))


def _leader(leaders: list[int], number: int) -> int:
    while leaders[number] != number:
        leaders[number] = leaders[leaders[number]]
        number = leaders[number]
    return number


def _one(entries: list[Administration]) -> Administration:
    """What any of them says; a name that is more than that of an account comes first."""
    if len(entries) == 1:
        return entries[0]
    entries = sorted(entries, key=_nameless)
    names = dict.fromkeys(name for entry in entries for name in (entry.name, *entry.names))
    return Administration(
        next(iter(names)), _first([one.country for one in entries]), _first([one.level for one in entries]),
        once(account for entry in entries for account in entry.accounts),
        tuple(sorted({name for entry in entries for name in entry.lists})),
        _first([one.group for one in entries if one.group]), tuple(names)[1:], _first([one.url for one in entries]),
        _first([one.since for one in entries]), _first([one.policy for one in entries]),
    )  # fmt: skip


def _first(said: Sequence[T | None]) -> T | None:
    return next((one for one in said if one is not None), None)


def _nameless(entry: Administration) -> bool:
    """Whether its name is only that of an account or a host."""
    name = entry.name.casefold()
    return any(re.split("[:/]", key(account))[-1] == name for account in entry.accounts)
