"""A workspace: made from a name, found again, held by one writer, with a key that is its owner's alone."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from data.words import Problem
from data.workspace import Workspace, create, open_workspace

ROOT = Path(__file__).parents[2]


def code(problem: pytest.ExceptionInfo[Problem]) -> str:
    assert "\n" not in str(problem.value)
    return problem.value.code


def test_a_name_makes_a_workspace(tmp_path: Path) -> None:
    made = create(tmp_path / "deep" / "w", "  City of X  ", ["../code/app", "https://host.example/x/y", "git@h:x", " "])
    found = open_workspace(made.root).configuration
    assert (found.organisation.name, found.organisation.slug) == ("City of X", "city-of-x")
    assert [(entry.path, entry.url) for entry in found.repositories] == [
        ("../code/app", None), (None, "https://host.example/x/y"), (None, "git@h:x"),
    ]  # fmt: skip
    assert found.organisation.country is None


@pytest.mark.parametrize("name", ['Quote "Unquote"', "a: b # c", "{x}", "日本", "O'Neil\\", "@SLUG@", "a\nslug: b"])
def test_a_name_can_be_anything_and_turns_into_no_structure(tmp_path: Path, name: str) -> None:
    assert create(tmp_path / "w", name).configuration.organisation.name == name


def test_nothing_is_written_over_and_nothing_half_made_stays(tmp_path: Path) -> None:
    create(tmp_path, "One")
    with pytest.raises(Problem) as again:
        create(tmp_path, "Two")
    assert code(again) == "workspace.exists"
    assert open_workspace(tmp_path).configuration.organisation.name == "One"
    with pytest.raises(Problem) as nameless:
        create(tmp_path / "w", " ")
    assert code(nameless) == "init.name"
    with pytest.raises(Problem) as wrong:
        create(tmp_path / "w", "X", country="Finland")
    assert code(wrong) == "configuration.invalid"
    assert not (tmp_path / "w" / "ospo.yaml").exists()


def test_a_folder_without_ospo_yaml_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(Problem) as missing:
        open_workspace(tmp_path)
    assert code(missing) == "workspace.missing"
    assert str(tmp_path) in str(missing.value)


def test_a_file_where_the_folder_would_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("x")
    with pytest.raises(Problem) as blocked:
        create(tmp_path / "w", "X")
    assert code(blocked) == "workspace.unwritable"


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    made = create(tmp_path / "one", "X")
    path = made.root / "secret.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(made.key) == 32
    assert open_workspace(made.root).key == made.key
    assert create(tmp_path / "two", "X").key != made.key
    assert sorted(file.name for file in made.root.iterdir()) == ["ospo.yaml", "secret.key"]


@pytest.mark.parametrize("spoilt", ["", "abcd\n", "z" * 64, "a" * 63, "é" * 32])
def test_a_spoilt_key_is_said_and_never_replaced(workspace: Workspace, spoilt: str) -> None:
    path = workspace.root / "secret.key"
    path.write_text(spoilt, "utf-8")
    with pytest.raises(Problem) as refused:
        _ = open_workspace(workspace.root).key
    assert code(refused) == "workspace.key"
    assert path.read_text("utf-8") == spoilt
    assert not spoilt or spoilt.strip() not in str(refused.value)


def test_one_writer_at_a_time_and_the_second_is_told_who(workspace: Workspace) -> None:
    script = "import sys; from pathlib import Path; from data.workspace import Workspace\n"
    script += "from data.words import Problem\n"
    script += "try:\n    with Workspace(Path(sys.argv[1])).lock(): print('held')\nexcept Problem as p: print(p)\n"
    command = [sys.executable, "-c", script, str(workspace.root)]
    with workspace.lock():
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        assert told == f"Another collection is running (pid {os.getpid()}). Wait until it has ended.\n"
        with pytest.raises(Problem), workspace.lock():
            pass
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == "held\n"


def test_progress_is_read_back_or_is_nothing(workspace: Workspace) -> None:
    assert workspace.read_progress() == {}
    workspace.say_progress(running=True, done=3, last="größe")
    assert workspace.read_progress() == {"running": True, "done": 3, "last": "größe"}
    workspace.progress.write_text('{"running": tr', "utf-8")
    assert workspace.read_progress() == {}


def test_progress_that_cannot_be_said_is_no_failure(workspace: Workspace) -> None:
    workspace.progress.mkdir()
    workspace.say_progress(running=True)
    assert workspace.read_progress() == {}
