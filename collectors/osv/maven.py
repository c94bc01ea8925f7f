"""Maven's order of versions, as its ComparableVersion has it since 3.9.

univers has an older one, in which 1-release comes after 1, 2.0.a after 2-1 and 1.0.0.RC1 is not 1.0.0-RC1.
"""

import re
from functools import cmp_to_key
from itertools import zip_longest
from typing import Any

Item = int | tuple[str, int | None] | list[Any]

_TOKEN = re.compile(r"(?P<separator>[.-])|(?P<number>[0-9]+)|(?P<word>[^0-9.-]+)(?:-?(?P<counter>[0-9]+))?")
_WORDS = {"alpha": 0, "beta": 1, "milestone": 2, "rc": 3, "cr": 3, "snapshot": 4, "ga": 5, "final": 5, "release": 5}
_WORDS |= {"sp": 6}
_SHORT = {"a": "alpha", "b": "beta", "m": "milestone"}
_RELEASE, _UNKNOWN = 5, 7


def read(version: str) -> Any:
    """What sorts as Maven does; every text is a version."""
    return cmp_to_key(_order)(parse(version))


def parse(version: str) -> list[Any]:
    """Numbers, words with their counter, and nested lists: each hyphen, and each change from digit to letter, nests."""
    lists: list[list[Any]] = [[]]
    tokens = list(_TOKEN.finditer(version.lower()))
    waiting = True
    for place, token in enumerate(tokens, 1):
        if separator := token["separator"]:
            if waiting:
                lists[-1].append(0)
            if separator == "-":
                _nest(lists)
        else:
            item = _item(token)
            closing = isinstance(item, tuple) and (item[1] is not None or place == len(tokens))
            if not waiting or (closing and lists[-1]):
                _nest(lists)
            lists[-1].append(item)
        waiting = bool(separator)
    for one in reversed(lists):
        _shorten(one)
    return lists[0]


def prerelease(items: list[Any]) -> bool:
    """Whether one of its words comes before a release: alpha, beta, milestone, rc, snapshot."""
    return any(
        prerelease(item) if isinstance(item, list) else isinstance(item, tuple) and _rank(item[0])[0] < _RELEASE
        for item in items
    )


def _nest(lists: list[list[Any]]) -> None:
    lists[-1].append([])
    lists.append(lists[-1][-1])


def _item(token: re.Match[str]) -> Item:
    if token["number"]:
        return int(token["number"])
    word, counter = token["word"], token["counter"]
    return (_SHORT.get(word, word), int(counter)) if counter else (word, None)


def _shorten(items: list[Any]) -> None:
    """Leaves out zeros at the end and before a word, and a nesting that holds nothing else."""
    for place in range(len(items) - 1, -1, -1):
        after = items[place + 1] if place + 1 < len(items) else None
        if items[place] in (0, []) and (after is None or _begins_with_word(after)):
            del items[place]
    if len(items) == 1 and isinstance(items[0], list):
        items[:] = items[0]


def _begins_with_word(item: Item) -> bool:
    if isinstance(item, list):
        return isinstance(item[0], tuple)
    return isinstance(item, tuple) and item[1] is None


def _order(one: Item | None, other: Item | None) -> int:
    """Below 0, 0 or above 0. What is not there counts as 0 beside a number, as a release beside a word."""
    if isinstance(one, int) or isinstance(other, int):
        return _numbers(one, other)
    if isinstance(one, list) or isinstance(other, list):
        pairs = zip_longest(_listed(one), _listed(other))
        return next((found for pair in pairs if (found := _order(*pair))), 0)
    first, second = _word(one), _word(other)
    return (first > second) - (first < second)


def _numbers(one: Item | None, other: Item | None) -> int:
    """A number comes after a word and after a list."""
    first, second = (-1 if isinstance(item, list | tuple) else item or 0 for item in (one, other))
    return (first > second) - (first < second)


def _listed(item: Item | None) -> list[Any]:
    if isinstance(item, list):
        return item
    return [] if item is None else [item]


def _word(item: Item | None) -> tuple[tuple[int, str], int]:
    if not isinstance(item, tuple):
        return (_RELEASE, ""), 0
    word, counter = item
    rank = _rank(word)
    without = 0 if rank[0] == _RELEASE else -1
    return rank, without if counter is None else counter


def _rank(word: str) -> tuple[int, str]:
    return (_WORDS[word], "") if word in _WORDS else (_UNKNOWN, word)
