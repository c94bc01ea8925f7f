"""`ospo.yaml`: its shape, and errors that name file, line and key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from data import strict_yaml
from data.configuration.dependencies import Dependencies, Sources
from data.configuration.part import Part, slug
from data.configuration.people import Organisation, Peer, People
from data.configuration.places import Forge, RepositoryEntry
from data.configuration.report import Report
from data.configuration.targets import Target, wrong
from data.configuration.wording import why
from data.words import Problem, _

__all__ = ["Configuration", "Part", "Peer", "People", "RepositoryEntry", "Sources", "Target", "read", "slug"]


class Configuration(Part):
    """The whole of `ospo.yaml`."""

    organisation: Organisation
    repositories: list[RepositoryEntry] = Field(default_factory=list)
    forges: list[Forge] = Field(default_factory=list)
    exclude: list[str] = Field(default_factory=list)
    visibility: Literal["public", "all"] = "public"
    people: People = People()
    peers: list[Peer] = Field(default_factory=list)
    targets: dict[str, Target] = Field(default_factory=dict)
    sources: Sources = Sources()
    dependencies: Dependencies = Dependencies()
    report: Report = Report()


def read(path: Path) -> Configuration:
    """The configuration in `path`. Raises Problem with file, line and key."""
    tree, given = strict_yaml.load(path)

    def invalid(loc: tuple[int | str, ...], said: str) -> Problem:
        key = ".".join(str(part) for part in loc) or "ospo.yaml"
        return Problem("configuration.invalid", file=path, line=strict_yaml.line(tree, loc), key=key, why=said)

    try:
        found = Configuration.model_validate({} if given is None else given)
    except ValidationError as error:
        first = error.errors()[0]
        raise invalid(first["loc"], why(first)) from error
    for number in _doubled(found.repositories):
        raise invalid(("repositories", number, "id"), _("Another entry has this id already; give each one of its own."))
    slugs = [found.organisation.slug, *(peer.slug for peer in found.peers)]
    for number, one in enumerate(slugs):
        if one in slugs[:number]:
            raise invalid(("peers", number - 1, "name"), _("Another one has this name; give each a name of its own."))
    for metric, target in found.targets.items():
        if said := wrong(metric, target):
            raise invalid(("targets", metric, *said[0]), said[1])
    return found


def _doubled(entries: list[RepositoryEntry]) -> Iterator[int]:
    """Entries with the id of one before; a list of components may have that of the repository it is about."""
    seen: set[tuple[str, bool]] = set()
    for number, entry in enumerate(entries):
        known = (entry.id.lower(), entry.sbom is not None) if entry.id else None
        if known in seen:
            yield number
        seen |= {known} if known else set()
