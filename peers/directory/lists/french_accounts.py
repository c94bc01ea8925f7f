"""France's list of forges and accounts on which public bodies publish code, with the ministry they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.levels import Level
from data.words import N_, Problem, _
from peers.directory.accounts import account
from peers.directory.administration import Administration, address, line
from peers.directory.documents import Document, bad, entries, named

TITLE = N_("France's list of public bodies' accounts")
FILES = ("comptes-organismes-publics.yml", "top_organizations.yml")
_BASE = "https://raw.githubusercontent.com/codegouvfr/codegouvfr-data/main/"
PUBLISHED = {name: _BASE + name for name in FILES}
_ABOVE_FRANCE = "Commission européenne"


def read(documents: Sequence[Document]) -> Iterator[Administration | Problem]:
    """An administration an account, and one for each forge that is public bodies' as a whole; none that is ignored."""
    document = named(documents, FILES[0])
    if document is None:
        return
    ministries = bodies(documents)
    for host, forge in entries(document):
        if not isinstance(forge, dict) or not isinstance(forge.get("forge"), str):
            yield bad(document, host, _("There should be the kind of its forge."))
        elif not forge.get("ignored_since"):
            yield from _forge(document, host, forge, ministries)


def _forge(
    document: Document, host: str, forge: dict[str, Any], ministries: Mapping[str, str]
) -> Iterator[Administration | Problem]:
    owners = forge.get("owners", {"": forge})
    if not isinstance(owners, dict):
        yield bad(document, host, _("There should be accounts, each with what is said of it."))
        return
    for owner, said in owners.items():
        found = account(forge["forge"], host, owner)
        if found is None:
            yield bad(document, f"{host}.{owner}" if owner else host, _("This is no account."))
            continue
        about = said if isinstance(said, dict) else {}
        if not about.get("ignored_since"):
            yield _administration(owner or host, found, about, ministries)


def _administration(name: str, found: str, about: dict[str, Any], ministries: Mapping[str, str]) -> Administration:
    group = ministries.get(str(about.get("pso_id")))
    country, level = placed(group)
    return Administration(
        name, country, level, (found,), ("french_accounts",), group,
        url=address(about.get("ospo_url")), policy=address(about.get("floss_policy")),
    )  # fmt: skip


def bodies(documents: Sequence[Document]) -> dict[str, str]:
    """Number of a public body → the ministry or institution that it is; nothing where that list is not there."""
    document = named(documents, FILES[1])
    if document is None:
        return {}
    return {number: name for number, said in entries(document) if (name := line(said))}


def placed(group: str | None) -> tuple[str, Level | None]:
    """Country and level of what belongs to a ministry or institution; of others the list does not say the level."""
    if group == _ABOVE_FRANCE:
        return "EU", "supranational"
    return "FR", "national" if group else None
