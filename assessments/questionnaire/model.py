"""Every questionnaire: a YAML file in `models/` each, found, put together and checked."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from assessments.questionnaire.files import File, read
from assessments.questionnaire.merging import merged
from assessments.questionnaire.shape import Activity, Evidence, Goal, Model, Point, Retired, order
from assessments.questionnaire.soundness import dropped, faults
from data.words import Problem

__all__ = ["Activity", "Evidence", "Goal", "Model", "Point", "Retired", "found", "models", "newest", "order"]

Key = tuple[str, str]


def models() -> dict[Key, Model]:
    """Every questionnaire by id and version, in their order. Raises Problem with file, line and id."""
    return found(Path(__file__).parent.parent / "models")


def newest(model: str) -> Model:
    """The newest version of a questionnaire. Raises Problem where there is none."""
    versions = [one for (name, _version), one in models().items() if name == model]
    if not versions:
        raise Problem("model.unknown", model=model)
    return versions[-1]


def asked(model: str, version: str | None = None) -> Model:
    """A questionnaire, the newest version unless one is named. Raises Problem where there is none."""
    if version is None:
        return newest(model)
    if (model, version) not in models():
        raise Problem("model.unknown", model=f"{model} {version}")
    return models()[model, version]


@cache
def found(folder: Path) -> dict[Key, Model]:
    """The questionnaires of a folder, as `models` gives those of the product. Raises Problem."""
    files: dict[Key, File] = {}
    for file in map(read, sorted(folder.glob("*.yaml"))):
        if file.key in files:
            raise file.problem("model.version", file.key[0], version=file.key[1], other=files[file.key].path.name)
        files[file.key] = file
    whole = {key: _model(files, key, ())[1] for key in sorted(files, key=lambda key: (key[0], order(key[1])))}
    for older, newer in pairwise(whole.values()):
        if older.id == newer.id:
            for fault in dropped(older, newer):
                raise files[newer.id, newer.version].problem(fault.code, fault.id, **fault.fields)
    return whole


def _model(files: dict[Key, File], key: Key, before: tuple[Key, ...]) -> tuple[dict[str, Any], Model]:
    """What a file says together with what it extends, as it is written and as a questionnaire; the base first."""
    file = files[key]
    whole = file.given
    if isinstance(extends := whole.get("extends"), str):
        base = _key(extends)
        if base in (*before, key):
            raise file.problem("model.circle", key[0], version=key[1], base=extends)
        if base not in files:
            raise file.problem("model.extends", key[0], base=extends)
        whole = merged(_model(files, base, (*before, key))[0], whole)
    model = file.shaped(whole, Model)
    for fault in faults(model):
        raise file.problem(fault.code, fault.id, **fault.fields)
    return whole, model


def _key(extends: str) -> Key:
    name, _at, version = extends.partition("@")
    return name, version
