"""Community files: when each came, went and was called otherwise; which licence stood when."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from collectors.git import changes, files
from collectors.git.command import Git
from tests.conftest import Collect, Rows
from tests.histories import ADA, BEN, History


def at(month: int) -> datetime:
    return datetime(2024, month, 1, 12)


def story(rows: Rows, name: str, kind: str = "file") -> list[tuple[str | None, datetime]]:
    return [
        (value, observed_at)
        for value, observed_at in rows(
            "select value, observed_at from observation where kind = ? and name = ? order by observed_at", kind, name
        )
    ]


def test_a_file_comes_is_renamed_and_goes(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01")
    app.commit("2024-02-01", files={"README": "1\n"})
    app.commit("2024-03-01", files={"README": "2\n"})  # another content is no news
    app.commit("2024-04-01", files={"README": None, "README.md": "2\n"})
    app.commit("2024-05-01", files={"docs/README.md": "more\n"})
    collect(app.path)
    app.commit("2024-06-01", files={"README.md": None})
    app.commit("2024-07-01", files={"docs/README.md": None})
    collect(app.path)
    expected = [
        (None, at(1)), ("README", at(2)), ("README.md", at(4)), ("docs/README.md", at(6)), (None, at(7)),
    ]  # fmt: skip
    assert story(rows, "readme") == expected
    assert story(rows, "security") == [(None, at(1))]


def test_a_whole_reading_and_updates_come_to_the_same(app: History, collect: Collect, rows: Rows) -> None:
    steps: list[dict[str, str | bytes | None]] = [
        {"LICENSE": "one\n", ".github/workflows/a.yml": "x\n"},
        {"LICENSE": "two\n", ".github/CODEOWNERS": "*\n"},
        {".github/workflows/a.yml": None, ".github/workflows/codeql.yml": "y\n"},
        {"LICENSE": None, "COPYING": "one\n", "CHANGELOG.md": "1\n"},
        {"COPYING": None, "LICENSE": "two\n", "CHANGELOG.md": None},
    ]
    for month, step in enumerate(steps, 1):
        app.commit(f"2024-0{month}-01", files=step)
        collect(app.path)
    everything = """select kind, name, value, observed_at from observation
        where repository = ? and kind in ('file', 'licence') order by all"""  # the others are seen as they are now
    updated = rows(everything, "local/app")
    collect(app.path, id="local/again")
    assert rows(everything, "local/again") == updated
    assert len(updated) > 15


def test_what_a_merge_brings_comes_with_the_merge(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"a": "1\n"})
    app.git("checkout", "--quiet", "-b", "side")
    app.commit("2024-02-01", BEN, {"SECURITY.md": "1\n"})
    app.git("checkout", "--quiet", "main")
    app.commit("2024-03-01", files={"b": "1\n"})
    collect(app.path)
    app.merge("2024-04-01", ADA, "side")
    collect(app.path)
    assert story(rows, "security") == [(None, at(1)), ("SECURITY.md", at(4))]


def test_a_main_line_that_takes_another_way_is_read_again(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"a": "1\n"})
    app.git("checkout", "--quiet", "-b", "side")
    app.commit("2024-02-01", BEN, {"SECURITY.md": "1\n"})
    app.git("checkout", "--quiet", "main")
    app.commit("2024-03-01", files={"README.md": "1\n"})
    collect(app.path)
    app.git("checkout", "--quiet", "side")
    app.merge("2024-04-01", BEN, "main")
    app.git("branch", "--force", "main", "side")
    app.git("checkout", "--quiet", "main")
    collect(app.path)  # what was the tip is now the merge's second parent
    assert story(rows, "readme") == [(None, at(1)), ("README.md", at(4))]
    assert story(rows, "security") == [(None, at(1)), ("SECURITY.md", at(2))]


def test_a_clock_that_was_wrong_moves_no_other_file(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01")
    app.commit("2024-01-15", committed="2024-06-01")  # a commit that changes no such file changes no time
    app.commit("2024-02-01", files={"README.md": "1\n"}, committed="@4291747200 +0000")  # 2106
    app.commit("2024-03-01", files={"SECURITY.md": "1\n"})
    app.commit("2024-04-01", files={"CHANGELOG.md": "1\n"}, committed="2024-02-15")
    collect(app.path)
    assert story(rows, "readme") == [("README.md", at(1))]
    assert story(rows, "security") == [(None, at(1)), ("SECURITY.md", at(3))]
    assert story(rows, "changelog") == [(None, at(1)), ("CHANGELOG.md", at(3))]


def test_each_licence_text_is_observed(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"LICENSE": "words of nobody\n"})
    app.commit("2024-02-01", files={"LICENSE": "other words of nobody\n", "COPYING": "x\n"})
    app.commit("2024-03-01", files={"COPYING": None, "docs/LICENSE": "not at the top\n"})
    collect(app.path)
    assert story(rows, "LICENSE", "licence") == [("NOASSERTION", at(1))]
    assert story(rows, "COPYING", "licence") == [("NOASSERTION", at(2)), (None, at(3))]
    assert story(rows, "docs/LICENSE", "licence") == []
    assert story(rows, "licence") == [("LICENSE", at(1)), ("COPYING", at(2)), ("LICENSE", at(3))]


def test_links_are_not_followed_and_folders_are_no_files(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"text": "1\n", "security/a": "1\n", "changes/b": "1\n"})
    (app.path / "README.md").symlink_to("text")
    (app.path / "LICENSE").symlink_to("/etc/passwd")
    (app.path / "docs").symlink_to(app.path / "security")
    app.commit("2024-02-01")
    (app.path / "LICENSE").unlink()
    app.commit("2024-03-01", files={"LICENSE": "mine\n"})
    (app.path / "LICENSE").unlink()
    (app.path / "LICENSE").symlink_to("text")
    app.commit("2024-04-01")
    collect(app.path)
    assert story(rows, "readme") == story(rows, "security") == story(rows, "changelog") == [(None, at(1))]
    assert story(rows, "licence") == [(None, at(1)), ("LICENSE", at(3)), (None, at(4))]
    assert story(rows, "LICENSE", "licence") == [("NOASSERTION", at(3)), (None, at(4))]


def test_a_licence_too_large_to_be_one_is_not_read(
    app: History, tmp_path: Path, collect: Collect, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = app.commit("2024-01-01", files={"COPYING": "words of nobody\n"})
    large = app.commit("2024-02-01", files={"LICENSE": os.urandom(2 << 20)})
    (tmp_path / "config").write_text(f"[trace2]\n normalTarget = {tmp_path / 'trace'}\n normalBrief = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    collect(app.path)
    assert story(rows, "LICENSE", "licence") == [("NOASSERTION", at(2))]
    trace = (tmp_path / "trace").read_text()
    assert f"cat-file blob {app.git('rev-parse', f'{small}:COPYING')}" in trace
    assert f"cat-file blob {app.git('rev-parse', f'{large}:LICENSE')}" not in trace


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("README.md", ["readme"]), ("readme.fr.md", ["readme"]), (".github/README.md", ["readme"]),
        ("src/README.md", []), ("LICENCE", ["licence"]), ("LICENSE.txt", ["licence"]),
        ("License-MIT.md", ["licence"]), ("COPYING.LESSER", ["licence"]),
        ("LICENSES/EUPL-1.2.txt", ["licence"]), ("UNLICENSE", ["licence"]), ("licensing.py", []),
        ("CONTRIBUTING.rst", ["contributing"]), (".gitlab/CONTRIBUTING.md", ["contributing"]),
        ("SECURITY.md", ["security"]), (".github/SECURITY.md", ["security"]), ("securityscan.py", []),
        ("CODE_OF_CONDUCT.md", ["code_of_conduct"]), ("code-of-conduct.md", ["code_of_conduct"]),
        ("GOVERNANCE.md", ["governance"]), ("CHANGELOG", ["changelog"]), ("NEWS.rst", ["changelog"]),
        ("newsletter.html", []),
        ("CODEOWNERS", ["codeowners"]), ("docs/CODEOWNERS", ["codeowners"]),
        ("publiccode.yml", ["publiccode"]), ("code.json", ["code_json"]), ("sub/code.json", []),
        (".gitlab-ci.yml", ["pipeline"]), ("Jenkinsfile", ["pipeline"]), (".github/workflows/ci.yaml", ["pipeline"]),
        (".github/workflows/sub/ci.yml", []), (".github/workflows/codeql.yml", ["pipeline", "scanner"]),
        (".github/dependabot.yml", ["dependency_bot"]), ("renovate.json", ["dependency_bot"]),
        ("sonar-project.properties", ["scanner"]), (".gitleaks.toml", ["scanner"]),
    ],
)  # fmt: skip
def test_what_a_path_stands_for(path: str, kinds: list[str]) -> None:
    assert files.kinds_of(path) == kinds


def test_git_looks_wherever_a_file_of_interest_can_be(app: History) -> None:
    deep = [f"{glob.partition('/')[0]}/x" for globs in files.kinds().values() for glob in globs if "/" in glob]
    names = {
        glob.replace("*", "x").replace("?", "c").replace("[-_]", "_")
        for globs in files.kinds().values()
        for glob in globs
    }
    commit = app.commit("2024-01-01", files=dict.fromkeys([*names, *deep], "x\n"))
    found = {change.path for change in changes.standing(Git(app.path / ".git"), commit)}
    assert {name for name in names if files.kinds_of(name)} == found
    assert len(found) > 60
