"""The `ospo` command from outside: exit codes, streams, and the numbers of a small history worked out by hand."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ospo as inside  # where a process of its own would tell nothing more

OSPO = Path(__file__).parent.parent / "ospo.py"

# Three commits by two people in January and March 2024, a merge by the first in March, a tag.
# January: a, b. March: a, merge by a. By hand: commits 2 and 1, merge commits 0 and 1, contributors 2.
STORY = """
blob
mark :1
data 2
x

commit refs/heads/main
mark :2
author A <a@one.example> 1704100000 +0000
committer A <a@one.example> 1704100000 +0000
data 1
1
M 100644 :1 README.md

commit refs/heads/side
mark :3
author B <b@two.example> 1704200000 +0000
committer B <b@two.example> 1704200000 +0000
data 1
2
from :2
M 100644 :1 other

commit refs/heads/main
mark :4
author A <a@one.example> 1709600000 +0000
committer A <a@one.example> 1709600000 +0000
data 1
3
from :2
M 100644 :1 third

commit refs/heads/main
mark :5
author A <a@one.example> 1709700000 +0000
committer A <a@one.example> 1709700000 +0000
data 1
4
from :4
merge :3
M 100644 :1 other

tag v1.0
from :5
tagger A <a@one.example> 1709800000 +0000
data 1
t
"""


def ospo(*words: str, workspace: Path | None = None) -> subprocess.CompletedProcess[str]:
    where = ["--workspace", str(workspace)] if workspace else []
    environment = {**os.environ, "LANG": "C.UTF-8"}
    environment.pop("OSPO_WORKSPACE", None)
    command = [sys.executable, str(OSPO), *where, *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)


def values(workspace: Path, metric: str, *more: str) -> dict[str, float | None]:
    said = inside("metrics", "--metric", metric, "--repository", "-", "--format", "json", *more, workspace=workspace)
    assert said.returncode == 0, said.stderr
    return {row["period"][:7]: row["value"] for row in json.loads(said.stdout)}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    repository = tmp_path_factory.mktemp("code") / "app"
    subprocess.run(["git", "init", "-q", "-b", "main", str(repository)], check=True)
    subprocess.run(
        ["git", "-C", str(repository), "fast-import", "--quiet"], input=STORY.lstrip(), text=True, check=True
    )
    return repository


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory, history: Path) -> Path:
    workspace = tmp_path_factory.mktemp("workspace")
    assert ospo("init", str(workspace), "--name", "City of X").returncode == 0
    done = ospo("collect", f"git:{history}", workspace=workspace)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return workspace


def test_a_history_becomes_the_numbers_worked_out_by_hand(collected: Path) -> None:
    commits = values(collected, "commits")
    assert (commits["2024-01"], commits["2024-02"], commits["2024-03"]) == (2, 0, 1)
    assert values(collected, "merge_commits")["2024-03"] == 1
    assert values(collected, "releases")["2024-03"] == 1
    assert values(collected, "contributors")["2024-03"] == 2
    assert values(collected, "contributors", "--period", "2024-12") == {"2024-12": 2}
    assert values(collected, "contributors", "--period", "2025-01") == {"2025-01": 1}


def test_the_columns_are_those_of_the_contract(collected: Path) -> None:
    said = ospo("metrics", "--metric", "commits", "--period", "2024-01", "--format", "json", workspace=collected)
    assert set(json.loads(said.stdout)[0]) == {
        "metric", "organisation", "repository", "period", "value", "low", "high",
        "sample_size", "coverage", "collected_at", "definition", "source",
    }  # fmt: skip


def test_a_target_given_once_is_collected_again(collected: Path) -> None:
    again = ospo("collect", workspace=collected)
    assert again.returncode == 0, again.stderr
    assert "1 repository collected" in again.stderr


def test_a_failure_is_one_sentence_and_the_rest_goes_on(collected: Path, history: Path, tmp_path: Path) -> None:
    done = ospo("collect", f"git:{tmp_path}/nothing", f"git:{history}", workspace=collected)
    assert done.returncode == 1
    assert f"{tmp_path}/nothing is not a git repository" in done.stderr
    assert "1 repository collected" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("collect", "nonsense"), 2, "is no target"),
        (("collect", "svn:x"), 2, "is no target"),
        (("metrics", "--metric", "nonsense"), 2, "no metric nonsense"),
        (("metrics", "--period", "2024"), 2, "is no period"),
        (("metrics", "--format", "xml"), 2, "xml"),
    ],
)
def test_wrong_words_are_exit_2(collected: Path, words: tuple[str, ...], code: int, said: str) -> None:
    done = inside(*words, workspace=collected)
    assert done.returncode == code
    assert said in done.stderr and "Traceback" not in done.stderr


def test_a_word_that_is_none_is_exit_2(collected: Path) -> None:
    done = ospo("nonsense", workspace=collected)
    assert done.returncode == 2
    assert "nonsense" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["collect", "publish", "metrics", "doctor"])
def test_no_workspace_is_exit_1(tmp_path: Path, verb: str) -> None:
    done = inside(verb, workspace=tmp_path)
    assert done.returncode == 1
    assert "is no workspace" in done.stderr


def test_a_workspace_is_not_made_twice(collected: Path) -> None:
    done = ospo("init", str(collected), "--name", "Other")
    assert done.returncode == 1 and "already holds an ospo.yaml" in done.stderr


def test_an_empty_workspace_has_nothing_to_collect_and_no_numbers(tmp_path: Path) -> None:
    ospo("init", str(tmp_path / "new"), "--name", "City of X")
    assert "There is nothing to collect" in ospo("collect", workspace=tmp_path / "new").stderr
    assert "There are no numbers yet" in ospo("metrics", workspace=tmp_path / "new").stderr


def test_definitions_need_no_workspace(tmp_path: Path) -> None:
    done = ospo("definitions", "--format", "json", workspace=tmp_path)
    found = json.loads(done.stdout)
    assert {"contributors", "licence_coverage", "vitality"} <= {metric["id"] for metric in found["metrics"]}
    assert "git" in {collector["id"] for collector in found["collectors"]}
    assert ("ggi", "1.3") in {(model["id"], model["version"]) for model in found["models"]}


def test_the_doctor_says_what_is_wrong_with_the_configuration(tmp_path: Path) -> None:
    ospo("init", str(tmp_path), "--name", "City of X")
    file = tmp_path / "ospo.yaml"
    file.write_text(file.read_text() + "targets: {nonsense: 1}\n")
    done = ospo("doctor", workspace=tmp_path)
    assert done.returncode == 1 and "targets.nonsense: This is no metric" in done.stdout


def test_a_token_is_never_printed(collected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = collected / "ospo.yaml"
    accounts = "forges:\n  - {github: city-of-x}\n  - {github: code.city.example/it}\n"
    file.write_text(file.read_text("utf-8").replace("forges:\n", accounts), "utf-8")
    monkeypatch.setenv("GITHUB_TOKEN", "very-secret-value")
    done = ospo("doctor", workspace=collected)
    assert "GITHUB_TOKEN, the token for github.com, is set" in done.stdout
    assert "GITHUB_TOKEN_CODE_CITY_EXAMPLE is not set" in done.stdout and done.returncode == 1
    assert "very-secret-value" not in done.stdout + done.stderr


def test_the_sample_is_not_put_over_a_workspace(collected: Path) -> None:
    done = ospo("demo", "--only-make", workspace=collected)
    assert done.returncode == 1 and "is a workspace of its own" in done.stderr


def test_a_lost_key_is_refused_rather_than_everybody_counted_twice(tmp_path: Path, history: Path) -> None:
    ospo("init", str(tmp_path), "--name", "City of X")
    ospo("collect", f"git:{history}", workspace=tmp_path)
    (tmp_path / "secret.key").unlink()
    done = ospo("collect", workspace=tmp_path)
    assert done.returncode == 1 and "Put the backed-up secret.key back" in done.stderr
    assert not (tmp_path / "secret.key").exists()


def test_publishing_nothing_leaves_the_numbers_as_they_are(tmp_path: Path, history: Path) -> None:
    ospo("init", str(tmp_path), "--name", "City of X")
    ospo("collect", f"git:{history}", workspace=tmp_path)
    (tmp_path / "ledger.duckdb").unlink()
    done = ospo("publish", workspace=tmp_path)
    assert done.returncode == 1 and "Nothing was collected, answered or imported yet" in done.stderr
    assert values(tmp_path, "commits")["2024-01"] == 2


def test_a_mistake_mended_in_the_configuration_is_forgotten(tmp_path: Path, history: Path) -> None:
    ospo("init", str(tmp_path), "--name", "City of X")
    file = tmp_path / "ospo.yaml"
    wrong = file.read_text().replace("\nrepositories:\n", f"\nrepositories:\n  - {{path: {tmp_path}/mistyped}}\n")
    file.write_text(wrong)
    assert ospo("collect", workspace=tmp_path).returncode == 1
    file.write_text(wrong.replace(f"{tmp_path}/mistyped", str(history)))
    assert ospo("collect", workspace=tmp_path).returncode == 0
    listed = json.loads(ospo("metrics", "--format", "json", workspace=tmp_path).stdout)
    assert {row["repository"] for row in listed} == {None, "local/app"}


@pytest.mark.parametrize("address", ["https://x.invalid/y?private_token=hush", "https://hush@x.invalid/y"])
def test_a_token_in_an_address_is_refused_and_kept_nowhere(collected: Path, address: str) -> None:
    done = ospo("collect", f"git:{address}", workspace=collected)
    assert done.returncode == 1 and "hush" not in done.stdout + done.stderr
    assert b"hush" not in (collected / "ledger.duckdb").read_bytes()


def test_a_port_that_is_taken_is_one_sentence(collected: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = ospo("serve", "--port", str(port), workspace=collected)
    assert done.returncode == 1 and f"Port {port} is taken" in done.stderr


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, history: Path) -> None:
    ospo("init", str(tmp_path / "w"), "--name", "City of X")
    (tmp_path / "w" / "ledger.duckdb").mkdir()
    done = ospo("collect", f"git:{history}", workspace=tmp_path / "w")
    assert done.returncode == 1 and "Traceback" not in done.stderr


@pytest.mark.parametrize("library", ["numpy", "duckdb", "pydantic"])
def test_an_interruption_while_it_starts_is_one_sentence(collected: Path, library: str) -> None:
    """It is interrupted when the library was imported, which Python says; much is still to be imported then."""
    command = [sys.executable, "-X", "importtime", str(OSPO), "--workspace", str(collected), "doctor"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        assert started.stderr
        said = []
        for line in started.stderr:
            said += [] if line.startswith("import time:") else [line]
            if line.endswith(f" {library}\n"):
                started.send_signal(signal.SIGINT)
    assert (said, started.returncode) == (
        ["Interrupted. What was collected is kept; run the command again to go on.\n"],
        1,
    )
