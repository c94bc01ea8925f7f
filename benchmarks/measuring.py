"""What every benchmark shares: a row of the table, medians of five, a process of its own for peak memory."""

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, ParamSpec, TypeVar

RUNS = 5

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Setting:
    """Where benchmarks put their files, and which share of the full size they measure."""

    folder: Path
    scale: float = 1.0

    def of(self, full: int) -> int:
        """That share of a full size, never nothing."""
        return max(1, round(full * self.scale))


@dataclass(frozen=True)
class Row:
    """Our figure beside another. `at_most` is what their ratio may be; None: shown, nothing promised.

    A figure that is None was not measured; `why` says why not.
    """

    what: str
    ours: float | None
    against: str
    theirs: float | None
    at_most: float | None = None
    unit: str = "s"
    why: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours by theirs."""
        return self.ours / self.theirs if self.ours is not None and self.theirs else None

    @property
    def verdict(self) -> str:
        """Whether what was promised holds."""
        if self.ratio is None:
            return f"not measured: {self.why}" if self.why else "not measured"
        if self.at_most is None:
            return ""
        return "met" if self.ratio <= self.at_most else "missed"


@dataclass(frozen=True)
class Made:
    """A table that was made: seconds it took, its rows, the sum of one of its columns."""

    seconds: float
    rows: int
    total: int

    def same(self, other: "Made") -> bool:
        """Whether both hold the same, as far as rows and sum tell."""
        return (self.rows, self.total) == (other.rows, other.total)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def medians(*works: Callable[[], float]) -> list[float]:
    """The median of five of each. They take turns, so that a busy moment hits them alike."""
    taken = [[work() for work in works] for _ in range(RUNS)]
    return [median(column) for column in zip(*taken, strict=True)]


def apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> tuple[T, float]:
    """What `work` gives in a process of its own, and that process's peak memory in MB."""
    # forked from a small server: a child's peak begins with what its parent holds
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(_watched, work, given, named).result()


def _watched(work: Callable[..., T], given: tuple[Any, ...], named: dict[str, Any]) -> tuple[T, float]:
    result = work(*given, **named)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return result, peak / (1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024)
