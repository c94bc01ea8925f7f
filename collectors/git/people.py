"""Who a repository's .mailmap says is the same person."""

from collections.abc import Iterator

from collectors.git.source import Source
from data.records import Alias


def aliases(source: Source) -> Iterator[Alias]:
    """Identities that .mailmap maps to another: of new commits, or of all where .mailmap has changed.

    Raises GitError.
    """
    if not source.mailmap:
        return
    selection = source.selection if source.mailmap_is_known else ["HEAD"]
    identities, seen = source.reading.identities, set()
    with source.git.lines("log", "--format=%ae%x00%an%x00%aE%x00%aN", *selection, "--") as stream:
        for line in stream:
            if line in seen:
                continue
            seen.add(line)
            address, name, mapped_address, mapped_name = line.removesuffix(b"\n").split(b"\0")
            identity = identities.author(address, name).identity
            person = identities.author(mapped_address, mapped_name).identity
            if identity != person:
                yield Alias(source.place.id, identity, person)
