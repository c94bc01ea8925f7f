"""France's register of open source programme offices in the public sector."""

from collections.abc import Iterator, Sequence
from typing import Any

from data.countries import countries
from data.words import N_, Problem, _
from peers.directory.accounts import of_address, once
from peers.directory.administration import Administration, address, day, line
from peers.directory.documents import Document, bad, entries, named
from peers.directory.lists.french_accounts import bodies, placed

TITLE = N_("France's register of public OSPOs")
FILES = ("fr-public-sector-ospo.yml", "top_organizations.yml")
_BASE = "https://raw.githubusercontent.com/codegouvfr/codegouvfr-data/main/"
PUBLISHED = {name: _BASE + name for name in FILES}


def read(documents: Sequence[Document]) -> Iterator[Administration | Problem]:
    """An administration an office, with its address, since when, policy and accounts; nothing about people."""
    document = named(documents, FILES[0])
    if document is None:
        return
    ministries = bodies(documents)
    for url, said in entries(document):
        name = line(said.get("name")) if isinstance(said, dict) else None
        if name and address(url):
            yield _office(url, name, said, ministries.get(str(said.get("pso_id"))))
        else:
            yield bad(document, url, _("There should be an address, and a name below it."))


def _office(url: str, name: str, said: dict[str, Any], group: str | None) -> Administration:
    country, level = placed(group)
    code = said.get("code")
    addresses = [one for one in map(address, code if isinstance(code, list) else []) if one]
    return Administration(
        name, said.get("country") if said.get("country") in countries() else country, level,
        once(of_address(one)[0] for one in addresses), ("french_ospos",), group,
        url=url, since=day(said.get("created")), policy=address(said.get("floss_policy")),
    )  # fmt: skip
