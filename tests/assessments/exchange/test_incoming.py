"""What a file is, by what it holds; every file that is nothing known is one clear sentence."""

import json
from pathlib import Path

import pytest

from assessments.exchange.incoming import received
from tests.assessments.exchange.boards.boards import file, gitlab

LINE = "Activity ID: [GGI-A-24 (EN)](https://gitlab.ow2.example/52_activity_24.md)."


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "holds nothing. Export it again."),
        (b" \n", "holds nothing. Export it again."),
        (b"[]", "holds nothing. Export it again."),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", (
            "is a web page and no data, perhaps one that asks to sign in. "
            "Export it again with a token.")),
        (b'{"message": "401 Unauthorized"}', (
            "holds no issues: the forge said “401 Unauthorized”. "
            "Export it again with a token that may read them.")),
        (b"PK\x03\x04\x00\x00", "is no text that can be read. Save it as UTF-8."),
        (b"\xff\xfeA", "is no text that can be read. Save it as UTF-8."),
        (b"\xff\xfe\x00\x00A\x00\x00\x00", "is no text that can be read. Save it as UTF-8."),
        (b"caf\x81", "is no text that can be read. Save it as UTF-8."),
    ],
)  # fmt: skip
def test_what_nothing_can_be_made_of(tmp_path: Path, raw: bytes, sentence: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(raw)
    found = received([path])
    assert [*map(str, found.problems)] == [f"{path} {sentence}"]
    assert not (found.board or found.handbooks or found.assessments or found.answers)


@pytest.mark.parametrize("text", ["hello", "a,b\n1,2\n", '{"a": 1}', "[1, 2]", '"never closed', "# A title\n"])
def test_what_is_not_known(tmp_path: Path, text: str) -> None:
    found = received([file(tmp_path, "x", text)])
    assert [problem.code for problem in found.problems] == ["import.unknown"]


def test_files_are_told_apart_by_what_they_hold(tmp_path: Path) -> None:
    ours = file(tmp_path, "a.csv", {"format": "ospo-assessment"})
    yaml = file(tmp_path, "b.json", "format: ospo-assessment\nschema: 1\n")
    handbook = file(tmp_path, "c.yaml", {"handbook_version": "1.3", "activities": []})
    answers = file(tmp_path, "d.json", "\ufeffactivity;Point;Answer\n;GGI-A-24.1;yes\n")
    board = file(tmp_path, "e.txt", [gitlab(1, LINE, "Done")])
    found = received([ours, yaml, handbook, answers, board, tmp_path / "nowhere"])
    assert (found.assessments, found.handbooks, found.answers) == ([ours, yaml], [handbook], [answers])
    assert found.board
    assert len(found.board.issues) == 1
    assert [problem.code for problem in found.problems] == ["exchange.missing"]


def test_the_line_in_which_excel_names_its_separator(tmp_path: Path) -> None:
    answers = file(tmp_path, "a", "sep=;\r\n\r\nPoint;Answer\r\nGGI-A-24.1;yes\r\n")
    tasks = file(tmp_path, "b", "sep=|\nissue_id|state|task\nGGI-A-24|open|One, and; more\nGGI-A-24|open\n")
    found = received([answers, tasks])
    assert found.answers == [answers]
    assert found.board
    assert [task.text for task in found.board.tasks] == ["One, and; more"]
    assert [(str(one).split(": ")[0], one.code) for one in found.board.problems] == [(f"{tasks}, line 4", "import.row")]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    found = received([tmp_path])
    assert [problem.code for problem in found.problems] == ["file.unreadable"]


@pytest.mark.parametrize(
    ("spoil", "line", "kept"),
    [
        (lambda text: text[:-20], 3, 1),  # cut off in the second issue
        (lambda text: text[:-1], 3, 2),  # the last bracket is missing
        (lambda text: text.replace('"Issue 2"', "Issue 2"), 3, 1),
        (lambda text: "{" + text, 1, 0),
    ],
)
def test_of_torn_json_what_stands_before_is_kept(tmp_path: Path, spoil: object, line: int, kept: int) -> None:
    text = "[\n" + ",\n".join(json.dumps(gitlab(number, LINE, "Done")) for number in (1, 2)) + "]"
    assert callable(spoil)
    path = file(tmp_path, "issues.json", spoil(text))
    found = received([path])
    assert [str(problem).split(": ")[0] for problem in found.problems] == [f"{path}, line {line}"]
    assert len(found.board.issues if found.board else []) == kept


def test_json_that_is_too_deep_is_torn(tmp_path: Path) -> None:
    found = received([file(tmp_path, "deep.json", "[" * 100_000)])
    assert [problem.code for problem in found.problems] == ["import.torn"]
