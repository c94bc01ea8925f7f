"""Files that are given away: what stands at their place stays what it is."""

import os
import stat
from pathlib import Path

import pytest

from data.words import Problem
from terminal.exporting import write


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_has_the_rights_of_new_files_and_an_old_one_its_own(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(b"a", tmp_path / "new", force=False)
    finally:
        os.umask(before)
    assert mode(tmp_path / "new") == 0o640
    (tmp_path / "new").chmod(0o604)
    write(b"b", tmp_path / "new", force=True)
    assert (mode(tmp_path / "new"), (tmp_path / "new").read_bytes()) == (0o604, b"b")


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    write(b"new", tmp_path / "link", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_bytes() == b"new"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write(b"said", tmp_path / "pipe", force=True)
    assert os.read(reader, 9) == b"said"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_a_dash_is_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(b"said", Path("-"), force=False)
    assert capfdbinary.readouterr().out == b"said"
    assert [*tmp_path.iterdir()] == []


def test_what_is_there_stays_unless_it_may_go(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    with pytest.raises(Problem, match="is there already"):
        write(b"new", tmp_path / "there", force=False)
    assert (tmp_path / "there").read_bytes() == b"old"
