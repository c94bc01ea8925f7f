"""What is known of single licences: their class, and whether the OSI approved them."""

from functools import cache
from pathlib import Path
from typing import Any

from data import strict_yaml
from data.licences.names import index
from data.licences.tree import Leaf

# From the freest to the most binding.
PUBLIC_DOMAIN, PERMISSIVE, WEAK, STRONG, NETWORK, CLOSED = CLASSES = (
    "public domain",
    "permissive",
    "weak copyleft",
    "strong copyleft",
    "network copyleft",
    "source-available or proprietary",
)
UNKNOWN = "unknown"


def rank(licence_class: str) -> int:
    """How binding; what is unknown could be anything."""
    return CLASSES.index(licence_class) if licence_class in CLASSES else len(CLASSES)


def class_of(leaf: Leaf) -> str:
    """The class of one licence, loosened by an exception that lets others link to it."""
    found = _classes().get(_base(leaf.id), UNKNOWN)
    exception = _exceptions().get(leaf.exception or "", UNKNOWN)
    if exception == CLOSED and found != UNKNOWN:
        return CLOSED  # an exception that takes away
    return WEAK if found == STRONG and exception in (PERMISSIVE, WEAK) else found


def osi(leaf: Leaf) -> bool | None:
    """Whether the OSI approved it; None where the licence or its version is unknown."""
    id_ = _base(leaf.id)
    if id_ in _approved():
        return class_of(leaf) != CLOSED
    return False if _classes().get(id_, UNKNOWN) != UNKNOWN and id_ not in _families() else None


def _base(id_: str) -> str:
    """A `+` behind an id (“or a later version”) changes nothing of its class."""
    return id_ if id_ in _classes() else id_.removesuffix("+")


@cache
def _ours() -> dict[str, Any]:
    _node, given = strict_yaml.load(Path(__file__).parent / "classes.yaml")
    return dict(given)


@cache
def _approved() -> frozenset[str]:
    _node, given = strict_yaml.load(Path(__file__).parent / "osi.yaml")
    return frozenset(given["approved"])


@cache
def _families() -> frozenset[str]:
    return frozenset(id_ for ids in _ours()["families"].values() for id_ in ids)


@cache
def _classes() -> dict[str, str]:
    ours = [*_ours()["licences"].items(), *_ours()["families"].items()]
    return _listed(exceptions=False) | {id_: licence_class for licence_class, ids in ours for id_ in ids}


@cache
def _exceptions() -> dict[str, str]:
    return {id_: found for id_, found in _listed(exceptions=True).items() if id_ not in _ours()["exceptions"]}


def _listed(*, exceptions: bool) -> dict[str, str]:
    """Classes by id, as the library has them."""
    categories = _ours()["categories"]
    rows = [row for row in index() if row["is_exception"] == exceptions and row.get("spdx_license_key")]
    return {row["spdx_license_key"]: categories[row["category"]] for row in rows if row["category"] in categories}
