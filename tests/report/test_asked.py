"""What the OSPO lead adds: kept, replaced, refused where it does not fit, never half written."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.words import Problem
from data.workspace import Workspace, create
from report.asked import LONGEST, Owned, ask, asked, own


@pytest.fixture
def ours(tmp_path: Path) -> Workspace:
    return create(tmp_path / "w", "X")


def file(workspace: Workspace) -> Path:
    return workspace.reports / "asked.yaml"


def written(workspace: Workspace, text: str) -> None:
    workspace.reports.mkdir(exist_ok=True)
    file(workspace).write_text(text, "utf-8")


def test_without_a_file_nothing_is_asked(ours: Workspace) -> None:
    assert (asked(ours).decision, asked(ours).risk) == ("", None)
    assert not ours.reports.exists()  # reading leaves no trace


@pytest.mark.parametrize(
    "text",
    [
        "Fund two people.",
        "Zwei Absätze.\n\nDer zweite: “ja” 👩‍💻.",
        "- {no: yes}\n# none",
        "null",
        "'",
        "=1+1",
        "2026-01-01",
    ],
)
def test_it_is_kept_as_it_was_said(ours: Workspace, text: str) -> None:
    ask(ours, text)
    assert asked(ours).decision == text


def test_blanks_around_it_are_no_part_of_it(ours: Workspace) -> None:
    ask(ours, "  Fund it. \n")
    assert asked(ours).decision == "Fund it."


def test_half_a_character_does_not_spoil_the_file(ours: Workspace) -> None:
    """What a shell hands on as it stands where it is no UTF-8."""
    ask(ours, "Fund \udcff it.")
    assert asked(ours).decision == "Fund  it."


def test_the_decision_and_the_owner_are_kept_apart(ours: Workspace) -> None:
    ask(ours, "First.")
    own(ours, "pkg:npm/a", "p-1")
    ask(ours, "Second.")
    assert (asked(ours).decision, asked(ours).risk) == ("Second.", Owned(package="pkg:npm/a", owner="p-1"))
    own(ours, "pkg:npm/b", "p-2")
    assert (asked(ours).decision, asked(ours).risk) == ("Second.", Owned(package="pkg:npm/b", owner="p-2"))
    own(ours, "pkg:npm/b", None)
    assert (asked(ours).decision, asked(ours).risk) == ("Second.", None)
    ask(ours, "")
    assert asked(ours).decision == ""


def test_600_characters_are_the_most(ours: Workspace) -> None:
    ask(ours, "ä" * LONGEST)
    with pytest.raises(Problem) as raised:
        ask(ours, "a" * 601)
    assert str(raised.value) == (
        "The decision has 601 characters, and 600 are the most that a page has room for. Say it shorter."
    )
    assert asked(ours).decision == "ä" * 600


def test_no_one_else_can_read_it(ours: Workspace) -> None:
    ask(ours, "Close the office.")
    assert file(ours).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("decision: [a]\n", "line 1, key decision"),
        ("\n\ndecision: " + "a" * 601, "line 3, key decision"),
        ("decision: a\nrisk: {package: b}\n", "line 2, key risk.owner"),
        ("decision: a\nrisk:\n  package: b\n  owner: 7\n", "line 4, key risk.owner"),
        ("decision: a\nquestion: b\n", "line 2, key question"),
        ("- a\n", "line 1, key decision"),
    ],
)
def test_a_damaged_file_is_named_with_line_and_key(ours: Workspace, text: str, place: str) -> None:
    written(ours, text)
    with pytest.raises(Problem) as raised:
        asked(ours)
    assert str(raised.value).startswith(f"{file(ours)}, {place}: there should be `decision`")
    with pytest.raises(Problem):
        ask(ours, "b")
    with pytest.raises(Problem):
        own(ours, "a", "b")
    assert file(ours).read_text("utf-8") == text  # nothing that a person wrote is lost


@pytest.mark.parametrize("raw", [b"decision: {", b"\xff\xfe", b"decision: \x07", b"[" * 9999, b"a: 1\na: 2\n"])
def test_what_is_no_yaml_is_one_sentence(ours: Workspace, raw: bytes) -> None:
    ours.reports.mkdir()
    file(ours).write_bytes(raw)
    with pytest.raises(Problem, match=r"asked\.yaml"):
        asked(ours)


@pytest.mark.parametrize("text", ["", "# nothing\n", "decision:\n", "decision: null\nrisk: null\n"])
def test_what_is_left_blank_is_nothing(ours: Workspace, text: str) -> None:
    written(ours, text)
    assert (asked(ours).decision, asked(ours).risk) == ("", None)


def test_two_at_once_lose_nothing_of_each_other(ours: Workspace) -> None:
    def change(n: int) -> None:
        ask(ours, f"Decision {n}.") if n % 2 else own(ours, f"pkg:npm/{n}", "p-1")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(change, range(32)))
    found = asked(ours)
    assert found.decision.startswith("Decision ")
    assert found.risk is not None and found.risk.package.startswith("pkg:npm/")
    assert sorted(path.name for path in ours.reports.iterdir()) == ["asked.yaml", "lock"]


def test_where_nothing_can_be_written_is_said(ours: Workspace) -> None:
    ours.reports.write_text("", "utf-8")
    with pytest.raises(Problem, match="reports"):
        ask(ours, "a")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_said(ours: Workspace) -> None:
    ours.reports.mkdir(mode=0o500)
    with pytest.raises(Problem, match="reports"):
        ask(ours, "a")
    ours.reports.rmdir()
    ours.root.chmod(0o500)
    with pytest.raises(Problem, match="reports"):
        own(ours, "a", "b")
    ours.root.chmod(0o700)
