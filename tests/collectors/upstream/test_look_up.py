"""Which projects are read when, and what happens where one cannot be."""

import subprocess
import time
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from collectors import upstream
from collectors.upstream import history
from collectors.upstream.address import url
from data.configuration import Sources
from data.words import Problem
from tests.collectors.upstream.served import NOW, Street, answer
from tests.collectors.web.served import Asked, Said

ONE = "2026-01-01 Ann <ann@a.example>"


@pytest.mark.parametrize(
    ("project", "private", "address"),
    [
        ("github.com/owner/name", False, "https://github.com/owner/name.git"),
        ("gitlab.com/group/part/name.js", False, "https://gitlab.com/group/part/name.js.git"),
        ("github.com/owner/name", True, "https://github.com/owner/name.git"),
        ("127.0.0.1:8000/owner/name", True, "http://127.0.0.1:8000/owner/name.git"),
        ("127.0.0.1:8000/owner/name", False, None),
        ("localhost/owner/name", False, None),
        ("git.city.example/owner/name", False, None),
        ("git.city.example/owner/name", True, None),
        ("10.0.0.1/owner/name", True, None),
        ("169.254.169.254/owner/name", True, None),
        ("github.com.evil.example/owner/name", False, None),
        ("user@github.com/owner/name", False, None),
        ("github.com/owner", False, None),
        ("github.com", False, None),
        ("github.com/../name", False, None),
        ("github.com/owner/", False, None),
        ("github.com/owner/name?x=y", False, None),
        ("--upload-pack=x/owner/name", False, None),
        ("", False, None),
    ],
)
def test_public_forges_alone_are_asked(project: str, private: bool, address: str | None) -> None:
    assert url(project, private=private) == address


def test_the_most_used_first_and_none_again_within_a_week(forge: Street) -> None:
    few, many = forge.add("a/few", ONE), forge.add("z/many", ONE, used=3)
    assert forge.read() == [many, few]
    assert forge.read(NOW + timedelta(days=6, hours=23)) == []
    new = forge.add("z/new", ONE)
    assert forge.read(NOW + timedelta(days=6, hours=23)) == [new]
    assert forge.read(NOW + timedelta(days=7)) == [many, few]


def test_never_read_before_longest_ago_before_the_rest(forge: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upstream, "AT_ONCE", 2)
    a, b, c = (forge.add(f"a/{name}", ONE) for name in "abc")
    assert forge.read() == [a, b]
    assert forge.read(NOW + timedelta(days=8)) == [c, a]
    assert forge.read(NOW + timedelta(days=9)) == [b]


def test_beyond_the_most_used_nobody_looks(forge: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upstream, "AMONG", 1)
    forge.depend("git.city.example/in/side", used=9)  # is not asked, and takes nobody's place
    most = forge.add("a/most", ONE, used=3)
    forge.add("a/rare", ONE)
    assert forge.read() == [most]


def test_switched_off_nobody_is_asked(forge: Street) -> None:
    forge.add("a/tool", ONE)
    forge.sources = Sources(private_addresses=True, upstream=False)
    assert forge.read() == []
    assert (forge.service.asked, forge.said) == ([], [])


def test_this_machine_is_asked_only_where_that_is_allowed(forge: Street) -> None:
    forge.add("a/tool", ONE)
    forge.sources = Sources()
    assert forge.read() == []
    assert forge.service.asked == []


def test_one_that_is_gone_does_not_stop_the_rest(forge: Street) -> None:
    gone = [forge.depend(f"{forge.host}/gone/{n}", used=9) for n in range(5)]
    there = forge.add("a/tool", ONE)
    assert forge.read() == [*gone, there]
    assert forge.ledger.rows("select project from upstream_work") == [(there,)]
    assert forge.said == [
        "Reading who works on 6 projects that our packages come from.",
        f"5 projects could not be read, such as {gone[0]}: they are gone, or not shown to everybody.",
    ]
    assert forge.read(NOW + timedelta(days=1)) == []  # and those that are gone do not come first again


def test_nobody_is_signed_in(forge: Street, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = tmp_path / "ask"
    program.write_text(f"#!/bin/sh\ntouch {told}\necho password=secret\n")
    program.chmod(0o700)
    for variable in ("SSH_ASKPASS", "GIT_ASKPASS"):
        monkeypatch.setenv(variable, str(program))
    (tmp_path / "config").write_text(f"[credential]\nhelper = {program}\n[core]\naskPass = {program}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    forge.depend(f"{forge.host}/gone/tool")
    forge.read()
    assert not told.exists()
    assert not any("Authorization" in asked.headers for asked in forge.service.asked)


def test_where_nobody_can_be_reached_it_ends_and_begins_anew(forge: Street) -> None:
    names = [forge.add(f"a/{n}", ONE) for n in range(5)]
    forge.service.answer = lambda _asked: Said(503, b"")
    with pytest.raises(Problem) as problem:
        forge.read()
    assert problem.value.code == "upstream.down"
    assert "503" in str(problem.value)
    assert forge.asked == ["a/0", "a/1", "a/2"]
    forge.service.answer = lambda asked: answer(forge.folder, asked)
    assert forge.read() == names


def test_three_that_fail_for_themselves_are_not_the_network(forge: Street) -> None:
    names = [forge.add(f"a/{n}", ONE) for n in range(6)]
    down = {"a/0", "a/1", "a/3", "a/4"}

    def now_and_then(asked: Asked) -> Said:
        name = asked.path.strip("/").partition(".git")[0]
        return Said(503, b"") if name in down else answer(forge.folder, asked)

    forge.service.answer = now_and_then
    assert forge.read() == names
    assert [line.partition(" ")[0] for line in forge.said] == ["Reading", "4"]
    down.clear()
    assert forge.read(NOW + timedelta(hours=1)) == [names[n] for n in (0, 1, 3, 4)]  # the way may be free by now


def test_nothing_is_sent_on_to_another_place_unencrypted_or_by_file(forge: Street) -> None:
    forge.add("a/tool", ONE)
    forge.service.answer = lambda _: Said(302, b"", {"Location": f"file://{forge.folder}/a/tool.git/info/refs"})
    forge.read()
    assert forge.ledger.rows("select * from upstream_work") == []


def test_commits_alone_are_asked_for(forge: Street) -> None:
    forge.add("a/tool", ONE)
    forge.read()
    assert [b"filter tree:0" in asked.body for asked in forge.service.asked if b"want " in asked.body] == [True]


def test_a_server_that_knows_no_filter_is_read_all_the_same(forge: Street) -> None:
    name = forge.add("a/tool", ONE)

    def old(asked: Asked) -> Said:
        said = answer(forge.folder, asked)
        return Said(said.status, said.body.replace(b"filter", b"fetter"), said.headers)

    forge.service.answer = old
    assert forge.read() == [name]
    assert forge.work(name).commits == 1


def test_what_takes_too_long_is_ended_with_all_it_started(forge: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "TIME_LIMIT", 1.0)
    slow, quick = forge.add("a/slow", ONE, used=2), forge.add("a/tool", ONE)
    end = Event()

    def stalling(asked: Asked) -> Said:
        if "slow" in asked.path:
            end.wait(30)
        return answer(forge.folder, asked)

    forge.service.answer = stalling
    began = time.monotonic()
    assert forge.read() == [slow, quick]
    assert time.monotonic() - began < 10
    left = _children()
    end.set()
    assert left == []
    assert forge.ledger.rows("select project from upstream_work") == [(quick,)]
    assert forge.said[1:] == [f"1 project could not be read, {slow}: it takes too long."]


def _children() -> list[str]:
    """The git processes that are still fetching the slow project."""
    listed = subprocess.run(["ps", "-ww", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if "a/slow.git" in line]


def test_too_many_commits_are_no_project_of_ours(forge: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_COMMITS", 3)
    many, fit = forge.add("a/many", f"{ONE} x4", used=2), forge.add("a/fit", f"{ONE} x3")
    assert forge.read() == [many, fit]
    assert forge.ledger.rows("select project from upstream_work") == [(fit,)]
    assert forge.said[1:] == [f"1 project could not be read, {many}: it has too many commits."]
    assert list(forge.workspace.cache.iterdir()) == []


def test_what_a_killed_reading_left_behind_goes(forge: Street) -> None:
    left = forge.workspace.cache / "upstream.git" / "objects"
    left.mkdir(parents=True)
    (left / "half").write_text("written")
    name = forge.add("a/tool", ONE)
    assert forge.read() == [name]
    assert list(forge.workspace.cache.iterdir()) == []
