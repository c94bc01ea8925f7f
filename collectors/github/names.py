"""Repositories by the number their forge gave them: a name may change, or pass to another repository."""

import shutil
from collections.abc import Iterator
from dataclasses import replace

from collectors.contract import Page, Reading
from collectors.git import clone
from collectors.github.found import Found
from data.records import RepositoryAlias

_ASIDE = "~"  # in no name of a forge


def renames(listed: list[Found], reading: Reading) -> Iterator[tuple[str, str]]:
    """(old id, new id) of each repository that has another name now, in the order in which they can be done.

    What is known of another repository that had the name before goes out of its way, to NAME~NUMBER.
    """
    known = dict(reading.numbers)
    for found in listed:
        host = found.id.partition("/")[0]
        before = known.get(found.id)
        if before and before != found.number:
            aside = f"{found.id}{_ASIDE}{before}"
            known[aside] = known.pop(found.id)
            yield found.id, aside
        same = (name for name, number in known.items() if number == found.number and name.startswith(f"{host}/"))
        was = next(same, found.id)
        if was != found.id:
            known[found.id] = known.pop(was)
            yield was, found.id


def rename(was: str, now: str, reading: Reading) -> tuple[Page, Reading]:
    """The page that renames, and what the rest of the reading knows after it; the clone goes along."""
    old, new = (clone.directory(reading.cache, name) for name in (was, now))
    if old.exists():
        shutil.rmtree(new, ignore_errors=True)
        old.rename(new)
    known = replace(
        reading,
        taken={now if name == was else name: source for name, source in reading.taken.items()},
        numbers={now if name == was else name: number for name, number in reading.numbers.items()},
        cursors={(now if name == was else name, kind): at for (name, kind), at in reading.cursors.items()},
        excluded=reading.excluded | ({now} if was in reading.excluded else frozenset()),
    )
    # Where one had to get out of another's way, its name is the other's.
    replaces = [(RepositoryAlias, {"alias": was})] if _ASIDE in was + now else []
    return Page(now, was=was, replaces=replaces, more=True), known
