"""What tests say in an assessment, and how they read it."""

import json
import os
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from assessments.answers.events import LogEvent
from assessments.answers.freezing import refuse_late, sealed
from assessments.answers.log import append_log, read_log
from assessments.folder import open_assessment
from data.words import Problem

Draft = dict[str, Any]


def answer(key: str, value: str, by: str = "p-1", hat: str | None = None, **more: Any) -> Draft:
    if value == "not_applicable":
        more.setdefault("note", "Not ours.")
    return {"kind": "answer", "key": key, "value": value, "by": by, **({"hat": hat} if hat else {}), **more}


def validate(key: str, value: str, *of: int) -> Draft:
    chosen = {"answer": value, "of": list(of)}
    return {"kind": "validate", "key": key, "value": chosen, "by": "p-9", "note": "We looked."}


def say(folder: Path, *drafts: Draft) -> list[LogEvent]:
    return append_log(folder, lambda _before: drafts, lambda _before, _coming: None)


def seqs(folder: Path) -> list[int]:
    return [event.seq for event in read_log(folder).events]


def problems(folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in read_log(folder).problems]


def written(folder: Path) -> list[dict[str, Any]]:
    """The lines of the file as any JSON reader sees them."""
    return [json.loads(line) for line in (folder / "log.jsonl").read_bytes().splitlines()]


def frozen_otherwise(folder: Path, **changed: Any) -> None:
    """The log with another result frozen in it, under a seal that fits."""
    *lines, last = (folder / "log.jsonl").read_text("utf-8").splitlines(keepends=True)
    event = json.loads(last)
    value = {key: known for key, known in event["value"].items() if key not in ("to", "sha256")}
    (folder / "log.jsonl").write_text("".join(lines), "utf-8")
    say(folder, *sealed(read_log(folder).events, event["by"], value | changed))


def answers_on_and_on(folder: Path, by: str, count: int) -> None:
    """What one process does; the file `acknowledged` gets each number that was said to be saved."""
    told = os.open(folder / "acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(count):
        (event,) = say(folder, answer("A-1.1", ("yes", "no")[number % 2], by=by, note=f"{by} {number} é"))
        os.write(told, f"{event.seq}\n".encode())


def answers_until_frozen(folder: Path, by: str) -> None:
    """What one process does that comes too late in the end."""
    told = os.open(folder / "acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    while True:
        try:
            (event,) = append_log(folder, lambda _before: [answer("A-1.1", "yes", by=by)], partial(refuse_late, folder))
        except Problem as problem:
            if problem.code == "assessment.frozen":
                return
            raise
        os.write(told, f"{event.seq}\n".encode())


def answers_everything_until_frozen(folder: Path, by: str) -> None:
    """What one person does, through all the questions, until it is refused; the file `refused` gets the sentence."""
    one = open_assessment(folder)
    told = os.open(folder / "acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for point in cycle(one.model.points):
        try:
            (event,) = one.say([answer(point, "yes", by=by)])
        except Problem as problem:
            with open(folder / "refused", "a", encoding="utf-8") as file:
                file.write(f"{problem}\n")
            return
        os.write(told, f"{event.seq}\n".encode())
