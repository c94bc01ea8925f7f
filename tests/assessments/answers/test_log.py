"""The file of events: what is saved is whole, what is spoilt is named and the rest kept."""

import json
import os
import resource
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessments.answers.events import Answered
from assessments.answers.intents import PlanEvent
from assessments.answers.log import append_plan, read_log, read_plan
from data.words import Problem
from tests.assessments.said import answer, problems, say, seqs, written


def test_a_line_holds_what_was_said(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    say(tmp_path, answer("A-1.1", "partly", hat="lead", via="p-2", note="Grüße\nan alle", links=["https://x.fi"]))
    (line,) = written(tmp_path)
    at = datetime.fromisoformat(line.pop("at"))
    assert before <= at <= datetime.now(UTC)
    assert len(line.pop("salt")) == 32
    assert line == {
        "seq": 1, "by": "p-1", "via": "p-2", "hat": "lead", "kind": "answer", "key": "A-1.1", "value": "partly",
        "note": "Grüße\nan alle", "links": ["https://x.fi"],
    }  # fmt: skip
    (event,) = read_log(tmp_path).events
    assert isinstance(event, Answered)
    assert (event.seq, event.at, event.note) == (1, at.replace(tzinfo=None), "Grüße\nan alle")


def test_several_at_once_are_numbered_in_turn(tmp_path: Path) -> None:
    say(tmp_path, answer("A-1.1", "yes"), answer("A-1.2", "no"))
    say(tmp_path, answer("A-2.1", "yes"))
    assert [(line["seq"], line["key"]) for line in written(tmp_path)] == [(1, "A-1.1"), (2, "A-1.2"), (3, "A-2.1")]


def test_time_never_runs_back(tmp_path: Path) -> None:
    say(tmp_path, answer("A-1.1", "yes"))
    (line,) = written(tmp_path)
    ahead = datetime.now(UTC) + timedelta(hours=2)
    (tmp_path / "log.jsonl").write_text(json.dumps(line | {"at": ahead.isoformat()}), "utf-8")
    say(tmp_path, answer("A-1.1", "no"))
    assert datetime.fromisoformat(written(tmp_path)[1]["at"]) == ahead


def test_a_file_cut_anywhere_loses_its_last_line_at_most(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    say(tmp_path, answer("A-1.1", "yes"))
    first = path.stat().st_size
    say(tmp_path, answer("A-1.2", "no", note="ü"))
    whole = path.read_bytes()
    for cut in range(first, len(whole) + 1):
        path.write_bytes(whole[:cut])
        said = say(tmp_path, answer("A-2.1", "partly"))
        kept = [1, 2, 3] if cut >= len(whole) - 1 else [1, 2]
        assert (seqs(tmp_path), said[0].seq) == (kept, kept[-1]), cut
        torn = 0 < cut - first < len(whole) - 1 - first
        assert len(problems(tmp_path)) == torn, cut


def test_every_line_that_is_no_event_is_named_and_the_rest_kept(tmp_path: Path) -> None:
    say(tmp_path, *(answer("A-1.1", "yes") for _ in range(4)))
    one, two, three, four = (tmp_path / "log.jsonl").read_bytes().splitlines()
    lines = [
        b"\xef\xbb\xbf" + one + b"\r",
        two[:40],
        two,
        b'{"an": "other", "log": 1}',
        b"[1]",
        three.replace(b'"yes"', b'"perhaps"'),
        three.replace(b'"seq":3', b'"seq":"3"'),
        three,
        two.replace(b'"yes"', b'"no"'),
        b"\x00\x00\x00",
        b"\xff\xfe",
        b"",
        b"[" * 100_000,
        three.replace(b'"answer"', b'"vote"'),
        three.replace(b'"value"', b'"valeu"'),
        three.replace(b'"yes"', b'"not_applicable"'),
        four,
    ]
    (tmp_path / "log.jsonl").write_bytes(b"\n".join(lines))
    assert seqs(tmp_path) == [1, 2, 3, 4]
    assert [sentence.split(".")[1].removeprefix("jsonl, ") for sentence in problems(tmp_path)] == [
        "line 2: this line is not whole or was spoilt",
        "line 4: this is no event of an assessment",
        "line 5: this is no event of an assessment",
        "line 6: `value` is missing, unknown or not what it can be",
        "line 7: `seq` is missing, unknown or not what it can be",
        "line 9: number 2 stands in line 3 already, which holds",
        "line 10: this line is not whole or was spoilt",
        "line 11: this line is not whole or was spoilt",
        "line 13: this line is not whole or was spoilt",
        "line 14: this is no event of an assessment",
        "line 15: `value` is missing, unknown or not what it can be",
        "line 16: `note` is missing, unknown or not what it can be",
    ]
    before = (tmp_path / "log.jsonl").read_bytes()
    assert [event.seq for event in say(tmp_path, answer("A-2.1", "yes"))] == [5]
    assert (tmp_path / "log.jsonl").read_bytes().startswith(before + b"\n{")


def test_lines_that_were_taken_out_are_named(tmp_path: Path) -> None:
    say(tmp_path, *(answer("A-1.1", "yes") for _ in range(4)))
    lines = (tmp_path / "log.jsonl").read_bytes().splitlines()
    (tmp_path / "log.jsonl").write_bytes(b"\n".join([lines[3], lines[1]]))  # put in another order too
    assert seqs(tmp_path) == [2, 4]
    assert [sentence[:59] for sentence in problems(tmp_path)] == [
        "log.jsonl, line 2: number 1 should come here and 2 does. Li",
        "log.jsonl, line 1: number 3 should come here and 4 does. Li",
    ]
    assert say(tmp_path, answer("A-1.1", "no"))[0].seq == 5


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (answer("A-1.1", "perhaps"), "value"),
        (answer("A-1.1", "yes", note="\ud800"), "note"),
        (answer("A-1.1", "yes", mood="good"), "mood"),
        ({"kind": "vote"}, "kind"),
    ],
)
def test_what_is_no_event_is_refused_whole(tmp_path: Path, draft: dict[str, object], key: str) -> None:
    with pytest.raises(Problem) as problem:
        say(tmp_path, answer("A-1.1", "yes"), draft)
    assert str(problem.value).startswith(f"`{key}` is missing")
    assert not (tmp_path / "log.jsonl").exists()


@pytest.mark.parametrize("note", [None, " "])
def test_what_does_not_apply_needs_its_reason(tmp_path: Path, note: str | None) -> None:
    with pytest.raises(Problem, match="This needs a reason"):
        say(tmp_path, answer("A-1.1", "yes"), answer("A-1.1", "not_applicable", note=note))
    assert not (tmp_path / "log.jsonl").exists()


def test_no_room_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    say(tmp_path, answer("A-1.1", "yes"))
    before = (tmp_path / "log.jsonl").read_bytes()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 20, resource.RLIM_INFINITY))
        try:
            say(tmp_path, answer("A-1.1", "no"))
        except Problem as problem:
            os._exit(7 if problem.code == "saving.failed" else 8)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert (tmp_path / "log.jsonl").read_bytes() == before


def test_a_plan_has_its_own_events(tmp_path: Path) -> None:
    def free(_before: list[PlanEvent], _coming: list[PlanEvent]) -> None: ...

    append_plan(tmp_path, [
        {"kind": "target", "by": "p-1", "key": "A-1", "value": {"score": 60, "date": "2027-12-31", "owner": "p-2"}},
        {"kind": "effort", "by": "p-1", "key": "A-1", "value": {"days": 3}},
        {"kind": "scorecard", "by": "p-1", "key": "A-1", "value": {"objectives": [{"text": "A", "done": False}]}},
        {"kind": "valid_until", "by": "p-1", "key": "A-1.1", "value": "2027-06-30"},
    ], free)  # fmt: skip
    assert [event.kind for event in read_plan(tmp_path).events] == ["target", "effort", "scorecard", "valid_until"]
    assert not read_plan(tmp_path).problems
    with pytest.raises(Problem, match="`value` is missing"):
        append_plan(tmp_path, [{"kind": "target", "by": "p-1", "key": "A-1", "value": {"date": "2027-12-31"}}], free)
    with pytest.raises(Problem, match="`kind` is missing"):
        append_plan(tmp_path, [answer("A-1.1", "yes")], free)
