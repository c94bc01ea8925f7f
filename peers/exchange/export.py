"""Making our own exchange file, checked as those of others are before anybody sees it."""

from dataclasses import dataclass
from datetime import datetime

from data.snapshot import Snapshot
from data.words import Problem, _
from data.workspace import Workspace
from peers.exchange import outgoing
from peers.exchange.member import Own
from peers.exchange.reading import understood
from peers.exchange.shape import Exchanged
from peers.exchange.telling import told

_ANY_ID = "f" * 32


@dataclass(frozen=True)
class Export:
    """A file and what it gives away, in sentences of which the first two matter most."""

    raw: bytes
    said: list[str]


def made(workspace: Workspace, member: Own, now: datetime, *, repositories: bool = False) -> Export:
    """The file, with the ids of public repositories if asked for; `now` is UTC. Raises Problem."""
    snapshot = Snapshot(workspace.snapshot)
    own = workspace.configuration.organisation.slug
    rows = outgoing.rows_of(snapshot, own, "own")
    listed = outgoing.public_repositories(snapshot, own) if repositories else None
    whole = outgoing.whole(workspace, rows, member, snapshot.stamp.published_at, listed)
    if not whole["values"]:
        raise Problem("peers.nothing", why=_nothing(member))
    given = _checked(workspace, whole, now)
    scores = sum(1 for row in rows if row.is_score and row.value is not None)
    return Export(outgoing.text(whole), told(workspace, given, scores - len(given.values)))


def _nothing(member: Own) -> str:
    if member.mode == "named":
        return _("the numbers have no complete month of our own. Collect, or freeze an assessment, and publish.")
    return _("no frozen assessment is answered to four fifths and applies to four fifths. Freeze one, and publish.")


def _checked(workspace: Workspace, whole: outgoing.Whole, now: datetime) -> Exchanged:
    """What others will read. Raises Problem with what of ospo.yaml or the numbers they would refuse."""
    raw = outgoing.text(whole | {"member": whole["member"] | {"id": _ANY_ID}})  # that of a preview is refused
    try:
        return understood(workspace.snapshot.name, raw, now)
    except Problem as problem:
        if problem.code != "peers.invalid":
            raise
        key, why = (problem.fields[one] for one in ("key", "why"))
        raise Problem("peers.own", file=workspace.file, key=key, why=why) from problem
