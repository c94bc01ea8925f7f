"""What was measured here on some of a peer's public repositories, as a file that says so."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from data.configuration import Peer
from data.figures import repositories
from data.snapshot import Snapshot
from data.words import Problem
from data.workspace import Workspace
from peers.exchange import outgoing
from peers.exchange.outgoing import Row
from peers.exchange.shape import FORMAT, SCHEMA

DIGITS = 4  # of a figure; what is measured on a sample is no more exact


class Public(NamedTuple):
    """How many public repositories the peer has, and who says so; None = not known."""

    n: int | None = None
    source: str | None = None


def measured(workspace: Workspace, name: str, of: Public, wanted: list[str], since: date | None) -> bytes:
    """The file: whole months from `since`, of the metrics that are wanted (none: all). Raises Problem.

    Its id comes from the address of the peer, so that a later file takes the place of this one.
    """
    snapshot, peer = Snapshot(workspace.snapshot), _peer(workspace, name)
    rows = [row for row in outgoing.rows_of(snapshot, peer.slug, "peer") if _kept(row, wanted, since)]
    if not rows:
        raise Problem("peers.unmeasured", name=peer.name)
    last = max(row.collected_at for row in rows if row.collected_at)
    sample = {
        "repositories": len(repositories(snapshot, peer.slug)), "of": of.n, "of_source": of.source,
        "date": str(last.date()), "source": peer.url,
    }  # fmt: skip
    who = {
        "id": sha256(str(peer.url).encode()).hexdigest()[:32], "level": peer.level, "name": peer.name,
        "country": peer.country, "url": peer.url, "staff": peer.staff, "sample": _known(sample),
    }  # fmt: skip
    whole = {
        "format": FORMAT, "schema": SCHEMA, "mode": "named",
        "created_at": outgoing.written(snapshot.stamp.published_at),
        "member": _known(who), "models": {}, "values": [outgoing.full(_short(row)) for row in rows],
    }  # fmt: skip
    return outgoing.text(whole)


def _peer(workspace: Workspace, name: str) -> Peer:
    for peer in workspace.configuration.peers:
        if name in (peer.name, peer.slug):
            if peer.url is None:
                raise Problem("peers.no_url", name=peer.name, file=workspace.file)
            return peer
    raise Problem("peers.no_peer", name=name, file=workspace.file)


def _kept(row: Row, wanted: list[str], since: date | None) -> bool:
    return (
        row.value is not None and (not wanted or row.metric in wanted) and (since is None or row.period >= since)
    )  # fmt: skip


def _short(row: Row) -> Row:
    return row._replace(
        value=_digits(row.value), low=_digits(row.low), high=_digits(row.high), coverage=_digits(row.coverage)
    )


def _digits(number: float | None) -> float | None:
    return number and float(f"{number:.{DIGITS}g}")


def _known(given: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in given.items() if value is not None}
