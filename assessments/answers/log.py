"""The files of events: appended to, and read with every line that is none named and the rest kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from assessments.answers.events import LOG, Event, LogEvent
from assessments.answers.intents import PLAN, PlanEvent
from assessments.answers.redacting import salted
from data import saving
from data.words import Problem

E = TypeVar("E", bound=Event)
Draft = dict[str, Any]
Clock = Callable[[], datetime]


def utc() -> datetime:
    """Now, by UTC, without its zone."""
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class Entry(Generic[E]):
    """An event and its line, from 1."""

    line: int
    event: E


@dataclass(frozen=True, eq=False)
class Log(Generic[E]):
    """A file's events by their `seq`, and what is wrong with its other lines, which stay there; never changed."""

    file: Path
    entries: list[Entry[E]]
    problems: list[Problem]

    @property
    def events(self) -> list[E]:
        """The events by their `seq`."""
        return [entry.event for entry in self.entries]


Source = Callable[[list[E]], Iterable[Draft]]
Check = Callable[[list[E], list[E]], None]


def read_log(folder: Path) -> Log[LogEvent]:
    """What `log.jsonl` holds; empty where there is none. Raises Problem where it cannot be read."""
    with saving.reading(folder):
        return read_held(folder / "log.jsonl", LOG)


def read_plan(folder: Path) -> Log[PlanEvent]:
    """What `plan.jsonl` holds, as `read_log`."""
    with saving.reading(folder):
        return read_held(folder / "plan.jsonl", PLAN)


def append_log(folder: Path, source: Source[LogEvent], check: Check[LogEvent], clock: Clock = utc) -> list[LogEvent]:
    """Events saved together in one write, on the disk when it returns, with the `seq` and `at` they got.

    `source` makes them, without `seq` and `at`, of what stands there, while nobody else can write; `check` is asked
    with what stands there and what is to come, and raises Problem to refuse. Raises Problem for a draft that is no
    event, or where nothing can be written; then nothing is.
    """
    with saving.locked(folder):
        return _append(folder / "log.jsonl", LOG, source, check, clock)


def append_plan(folder: Path, drafts: Iterable[Draft], check: Check[PlanEvent], clock: Clock = utc) -> list[PlanEvent]:
    """As `append_log`, for `plan.jsonl`, which goes on after freezing."""
    with saving.locked(folder):
        return _append(folder / "plan.jsonl", PLAN, lambda _before: drafts, check, clock)


def stamped(before: list[E], drafts: Iterable[Draft], shape: TypeAdapter[E], clock: Clock = utc) -> list[E]:
    """Drafts as the events that come next. Raises Problem for one that is none; the caller holds the lock."""
    first = max((event.seq for event in before), default=0) + 1
    at = max([clock(), *(event.at for event in before)])  # a clock set back does not reorder what people said
    return [_event(shape, {**salted(draft), "seq": seq, "at": at}) for seq, draft in enumerate(drafts, first)]


def line(event: Event) -> bytes:
    """The event as its line."""
    return event.model_dump_json(exclude_defaults=True).encode() + b"\n"


def parsed(file: Path, number: int, text: bytes, shape: TypeAdapter[E]) -> E | Problem:
    """What a line says, or what is wrong with it."""
    event: E | tuple[str, dict[str, str]] = _parsed(text, shape)
    if isinstance(event, tuple):
        code, fields = event
        return Problem(code, file=file, line=number, **fields)
    return event


@lru_cache(maxsize=10_000)  # whoever appends reads what is there each time, and a line never means another thing
def _parsed(text: bytes, shape: TypeAdapter[E]) -> E | tuple[str, dict[str, str]]:
    try:
        return shape.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            return "log.torn", {}
        key = _key(first["loc"], first["type"])
        return ("log.invalid", {"key": key}) if key else ("log.foreign", {})


def lines(text: bytes) -> Iterator[tuple[int, bytes]]:
    """Each line that is not empty, with its number; an editor's byte order mark is no part of it."""
    for number, one in enumerate(text.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if one.strip():
            yield number, one


def read_bytes(path: Path) -> bytes:
    """A file's content, nothing where there is none. Raises Problem."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise Problem("file.unreadable", path=path, why=error.strerror) from error


def read_held(path: Path, shape: TypeAdapter[E]) -> Log[E]:
    """A file's events, while the caller holds the lock."""
    log: Log[E] = _read(path, read_bytes(path), shape)
    return log


@lru_cache(maxsize=64)  # a page looks at every assessment there is, again and again
def _read(path: Path, content: bytes, shape: TypeAdapter[E]) -> Log[E]:
    entries: dict[int, Entry[E]] = {}
    problems = []
    for number, text in lines(content):
        event = parsed(path, number, text, shape)
        if isinstance(event, Problem):
            problems.append(event)
        elif event.seq in entries:
            first = entries[event.seq].line
            problems.append(Problem("log.doubled", file=path, line=number, seq=event.seq, first=first))
        else:
            entries[event.seq] = Entry(number, event)
    ordered = [entries[seq] for seq in sorted(entries)]
    return Log(path, ordered, [*problems, *_gaps(path, ordered)])


def _gaps(path: Path, entries: list[Entry[E]]) -> Iterator[Problem]:
    expected = 1
    for entry in entries:
        if entry.event.seq > expected:
            yield Problem("log.gap", file=path, line=entry.line, seq=entry.event.seq, expected=expected)
        expected = entry.event.seq + 1


def _append(path: Path, shape: TypeAdapter[E], source: Source[E], check: Check[E], clock: Clock) -> list[E]:
    before = read_held(path, shape).events
    events = stamped(before, source(before), shape, clock)
    check(before, events)
    if events:
        saving.append(path, b"".join(map(line, events)))
    return events


def _event(shape: TypeAdapter[E], given: Draft) -> E:
    try:
        return shape.validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        key = _key(first["loc"], first["type"]) or "kind"
        if key == "note" and not str(given.get("note") or "").strip():
            raise Problem("event.reason") from error
        raise Problem("event.invalid", key=key) from error


def _key(loc: tuple[int | str, ...], kind: str) -> str:
    """The key at fault below the event's kind, "" for what is no event at all; a missing reason is the note's."""
    if kind == "reason":
        return "note"
    return ".".join(str(part) for part in loc[1:])
