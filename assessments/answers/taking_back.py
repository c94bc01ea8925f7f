"""The one exception to "nothing is rewritten": the words of an event leave the log."""

import json
from functools import reduce
from pathlib import Path

from assessments.answers.events import LOG, Event
from assessments.answers.log import line, parsed, read_bytes, read_held, stamped
from assessments.answers.redacting import hashed, reason_of
from data import saving
from data.words import Problem


def redact(folder: Path, seq: int, by: str) -> None:
    """Takes note and links of an event out of `log.jsonl`, frozen or not, and says so there; its answer stays.

    The file is replaced whole, once, so that the words go together with the word about it. Raises Problem where
    there is no such event or nothing can be written.
    """
    path = folder / "log.jsonl"
    with saving.locked(folder):
        before = read_held(path, LOG).events
        event = next((event for event in before if event.seq == seq), None)
        if event is None:
            raise Problem("redact.nowhere", file=path, seq=seq)
        if not (event.note or event.links or reason_of(event)):
            raise Problem("redact.nothing", seq=seq)
        said = stamped(before, [{"kind": "redact", "by": by, "value": {"seq": seq}}], LOG)
        kept = [_without_words(path, text, event) for text in read_bytes(path).removesuffix(b"\n").split(b"\n")]
        saving.replace(path, b"\n".join([*kept, *map(line, said)]))


def _without_words(path: Path, text: bytes, gone: Event) -> bytes:
    """The line, without the words where it has the event's number, be it the first to have it or a double.

    A spoilt line, which may be the same answer torn while it was saved, loses the very words.
    """
    found = parsed(path, 0, text.removeprefix(b"\xef\xbb\xbf"), LOG)
    if isinstance(found, Problem):
        words = (word for word in (gone.note, reason_of(gone), *gone.links) if word)
        return reduce(_cut, (json.dumps(word, ensure_ascii=False).encode() for word in words), text)
    return text if found.seq != gone.seq else line(hashed(found)).removesuffix(b"\n")


def _cut(text: bytes, word: bytes) -> bytes:
    """The text without the quoted word, or without as much of it as stands at the torn end."""
    text = text.replace(word, b'""')
    begun = next((n for n in range(min(len(word), len(text)), 1, -1) if text.endswith(word[:n])), 1)
    return text[: len(text) - begun + 1]
