"""All lists that lie in a place, read as far as they can be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from data.words import Problem
from peers.directory.administration import Administration
from peers.directory.documents import Document, load, paths
from peers.directory.lists import List, lists
from peers.directory.merging import merged

_MOST = 50_000  # entries of a list; the largest known has a thousand
_SAID = 5  # of one kind of problem, said one by one


@dataclass(frozen=True)
class Found:
    """`administrations` of all lists, each once; `lists` that were there; `problems` with some of it."""

    administrations: list[Administration]
    lists: list[str]
    problems: list[Problem]


def read(place: Path) -> Found:
    """What the lists in a folder, or the list in a file, say."""
    return gathered({name: paths(place, one.FILES) for name, one in lists().items()})


def gathered(files: Mapping[str, list[Path]]) -> Found:
    """What lists say of which these are the files, by the names of the lists."""
    entries: list[Administration] = []
    problems: dict[str, Problem] = {}
    there = []
    for name, some in files.items():
        found, wrong = read_list(lists()[name], some)
        entries += found
        problems |= {str(problem): problem for problem in wrong}  # two lists may share a file
        there += [name] if found else []
    return Found(merged(entries), there, list(problems.values()))


def read_list(one: List, files: list[Path]) -> tuple[list[Administration], list[Problem]]:
    """Its administrations as it has them, and what was left out."""
    documents: list[Document] = []
    entries: list[Administration] = []
    problems: list[Problem] = []
    for path in files:
        try:
            documents.append(load(path))
        except Problem as problem:
            problems.append(problem)
    try:
        for said in islice(one.read(documents), _MOST):
            if isinstance(said, Problem):
                problems.append(said)
            else:
                entries.append(said)
        if len(entries) + len(problems) >= _MOST:
            problems.append(Problem("directory.entries", file=files[0], limit=_MOST))
    except Problem as problem:
        problems.append(problem)
    return entries, list(_few(problems))


def _few(problems: list[Problem]) -> Iterator[Problem]:
    """The first of each kind, and how many more there are."""
    kinds: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        kinds[problem.code].append(problem)
    for some in kinds.values():
        yield from some[:_SAID]
        if len(some) > _SAID:
            yield Problem("directory.more", file=some[0].fields["file"], count=len(some) - _SAID)
