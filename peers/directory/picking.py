"""What somebody names, by an administration's name or by an account, found in the directory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.configuration import slug
from data.words import Problem
from peers.directory.accounts import key, once
from peers.directory.administration import Administration, folded
from peers.directory.searching import search


def is_account(word: str) -> bool:
    """Whether it is KIND:VALUE, and no name."""
    kind, colon, value = word.partition(":")
    return bool(colon and value and kind.isascii() and kind.isalnum() and not value[0].isspace())


def picked(entries: Sequence[Administration], words: Iterable[str]) -> list[Administration]:
    """The administrations that are meant, each with all its accounts, or with those alone that were named.

    An account that no list has becomes an administration of that name. Raises Problem where a name fits none or many.
    """
    owners = {key(account): entry for entry in entries for account in entry.accounts}
    found: dict[tuple[str, str | None], Administration] = {}
    for word in words:
        one = _of_account(owners, word) if is_account(word) else _named(entries, word)
        before = found.get(who := (one.name, one.country))
        found[who] = replace(one, accounts=once([*before.accounts, *one.accounts])) if before else one
    return list(found.values())


def _of_account(owners: dict[str, Administration], word: str) -> Administration:
    entry = owners.get(key(word))
    if entry is None:
        name = word.rstrip("/").replace(":", "/").split("/")[-1]
        return Administration(name, None, None, (word,), ())
    return replace(entry, accounts=tuple(account for account in entry.accounts if key(account) == key(word)))


def _named(entries: Sequence[Administration], word: str) -> Administration:
    """The one of that name, in whatever case, or with that slug; else the only one in which these words stand."""
    wanted = folded(word)
    fits = [entry for entry in entries if wanted in map(folded, (entry.name, *entry.names))]
    fits = fits or [entry for entry in entries if slug(entry.name) == word]
    fits = fits or search(entries, word)
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise Problem("peer.unknown", name=word)
    accounts = [account for entry in fits for account in entry.accounts[:1]]
    shown = ", ".join(accounts[:10]) + (" …" if len(accounts) > 10 else "")
    raise Problem("peer.several", name=word, count=len(fits), accounts=shown)
