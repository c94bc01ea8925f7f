"""Which packages are to be asked for."""

from datetime import datetime, timedelta

from data import inventories
from data.ledger import Ledger

AGAIN = timedelta(days=7)


def due(ledger: Ledger, now: datetime) -> dict[str, set[str]]:
    """Package → every version of it that a public repository uses or used.

    A package that was asked for within a week is left out, unless it is known and a version is used that was not.
    """
    asked = dict(ledger.rows("select package, known from package where asked_at > ?", now - AGAIN))
    had = set(ledger.rows("select package, version from package_version"))
    used = [(one.package, one.version) for one in inventories.used(ledger)]
    wanted = {
        package
        for package, version in used
        if package not in asked or (asked[package] and version is not None and (package, version) not in had)
    }
    found: dict[str, set[str]] = {package: set() for package in sorted(wanted)}
    for package, version in ledger.rows(_EVER):
        if package in found:
            found[package].add(version)
    return found


_EVER = """
    select distinct c.package, c.version
    from component c join repository r on r.id = c.repository
    where c.package is not null and c.version is not null and not coalesce(r.private, false)
"""
