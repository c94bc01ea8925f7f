"""Who is whose, under keyed hashes alone."""

from typing import Annotated

from data.records.table import KeyedHash, record


@record("source", "identity")
class Alias:
    """Two identities are one person, says `source`: a repository's .mailmap, or ospo.yaml."""

    source: Annotated[str, "repository id, or ospo.yaml"]
    identity: KeyedHash
    person: KeyedHash


@record("identity")
class Bot:
    """An identity that `people.bots` of ospo.yaml names as a machine."""

    identity: KeyedHash


@record("key")
class Affiliation:
    """Whose an identity or a mail domain is. A domain that might name one person has no row."""

    key: Annotated[KeyedHash, "of an identity or a domain"]
    organisation: Annotated[str, "slug of an organisation of ours, else the domain"]
    source: Annotated[str, "ospo.yaml (ours), peers (theirs, as it says), or observed"]
