"""The states of an assessment: what may still be said, and whether what was frozen is still what it was."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from assessments.answers.events import LOG, Frozen, LogEvent, Moved, Redacted
from assessments.answers.log import Draft, Log
from assessments.answers.redacting import seal
from data.words import Problem

State = Literal["draft", "review", "frozen"]

_ONWARDS: dict[State, set[State]] = {"draft": {"review", "frozen"}, "review": {"draft", "frozen"}, "frozen": set()}


def state(events: Iterable[LogEvent]) -> State:
    """Where an assessment stands after these events: frozen is for good."""
    now: State = "draft"
    for event in sorted(events, key=lambda event: event.seq):
        if isinstance(event, Moved) and event.value.to in _ONWARDS[now]:
            now = event.value.to
    return now


def frozen(events: Iterable[LogEvent]) -> Frozen | None:
    """What was frozen: the seal, and the copies that the result rests on."""
    said = [event.value for event in sorted(events, key=lambda event: event.seq) if isinstance(event, Moved)]
    return next((one for one in said if isinstance(one, Frozen)), None)


def refuse_late(folder: Path, before: list[LogEvent], coming: list[LogEvent]) -> None:
    """Raises Problem where something other than a redaction comes after freezing, or a state does not follow."""
    now = state(before)
    for event in coming:
        if now == "frozen" and not isinstance(event, Redacted):
            raise Problem("assessment.frozen", assessment=folder.name)
        if isinstance(event, Moved):
            if event.value.to not in _ONWARDS[now]:
                raise Problem("assessment.state", assessment=folder.name, now=now, to=event.value.to)
            now = event.value.to


def sealed(before: list[LogEvent], by: str, result: dict[str, Any]) -> list[Draft]:
    """The event that freezes what was said before; `result` is what else `Frozen` holds, and is under the seal too."""
    salt = {"salt": secrets.token_hex(16)} if result.get("reason") else {}
    value = {**result, "to": "frozen", "sha256": "0" * 64}
    draft: Draft = {"kind": "state", "by": by, "value": value, **salt}
    event = LOG.validate_python({**draft, "seq": 1, "at": datetime(1, 1, 1)})
    return [{**draft, "value": {**value, "sha256": seal(before, event)}}]


@lru_cache(maxsize=64)  # a log that is read is never changed
def broken_seals(log: Log[LogEvent]) -> tuple[Problem, ...]:
    """Names, with file and line, a frozen state that what came before no longer fits, and what came after it."""
    return tuple(_broken(log))


def _broken(log: Log[LogEvent]) -> Iterator[Problem]:
    for place, entry in enumerate(log.entries):
        if isinstance(entry.event, Moved) and isinstance(entry.event.value, Frozen):
            if seal(log.events[:place], entry.event) != entry.event.value.sha256:
                yield Problem("log.seal", file=log.file, line=entry.line)
            yield from (
                Problem("log.late", file=log.file, line=later.line)
                for later in log.entries[place + 1 :]
                if not isinstance(later.event, Redacted)
            )
            return
