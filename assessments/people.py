"""`people.yaml`: random ids and the names behind them; logs hold the ids alone, so that a name can be erased here."""

import secrets
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import yaml

from data import saving, strict_yaml
from data.words import Problem

LONGEST = 200  # characters of a name


def people(root: Path) -> dict[str, str]:
    """Names by id; empty where there is no file. Raises Problem."""
    path = root / "people.yaml"
    if not path.exists():
        return {}
    _tree, given = strict_yaml.load(path)
    if not isinstance(given or {}, dict) or not all(isinstance(name, str) for name in (given or {}).values()):
        raise Problem("people.invalid", file=path)
    return {str(one): name for one, name in (given or {}).items()}


def person(root: Path, name: str) -> str:
    """The id of the one who has this name, a new one if nobody has. Raises Problem."""
    name = spelt(name)
    if there := _found(people(root), name):  # who is known can be chosen where nothing can be written
        return there
    saving.folder(root)
    with saving.locked(root):
        known = people(root)
        if found := _found(known, name):
            return found
        new = f"p-{secrets.token_hex(8)}"
        _write(root, known | {new: name})
    return new


def known(root: Path, name: str) -> str:
    """The id of the one who has this name. Raises Problem where nobody has."""
    found = _found(people(root), spelt(name))
    if not found:
        raise Problem("people.nobody", name=spelt(name), file=root / "people.yaml")
    return found


def spelt(name: str) -> str:
    """The name in the one form it is kept in, whichever way its spaces and accents were typed. Raises Problem."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not name or len(name) > LONGEST or any("\ud800" <= letter <= "\udfff" for letter in name):
        raise Problem("people.name")
    return name


def introduce(root: Path, names: Mapping[str, str]) -> None:
    """Adds names by ids that came from elsewhere; an id that is known keeps its name. Raises Problem."""
    with saving.locked(root):
        known = people(root)
        if names.keys() - known.keys():
            _write(root, known | {one: name for one, name in names.items() if one not in known})


def erase(root: Path, one: str) -> None:
    """Takes the name away; what was said stays, by an id that says nothing. Raises Problem where there is none."""
    with saving.locked(root):
        known = people(root)
        if one not in known:
            raise Problem("people.unknown", id=one, file=root / "people.yaml")
        _write(root, {id_: name for id_, name in known.items() if id_ != one})


def _found(known: dict[str, str], name: str) -> str | None:
    alike = name.casefold()
    return next((one for one, other in known.items() if other.strip() and spelt(other).casefold() == alike), None)


def _write(root: Path, known: dict[str, str]) -> None:
    text = yaml.safe_dump(known, sort_keys=False, allow_unicode=True) if known else ""
    saving.replace(root / "people.yaml", text.encode())
