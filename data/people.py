"""People as keyed hashes: identities, machines, mail domains, and who is the same person.

Names and addresses come in here and go no further; only hashes under the workspace's key leave.
"""

import hmac
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from data.configuration import Configuration, People
from data.ledger import Ledger
from data.records import Affiliation, Alias, Bot

OURS = "ospo.yaml"
THEIRS = "peers"  # of the same file
LEAST_PEOPLE = 3

# An address that a forge makes up for an account; what stands before the login is the account's number.
_NOREPLY = {
    b"github.com": re.compile(rb"(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com"),
    b"gitlab.com": re.compile(rb"(?:\d+-)?([^@+]+)@users\.noreply\.gitlab\.com"),
    b"codeberg.org": re.compile(rb"([^@+]+)@noreply\.codeberg\.org"),
}


class Author(NamedTuple):
    """What is kept of an author: keyed hashes and whether it is a machine."""

    identity: str
    domain: str | None
    bot: bool


class Identities:
    """Turns names and addresses into keyed hashes, and remembers which domain a hash stands for.

    `domains` are the mail domains of ours and of peers, `machines` addresses and accounts, as ospo.yaml names them. The
    memory lasts for one reading; `keep_domains` decides which domains may be kept.
    """

    def __init__(self, key: bytes, domains: Iterable[str], machines: Iterable[str] = ()) -> None:
        self._key = key
        self._named = sorted({domain.lower() for domain in domains}, key=lambda domain: (-len(domain), domain))
        self._machines = frozenset(_named(text, self) for text in machines)
        self._authors: dict[tuple[bytes, bytes], Author] = {}
        self.domains: dict[str, str] = {}

    @property
    def configured(self) -> str:
        """A mark that differs when other domains are ours or peers': histories are then read again."""
        return self.hash(" ".join(sorted(self._named)).encode())[:8]

    @property
    def machines(self) -> str:
        """A mark that differs when others are said to be machines: what they answered is then read again."""
        return self.hash(" ".join(sorted(self._machines)).encode())[:8]

    def account(self, host: str, login: str) -> Author:
        """An account of a forge; a machine by its name or because ospo.yaml says so."""
        identity = self.hash(f"account:{host}/{login}".lower().encode())
        return Author(identity, None, is_bot(b"", login.encode()) or identity in self._machines)

    def author(self, address: bytes, name: bytes) -> Author:
        """The author behind an address and a name as git prints them."""
        try:
            return self._authors[address, name]
        except KeyError:
            author = self._authors[address, name] = self._hashed(address, name)
            return author

    def hash(self, text: bytes) -> str:
        """HMAC-SHA256 under the key, 32 hex."""
        return hmac.digest(self._key, text, "sha256").hex()[:32]

    def identity(self, address: bytes, name: bytes = b"") -> str:
        """The hash of `mail:…`, `account:HOST/LOGIN` or, without an address, `name:…`."""
        return self.hash(_identity(address.strip().lower(), name))

    def domain(self, domain: str) -> str:
        """The hash of a mail domain."""
        return self.hash(b"domain:" + domain.lower().encode())

    def _hashed(self, address: bytes, name: bytes) -> Author:
        domain = self._domain_of(address)
        hashed = self.domain(domain) if domain and domain not in _lists()["free_mail"] else None
        if hashed:
            self.domains[hashed] = domain
        return Author(self.identity(address, name), hashed, is_bot(address, name))

    def _domain_of(self, address: bytes) -> str:
        """The mail domain; one below a domain that ospo.yaml names is that domain, the nearest one."""
        domain = address.rpartition(b"@")[2].strip().lower().decode("utf-8", "replace") if b"@" in address else ""
        return next((named for named in self._named if f".{domain}".endswith(f".{named}")), domain)


def of_configuration(configuration: Configuration, key: bytes) -> Identities:
    """What turns names and addresses into hashes, with the domains and machines that ospo.yaml names."""
    theirs = [domain for peer in configuration.peers for domain in peer.domains]
    return Identities(key, [*configuration.people.domains, *theirs], configuration.people.bots)


def is_bot(address: bytes, name: bytes) -> bool:
    """Whether name or address carries the mark of a machine (`identities.yaml`)."""
    both = (name + b" " + address).lower().decode("utf-8", "replace")
    return any(mark in both for mark in _lists()["bot_marks"])


def apply_configuration(ledger: Ledger, configuration: Configuration, key: bytes) -> None:
    """Rebuilds what ospo.yaml says of people: aliases, machines, whose people and domains, and peers' domains."""
    identities = of_configuration(configuration, key)
    for kind, source in ((Alias, OURS), (Affiliation, OURS), (Affiliation, THEIRS)):
        ledger.forget(kind, source=source)
    ledger.connection.execute("delete from ledger.bot")
    ledger.save(
        Affiliation(identities.domain(domain), peer.slug, THEIRS)
        for peer in configuration.peers
        for domain in peer.domains
    )
    ledger.save(_said(configuration.people, configuration.organisation.slug, identities))


def keep_domains(ledger: Ledger, identities: Identities) -> None:
    """Names the domains just read that may be named: an administration's, or used by three people or more."""
    known = {row[0] for row in ledger.rows("select key from affiliation")}
    unnamed = {hashed: name for hashed, name in identities.domains.items() if hashed not in known}
    if not unnamed:
        return
    shared = {
        row[0]
        for row in ledger.rows(
            """select c.domain
            from "commit" c
            left join (select identity, min(person) as person from alias group by identity) a using (identity)
            where c.domain in (select unnest(?)) and not c.bot
            group by c.domain
            having count(distinct coalesce(a.person, c.identity)) >= ?""",
            list(unnamed),
            LEAST_PEOPLE,
        )
    }
    ledger.save(
        Affiliation(hashed, name, "observed") for hashed, name in unnamed.items() if hashed in shared or _public(name)
    )


def _said(people: People, slug: str, identities: Identities) -> Iterator[Any]:
    for group in people.same:
        first, *others = [_named(text, identities) for text in group] or [""]
        yield from (Alias(OURS, other, first) for other in others)
    yield from (Bot(_named(text, identities)) for text in people.bots)
    yield from (Affiliation(_named(text, identities), slug, OURS) for text in people.accounts)
    yield from (Affiliation(identities.domain(text), slug, OURS) for text in people.domains)


def _named(text: str, identities: Identities) -> str:
    """An address, or an account as host/login, as written in ospo.yaml."""
    if "@" not in text and "/" in text:
        return identities.hash(b"account:" + text.lower().encode())
    return identities.identity(text.encode())


def _identity(address: bytes, name: bytes) -> bytes:
    if not address:
        return b"name:" + name.strip()
    logins = ((host, form.fullmatch(address)) for host, form in _NOREPLY.items())
    accounts = (b"account:%s/%s" % (host, login[1]) for host, login in logins if login)
    return next(accounts, b"mail:" + address)


@cache
def _public(domain: str) -> bool:
    return any(domain == suffix or domain.endswith("." + suffix) for suffix in _lists()["public_suffixes"])


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = yaml.safe_load((Path(__file__).parent / "identities.yaml").read_text("utf-8"))
    return {name: frozenset(items) for name, items in lists.items()}
