"""Canada's Open Resource Exchange: its administrations, and the accounts on which they publish code."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from data.levels import Level
from data.words import N_, Problem, _
from peers.directory.accounts import key, of_address, once
from peers.directory.administration import Administration, address, line
from peers.directory.documents import Document, bad

TITLE = N_("Canada's Open Resource Exchange")
FILES = ("administrations/*.yml", "code/*/*.yml", "ore-administrations.json", "ore-code.json")
PUBLISHED = {  # all files of a kind put together
    "ore-administrations.json": "https://code.open.canada.ca/administrations.json",
    "ore-code.json": "https://code.open.canada.ca/code.json",
}
_LEVELS: dict[str, Level] = {"federal": "national", "provincial": "regional", "municipal": "local"}
_NOBODY = ("public", "international", "test (please remove)")  # entries that are no administration of Canada

Place = tuple[str, str | None]


def read(documents: Sequence[Document]) -> Iterator[Administration | Problem]:
    """An administration an entry; without accounts where it has published nothing there."""
    for document in documents:
        if not isinstance(document.content, list if document.path.match(FILES[0]) else dict):
            yield Problem("directory.shape", file=document.path)
    code = {named: list(_places(said)) for named, said in _code(documents)}
    owners = Counter(one for places in code.values() for one in {key(account) for account, _name in places})
    shared = {one for one, count in owners.items() if count > 1}
    for document, group, content in _administrations(documents):
        yield from _group(document, group, _listed(content), code, shared)


def _group(
    document: Document, group: str, entries: list[Any], code: Mapping[tuple[str, str], list[Place]], shared: set[str]
) -> Iterator[Administration | Problem]:
    for number, said in enumerate(entries):
        names = _names(said.get("name")) if isinstance(said, dict) else []
        if not names or not isinstance(said.get("code"), str):
            yield bad(document, f"{group}.{number}", _("An administration needs a code and a name."))
        elif said["code"] not in _NOBODY:
            places = code.get((group, said["code"]), [])
            yield Administration(
                names[0], "CA", _LEVELS.get(group), _accounts(places, shared), ("canada",), names=tuple(names[1:])
            )


def _administrations(documents: Sequence[Document]) -> Iterator[tuple[Document, str, Any]]:
    """Each level of government, and what stands below it."""
    for document in documents:
        if document.path.match(FILES[0]):
            yield document, document.path.stem, document.content
        elif document.path.match(FILES[2]):
            yield from ((document, group, content) for group, content in _mapped(document.content))


def _code(documents: Sequence[Document]) -> Iterator[tuple[tuple[str, str], Any]]:
    """(level, code of the administration) and what it has published."""
    for document in documents:
        if document.path.match(FILES[1]):
            yield (document.path.parent.name, document.path.stem), document.content
        elif document.path.match(FILES[3]):
            groups = _mapped(document.content)
            yield from (((group, code), said) for group, content in groups for code, said in _mapped(content))


def _listed(content: Any) -> list[Any]:
    return content if isinstance(content, list) else []


def _mapped(content: Any) -> Iterable[tuple[str, Any]]:
    return content.items() if isinstance(content, dict) else ()


def _names(said: Any) -> list[str]:
    """Its name in each language, English first."""
    both = [said.get("en"), *said.values()] if isinstance(said, Mapping) else [said]
    return list(dict.fromkeys(name for name in map(line, both) if name))


def _places(said: Any) -> Iterator[Place]:
    """(account, repository) of each release, in any language. What it was made from, or its licence, is elsewhere."""
    for release in _listed(dict(_mapped(said)).get("releases")):
        for _language, url in _mapped(dict(_mapped(release)).get("repositoryURL")):
            if found := address(url):
                yield of_address(found)


def _accounts(places: Iterable[Place], shared: set[str]) -> tuple[str, ...]:
    """Accounts; of one that several administrations publish on, only the repositories that are this one's."""
    return once(f"{account}/{name}" if name and key(account) in shared else account for account, name in places)
