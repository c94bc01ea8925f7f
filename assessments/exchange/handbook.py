"""The handbook's own texts, from the export that My GGI Board makes, shown beside our questions."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assessments.exchange import markdown
from assessments.exchange.boards.json_items import document
from assessments.exchange.text import decoded
from assessments.questionnaire.model import models
from assessments.questionnaire.shape import Model
from data import saving
from data.words import Problem


@dataclass(frozen=True)
class Page:
    """An activity: its title, plain texts by heading in the handbook's order, and its verification points by our id."""

    title: str
    sections: dict[str, str]
    points: dict[str, str]


@dataclass(frozen=True)
class Handbook:
    """A version of the handbook, its activities by id."""

    version: str
    activities: dict[str, Page]


def keep(root: Path, file: Path) -> Handbook:
    """Reads an export and keeps what is needed of it in the workspace at `root`. Raises Problem; then keeps nothing."""
    given = _given(file)
    handbook = _read(file, given)
    folder = root / "handbooks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("saving.failed", path=folder, why=error.strerror) from error
    needed = [{key: one.get(key) for key in ("id", "name", "content")} for one in given["activities"]]
    text = json.dumps({"handbook_version": handbook.version, "activities": needed}, ensure_ascii=False, indent=1)
    with saving.locked(folder):
        saving.replace(_path(root, handbook.version), f"{text}\n".encode())
    return handbook


def kept(root: Path, model: Model) -> Handbook | None:
    """The handbook of the questionnaire's version, where one was kept. Raises Problem where it cannot be read."""
    path = _path(root, model.version)
    if model.id != "ggi" or not path.is_file():
        return None
    return _kept(path, path.stat().st_mtime_ns)


def is_handbook(given: object) -> bool:
    """Whether JSON is such an export."""
    return isinstance(given, dict) and "handbook_version" in given and isinstance(given.get("activities"), list)


def _path(root: Path, version: str) -> Path:
    return root / "handbooks" / f"ggi-{version}.json"


@lru_cache(maxsize=8)
def _kept(path: Path, _mtime: int) -> Handbook:
    return _read(path, _given(path))


def _given(file: Path) -> dict[str, Any]:
    found = document(file, decoded(file)[0])
    if found.problems:
        raise found.problems[0]
    if len(found.values) != 1 or not is_handbook(found.values[0]):
        raise Problem("handbook.invalid", file=file)
    given: dict[str, Any] = found.values[0]
    return given


def _read(file: Path, given: dict[str, Any]) -> Handbook:
    version = str(given["handbook_version"])
    if ("ggi", version) not in models():
        known = ", ".join(other for one, other in models() if one == "ggi")
        raise Problem("handbook.version", file=file, version=version, known=known)
    model = models()["ggi", version]
    pages = dict(_page(file, item, one, model) for item, one in enumerate(given["activities"], 1))
    missing = [key for key in model.activities if key not in pages]
    if missing:
        raise Problem("handbook.missing", file=file, keys=", ".join(missing))
    return Handbook(version, pages)


def _page(file: Path, item: int, one: Any, model: Model) -> tuple[str, Page]:
    if not isinstance(one, dict) or not all(isinstance(one.get(key), str) for key in ("id", "name", "content")):
        raise Problem("handbook.activity", file=file, item=item)
    key = one["id"]
    if key not in model.activities:
        raise Problem("handbook.nowhere", file=file, item=item, key=key, version=model.version)
    sections = markdown.sections(one["content"])
    points = markdown.boxes(sections.get("Progress Assessment", ""))
    ids = model.asked(key)
    if len(points) != len(ids):
        raise Problem("handbook.points", file=file, item=item, key=key, count=len(points), expected=len(ids))
    texts = {title: markdown.plain(text) for title, text in sections.items()}
    return key, Page(markdown.plain(one["name"]), texts, dict(zip(ids, points, strict=True)))
