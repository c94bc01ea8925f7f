"""What a licence, as somebody declared it, binds its users to."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from data.licences import facts
from data.licences.facts import CLASSES, UNKNOWN
from data.licences.tree import Tree, alternatives, fold, parse, written

__all__ = ["CLASSES", "UNKNOWN", "Licence", "evaluate"]


@dataclass(frozen=True)
class Licence:
    """A declared licence, as far as it is known."""

    expression: str | None  # in SPDX's own spelling; None = nothing in it is known
    licence_class: str  # one of CLASSES, or UNKNOWN
    osi: bool | None  # whether it can be had under terms that the OSI approved


_NOTHING = Licence(None, UNKNOWN, None)


def evaluate(declared: str | None) -> Licence:
    """The licence that a document, a registry or a forge declares: an SPDX expression, a name or an address."""
    tree = parse(declared)
    return _evaluated(tree) if tree else _NOTHING


@lru_cache(4096)
def _evaluated(tree: Tree) -> Licence:
    if all(facts.class_of(leaf) == UNKNOWN for leaf in alternatives(tree, lambda parts: parts)):
        return _NOTHING
    return Licence(written(tree), class_of(tree), fold(tree, facts.osi, _every, _any))


def class_of(tree: Tree) -> str:
    """The freest choice of an OR, the most binding part of an AND; unknown where a part or every choice is."""
    return fold(tree, facts.class_of, _most_binding, _freest)


def _most_binding(classes: Iterable[str]) -> str:
    return max(classes, key=facts.rank)


def _freest(classes: Iterable[str]) -> str:
    return min(classes, key=facts.rank)


def _every(known: Iterable[bool | None]) -> bool | None:
    """False where one is, None where one may be."""
    values = list(known)
    return False if False in values else None if None in values else True


def _any(known: Iterable[bool | None]) -> bool | None:
    values = list(known)
    return True if True in values else None if None in values else False
