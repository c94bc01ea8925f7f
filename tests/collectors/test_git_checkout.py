"""Files of a default branch: those that are wanted and small enough, no link followed, nothing left behind."""

from pathlib import Path

import pytest

from collectors.git.checkout import Limits, files, is_repository
from data.words import Problem
from tests.histories import History, begin

LIMITS = Limits(100, 10, 1_000)


@pytest.fixture
def history(tmp_path: Path) -> History:
    made = begin(tmp_path / "work", "trunk")
    made.commit("2024-05-01", files={"a.json": "old", "deep/b.json": "{}", "c.txt": "no"})
    (made.path / "link.json").symlink_to(tmp_path / "secret.json")
    (tmp_path / "secret.json").write_text("secret", "utf-8")
    made.commit(
        "2024-05-02", files={"a.json": "one\nx", "large.json": "x" * 101, "empty.json": "", "\x1b[2J.json": "é"}
    )
    made.git("branch", "other")
    return made


def read(value: str, cache: Path, limits: Limits = LIMITS) -> dict[str, bytes | str]:
    found = files(value, cache, lambda path: path.endswith(".json"), limits)
    return {path: content.code if isinstance(content, Problem) else content for path, content in found}


@pytest.mark.parametrize("form", ["{}", "file://{}"])
def test_files_are_as_the_default_branch_has_them(history: History, tmp_path: Path, form: str) -> None:
    bare, cache = tmp_path / "bare.git", tmp_path / "cache"
    history.git("clone", "--quiet", "--bare", str(history.path), str(bare))
    assert read(form.format(bare), cache) == {
        "a.json": b"one\nx", "deep/b.json": b"{}", "empty.json": b"", "\x1b[2J.json": "é".encode(),
        "large.json": "peers.large", "link.json": "peers.link",
    }  # fmt: skip
    assert not cache.exists() or [*cache.iterdir()] == []


@pytest.mark.parametrize("limits", [Limits(100, 5, 1_000), Limits(100, 10, 8)])
def test_too_many_are_not_read(history: History, tmp_path: Path, limits: Limits) -> None:
    with pytest.raises(Problem, match="holds more than"):
        read(f"file://{history.path}", tmp_path / "cache", limits)
    assert [*(tmp_path / "cache").iterdir()] == []


def test_an_empty_repository_has_none_to_fetch(tmp_path: Path) -> None:
    begin(tmp_path / "empty")
    with pytest.raises(Problem, match="could not be fetched"):
        read(f"file://{tmp_path}/empty", tmp_path / "cache")


def test_what_is_a_repository(history: History, tmp_path: Path) -> None:
    for place in ("https://x.example/y.git", "git@x.example:y", f"file://{tmp_path}", str(history.path / ".git")):
        assert is_repository(place)
    assert not is_repository(str(history.path)) and not is_repository("a.json")
