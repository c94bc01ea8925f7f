"""Words taken back: note and links leave the file, and the seal over what was said still holds."""

import json
import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TypeVar

from assessments.answers.events import Event, LogEvent, Redacted

E = TypeVar("E", bound=Event)


def salted(draft: dict[str, Any]) -> dict[str, Any]:
    """A draft with the salt that its words need, so that nobody can guess them from their hash later."""
    return {**draft, "salt": secrets.token_hex(16)} if draft.get("note") or draft.get("links") else draft


def hashed(event: E) -> E:
    """The event with the salted hash instead of its words; the same before and after it is redacted."""
    if not event.note and not event.links:
        return event
    words = json.dumps([event.salt, event.note, event.links], ensure_ascii=False)
    hidden = sha256(words.encode()).hexdigest()
    return event.model_copy(update={"note": None, "links": (), "salt": None, "hidden": hidden})


def shown(events: Iterable[LogEvent]) -> list[LogEvent]:
    """The events as they may be read: redacted ones without their words, even where these still stand in the file."""
    events = list(events)
    gone = {event.value.seq for event in events if isinstance(event, Redacted)}
    return [hashed(event) if event.seq in gone else event for event in events]


def seal(events: Iterable[LogEvent]) -> str:
    """The sha256, in hex, over the events in hashed form, a line each in the order of their `seq`."""
    digest = sha256()
    for event in sorted(events, key=lambda event: event.seq):
        given = hashed(event).model_dump(mode="json", exclude_defaults=True)
        digest.update(json.dumps(given, sort_keys=True, ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()
