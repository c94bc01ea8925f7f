"""Frozen is for good: late answers are refused, changes show, and words can be taken back all the same."""

import hashlib
import json
import multiprocessing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assessments.answers.events import LogEvent
from assessments.answers.freezing import broken_seals, refuse_late, sealed, state
from assessments.answers.log import append_log, read_log
from assessments.answers.redacting import shown
from assessments.answers.taking_back import redact
from data.words import Problem
from tests.assessments.said import Draft, answer, answers_until_frozen, problems, say, seqs, written

RESULT = {"model": {"id": "small"}, "rows": [], "plan": [], "disputed": []}


def moved(to: str) -> Draft:
    return {"kind": "state", "by": "p-9", "value": {"to": to}}


def carefully(folder: Path, *drafts: Draft) -> list[LogEvent]:
    return append_log(folder, lambda _before: drafts, partial(refuse_late, folder))


def frozen(folder: Path) -> None:
    append_log(folder, lambda before: sealed(before, "p-9", RESULT), partial(refuse_late, folder))


def seals(folder: Path) -> list[str]:
    return [
        str(problem).removeprefix(f"{folder}/log.jsonl, ")[:26].strip() for problem in broken_seals(read_log(folder))
    ]


def by_hand(line: dict[str, Any]) -> dict[str, Any]:
    """A line in hashed form, made of the file alone."""
    words = [line.pop(key, default) for key, default in (("salt", None), ("note", None), ("links", []))]
    return line | {"hidden": hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()}


def test_from_state_to_state(tmp_path: Path) -> None:
    carefully(tmp_path, answer("A-1.1", "yes"))
    assert state(read_log(tmp_path).events) == "draft"
    for to in ("review", "draft", "review"):
        carefully(tmp_path, moved(to))
        assert state(read_log(tmp_path).events) == to
    with pytest.raises(Problem, match="cannot go from review to review"):
        carefully(tmp_path, moved("review"))
    frozen(tmp_path)
    assert state(read_log(tmp_path).events) == "frozen"
    for draft in (answer("A-1.1", "no"), moved("draft")):
        with pytest.raises(Problem, match="is frozen"):
            carefully(tmp_path, draft)
    with pytest.raises(Problem, match="is frozen"):
        frozen(tmp_path)
    assert seqs(tmp_path) == [1, 2, 3, 4, 5]


def test_what_is_frozen_with_it_is_read_while_nobody_else_writes(tmp_path: Path) -> None:
    carefully(tmp_path, answer("A-1.1", "yes"))
    append_log(
        tmp_path,
        lambda before: sealed(before, "p-9", RESULT | {"rows": [{"n": len(before), "seqs": seqs(tmp_path)}]}),
        partial(refuse_late, tmp_path),
    )
    assert written(tmp_path)[1]["value"]["rows"] == [{"n": 1, "seqs": [1]}]


def test_the_seal_can_be_checked_without_us(tmp_path: Path) -> None:
    carefully(tmp_path, answer("A-1.1", "yes"), answer("A-1.2", "no", note="Grüße", links=["https://x.fi"]))
    frozen(tmp_path)
    first, second, last = written(tmp_path)
    own = {"value": {key: value for key, value in last["value"].items() if key != "sha256"}}
    lines = [json.dumps(one, sort_keys=True, ensure_ascii=False) for one in (first, by_hand(second), own)]
    assert last["value"]["sha256"] == hashlib.sha256("".join(f"{one}\n" for one in lines).encode()).hexdigest()
    assert not seals(tmp_path)


def test_a_change_after_freezing_shows(tmp_path: Path) -> None:
    carefully(tmp_path, answer("A-1.1", "yes"), answer("A-1.2", "no", note="Not yet."))
    frozen(tmp_path)
    path = tmp_path / "log.jsonl"
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    for changed in (whole.replace(b'"yes"', b'"no"'), whole.replace(b"yet", b"now"), lines[1] + lines[2]):
        path.write_bytes(changed)
        (said,) = seals(tmp_path)
        assert ": the seal does not" in said
    path.write_bytes(whole)
    say(tmp_path, answer("A-1.1", "no"))
    assert seals(tmp_path) == ["line 4: this came after fr"]


@pytest.mark.parametrize(
    ("was", "now"),
    [(b'"value":4.5', b'"value":99'), (b'"id":"small"', b'"id":"other"'), (b"Ada was ill", b"All is well")],
)
def test_a_change_of_what_was_frozen_shows(tmp_path: Path, was: bytes, now: bytes) -> None:
    carefully(tmp_path, answer("A-1.1", "yes"))
    result = RESULT | {"rows": [{"value": 4.5}], "reason": "Ada was ill"}
    append_log(tmp_path, lambda before: sealed(before, "p-9", result), partial(refuse_late, tmp_path))
    assert not seals(tmp_path)
    path = tmp_path / "log.jsonl"
    whole = path.read_bytes()
    assert was in whole
    path.write_bytes(whole.replace(was, now))
    assert seals(tmp_path)[0].startswith("line 2: the seal does not")


def test_the_reason_of_freezing_can_be_taken_back(tmp_path: Path) -> None:
    carefully(tmp_path, answer("A-1.1", "yes"))
    result = RESULT | {"reason": "Ada was ill"}
    append_log(tmp_path, lambda before: sealed(before, "p-9", result), partial(refuse_late, tmp_path))
    redact(tmp_path, 2, "p-9")
    assert b"Ada" not in (tmp_path / "log.jsonl").read_bytes()
    assert not seals(tmp_path)
    for seq in (1, 2):  # no words, and none any more
        with pytest.raises(Problem, match="has no words to take back"):
            redact(tmp_path, seq, "p-9")


def test_words_taken_back_leave_the_file_and_the_seal_whole(tmp_path: Path) -> None:
    carefully(tmp_path, answer("A-1.1", "yes", note="Said by Ada", links=["https://x.fi/ada"]), answer("A-1.2", "no"))
    path = tmp_path / "log.jsonl"
    one, two = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([one, one[:30], two, one]))  # a torn line stays, a double loses its words too
    frozen(tmp_path)
    redact(tmp_path, 1, "p-9")
    text = path.read_bytes()
    assert not any(word in text for word in (b"Ada", b"x.fi", json.loads(one)["salt"].encode()))
    lines = text.splitlines()
    assert lines[1:3] == [one[:30], two]
    assert lines[0] == lines[3]
    assert json.loads(lines[0]) == by_hand(json.loads(one))
    assert json.loads(lines[5])["value"] == {"seq": 1}
    assert seqs(tmp_path) == [1, 2, 3, 4]
    assert not seals(tmp_path)
    assert len(problems(tmp_path)) == 2
    with pytest.raises(Problem, match="has no number 9"):
        redact(tmp_path, 9, "p-9")
    assert path.read_bytes() == text


def test_a_torn_line_loses_the_words_that_are_taken_back(tmp_path: Path) -> None:
    carefully(tmp_path, answer("A-1.1", "yes", note='Said by "Ada" Mäki', links=["https://x.fi/ada"]))
    path = tmp_path / "log.jsonl"
    (one,) = path.read_bytes().splitlines()
    whole, half = one.index(b',"salt'), one.index("äki".encode())
    path.write_bytes(b"\n".join([one[:whole], one, one[:half], b"Ada was here", one[:30]]) + b"\n")
    redact(tmp_path, 1, "p-9")
    kept = one[: one.index(b'"note"')]
    first, _second, *others = path.read_bytes().splitlines()
    assert first == kept + b'"note":"","links":[""]'
    assert others[:3] == [kept + b'"note":"', b"Ada was here", one[:30]]
    assert b"x.fi" not in path.read_bytes()
    assert len(problems(tmp_path)) == 4


def test_words_taken_back_elsewhere_are_not_shown(tmp_path: Path) -> None:
    say(tmp_path, answer("A-1.1", "yes", note="Said by Ada"), {"kind": "redact", "by": "p-9", "value": {"seq": 1}})
    first = shown(read_log(tmp_path).events)[0]
    assert (first.note, first.salt) == (None, None)
    assert first.hidden


def test_freezing_races_with_late_answers(tmp_path: Path) -> None:
    processes = multiprocessing.get_context("forkserver")
    late = [processes.Process(target=answers_until_frozen, args=(tmp_path, f"p-{one}")) for one in range(5)]
    for process in late:
        process.start()
    while len(seqs(tmp_path)) < 50:
        assert any(process.is_alive() for process in late)
    frozen(tmp_path)
    for process in late:
        process.join(60)
        assert process.exitcode == 0
    events = read_log(tmp_path).events
    assert [event.kind for event in events].index("state") == len(events) - 1
    told = (tmp_path / "acknowledged").read_text("ascii").split()
    assert sorted(map(int, told)) == [event.seq for event in events[:-1]]
    assert not seals(tmp_path)
