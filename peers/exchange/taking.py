"""Taking what others give: judged one by one, and kept as it came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from data import saving
from data.words import Problem, _
from data.workspace import Workspace
from peers.exchange import received
from peers.exchange.gathering import Found
from peers.exchange.judging import Holder, State, by_member, holder, judged, last
from peers.exchange.member import make_folder, own
from peers.exchange.names import plain
from peers.exchange.offers import Offer, changed, offer
from peers.exchange.reading import understood


@dataclass(frozen=True)
class Taken:
    """A file and what became of it; `changed`: figures that came, are others now, went, of a newer one."""

    name: str
    state: State
    offer: Offer | None = None
    changed: tuple[int, int, int] | None = None


@dataclass
class Import:
    """Files and what became of them, why some were refused, and what else is to be said."""

    taken: list[Taken] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether there was something to take, or here already, and nothing was refused."""
        return bool(self.taken) and not self.problems

    def refuse(self, name: str, problem: Problem, offer: Offer | None = None) -> None:
        """Notes that a file was not taken."""
        self.taken.append(Taken(name, "refused", offer))
        self.problems.append(problem)


def take(workspace: Workspace, found: Iterable[Found], now: datetime) -> Import:
    """Keeps the files that are new or newer; `now` is UTC. Raises Problem where nothing can be kept."""
    done = Import()
    offers = [*_offers(workspace, found, now, done)]
    newest = {member: last(group) for member, group in by_member(offers).items()}
    make_folder(workspace.peers)
    with saving.locked(workspace.peers):
        for one, verdict in judged(offers, _here(workspace), _our_names(workspace)):
            if isinstance(verdict, Problem):
                done.refuse(one.name, verdict, one)
            else:
                done.taken.append(_keep(workspace, one, verdict, now))
                _say_other(done, one, newest[one.member.id])
    done.taken.sort(key=lambda one: one.name)
    return done


def _offers(workspace: Workspace, found: Iterable[Found], now: datetime, done: Import) -> Iterator[Offer]:
    """Those that can be read and are not our own; what is no exchange file is passed over where nobody named it."""
    ours = own(workspace)
    for one in found:
        try:
            if isinstance(one.raw, Problem):
                raise one.raw
            given = offer(one.name, one.raw, now)
        except Problem as problem:
            if problem.code == "peers.format" and not one.alone:
                done.said.append(_("{file} is no exchange file and was passed over.").format(file=one.name))
            else:
                done.refuse(one.name, problem)
            continue
        if ours and given.member.id == ours.id:
            done.said.append(_("{file} is our own file (key member.id) and was left out.").format(file=one.name))
        else:
            yield given


def _here(workspace: Workspace) -> dict[str, Holder]:
    """The members of whom there is a file that can be read."""
    newest = ((member, received.newest_of(workspace, member)[0]) for member in received.members(workspace))
    return {member: holder(one.given) for member, one in newest if one}


def _our_names(workspace: Workspace) -> set[str]:
    ours = workspace.configuration.organisation
    return {plain(ours.name), plain(ours.slug)}


def _keep(workspace: Workspace, one: Offer, state: State, now: datetime) -> Taken:
    """As it came, in the folder of its member, unless it is there; an older one is not needed."""
    folder = received.folder(workspace) / one.member.id
    if received.is_here(workspace, one.member.id, one.raw):
        return Taken(one.name, "known", one)
    if state not in ("new", "newer"):
        return Taken(one.name, state, one)
    before = received.newest_of(workspace, one.member.id)[0] if state == "newer" else None
    make_folder(folder)
    saving.replace(folder / received.name(now.date(), one.raw), one.raw)
    return Taken(one.name, state, one, changed(before.given, understood(one.name, one.raw, now)) if before else None)


def _say_other(done: Import, one: Offer, newest: Offer) -> None:
    if newest is not one:
        said = _("{file} is of the same member as {other}, which counts.")
        done.said.append(said.format(file=one.name, other=newest.name))
