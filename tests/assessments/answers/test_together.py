"""Many at once, and processes that die while they save: what was said to be saved is there, and whole."""

import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.assessments.said import answer, answers_on_and_on, problems, say, seqs, written

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.assessments.said"])


def started(folder: Path, by: str, count: int) -> BaseProcess:
    process = PROCESSES.Process(target=answers_on_and_on, args=(folder, by, count))
    process.start()
    return process


def acknowledged(folder: Path) -> list[int]:
    path = folder / "acknowledged"
    return [int(line) for line in path.read_text("ascii").split()] if path.exists() else []


def test_twenty_at_once_lose_nothing(tmp_path: Path) -> None:
    processes = [started(tmp_path, f"p-{number}", 100) for number in range(20)]
    for process in processes:
        process.join(240)
        assert process.exitcode == 0
    lines = written(tmp_path)
    assert [line["seq"] for line in lines] == list(range(1, 2001))
    assert Counter(line["by"] for line in lines) == {f"p-{number}": 100 for number in range(20)}
    for number in range(20):
        notes = [line["note"] for line in lines if line["by"] == f"p-{number}"]
        assert notes == [f"p-{number} {turn} é" for turn in range(100)]
    times = [line["at"] for line in lines]
    assert times == sorted(times)
    assert not problems(tmp_path)


def test_killed_while_saving_a_hundred_times(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311  it chooses when to kill, no secret
    for turn in range(1, 101):
        before = len(acknowledged(tmp_path))
        process = started(tmp_path, f"p-{turn}", 1_000_000)
        while len(acknowledged(tmp_path)) == before:
            assert process.is_alive()
            time.sleep(0.001)
        time.sleep(chance.random() / 100)
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert process.exitcode == -signal.SIGKILL
        saved = seqs(tmp_path)
        assert saved == list(range(1, len(saved) + 1))
        assert set(acknowledged(tmp_path)) <= set(saved)
        assert len(saved) - len(acknowledged(tmp_path)) <= turn  # saved, and killed before it could say so
        (event,) = say(tmp_path, answer("A-1.1", "yes", by="p-0"))
        assert event.seq == len(saved) + 1
        assert seqs(tmp_path)[-1] == event.seq
        with open(tmp_path / "acknowledged", "a", encoding="ascii") as file:
            file.write(f"{event.seq}\n")
    assert len(problems(tmp_path)) <= 100  # a torn line each, at most
