"""A licence expression as a tree, from what somebody declared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from license_expression import ExpressionError, LicenseWithExceptionSymbol, Licensing, get_spdx_licensing

from data.licences import names

LONGEST = 10_000  # characters; the licences of a whole distribution in one expression are shorter
DEEPEST = 50  # brackets within brackets
MOST_LINES = 3  # a name may be broken over lines; a licence's text is longer

T = TypeVar("T")
Join = Callable[[Iterable[T]], T]


@dataclass(frozen=True)
class Leaf:
    """One licence, and the exception it comes with."""

    id: str
    exception: str | None = None


@dataclass(frozen=True)
class Joined:
    """Licences that all hold (AND), or of which one is chosen (OR)."""

    word: str
    parts: tuple["Tree", ...]


Tree = Leaf | Joined


def parse(declared: str | None) -> Tree | None:
    """The tree of a declared licence; None where it is none, too long, too deep, or a licence's text."""
    if not declared or len(declared) > LONGEST or declared.strip().count("\n") > MOST_LINES:
        return None
    try:
        spelt = names.spelt(declared)
        return _tree(_licensing().parse(spelt, simple=True)) if _depth(spelt) <= DEEPEST else None
    except ExpressionError:
        return None


@cache
def _licensing() -> Licensing:
    return get_spdx_licensing()


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    return deepest


def _tree(parsed: Any) -> Tree | None:
    if parsed is None:
        return None
    if isinstance(parsed, LicenseWithExceptionSymbol):
        return Leaf(parsed.license_symbol.key, parsed.exception_symbol.key)
    if not parsed.args:
        return Leaf(parsed.key)
    parts = dict.fromkeys(part for part in map(_tree, parsed.args) if part)
    return Joined(parsed.operator.strip(), tuple(parts)) if len(parts) > 1 else next(iter(parts))


def fold(tree: Tree, leaf: Callable[[Leaf], T], every: Join[T], best: Join[T]) -> T:
    """What holds of the tree: `every` joins what holds of the parts of an AND, `best` of the choices of an OR."""
    if isinstance(tree, Leaf):
        return leaf(tree)
    parts = [fold(part, leaf, every, best) for part in tree.parts]
    return every(parts) if tree.word == "AND" else best(parts)


def alternatives(tree: Tree, of_all: Callable[[tuple[Tree, ...]], Iterable[Tree]]) -> list[Leaf]:
    """The licences to choose from; of the parts of an AND those that `of_all` keeps."""
    if isinstance(tree, Leaf):
        return [tree]
    kept = of_all(tree.parts) if tree.word == "AND" else tree.parts
    return [leaf for part in kept for leaf in alternatives(part, of_all)]


def written(tree: Tree) -> str:
    """The tree as an SPDX expression."""
    if isinstance(tree, Leaf):
        return f"{tree.id} WITH {tree.exception}" if tree.exception else tree.id
    return f" {tree.word} ".join(f"({written(p)})" if isinstance(p, Joined) else written(p) for p in tree.parts)
