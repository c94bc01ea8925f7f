"""GitHub's list of governments: accounts below a country or a level of government, as they named themselves."""

from collections.abc import Iterator, Sequence

from babel import Locale

from data.countries import countries
from data.levels import Level
from data.words import N_, Problem, _
from peers.directory.accounts import account
from peers.directory.administration import Administration, line
from peers.directory.documents import Document, bad, entries

TITLE = N_("GitHub's list of governments")
FILES = ("governments.yml",)  # civic_hackers.yml and research.yml beside it are no governments
PUBLISHED = {
    "governments.yml": "https://raw.githubusercontent.com/github/government.github.com/gh-pages/_data/governments.yml",
}
_LEVELS: dict[str, tuple[str | None, Level | None]] = {
    "European Union": ("EU", "supranational"),
    "International": (None, "supranational"),
    "United Nations": (None, "supranational"),
    "U.K. Central": ("GB", "national"),
    "U.K. Councils": ("GB", "local"),
    "U.S. City": ("US", "local"),
    "U.S. County": ("US", "local"),
    "U.S. Federal": ("US", "national"),
    "U.S. Local Law Enforcement": ("US", "local"),
    "U.S. Military and Intelligence": ("US", "national"),
    "U.S. Special District": ("US", "local"),
    "U.S. States": ("US", "regional"),
    "U.S. Tribal Nations": ("US", None),  # nations of their own, on none of these levels
}
_SPELT = {"Czech Republic": "CZ", "Hong Kong": "HK", "Luxemburg": "LU", "Republic of Korea": "KR"}  # not as in CLDR


def read(documents: Sequence[Document]) -> Iterator[Administration | Problem]:
    """An administration an account; all that is known of its name is the account's."""
    for document in documents:
        for group, owners in entries(document):
            if not isinstance(owners, list):
                yield bad(document, group, _("There should be a list of accounts."))
                continue
            yield from _group(document, group, owners)


def _group(document: Document, group: str, owners: list[object]) -> Iterator[Administration | Problem]:
    country, level = _LEVELS.get(group, (_countries().get(group), None))
    if country is None and group not in _LEVELS:
        yield Problem("directory.group", file=document.path, key=line(group) or "?")
    for owner in owners:
        found = account("github", "github.com", owner) if isinstance(owner, str) and "/" not in owner else None
        if found:
            yield Administration(str(owner), country, level, (found,), ("github_governments",), line(group))
        else:
            yield bad(document, group, _("“{said}” is no account.").format(said=line(owner) or type(owner).__name__))


def _countries() -> dict[str, str]:
    """Names of countries in English → their two letters."""
    return {name: code for code, name in Locale("en").territories.items() if code in countries()} | _SPELT
