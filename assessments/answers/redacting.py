"""Words taken back: note and links leave the file, and the seal over what was said still holds."""

import json
import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TypeVar

from assessments.answers.events import Event, Frozen, LogEvent, Moved, Redacted

E = TypeVar("E", bound=Event)


def salted(draft: dict[str, Any]) -> dict[str, Any]:
    """A draft with the salt that its words need, so that nobody can guess them from their hash later."""
    return {**draft, "salt": secrets.token_hex(16)} if draft.get("note") or draft.get("links") else draft


def hashed(event: E) -> E:
    """The event with the salted hash instead of its words; the same before and after it is redacted."""
    reason = reason_of(event)
    if not event.note and not event.links and not reason:
        return event
    words = json.dumps([event.salt, event.note or reason, event.links], ensure_ascii=False)
    gone: dict[str, Any] = {"note": None, "links": (), "salt": None, "hidden": sha256(words.encode()).hexdigest()}
    if reason and isinstance(event, Moved):
        gone["value"] = event.value.model_copy(update={"reason": None})
    return event.model_copy(update=gone)


def reason_of(event: Event) -> str | None:
    """Why it was frozen all the same: words of somebody, as a note is."""
    return event.value.reason if isinstance(event, Moved) and isinstance(event.value, Frozen) else None


def shown(events: Iterable[LogEvent]) -> list[LogEvent]:
    """The events as they may be read: redacted ones without their words, even where these still stand in the file."""
    events = list(events)
    gone = {event.value.seq for event in events if isinstance(event, Redacted)}
    return [hashed(event) if event.seq in gone else event for event in events]


def seal(events: Iterable[LogEvent], freezing: LogEvent) -> str:
    """The sha256, in hex, over the events in hashed form, a line each in the order of their `seq`.

    The last line is what the event that freezes holds: its value without the seal, and the hash of its reason.
    """
    digest = sha256()
    for event in sorted(events, key=lambda event: event.seq):
        given = hashed(event).model_dump(mode="json", exclude_defaults=True)
        digest.update(_line(given))
    last = hashed(freezing).model_dump(mode="json", exclude_defaults=True, include={"value", "hidden"})
    last["value"].pop("sha256", None)
    digest.update(_line(last))
    return digest.hexdigest()


def _line(given: dict[str, Any]) -> bytes:
    return json.dumps(given, sort_keys=True, ensure_ascii=False).encode() + b"\n"
