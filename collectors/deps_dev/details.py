"""What single versions say of themselves: many at once where deps.dev allows that, else one by one."""

from collections.abc import Sequence
from typing import Any

from collectors import web
from collectors.deps_dev.listed import Detail, detail
from collectors.deps_dev.names import Name
from data.words import Problem

Key = tuple[Name, str]
_TOGETHER = 5_000  # as many as it takes
_PAGES = 1_000


def ask(session: web.Session, keys: Sequence[Key]) -> dict[Key, Detail]:
    """The versions that are known. Raises Problem where the service is lost."""
    found: dict[Key, Detail] = {}
    for start in range(0, len(keys), _TOGETHER):
        portion = keys[start : start + _TOGETHER]
        try:
            found |= _together(session, portion)
        except Problem as problem:
            if problem.code not in ("web.down", "web.answer"):
                raise
            found |= _singly(session, portion)
    return found


def _together(session: web.Session, keys: Sequence[Key]) -> dict[Key, Detail]:
    """By v3alpha's batch, which may change; in pages, each asked for with the token of the one before."""
    asked = {"requests": [{"versionKey": name.key(version)} for name, version in keys]}
    names = {tuple(name.key(version).values()): (name, version) for name, version in keys}
    found: dict[Key, Detail] = {}
    token = ""
    for _page in range(_PAGES):
        answer = session.post("/v3alpha/versionbatch", asked | ({"pageToken": token} if token else {}))
        said = web.json(answer) if answer.found else None
        if not isinstance(said, dict) or not isinstance(said.get("responses"), list):
            raise web.odd(answer)
        for one in said["responses"]:
            key = names.get(_requested(one))
            if key and isinstance(one.get("version"), dict):
                found[key] = detail(one["version"])
        token = said.get("nextPageToken") or ""
        if not isinstance(token, str) or not token:
            return found
    raise web.odd(answer)


def _requested(one: Any) -> tuple[Any, ...]:
    """The question that a part of the answer is to."""
    request = one.get("request") if isinstance(one, dict) else None
    key = request.get("versionKey") if isinstance(request, dict) else None
    return tuple(str(key.get(part)) for part in ("system", "name", "version")) if isinstance(key, dict) else ()


def _singly(session: web.Session, keys: Sequence[Key]) -> dict[Key, Detail]:
    found = {(name, version): session.tried(name.version_path(version), _described) for name, version in keys}
    return {key: said for key, said in found.items() if said}


def _described(answer: web.Answer) -> Detail:
    said = web.json(answer) if answer.found else {}
    if not isinstance(said, dict):
        raise web.odd(answer)
    return detail(said)
