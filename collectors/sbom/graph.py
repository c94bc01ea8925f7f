"""Who depends on what: which components the described software names itself."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet


def directness(
    roots: AbstractSet[str], edges: Mapping[str, Collection[str]], listed: AbstractSet[str]
) -> dict[str, bool]:
    """Of each component that can be reached from the roots, whether a root names it itself.

    Empty where the document does not say: no root, none of its dependencies, or one flat list of everything.
    """
    direct = {ref for root in roots for ref in edges.get(root, ())} - roots
    if direct >= listed and not edges.keys() - roots:
        return {}
    return dict.fromkeys(_reached(direct, edges) - roots, False) | dict.fromkeys(direct, True)


def _reached(start: AbstractSet[str], edges: Mapping[str, Collection[str]]) -> set[str]:
    seen: set[str] = set(start)
    waiting = list(start)
    while waiting:
        new = set(edges.get(waiting.pop(), ())) - seen
        seen |= new
        waiting.extend(new)
    return seen
