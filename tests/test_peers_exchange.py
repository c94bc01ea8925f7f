"""`ospo peers export`, `import` and `forget` from outside: files, streams, exit codes, and back to the last digit."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import duckdb
import pytest

from data.workspace import Workspace, create
from peers.exchange import received
from tests.command import ospo
from tests.data.story import collected, commits, files, issues, tell
from tests.histories import begin
from tests.peers.exchange.files import VALUE, Y, Z, named, pseudonymous, write
from tests.peers.exchange.published import publish, row

ROWS = """
select metric, period, value, low, high, sample_size, coverage, collected_at, definition
from metric_value where repository is null and source {source}
  and (starts_with(metric, 'maturity.') or collected_at >= cast(period as timestamp) + interval 1 month)
order by metric, period
"""


def run(workspace: Workspace, *words: object, code: int = 0) -> CompletedProcess[str]:
    done = ospo("peers", *map(str, words), workspace=workspace.root)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def ours(workspace: Workspace) -> Workspace:
    """Two repositories over some months, published."""
    tell(
        workspace,
        commits("github.com/x/app", "2024-01-10 ann@a.example", "2024-02-11 bob +7 -2", "2024-03-12 cy x3"),
        commits("github.com/x/lib", "2024-02-01 ann@a.example", "2024-03-05 dee", "2024-03-06 eve"),
        files("github.com/x/app", "2024-01-10", "2024-01-10 readme", "2024-02-11 licence MIT"),
        issues("github.com/x/app", "2024-02-01 ann answered 2024-02-03 bob", "2024-02-09 cy closed 2024-03-01"),
        collected("github.com/x/app", "2024-04-02"), collected("github.com/x/lib", "2024-04-02"),
    )  # fmt: skip
    return workspace


@pytest.fixture
def theirs(tmp_path: Path) -> Workspace:
    """Somebody else's workspace, with a commit of their own."""
    other = create(tmp_path / "theirs", "City of Y")
    tell(other, commits("local/y", "2024-01-10 yan"), collected("local/y", "2024-04-02"))
    return other


def rows(workspace: Workspace, source: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{workspace.snapshot}' as s (read_only)")
        return connection.execute(ROWS.format(source=source).replace("metric_value", "s.metric_value")).fetchall()


def describe(workspace: Workspace) -> None:
    text = workspace.file.read_text("utf-8")
    said = "organisation:\n  country: FI\n  level: local\n"
    workspace.file.write_text(text.replace("organisation:\n", said, 1), "utf-8")


def test_what_is_exported_arrives_to_the_last_digit(ours: Workspace, theirs: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    said = run(ours, "export", "--mode", "named", "-o", file)
    assert said.stdout == "" and "City of X" in said.stderr
    assert "1 file was taken" in run(theirs, "import", file).stderr
    ospo("publish", workspace=theirs.root)
    member = json.loads(file.read_text("utf-8"))["member"]["id"]
    sent = rows(ours, "= 'own'")
    assert len(sent) > 100 and any(isinstance(row[2], float) and row[2] % 1 for row in sent)
    assert rows(theirs, f"= 'import:{member}'") == sent
    (kept,) = (theirs.peers / "received" / member).iterdir()
    assert kept.read_bytes() == file.read_bytes()
    assert run(theirs, "forget", "City of X").stdout.strip() == member
    assert not (theirs.peers / "received" / member).exists()
    assert "Nobody here is" in run(theirs, "forget", "City of X", code=1).stderr


@pytest.fixture
def few(workspace: Workspace) -> Workspace:
    """A workspace with two numbers."""
    publish(workspace, [row("licence_coverage", "2024-03", 50.0), row("licence_coverage", "2024-04", 60.5)])
    return workspace


def test_the_first_export_settles_who_we_are(few: Workspace, tmp_path: Path) -> None:
    describe(few)
    assert run(few, "export", code=2).returncode == 2
    shown = run(few, "export", "--mode", "named", "--preview")
    assert json.loads(shown.stdout)["member"]["id"] == "0" * 32
    assert "Nothing is settled yet" in shown.stderr and not (few.peers / "member.yaml").exists()
    run(few, "export", "--mode", "named", "-o", tmp_path)
    (file,) = tmp_path.glob("*.json")
    assert file.stem == json.loads(file.read_text("utf-8"))["member"]["id"] and len(file.stem) == 32
    assert run(few, "export", "--preview").stdout == file.read_text("utf-8") == run(few, "export").stdout
    assert "is there already" in run(few, "export", "-o", tmp_path, code=1).stderr
    run(few, "export", "-o", tmp_path, "--force")
    refused = run(few, "export", "--mode", "pseudonymous", "--preview", code=1)
    assert "gives named files" in refused.stderr and refused.stdout == ""


def test_nothing_is_settled_where_nothing_is_written(few: Workspace, tmp_path: Path) -> None:
    taken = write(tmp_path / "taken.json", "{}")
    run(few, "export", "--mode", "named", "-o", taken, code=1)
    assert "set `level`" in run(few, "export", "--mode", "pseudonymous", code=1).stderr
    describe(few)
    assert "nothing to give yet" in run(few, "export", "--mode", "pseudonymous", code=1).stderr
    assert not (few.peers / "member.yaml").exists() and taken.read_text("utf-8") == "{}"


def test_only_a_named_file_names_repositories(few: Workspace) -> None:
    assert "names no repository" in run(few, "export", "--mode", "pseudonymous", "--repositories", code=2).stderr


def test_a_table_says_what_is_new(workspace: Workspace, tmp_path: Path) -> None:
    write(tmp_path / "a.json", named(values=[VALUE, VALUE | {"metric": "yet_to_come"}]))
    write(tmp_path / "b.json", pseudonymous())
    done = run(workspace, "import", tmp_path / "a.json", tmp_path / "b.json", "--format", "json")
    found = {row.pop("file").rpartition("/")[2]: row for row in json.loads(done.stdout)}
    assert found == {
        "a.json": {
            "member": Y, "name": "City of Y", "level": "local", "place": "SE", "state": "new", "figures": 2,
            "unknown": "yet_to_come", "changed": "",
        },
        "b.json": {
            "member": Z, "name": "pseudonymous", "level": "local", "place": "Northern Europe", "state": "new",
            "figures": 1, "unknown": "", "changed": "",
        },
    }  # fmt: skip
    again = run(workspace, "import", tmp_path / "a.json")
    assert "known" in again.stdout and "Nothing new was taken." in again.stderr


def test_what_was_refused_is_named_and_the_status_says_so(workspace: Workspace, tmp_path: Path) -> None:
    write(tmp_path / "good.json", named())
    bad = write(tmp_path / "bad.json", json.dumps(pseudonymous(), indent=1).replace("65", "63"))
    (tmp_path / "\x1b[2J.json").write_text("{", "utf-8")
    done = run(workspace, "import", tmp_path, code=1)
    assert f"{bad}, line 18, key values.0.value: " in done.stderr and "1 file was taken" in done.stderr
    assert done.stdout.count(" refused ") == 2 and "\x1b" not in done.stdout + done.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "Nothing new was taken." in run(workspace, "import", empty, code=1).stderr
    assert "is not there" in run(workspace, "import", tmp_path / "none", code=1).stderr


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """A bare repository with a file of each of two members, a link, and other things."""
    history = begin(tmp_path / "work")
    (history.path / "link.json").symlink_to(tmp_path / "outside.json")
    write(tmp_path / "outside.json", named("c" * 32, "City of C"))
    history.commit("2024-05-01", files={f"members/{Y}.json": json.dumps(named()), "README.md": "# Ours"})
    history.commit("2024-05-02", files={f"members/{Z}.json": json.dumps(pseudonymous()), "package.json": "{}"})
    bare = tmp_path / "network.git"
    history.git("clone", "--quiet", "--bare", str(history.path), str(bare))
    return bare


@pytest.mark.parametrize("form", ["{}", "file://{}"])
def test_a_network_shares_a_repository(workspace: Workspace, network: Path, form: str) -> None:
    place = form.format(network)
    done = run(workspace, "import", place, code=1)
    assert f"{place}:link.json is a link and was not followed." in done.stderr
    assert f"{place}:package.json is no exchange file and was passed over." in done.stderr
    assert [one.given.member.id for one in received.newest(workspace)[0]] == [Y, Z]
    assert [*workspace.cache.glob("*")] == []


def test_addresses_that_cannot_be_fetched_are_said(workspace: Workspace, tmp_path: Path) -> None:
    assert "could not be fetched" in run(workspace, "import", f"file://{tmp_path}/none.git", code=1).stderr
    assert "is not an address" in run(workspace, "import", "ftp://x.example/y", code=1).stderr
    secret = run(workspace, "import", "https://me:hush@x.example/y", code=1).stderr
    assert "carries a user or a password" in secret and "hush" not in secret


def test_a_thousand_members_come_in_a_moment(workspace: Workspace, tmp_path: Path) -> None:
    months = [f"{year}-{month:02d}-01" for year in (2022, 2023) for month in range(1, 13)]
    values = [
        VALUE | {"period": month, "metric": metric}
        for month in months
        for metric in ("licence_coverage", "osi_licence_share")
    ]
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1_000):
        write(folder / f"{number}.json", named(f"{number:032x}"[::-1], f"City {number}", values=values))
    began = time.monotonic()
    done = run(workspace, "import", folder, "--format", "json", code=1)  # the first has the id of a preview
    assert time.monotonic() - began < 20
    assert [row["state"] for row in json.loads(done.stdout)].count("new") == 999
    assert len(received.newest(workspace)[0]) == 999


def test_who_is_killed_leaves_no_half_file(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1, 200):
        write(folder / f"{number}.json", named(f"{number:032x}", f"City {number}"))
    command = [sys.executable, "-m", "ospo", "--workspace", str(workspace.root), "peers", "import", str(folder)]
    root = workspace.peers / "received"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (root.is_dir() and len([*root.iterdir()]) > 5):
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
    found, problems = received.newest(workspace)
    assert len(found) >= 5 and problems == []
    run(workspace, "import", folder)
    assert len(received.newest(workspace)[0]) == 199
