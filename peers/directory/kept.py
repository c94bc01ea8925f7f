"""Copies of the lists, as they were published on a day: `cache/directory/LIST/YYYY-MM-DD/`."""

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from data.words import Problem, _
from peers.directory.documents import paths
from peers.directory.lists import lists
from peers.directory.reading import Found, gathered, read_list


def kept(folder: Path) -> dict[str, tuple[date, Path]]:
    """Each list of which there is a copy below `folder`, with the day and the folder of the newest."""
    days = {name: sorted(_days(folder / name)) for name in lists()}
    return {name: some[-1] for name, some in days.items() if some}


def read_kept(folder: Path) -> Found:
    """What the copies say."""
    return gathered({name: paths(path, lists()[name].FILES) for name, (_day, path) in kept(folder).items()})


def _days(folder: Path) -> list[tuple[date, Path]]:
    found = []
    for path in folder.glob("????-??-??"):
        try:
            found.append((date.fromisoformat(path.name), path))
        except ValueError:
            continue
    return found


def keep(folder: Path, name: str, files: Mapping[str, bytes], today: date) -> Path:
    """The new copy of a list in place of the old. Raises Problem where it holds no administration, or on a full disk.

    `files` are by the names that the list publishes them under.
    """
    new = folder / name / f".{os.getpid()}"
    place = folder / name / today.isoformat()
    try:
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        for file, content in files.items():
            (new / file).write_bytes(content)
        entries, problems = read_list(lists()[name], paths(new, lists()[name].FILES))
        if not entries:
            raise Problem("directory.empty", list=_(lists()[name].TITLE), why=next(iter(problems), ""))
        shutil.rmtree(place, ignore_errors=True)
        new.rename(place)
    except OSError as error:
        raise Problem("workspace.unwritable", path=place, why=error.strerror) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    for _day, old in _days(folder / name):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)
    return place
