"""Whether a component's licence is worth a look in software published under another: a hint, no legal advice."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from data import strict_yaml
from data.licences import class_of, facts
from data.licences.facts import CLOSED, NETWORK, STRONG, UNKNOWN
from data.licences.tree import Leaf, Tree, alternatives, fold, parse
from data.words import N_

# From the least to the most serious.
REASONS = {
    "outbound_unknown": N_(
        "Copyleft, and the repository's own licence is not known, so nobody can tell whether they fit."
    ),
    "gpl_incompatible": N_("The Free Software Foundation lists this licence as one that does not fit the GPL."),
    "apache_in_gpl2": N_("Apache 2.0 does not fit version 2 of the GPL, only version 3."),
    "taken_over": N_("Built into the software, it may be passed on as a whole under this component's licence alone."),
    "copyleft_conflict": N_("Two copyleft licences of which neither lets the other be used for the whole."),
    "strong_copyleft": N_("Strong copyleft in software published under a licence that asks for less."),
    "network_copyleft": N_("Network copyleft in other software: its users over a network may ask for the source too."),
    "proprietary": N_("Source-available or proprietary: check what its terms allow."),
    "unknown": N_("The licence is not known."),
}
_SERIOUS = [None, *REASONS]

# A licence's text does not say whether later versions will do, and a forge goes by the text.
_TEXT_ALONE = re.compile(r"\b((?:A|L)?GPL-\d\.\d)(?![\w.+-])")


@lru_cache(65_536)
def look(outbound: str | None, inbound: str | None) -> str | None:
    """Why a component under `inbound` is worth a look in what is published under `outbound`: one of REASONS.

    `outbound` is as the repository's licence files or its forge have it; None where that is not known.
    """
    ours = parse(_TEXT_ALONE.sub(r"\1-or-later", outbound or "")) or Leaf(UNKNOWN)
    theirs = parse(inbound) or Leaf(UNKNOWN)
    choices = [one for leaf in alternatives(ours, _most_binding) for one in _versions(leaf)]
    # Published under several licences, each user chooses one; so one that fits is enough.
    return _least(fold(theirs, partial(_at, choice), _most, _least) for choice in choices)


def _most_binding(parts: tuple[Tree, ...]) -> Iterable[Tree]:
    """Those parts of an AND that bind the whole."""
    most = max(facts.rank(class_of(part)) for part in parts)
    return [part for part in parts if facts.rank(class_of(part)) == most]


def _least(reasons: Iterable[str | None]) -> str | None:
    return min(reasons, key=_SERIOUS.index)


def _most(reasons: Iterable[str | None]) -> str | None:
    return max(reasons, key=_SERIOUS.index)


def _at(ours: Leaf, theirs: Leaf) -> str | None:
    return _least(_between(ours, one) for one in _versions(theirs))


def _between(ours: Leaf, theirs: Leaf) -> str | None:
    """What stands out between two single licences."""
    binds, bound = facts.class_of(theirs), facts.class_of(ours)
    if binds == UNKNOWN:
        return "unknown"
    if theirs.id == ours.id:
        return None
    if binds == CLOSED:
        return "proprietary"
    if reason := _pairs().get((ours, theirs)):
        return reason
    return _copyleft(ours, theirs, binds, bound) if binds in (STRONG, NETWORK) else None


def _copyleft(ours: Leaf, theirs: Leaf, binds: str, bound: str) -> str | None:
    under = _rules()["under"]
    if bound == UNKNOWN:
        return "outbound_unknown"
    if ours.id in under.get(theirs.id, ()):
        return None
    if binds == NETWORK and bound != NETWORK:
        return "network_copyleft"
    if theirs.id in under.get(ours.id, ()):
        return "taken_over"
    return "copyleft_conflict" if bound in (STRONG, NETWORK) else "strong_copyleft"


def _versions(leaf: Leaf) -> list[Leaf]:
    return [Leaf(id_, leaf.exception) for id_ in _rules()["versions"].get(leaf.id, [leaf.id])]


@cache
def _rules() -> dict[str, Any]:
    _node, given = strict_yaml.load(Path(__file__).parent / "compatible.yaml")
    return dict(given)


@cache
def _pairs() -> dict[tuple[Leaf, Leaf], str]:
    """Reasons by two licences without exceptions."""
    return {
        (Leaf(ours), Leaf(theirs)): row["reason"]
        for row in _rules()["pairs"]
        for ours in row["outbound"]
        for theirs in row["inbound"]
    }
