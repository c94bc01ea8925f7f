"""The one exception to "nothing is rewritten": the words of an event leave the log."""

from pathlib import Path

from assessments import saving
from assessments.events import LOG
from assessments.log import line, parsed, read_bytes, read_held, stamped
from assessments.redacting import hashed
from data.words import Problem


def redact(folder: Path, seq: int, by: str) -> None:
    """Takes note and links of an event out of `log.jsonl`, frozen or not, and says so there; its answer stays.

    The file is replaced whole, once, so that the words go together with the word about it. Raises Problem where
    there is no such event or nothing can be written.
    """
    path = folder / "log.jsonl"
    with saving.locked(folder):
        before = read_held(path, LOG).events
        if all(event.seq != seq for event in before):
            raise Problem("redact.nowhere", file=path, seq=seq)
        said = stamped(before, [{"kind": "redact", "by": by, "value": {"seq": seq}}], LOG)
        kept = [_without_words(path, text, seq) for text in read_bytes(path).removesuffix(b"\n").split(b"\n")]
        saving.replace(path, b"\n".join([*kept, *map(line, said)]))


def _without_words(path: Path, text: bytes, seq: int) -> bytes:
    """The line, without the words where it has this number, be it the first to have it or a double."""
    event = parsed(path, 0, text.removeprefix(b"\xef\xbb\xbf"), LOG)
    if isinstance(event, Problem) or event.seq != seq:
        return text
    return line(hashed(event)).removesuffix(b"\n")
