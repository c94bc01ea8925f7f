"""A version written as its differences from another one."""

from typing import Any

from assessments.questionnaire.shape import order


def merged(base: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """A whole version: what `given` says, and where it is silent, what `base` (known to be sound) says.

    Goals, activities and points meet by their id. Goals and activities keep the base's order, new ones come last.
    An activity's `points`, if given, are all its points in their order; one that the base has needs its id alone.
    `reworded` and `retired` are added to the base's, but for ids that were given up after this version.
    """
    whole = _item(base, given)
    reworded, retired = given.get("reworded") or [], given.get("retired") or {}
    if isinstance(reworded, list):
        whole["reworded"] = [*(base.get("reworded") or []), *reworded]
    if isinstance(retired, dict):
        whole["retired"] = _given_up(base, given) | retired
    return whole


def _given_up(base: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """What the base has retired, without the ids that an older version, written as differences, still has."""
    before = order(given["version"]) if given["id"] == base["id"] else ()
    retired = base.get("retired") or {}
    return {one: said for one, said in retired.items() if not before or order(said["until"]) < before}


def _item(base: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    said = {key: value for key, value in given.items() if value is not None}
    return {**base, **said, **{key: _items(key, base[key], value) for key, value in said.items() if key in base}}


def _items(key: str, base: Any, given: Any) -> Any:
    if not (_have_ids(base) and _have_ids(given)):
        return given
    known = {item["id"]: item for item in base}
    changed = {item["id"]: _item(known.get(item["id"], {}), item) for item in given}
    return list(changed.values()) if key == "points" else list((known | changed).values())


def _have_ids(items: Any) -> bool:
    return isinstance(items, list) and all(isinstance(item, dict) and isinstance(item.get("id"), str) for item in items)
