"""Which characters the fonts of the report have, and what stands for those they have not: without it Typst stops."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
FILES = {
    "Source Sans 3": "SourceSans3-Regular.ttf",
    "Noto Sans Arabic": "NotoSansArabic-Regular.ttf",
    "Noto Sans Hebrew": "NotoSansHebrew-Regular.ttf",
    "Noto Sans Georgian": "NotoSansGeorgian-Regular.ttf",
    "Noto Sans Armenian": "NotoSansArmenian-Regular.ttf",
    "Noto Sans Symbols": "NotoSansSymbols-Regular.ttf",
    "Noto Sans Symbols2": "NotoSansSymbols2-Regular.ttf",
}
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
FAMILIES = (*FILES, "DejaVu Sans Mono")  # Typst's own: it has the replacement character
UNSEEN = frozenset("\u00ad\u061c\u200b\u200c\u200e\u200f\u2060\u2066\u2067\u2068\u2069")  # Typst and fonts know them


def shown(text: str) -> str:
    """The text in characters that can be set; empty where nothing of it is to be seen."""
    if not _plain().issuperset(text):
        text = "".join(_set(cluster) for cluster in _clusters(text))
    return text if any(unicodedata.category(sign)[0] not in "ZC" for sign in text) else ""


@cache
def _covered() -> tuple[frozenset[str], ...]:
    """The characters of each font, in the order in which they are tried."""
    found = (TTFont(FONTS / file, lazy=True).getBestCmap() for file in FILES.values())
    return tuple(frozenset(map(chr, codes)) for codes in found)


@cache
def _plain() -> frozenset[str]:
    """What the first font has and nothing needs to be done about."""
    return frozenset(sign for sign in _covered()[0] if unicodedata.category(sign)[0] not in "CM") | {"\n"}


def _clusters(text: str) -> Iterator[str]:
    """Characters with the marks upon them, which one font must have together."""
    cluster = ""
    for sign in text:
        if cluster and not unicodedata.category(sign).startswith("M"):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


def _set(cluster: str) -> str:
    for form in (cluster, unicodedata.normalize("NFC", cluster)):
        if _one_font_has(form):
            return form
    base = _replaced(cluster[0])
    marks = any(not unicodedata.name(mark, "").startswith("VARIATION SELECTOR") for mark in cluster[1:])
    return base + (UNKNOWN if marks and base != UNKNOWN else "")


def _one_font_has(form: str) -> bool:
    """Whether it can be set as it is; what steers is not drawn, and fonts that have it all the same do not count."""
    return unicodedata.category(form[0])[0] not in "CZ" and any(font.issuperset(form) for font in _covered())


def _replaced(sign: str) -> str:
    """A character in others: its name where that says more than the script it belongs to."""
    category = unicodedata.category(sign)
    if sign in UNSEEN or _one_font_has(sign):
        return sign
    if category in {"Zl", "Zp"} or sign == "\n":
        return "\n"
    if category == "Zs" or sign == "\t":
        return sign if sign in _covered()[0] else " "
    if category in {"Cc", "Cf"}:
        return ""
    name = unicodedata.name(sign, "")
    return UNKNOWN if category[0] in "LMC" or not name else f"[{name.lower()}]"
