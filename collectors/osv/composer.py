"""Packagist's order of versions, as Composer reads them. univers takes them for semantic versions, which they are not.

dev < alpha < beta < RC < release < patch, up to four numbers, and a dash before the word is free.
"""

import re

Key = tuple[tuple[int, ...], int, tuple[int, ...], bool]

_FORM = re.compile(
    r"v?(?P<core>[0-9]+(?:\.[0-9]+){0,3})"
    r"(?:[._-]?(?:(?P<word>stable|beta|b|rc|alpha|a|patch|pl|p)(?P<counter>(?:[.-]?[0-9]+)*))?(?P<dev>[.-]?dev)?)"
    r"(?:\+\S+)?"
)
_RANKS = {"alpha": 1, "a": 1, "beta": 2, "b": 2, "rc": 3, "stable": 4, "patch": 5, "pl": 5, "p": 5}
_RELEASE = 4


def read(version: str) -> Key | None:
    """A version's key; None for a branch, such as dev-main, and for what Composer refuses."""
    found = _FORM.fullmatch(version.lower())
    if not found:
        return None
    numbers = [int(number) for number in found["core"].split(".")]
    rank = _RANKS[found["word"]] if found["word"] else 0 if found["dev"] else _RELEASE
    counter = tuple(int(number) for number in re.findall("[0-9]+", found["counter"] or ""))
    return tuple(numbers + [0] * (4 - len(numbers))), rank, counter if rank != _RELEASE else (), not found["dev"]


def prerelease(key: Key) -> bool:
    """Whether Composer calls it other than stable; a patch is stable."""
    return key[1] < _RELEASE or not key[3]
