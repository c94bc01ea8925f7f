"""Driving the collectors: targets, the log of attempts, one writer, and what stays when something ends half-way."""

import os
import resource
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from collectors import run
from collectors.run import Outcome
from data.ledger import open_ledger
from data.words import Problem
from data.workspace import Workspace, open_workspace
from tests.conftest import Collect, Rows
from tests.histories import History, begin

ROOT = Path(__file__).parents[2]


def configure(workspace: Workspace, text: str) -> Workspace:
    workspace.file.write_text("organisation: {name: City of X}\n" + text, "utf-8")
    return open_workspace(workspace.root)


def targets(workspace: Workspace) -> list[tuple[str, str, str]]:
    with open_ledger(workspace.ledger) as ledger:
        return [(str(target), target.organisation, target.role) for target in run.configured(workspace, ledger)]


def long_history(path: Path, commits: int) -> Path:
    """A bare repository with that many commits, none of which has a file."""
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)], check=True)
    stream = "".join(
        f"commit refs/heads/main\nmark :{n}\nauthor P <p{n % 500}@h{n % 97}.example> {1_500_000_000 + n * 60} +0000\n"
        f"committer C <c@city.example> {1_500_000_000 + n * 60} +0000\ndata 0\n" + (f"from :{n - 1}\n" if n > 1 else "")
        for n in range(1, commits + 1)
    )
    subprocess.run(["git", f"--git-dir={path}", "fast-import", "--quiet"], input=stream.encode(), check=True)
    return path


def ospo(workspace: Workspace, *words: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "ospo.py"), "--workspace", str(workspace.root), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)  # type: ignore[call-overload,no-any-return]


def test_kinds_are_the_collectors_and_nothing_else() -> None:
    assert "git" in run.kinds()
    assert not {"run", "contract"} & set(run.kinds())


@pytest.mark.parametrize("text", ["git:", "nonsense", "svn:/srv/app", ":x", "run:x"])
def test_words_that_are_no_target_are_refused(text: str) -> None:
    with pytest.raises(Problem) as refused:
        run.parse(text, "city", "self")
    assert refused.value.code == "target.unknown"


def test_everything_in_ospo_yaml_is_collected(workspace: Workspace) -> None:
    said = """
repositories: [{path: ../code/app, id: Local/Mine}, {url: "https://host.example/x/y", lines: true}]
forges: [{github: city}]
peers: [{name: City of Y, targets: ["git:https://host.example/y/z"]}]
"""
    workspace = configure(workspace, said)
    assert targets(workspace) == [
        (f"git:{workspace.root.parent}/code/app", "city-of-x", "self"),
        ("git:https://host.example/x/y", "city-of-x", "self"),
        ("github:city", "city-of-x", "self"),
        ("git:https://host.example/y/z", "city-of-y", "peer"),
    ]
    with open_ledger(workspace.ledger) as ledger:
        first, second, *_ = run.configured(workspace, ledger)
    assert (first.id, first.lines, second.id, second.lines) == ("local/mine", None, None, True)


def test_a_kind_that_nobody_collects_is_said_and_the_rest_goes_on(
    app: History, workspace: Workspace, rows: Rows
) -> None:
    app.commit("2024-01-01")
    workspace = configure(workspace, f"forges: [{{gitea: host/city}}]\nrepositories: [{{path: {app.path}}}]\n")
    with open_ledger(workspace.ledger) as ledger:
        wanted = [
            replace(target, kind="nowhere") if target.kind == "gitea" else target
            for target in run.configured(workspace, ledger)
        ]
        outcomes = {outcome.name: outcome.problem for outcome in run.collect(wanted, workspace, ledger)}
    assert outcomes["local/app"] is None
    assert "“nowhere:host/city” is no target" in str(outcomes["nowhere:host/city"])


def test_a_target_given_once_is_kept_until_it_is_excluded(
    app: History, tmp_path: Path, workspace: Workspace, collect: Collect
) -> None:
    app.commit("2024-01-01")
    other = begin(tmp_path / "other")
    other.commit("2024-01-01")
    collect(app.path, other.path)
    both = [(f"git:{app.path}", "city-of-x", "self"), (f"git:{other.path}", "city-of-x", "self")]
    assert targets(workspace) == both
    assert targets(configure(workspace, "exclude: [Local/App]\n")) == both[1:]
    named = configure(workspace, f"repositories: [{{path: {app.path}, lines: false}}]\n")
    assert sorted(targets(named)) == sorted(both)  # no target twice


def test_an_attempt_is_logged_with_what_it_found(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"README.md": "1\n"})
    app.git("tag", "v1")
    collect(app.path)
    log = "select resource, state, expected, collected, requests, error from collection order by resource"
    (commit, component, lines, observation, tag) = rows(log)
    assert commit == ("commit", "complete", 1, 1, 0, None)
    assert component == ("component", "empty", 0, 0, 0, None)
    assert lines == ("lines", "complete", 1, 1, 0, None)
    assert tag == ("tag", "complete", 1, 1, 0, None)
    assert observation[:3] == ("observation", "complete", None)
    assert rows("select count(*) from collection where finished_at >= started_at and confirmed_at is not null") == [
        (5,)
    ]


def test_two_attempts_in_one_second_are_two(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01")
    for _ in range(3):
        collect(app.path)
    assert rows("select count(distinct started_at) from collection") == [(3,)]


def test_a_second_collection_is_told_at_once_who_runs(workspace: Workspace) -> None:
    with workspace.lock():
        done = ospo(workspace, "collect", "git:/nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Another collection is running (pid {os.getpid()}). Wait until it has ended.\n"


KILLED = """
import os, signal, sys
from pathlib import Path
from collectors import run
from collectors.contract import Batch, Reading
from data.ledger import open_ledger
from data.people import Identities
from data.workspace import open_workspace
from datetime import datetime

workspace, target = open_workspace(Path(sys.argv[1])), run.parse(f"git:{sys.argv[2]}", "x", "self")
reading = Reading(datetime(2024, 1, 1), datetime.now, workspace.cache, Identities(workspace.key, []), {}, {})
with workspace.lock(), open_ledger(workspace.ledger) as ledger:
    for page in run.kinds()["git"].collect(target, reading):
        with ledger.transaction():
            for number, item in enumerate(page.rows):
                ledger.save_table(item.record, item.rows) if isinstance(item, Batch) else ledger.save([item])
                if number == 3:
                    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_collector_leaves_the_ledger_as_it_was(
    app: History, tmp_path: Path, workspace: Workspace, collect: Collect, rows: Rows
) -> None:
    app.commit("2024-01-01")
    collect(app.path)
    long = long_history(tmp_path / "long", 20_000)
    done = subprocess.run([sys.executable, "-c", KILLED, str(workspace.root), str(long)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert rows('select repository, count(*) from "commit" group by all') == [("local/app", 1)]
    assert rows("select id from repository") == [("local/app",)]
    assert collect(long) == [Outcome("local/long", "complete")]  # and the lock is free
    assert rows('select count(*) from "commit"') == [(20_001,)]


def is_the_one_sentence(done: subprocess.CompletedProcess[str]) -> bool:
    lines = done.stderr.strip().splitlines()
    return done.returncode == 1 and len(lines) == 1 and lines[0].startswith("The disk is full or a size limit was")


@pytest.mark.parametrize("more", [0, 100_000, 1_000_000])
def test_a_size_limit_is_one_sentence_and_keeps_what_was(
    app: History, tmp_path: Path, workspace: Workspace, collect: Collect, rows: Rows, more: int
) -> None:
    app.commit("2024-01-01")
    collect(app.path)
    long = long_history(tmp_path / "long", 20_000)
    limit = workspace.ledger.stat().st_size + more

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = ospo(workspace, "collect", f"git:{long}", preexec_fn=limited)
    assert is_the_one_sentence(done), done.stderr
    assert rows('select repository, count(*) from "commit" group by all') == [("local/app", 1)]
    assert collect(long) == [Outcome("local/long", "complete")]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
@pytest.mark.parametrize("how", ["path", "address"])
def test_a_full_disk_is_one_sentence_and_keeps_what_was(
    app: History, tmp_path: Path, workspace: Workspace, collect: Collect, how: str
) -> None:
    app.commit("2024-01-01")
    collect(app.path)
    long = long_history(tmp_path / "long", 20_000)
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "small", str(disk)], check=False).returncode:
        pytest.skip("no small disk can be made here")
    try:
        subprocess.run(["cp", "-r", str(workspace.root), str(disk / "w")], check=True)
        small = Workspace(disk / "w")
        done = ospo(small, "collect", f"git:{long}" if how == "path" else f"git:file://{long}")
        assert is_the_one_sentence(done), done.stderr
        with open_ledger(small.ledger) as ledger:
            assert ledger.rows('select repository, count(*) from "commit" group by all') == [("local/app", 1)]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


MEASURED = """
import re, resource, sys
from pathlib import Path
from collectors import run
from data.ledger import open_ledger
from data.workspace import create

workspace = create(Path(sys.argv[1]), "X")
with open_ledger(workspace.ledger) as ledger:
    list(run.collect([run.parse(f"git:{sys.argv[2]}", "x", "self")], workspace, ledger))
    print(ledger.rows('select count(*) from "commit"')[0][0])
status = Path("/proc/self/status")
if status.exists():  # Linux counts the process that started this one into ru_maxrss
    print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) // 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 20)
"""


def test_memory_does_not_grow_with_the_history(tmp_path: Path) -> None:
    peaks = []
    for commits in (40_000, 160_000):
        history = long_history(tmp_path / f"long{commits}", commits)
        command = [sys.executable, "-c", MEASURED, str(tmp_path / f"w{commits}"), str(history)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        read, peak = map(int, done.stdout.split())
        assert read == commits
        peaks.append(peak)
    assert max(peaks) < 300
    assert peaks[1] - peaks[0] < 45  # MB; rows held as Python objects to the end would take 40 more
