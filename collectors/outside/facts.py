"""What a forge says of the projects that our packages come from."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from collectors.contract import Page, Reading
from collectors.github.forge import Forge
from data import inventories
from data.ledger import Ledger
from data.records import UpstreamFacts
from data.words import _

_AGAIN = timedelta(days=7)
_TOGETHER = 100  # projects a request
_KINDS = {"Organization": "organisation", "User": "person"}


def due(ledger: Ledger, host: str, reading: Reading) -> list[str]:
    """The projects on a host of which nothing was asked for a week, unless ospo.yaml wants none looked at."""
    if not reading.sources.upstream:
        return []
    fresh = {
        name for (name,) in ledger.rows("select project from upstream_facts where asked_at > ?", reading.now - _AGAIN)
    }
    there = (name for name in inventories.projects(ledger) if name.startswith(f"{host}/") and name.count("/") == 2)
    return [name for name in there if name not in fresh]


def pages(forge: Forge, projects: list[str], reading: Reading) -> Iterator[Page]:
    """A page for a hundred projects. Raises Problem."""
    host = forge.account.host
    for start in range(0, len(projects), _TOGETHER):
        some = projects[start : start + _TOGETHER]
        told = forge.several("project", [name.removeprefix(f"{host}/") for name in some], _("projects"))
        yield Page(host, [_facts(*one, reading) for one in zip(some, told, strict=True)], more=True)


def _facts(project: str, told: dict[str, Any] | None, reading: Reading) -> UpstreamFacts:
    if not told:
        return UpstreamFacts(project, None, None, reading.now)
    return UpstreamFacts(project, told["isArchived"], _KINDS.get(told["owner"]["__typename"]), reading.now)
