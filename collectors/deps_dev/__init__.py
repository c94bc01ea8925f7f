"""The age of packages: asks deps.dev which versions there are and when each was published."""

from collections.abc import Iterator, Mapping

from collectors import web
from collectors.contract import Failed, Page, Reading
from collectors.deps_dev.due import due
from collectors.deps_dev.facts import facts, rows
from collectors.deps_dev.names import Name, named
from data.ledger import Ledger
from data.records import PackageVersion
from data.words import Problem

__all__ = ["PLACE", "look_up"]

PLACE = 10
_TOGETHER = 50  # packages a page


def look_up(ledger: Ledger, reading: Reading) -> Iterator[Page | Failed]:
    """Pages of Package and PackageVersion for what public repositories use now; Failed where something is missing.

    n packages cost n requests and one more for every fifty, and none for a week unless a new version is used.
    """
    if not reading.sources.deps_dev:
        return
    session = web.session(
        reading.sources.deps_dev, reading.cache / "web", private=reading.sources.private_addresses, wait=reading.wait
    )
    wanted = {name: versions for package, versions in due(ledger, reading.now).items() if (name := named(package))}
    for names in _portions([*wanted]):
        try:
            yield _page({name: wanted[name] for name in names}, session, reading)
        except Problem as problem:
            yield Failed(session.host, (), problem)
            return
    if session.missing:
        yield Failed(session.host, (), session.missing)


def _portions(names: list[Name]) -> Iterator[list[Name]]:
    yield from (names[start : start + _TOGETHER] for start in range(0, len(names), _TOGETHER))


def _page(wanted: Mapping[Name, set[str]], session: web.Session, reading: Reading) -> Page:
    """What is known of these packages, in place of what was."""
    found = facts(session, wanted)
    replaced = [(PackageVersion, {"package": name.package}) for name in found]
    made = [row for name, listed in found.items() for row in rows(name, wanted[name], listed, reading.now)]
    return Page(session.host, made, replaced)
