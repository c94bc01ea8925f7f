"""Reading a history and storing it, beside git alone and beside other readers of histories."""

import os
import re
import subprocess
import tempfile
import venv
from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path

from benchmarks import repository
from benchmarks.measuring import Row, Setting, medians, seconds
from collectors import run
from collectors.contract import Target
from data.ledger import open_ledger
from data.workspace import create

COMMITS = 12_000
READERS = {"perceval": "Perceval", "pydriller": "PyDriller"}
_SAME_FIELDS = "--format=%H%x00%P%x00%at%x00%ct%x00%ae%x00%an"
_OTHERS = Path(__file__).parent.parent / "build" / "readers"


def measure(setting: Setting) -> Iterator[Row]:
    """With lines, without, and the other readers. BENCH_REPOSITORY is read instead of an invented history."""
    given = os.environ.get("BENCH_REPOSITORY")
    path = Path(given) if given else setting.folder / "history"
    if not given:
        repository.write(path, repository.Shape(setting.of(COMMITS)))
    commits = int(_git(path, "rev-list", "--count", "HEAD"))
    ours = yield from _against_git(path, commits, "with lines", 1.5, ["--numstat", "-M"])
    yield from _against_git(path, commits, "without lines", 4, [_SAME_FIELDS])
    yield from _against_readers(path, commits, ours, setting)


def collect(path: Path, *, lines: bool) -> tuple[float, list[int]]:
    """Reads and stores a history in a new ledger: seconds, and what it then holds (commits, added, removed lines)."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = create(Path(folder), "Benchmark")
        target = Target("git", str(path), "benchmark", lines=lines)
        with open_ledger(workspace.ledger) as ledger:
            taken = seconds(lambda: _well(list(run.collect([target], workspace, ledger))))
            held = ledger.rows('select count(*), sum(added), sum(removed) from "commit"')[0]
    return taken, [int(number or 0) for number in held]


def _against_git(
    path: Path, commits: int, how: str, at_most: float, form: list[str]
) -> Generator[Row, None, float | None]:
    """Our median of five beside git's; for lines both must have counted the same."""
    what, against = f"history of {commits:,} commits, {how}", f"git log {form[0].partition('=')[0]}"
    lines = "--numstat" in form
    with tempfile.TemporaryDirectory() as folder:
        log = partial(_log, path, Path(folder) / "log", *form)
        try:
            log()
        except subprocess.CalledProcessError:
            yield Row(what, None, against, None, at_most, why="git could not read all of it")
            return None
        held = collect(path, lines=lines)[1]
        assert held == [commits, *(_counted(Path(folder) / "log") if lines else [0, 0])]
        ours, theirs = medians(lambda: collect(path, lines=lines)[0], lambda: seconds(log))
    yield Row(what, ours, against, theirs, at_most)
    return ours


def _against_readers(path: Path, commits: int, ours: float | None, setting: Setting) -> Iterator[Row]:
    """Other readers, once each, on a clone, as they write into what they read."""
    what = f"history of {commits:,} commits, with lines"
    if ours is None:
        return
    clone = setting.folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--bare", "--single-branch", "--no-tags", path, clone], check=True)
    for module, name in READERS.items():
        theirs, why = _read(module, clone, commits)
        yield Row(what, ours, f"{name} (once)", theirs, 1, why=why)


def _read(module: str, clone: Path, commits: int) -> tuple[float | None, str]:
    """Seconds that another reader takes for every commit and its lines; or why it could not."""
    script = Path(__file__).parent / "readers.py"
    python = _python_with(module)
    if python is None:
        return None, f"pip could not install {module}"
    done = subprocess.run([python, script, module, clone], capture_output=True, text=True, check=False)
    if done.returncode:
        return None, done.stderr.strip().splitlines()[-1]
    taken, read, _added, _removed = done.stdout.split()
    assert int(read) == commits, f"{module} read {read} commits of {commits}"
    return float(taken), ""


def _python_with(module: str) -> Path | None:
    """The Python of an environment made for the other readers; None where pip could not fill it."""
    python = _OTHERS / "bin" / "python"
    if not python.exists():
        venv.create(_OTHERS, with_pip=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-qq", module]
    ready = subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False)
    return python if not ready.returncode or not subprocess.run(pip, check=False).returncode else None


def _git(path: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", path, *arguments], stdout=subprocess.PIPE, check=True, text=True)
    return done.stdout.strip()


def _log(path: Path, into: Path, *form: str) -> None:
    with open(into, "wb") as file:
        git = ["git", "-C", str(path), "log", *form, "HEAD", "--"]
        subprocess.run(git, stdout=file, stderr=subprocess.DEVNULL, check=True)


def _counted(log: Path) -> list[int]:
    """Added and removed lines as `git log --numstat` wrote them."""
    found = [re.match(rb"(\d+)\t(\d+)\t", line) for line in log.read_bytes().splitlines()]
    return [sum(int(match[side]) for match in found if match) for side in (1, 2)]


def _well(outcomes: list[run.Outcome]) -> None:
    assert not [outcome.problem for outcome in outcomes if outcome.problem]
