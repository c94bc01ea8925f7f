"""Peers in ospo.yaml: what is written, what is refused, and that nothing else changes."""

import difflib
import stat
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import configuration
from data.words import Problem
from data.workspace import Workspace, open_workspace
from peers.directory import Administration
from peers.directory.adding import add, remove

HEAD = "organisation:\n    name:   City of X   # ours\n"
Y = Administration("City of Y", "SE", "local", ("github:city-of-y",), ("github_governments",), url="https://y.example")
LINE = '{name: "City of Y", country: SE, level: local, url: "https://y.example", targets: ["github:city-of-y"]}'


def workspace(folder: Path, text: str) -> Workspace:
    (folder / "ospo.yaml").write_bytes(text.encode())
    return open_workspace(folder)


def changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def refused(place: Workspace, *entries: Administration) -> str:
    before = place.file.read_bytes()
    with pytest.raises(Problem) as problem:
        add(place, entries)
    assert str(problem.value) and place.file.read_bytes() == before
    assert [path.name for path in place.root.iterdir() if path.name.startswith(".")] == []
    return problem.value.code


@pytest.mark.parametrize(
    ("rest", "lines"),
    [
        ("exclude: [ a/b,   c/d ]  # why\n", ["+ \n", "+ peers:\n", f"+   - {LINE}\n"]),
        ("# the end", ["- # the end", "?", "+ # the end\n", "+ \n", "+ peers:\n", f"+   - {LINE}\n"]),
        ("peers:\n# values\nexclude: []\n", [f"+   - {LINE}\n"]),
        ("peers:   # none yet\n\nexclude: []\n", [f"+   - {LINE}\n"]),
        ("peers:\n- {name: A, targets: []}   # one\n\n# values\nexclude: []\n", [f"+ - {LINE}\n"]),
        (
            "peers:\n    - name: A\n      targets:\n        - git:a\n        # two\n\n",
            [f"+     - {LINE}\n"],
        ),
        ("peers:\n  - targets: []\n    name: |\n      A\n\n# values\n", [f"+   - {LINE}\n"]),
    ],
)
def test_only_the_peer_is_new(tmp_path: Path, rest: str, lines: list[str]) -> None:
    place = workspace(tmp_path, HEAD + rest)
    add(place, [Y])
    text = place.file.read_text("utf-8")
    assert [line for line in changed(HEAD + rest, text) if line != "?"] == [line for line in lines if line != "?"]
    assert configuration.read(place.file).peers[-1].model_dump(exclude_defaults=True) == {
        "name": "City of Y", "country": "SE", "level": "local", "url": "https://y.example",
        "targets": ["github:city-of-y"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("peers: [{name: A, targets: []}]  # one\n", f"peers: [{{name: A, targets: []}}, {LINE}]  # one\n"),
        ("peers: [\n  {name: A, targets: []},\n]\n", f"peers: [\n  {{name: A, targets: []}}, {LINE},\n]\n"),
        ("peers: []  # none\nexclude: []\n", f"peers:   # none\n  - {LINE}\nexclude: []\n"),
        ("peers: ~\n", f"peers: \n  - {LINE}\n"),
    ],
)
def test_a_list_in_brackets_stays_one(tmp_path: Path, before: str, after: str) -> None:
    place = workspace(tmp_path, HEAD + before)
    add(place, [Y])
    assert place.file.read_text("utf-8") == HEAD + after


def test_mark_line_ends_mode_and_link_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "ospo.yaml"
    real.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode() + b"peers:\r\n- {name: A, targets: []}\r\n")
    real.chmod(0o640)
    (tmp_path / "ospo.yaml").symlink_to(real)
    add(open_workspace(tmp_path), [Y])
    assert (tmp_path / "ospo.yaml").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    content = real.read_bytes()
    assert content.startswith(b"\xef\xbb\xbforganisation:\r\n") and content.count(b"\n") == content.count(b"\r\n") == 5
    remove(open_workspace(tmp_path), "city-of-y")
    assert real.read_bytes().endswith(b"peers:\r\n- {name: A, targets: []}\r\n")


@pytest.mark.parametrize(
    "name", ["NO", "yes", "true", "Null", "1_000", "12:30", "2021-11-08", "# x", "a: b", "{", "é'\"\\", "- a"]
)
def test_every_name_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    place = workspace(tmp_path, HEAD + "peers: [{name: First, targets: []}]\n")
    add(place, [Administration(name, "NO", None, ("github:a",), ())])
    peer = configuration.read(place.file).peers[1]
    assert (peer.name, peer.country) == (name, "NO")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4), st.booleans(), st.randoms())
def test_whatever_is_added_and_removed_the_rest_is_as_before(
    tmp_path: Path, names: list[str], brackets: bool, order: Random
) -> None:
    before = HEAD + (
        "peers: [{name: First, targets: []}]\n" if brackets else "peers:\n  - {name: First, targets: []}\n"
    )
    place = workspace(tmp_path, before + "# end\n")
    there = []
    for number, name in enumerate(names):
        one = Administration(f"{number} {name}", None, None, (f"github:a{number}",), ())
        with suppress(Problem):  # of what YAML cannot hold
            add(place, [one])
            there.append(one.name)
    assert [peer.name for peer in configuration.read(place.file).peers] == ["First", *there]
    order.shuffle(there)
    for name in there:
        remove(place, name)
    assert place.file.read_text("utf-8") == before + "# end\n"


@pytest.mark.parametrize(
    "ours", ["{github: City-Of-Y}", "{github: github.com/city-of-y}", '{github: "https://github.com/city-of-y/"}']
)
def test_our_own_account_is_no_peer(tmp_path: Path, ours: str) -> None:
    assert refused(workspace(tmp_path, HEAD + f"forges: [{ours}]\n"), Y) == "peer.ours"


def test_what_is_there_is_not_added_twice(tmp_path: Path) -> None:
    place = workspace(tmp_path, HEAD + "peers:\n- {name: Why, targets: [github:CITY-OF-Y]}\n")
    assert refused(place, Y) == "peer.there"
    other = Administration("Z", None, None, ("github:z",), ())
    assert refused(place, other, Administration("Zett", None, None, ("github:Z",), ())) == "peer.there"
    for name in ("why", "CITY OF X"):
        assert refused(place, Administration(name, None, None, ("github:z",), ())) == "peer.name"


@pytest.mark.parametrize(
    "text",
    [
        "{organisation: {name: City of X}}\n",
        HEAD + "...\n",
        "base: &p [{name: A, targets: []}]\n" + HEAD + "peers: *p\n",
    ],
)
def test_a_layout_that_cannot_be_changed_safely_is_left_alone(tmp_path: Path, text: str) -> None:
    assert refused(workspace(tmp_path, text), Y) in {"peer.layout", "configuration.invalid"}


def test_a_broken_file_is_said_to_be_broken(tmp_path: Path) -> None:
    assert refused(workspace(tmp_path, HEAD + "peers: [\n"), Y) == "configuration.yaml"
    assert refused(workspace(tmp_path, HEAD + "peer: []\n"), Y) == "configuration.invalid"


A, B = "{name: A, targets: []}", "{name: B, targets: []}"
BLOCK = "- name: A\n  targets: []   # none\n"


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        (f"# about A\n{BLOCK}\n# values\nexclude: []\n", "a", "# about A\n\n# values\nexclude: []\n"),
        (f"  - {A}\n  # B\n  - {B}\n", "A", f"  # B\n  - {B}\n"),
        (f"  - {A}\n  - {B}", "B", f"  - {A}\n"),
        (f"  [{A}, {B}]\n", "A", f"  [{B}]\n"),
        (f"  [{A}, {B}]\n", "B", f"  [{A}]\n"),
        (f"  [{A}]\n", "A", "  []\n"),
    ],
)
def test_only_the_peer_goes(tmp_path: Path, before: str, name: str, after: str) -> None:
    place = workspace(tmp_path, f"{HEAD}peers:\n{before}")
    remove(place, name)
    assert place.file.read_text("utf-8") == f"{HEAD}peers:\n{after}"


def test_who_is_no_peer_cannot_go(tmp_path: Path) -> None:
    place = workspace(tmp_path, HEAD + "peers: [{name: A, targets: []}]\n")
    with pytest.raises(Problem) as problem:
        remove(place, "B")
    assert problem.value.code == "peer.gone" and "those there are: A." in str(problem.value)
