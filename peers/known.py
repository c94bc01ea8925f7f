"""The administrations that are known by name: ourselves, those collected here, those that gave a named file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date

from data.configuration import Configuration
from data.regions import continent, region
from data.snapshot import Snapshot
from peers.exchange.names import plain
from peers.exchange.received import Received
from peers.partition import Place


@dataclass(frozen=True)
class Known:
    """A row of the snapshot's table `peer`. `administration` is one for all sources of the same name."""

    organisation: str
    administration: str
    title: str
    source: str
    country: str | None = None
    level: str | None = None
    staff: int | None = None
    url: str | None = None
    given_at: date | None = None
    sample_read: int | None = None
    sample_of: int | None = None
    sample_of_source: str | None = None
    sample_date: date | None = None
    sample_source: str | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title

    @property
    def place(self) -> Place:
        """Where it stands in the partition."""
        here = region(self.country)
        return Place(self.level, continent(here), here, self.country)


def known(said: Configuration, given: Iterable[Received], collected: Iterable[str]) -> list[Known]:
    """All of them; `collected` are the slugs of peers whose repositories are in the ledger."""
    ours, theirs = _ours(said), [*_collected(said, collected)]
    return [ours, *theirs, *_given(given, {plain(one.title): one.administration for one in theirs})]


def read(snapshot: Snapshot) -> list[Known]:
    """What the snapshot says of them, ours first."""
    columns = ", ".join(field.name for field in fields(Known))
    return [Known(*row) for row in snapshot.rows(f"select {columns} from peer order by source <> 'own', title, source")]


def rows(found: Iterable[Known]) -> list[dict[str, object]]:
    """As rows of the table."""
    return [asdict(one) for one in found]


def _ours(said: Configuration) -> Known:
    own = said.organisation
    return Known(own.slug, own.slug, own.name, "own", own.country, own.level, own.staff)


def _collected(said: Configuration, collected: Iterable[str]) -> Iterator[Known]:
    listed = {peer.slug: peer for peer in said.peers}
    for one in collected:
        if peer := listed.get(one):
            yield Known(one, one, peer.name, "peer", peer.country, peer.level, peer.staff, peer.url)
        else:  # collected with --as, and never described
            yield Known(one, one, one, "peer")


def _given(given: Iterable[Received], collected: Mapping[str, str]) -> Iterator[Known]:
    """A file speaks for a peer that is collected where both have the same name, for nobody else."""
    for one in given:
        member = one.given.member
        if member.name is None:
            continue
        source, sample = f"import:{member.id}", member.sample
        who = collected.get(plain(member.name), source)
        yield Known(
            source, who, member.name, source, member.country, member.level, member.staff, member.url,
            one.given.created_at.date(),
            *((sample.repositories, sample.of, sample.of_source, sample.date, sample.source) if sample else ()),
        )  # fmt: skip
