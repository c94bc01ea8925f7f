"""Files of others are taken as they came; nobody takes another one's id or name, and our own is left out."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from data.words import Problem
from data.workspace import Workspace
from peers.exchange import gathering, received
from peers.exchange.member import Own, made, own
from peers.exchange.names import plain
from peers.exchange.taking import Import, take
from tests.peers.exchange.files import SCORE, VALUE, Y, Z, named, pseudonymous, write

NOW = datetime(2024, 5, 7, 12)
LATER = {"created_at": "2024-04-05T06:00:00Z"}
Take = Callable[..., Import]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


@pytest.fixture
def taken(workspace: Workspace, given: Path) -> Take:
    """Takes these files and no others."""

    def these(*files: dict[str, Any] | str) -> Import:
        for old in given.iterdir():
            old.unlink()
        for number, one in enumerate(files, 1):
            write(given / f"{number}.json", one)
        return take(workspace, gathering.found(given), NOW)

    return these


def states(done: Import) -> list[str]:
    return [one.state for one in done.taken]


def codes(done: Import) -> list[tuple[str, str]]:
    return [(problem.code, Path(str(problem.fields["file"])).name) for problem in done.problems]


def held(workspace: Workspace) -> dict[str, str]:
    """Who is here, and the sum of their figures' values."""
    return {
        one.given.member.id: str(sum(each.value or 0 for each in one.given.values))
        for one in received.newest(workspace)[0]
    }


def test_a_file_is_kept_as_it_came(workspace: Workspace, taken: Take, given: Path) -> None:
    text = json.dumps(named(), indent=3) + "\n\n"
    done = taken("\ufeff" + text)
    assert (states(done), done.problems, done.well) == (["new"], [], True)
    (file,) = (workspace.peers / "received" / Y).iterdir()
    assert file.read_bytes() == (given / "1.json").read_bytes()
    assert file.name == "2024-05-07-" + sha256((given / "1.json").read_bytes()).hexdigest()[:16] + ".json"
    (one,) = received.newest(workspace)[0]
    assert (one.file, one.on.isoformat(), one.given.member.name) == (file, "2024-05-07", "City of Y")


def test_the_newest_file_of_a_member_counts(workspace: Workspace, taken: Take) -> None:
    more = [VALUE | {"value": 88.0}, VALUE | {"metric": "commits", "low": None, "high": None}]
    assert states(taken(named())) == ["new"]
    assert states(taken(named())) == ["known"]
    newer = taken(named(values=more, **LATER))
    assert (states(newer), newer.taken[0].changed, held(workspace)) == (["newer"], (1, 1, 0), {Y: "175.5"})
    assert states(taken(named())) == ["known"]  # it came before
    assert states(taken(named(values=[VALUE | {"value": 89.0}]))) == ["older"]
    gone = taken(named(values=more[:1], created_at="2024-04-06T06:00:00Z"))
    assert (gone.taken[0].changed, held(workspace)) == ((0, 0, 1), {Y: "88.0"})
    assert len([*(workspace.peers / "received" / Y).iterdir()]) == 3


def test_of_one_quarter_that_which_came_last_counts(workspace: Workspace, taken: Take) -> None:
    taken(pseudonymous())
    assert states(taken(pseudonymous(values=[SCORE | {"value": 70}]))) == ["newer"]
    assert held(workspace) == {Z: "70.0"}
    assert states(taken(pseudonymous())) == ["known"]
    assert held(workspace) == {Z: "70.0"}


def test_on_one_day_the_file_says_which_came_last(workspace: Workspace, taken: Take) -> None:
    taken(pseudonymous())
    taken(pseudonymous(values=[SCORE | {"value": 70}]))
    kept = sorted((workspace.peers / "received" / Z).iterdir())
    for last in (0, 1):
        for number, file in enumerate(kept):
            os.utime(file, (2_000, 2_000 if number == last else 1_000))
        assert received.newest(workspace)[0][0].file == kept[last]


def test_what_came_before_we_knew_who_we_are_is_left_out(workspace: Workspace, taken: Take) -> None:
    taken(named(), pseudonymous())
    (workspace.peers / "member.yaml").write_text(f"id: {Y}\nmode: named\n", "utf-8")
    assert [*held(workspace)] == [Z]


def test_of_two_files_of_a_member_the_newer_counts_and_it_is_said(workspace: Workspace, taken: Take) -> None:
    done = taken(named(values=[VALUE | {"value": 88.0}], **LATER), named())
    assert (states(done), done.well, held(workspace)) == (["new", "older"], True, {Y: "88.0"})
    assert "2.json is of the same member as" in done.said[0]
    assert states(taken(named(), named())) == ["older", "older"]


def test_our_own_file_is_left_out(workspace: Workspace, taken: Take) -> None:
    ours = made(workspace, "named")
    done = taken(named(ours.id, "City of X"), named())
    assert (states(done), done.well, [*held(workspace)]) == (["new"], True, [Y])
    assert "is our own file (key member.id)" in done.said[0]
    assert not taken(named(ours.id, "City of X")).well


@pytest.mark.parametrize("name", ["City of X", "CITY OF X", "city-of-x", "City  of X", "Ｃｉｔｙ of X"])
def test_nobody_else_is_us(workspace: Workspace, taken: Take, name: str) -> None:
    done = taken(named(name=name))
    assert (codes(done), held(workspace)) == ([("peers.our_name", "1.json")], {})
    assert "line 1, key member.name" in str(done.problems[0])


def test_a_name_that_is_taken_stays_with_who_has_it(workspace: Workspace, taken: Take) -> None:
    taken(named())
    done = taken(named(Z, "city of Y", **LATER), named(**LATER))
    assert (states(done), codes(done)) == (["refused", "newer"], [("peers.their_name", "1.json")])
    assert [*held(workspace)] == [Y]


def test_of_two_that_claim_one_name_neither_is_taken(workspace: Workspace, taken: Take) -> None:
    done = taken(named(), named(Z))
    assert (states(done), held(workspace)) == (["refused", "refused"], {})


def test_an_id_keeps_its_name_and_its_mode(workspace: Workspace, taken: Take) -> None:
    taken(named(), pseudonymous())
    assert codes(taken(named(name="City of W", **LATER))) == [("peers.renamed", "1.json")]
    assert codes(taken(named(Z, **LATER))) == [("peers.remade", "1.json")]
    assert codes(taken(pseudonymous(Y, created_at="2024-04-01T00:00:00Z"))) == [("peers.remade", "1.json")]
    assert states(taken(named(name="CITY of Y", **LATER))) == ["newer"]
    assert received.forget(workspace, Y) == [Y]
    assert states(taken(named(name="City of W"))) == ["new"]


def test_files_that_came_together_may_not_disagree_either(workspace: Workspace, taken: Take) -> None:
    assert states(taken(named(), named(name="City of W", **LATER))) == ["refused", "refused"]
    assert states(taken(named(), pseudonymous(Y))) == ["refused", "refused"]
    assert held(workspace) == {}


def test_ten_thousand_files_of_one_member_are_no_work(workspace: Workspace) -> None:
    raw = json.dumps(named()).encode()
    found = (
        gathering.Found(f"{number}.json", raw.replace(b"05T06", b"05T%02d" % (number % 24))) for number in range(9_999)
    )
    assert states(take(workspace, found, NOW)).count("new") == 1


def test_a_peer_that_we_collect_may_give_its_own_file(workspace: Workspace, taken: Take) -> None:
    peers = "peers:\n  - {name: City of Y, targets: [github:y]}\n"
    workspace.file.write_text(workspace.file.read_text("utf-8") + peers, "utf-8")
    assert states(taken(named())) == ["new"]


def test_names_in_other_scripts_are_told_apart(taken: Take) -> None:
    done = taken(named(Y, "Београд"), named(Z, "Нови Сад"), named("a" * 32, "Malmö"), named("b" * 32, "Malmo"))
    assert states(done) == ["new"] * 4


def test_a_name_is_the_same_however_it_is_written() -> None:
    assert len({plain(name) for name in ("City of Y", "city-of-y", " CITY  OF Y.", "ＣＩＴＹ of Y")}) == 1
    assert len({plain(name) for name in ("किसान", "कसन")}) == 2  # vowels are marks


def test_others_are_taken_where_one_is_refused(workspace: Workspace, taken: Take) -> None:
    done = taken("{", named(), named(Z, values=[VALUE | {"value": -1}]), '{"name": "package"}', "")
    assert states(done) == ["refused", "new", "refused", "refused"]
    assert sorted(codes(done)) == [("peers.empty", "5.json"), ("peers.invalid", "3.json"), ("peers.json", "1.json")]
    assert "4.json is no exchange file and was passed over." in done.said[0]
    assert (done.well, [*held(workspace)]) == (False, [Y])


def test_unknown_metrics_are_kept_for_a_version_that_knows_them(workspace: Workspace, taken: Take) -> None:
    done = taken(named(values=[VALUE, VALUE | {"metric": "yet_to_come"}]))
    assert done.taken[0].offer and done.taken[0].offer.unknown == ("yet_to_come",)
    (one,) = received.newest(workspace)[0]
    assert [value.metric for value in one.given.values] == ["licence_coverage", "yet_to_come"]


def test_folders_are_read_to_their_depth_without_links(tmp_path: Path, given: Path) -> None:
    secret = write(tmp_path / "secret.json", named())
    (given / "members").mkdir()
    write(given / "members" / "b.JSON", named())
    write(given / "a.json", named())
    write(given / "README.md", "x")
    (given / ".git").mkdir()
    write(given / ".git" / "c.json", named())
    write(given / ".d.json", named())
    (given / "link.json").symlink_to(secret)
    (given / "folder").symlink_to(tmp_path)
    (given / "round").symlink_to(given)
    os.mkfifo(given / "pipe.json")
    found = {Path(one.name).relative_to(given).as_posix(): one.raw for one in gathering.found(given)}
    assert [name for name, raw in found.items() if isinstance(raw, bytes)] == ["a.json", "members/b.JSON"]
    wrong = {name: raw.code for name, raw in found.items() if isinstance(raw, Problem)}
    assert wrong == {"link.json": "peers.link", "pipe.json": "exchange.missing"}


@pytest.mark.parametrize(("limit", "most"), [("MOST_FILES", 1), ("MOST_SUM", 700)])
def test_a_folder_of_far_too_much_is_not_read(
    given: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(gathering, limit, most)
    write(given / "a.json", named())
    assert len([*gathering.found(given)]) == 1
    write(given / "b.json", named())
    with pytest.raises(Problem, match="holds more than"):
        next(gathering.found(given))


def test_a_file_that_was_named_is_meant(workspace: Workspace, given: Path) -> None:
    file = write(given / "package.txt", "{}")
    done = take(workspace, gathering.found(file), NOW)
    assert codes(done) == [("peers.format", "package.txt")]
    with pytest.raises(Problem, match="is not there"):
        take(workspace, gathering.found(given / "none"), NOW)


def test_what_was_spoilt_here_is_named_and_the_one_before_counts(workspace: Workspace, taken: Take) -> None:
    taken(named())
    taken(named(**LATER))
    newest = received.newest(workspace)[0][0].file
    newest.write_text("{", "utf-8")
    found, problems = received.newest(workspace)
    assert [str(one.given.created_at) for one in found] == ["2024-03-05 06:00:00"]
    assert [(one.code, one.fields["file"]) for one in problems] == [("peers.json", str(newest))]


def test_what_does_not_belong_there_is_no_member(workspace: Workspace, taken: Take, tmp_path: Path) -> None:
    taken(named())
    root = workspace.peers / "received"
    here = next((root / Y).iterdir())
    (root / "notes").mkdir()
    (root / ("c" * 32)).symlink_to(root / Y)
    (root / Z).mkdir()
    (root / Z / here.name).write_bytes(here.read_bytes())
    (root / Y / f".{here.name}.new").write_text("{", "utf-8")  # of a writer that was killed
    (root / Y / f"2030-01-01-{'0' * 16}.json").symlink_to(here)
    found, problems = received.newest(workspace)
    assert [(one.given.member.id, one.file) for one in found] == [(Y, here)]
    assert [one.code for one in problems] == ["peers.elsewhere"]


def test_who_we_are_is_made_once(workspace: Workspace) -> None:
    assert own(workspace) is None
    ours = made(workspace, "named")
    assert own(workspace) == ours == made(workspace, "named") and len(ours.id) == 32
    with pytest.raises(Problem, match="gives named files"):
        made(workspace, "pseudonymous")


@pytest.mark.parametrize("text", ["", "id: x", "id: [", f"{{id: {Y}, mode: open}}", f"id: {Y}", "- 1"])
def test_who_we_are_cannot_be_guessed(workspace: Workspace, text: str) -> None:
    workspace.peers.mkdir()
    (workspace.peers / "member.yaml").write_text(text, "utf-8")
    with pytest.raises(Problem, match=r"member.yaml, line 1"):
        own(workspace)


def test_who_we_are_can_be_put_back(workspace: Workspace) -> None:
    workspace.peers.mkdir()
    (workspace.peers / "member.yaml").write_text("mode: named\nid: '00000000000000000000000000000001'\n", "utf-8")
    assert own(workspace) == Own("0" * 31 + "1", "named")
