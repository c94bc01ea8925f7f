"""Which texts fit where: widths of Arial, roughly and never too narrow, as nobody can ask the office for them."""

import unicodedata
from bisect import bisect_right
from functools import cache

LINE = 1.2
"""Height of a line, in sizes of the font."""
_LEAST = 0.29
_NARROW = frozenset("iljtfrI.,;:'!|()[]{}/\\- ·’‘“”\"")


@cache
def _width(character: str) -> float:
    """In sizes of the font."""
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF:
        return 1.05
    if character in _NARROW:
        return _LEAST
    if character in "mwMWＭ@%—…" or ord(character) > 0x2FF:
        return 0.9
    return 0.72 if character.isupper() else 0.57


def wide(text: str, size: float) -> float:
    """Points that the text takes on one line."""
    return sum(map(_width, text)) * size


def lines(text: str, width: float, size: float) -> int:
    """How many lines the text and its paragraphs take; a word that is too long is broken."""
    return sum(_lines(paragraph, width, size) for paragraph in text.split("\n"))


def _lines(text: str, width: float, size: float) -> int:
    count, used = 1, 0.0
    broken = max(width - size, size)
    for word in text.split(" "):
        length = wide(word, size)
        if used and used + length > width:
            count, used = count + 1, 0.0
        if length > width:
            count, length = count + int(length // broken), length % broken
        used += length + wide(" ", size)
    return count


def shortened(text: str, width: float, size: float, most: int) -> str:
    """The text if it takes `most` lines at most, or as much of it as does, and an ellipsis."""
    if lines(text, width, size) <= most:
        return text
    end = min(len(text), int(most * width / (_LEAST * size)) + 2)
    kept = bisect_right(range(1, end), most, key=lambda n: lines(f"{text[:n]}…", width, size))
    return f"{text[:kept].rstrip()}…"


def fitted(text: str, width: float, height: float, sizes: tuple[int, ...]) -> tuple[str, int]:
    """The text and the first of the sizes at which it fits, or the last and what of the text fits at it."""
    for size in sizes:
        if lines(text, width, size) * size * LINE <= height:
            return text, size
    return shortened(text, width, sizes[-1], max(1, int(height / (sizes[-1] * LINE)))), sizes[-1]
