"""Administrations looked for by words, country and level."""

from collections.abc import Iterable

from data.levels import Level
from peers.directory.administration import Administration, folded


def search(
    entries: Iterable[Administration], words: str = "", country: str | None = None, level: Level | None = None
) -> list[Administration]:
    """Those in which each word stands somewhere in names, accounts, ministry or address, whatever case or accents."""
    wanted = folded(words).split()
    return [
        entry
        for entry in entries
        if (country is None or entry.country == country.upper())
        and (level is None or entry.level == level)
        and _has(entry, wanted)
    ]


def _has(entry: Administration, words: list[str]) -> bool:
    if not words:
        return True
    text = folded(" ".join([entry.name, *entry.names, *entry.accounts, entry.group or "", entry.url or ""]))
    return all(word in text for word in words)
