"""Which version of a package was the newest stable one, and from when on."""

from collections.abc import Iterable
from datetime import datetime
from functools import cmp_to_key, partial

from collectors.deps_dev.listed import Version
from collectors.osv.versions import compare, stable


def newest(ecosystem: str, versions: Iterable[Version]) -> dict[str, datetime]:
    """Version → since when it was the newest stable one, oldest first.

    It was if no higher stable version had been published until then; of two published at once, the higher one.
    A pre-release, a version without a date and one that cannot be compared never was.
    """
    higher = cmp_to_key(partial(_compare, ecosystem))
    dated = [(v.published_at, v.text) for v in versions if v.published_at and stable(ecosystem, v.text)]
    highest_first = sorted(dated, key=lambda one: higher(one[1]), reverse=True)
    found: dict[str, datetime] = {}
    top: str | None = None
    for at, text in sorted(highest_first, key=lambda one: one[0]):  # stable: at one time the highest stays first
        if top is None or _compare(ecosystem, text, top) > 0:
            found[text], top = at, text
    return found


def _compare(ecosystem: str, one: str, other: str) -> int:
    return compare(ecosystem, one, other) or 0
