"""Twenty people answer while a lead freezes, and any order of answers at all."""

import json
import multiprocessing
from datetime import date, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.answers.events import LOG, LogEvent
from assessments.answers.fold import fold, voices
from assessments.answers.freezing import state
from assessments.folder import About, open_assessment
from assessments.making import create
from assessments.workflow import freeze, gaps, move
from tests.assessments.begun import SMALL
from tests.assessments.said import answer, answers_everything_until_frozen, seqs, validate, written

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.assessments.said"])


def test_a_lead_freezes_while_twenty_answer(tmp_path: Path) -> None:
    one = create(tmp_path, About(model="ggi", version="1.3", subject="x", leads=("p-9",)), date(2026, 3, 14))
    move(one, "p-9", "review")
    late = [
        PROCESSES.Process(target=answers_everything_until_frozen, args=(one.folder, f"p-{number}"))
        for number in range(20)
    ]
    for process in late:
        process.start()
    while len(seqs(one.folder)) < 200:
        assert any(process.is_alive() for process in late)
    freeze(one, "p-9", "x", date(2026, 3, 14), "Enough.")
    for process in late:
        process.join(120)
        assert process.exitcode == 0
    lines = written(one.folder)
    told = [int(line) for line in (one.folder / "acknowledged").read_text("ascii").split()]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert sorted(told) == [line["seq"] for line in lines if line["kind"] == "answer"] == [*range(2, len(lines))]
    assert lines[-1]["value"]["to"] == "frozen"
    assert (one.folder / "refused").read_text("utf-8").splitlines() == 20 * [
        f"{one.id} is frozen. Nothing was saved; make a correction, a new assessment that names it."
    ]
    again = open_assessment(one.folder)
    assert (state(again.log().events), again.log().problems) == ("frozen", [])
    # the scores that were frozen are of the answers under the seal: each that somebody gave is a yes
    answered = {line["key"] for line in lines if line["kind"] == "answer"}
    whole = next(row for row in lines[-1]["value"]["rows"] if row["metric"] == "maturity.ggi")
    assert (whole["value"], whole["sample_size"]) == (100, len(answered))


ROLES = {"A-1.1": {"lead", "dev"}, "A-1.2": {"lead", "dev"}, "A-2.1": {"lead"}}
SAID = st.tuples(
    st.sampled_from(["A-1.1", "A-1.2", "A-2.1", "A-1"]),
    st.sampled_from(["yes", "partly", "no", "not_assessed"]),
    st.sampled_from(["p-1", "p-2", "p-3"]),
    st.sampled_from([None, "lead", "dev", "guest"]),
    st.sampled_from(["answer", "answer", "answer", "validate"]),
)
Story = list[tuple[str, str, str, str | None, str]]


def naive(story: Story, point: str) -> tuple[str, bool, set[tuple[str, str | None]]]:
    """What stands, whether it is disputed, and who still says something: by looking back from each voice."""

    def about(key: str) -> bool:
        return key == point or (key == "A-1" and point in ("A-1.1", "A-1.2"))

    said = [
        (turn, "not_applicable" if key == "A-1" else value, (by, hat))
        for turn, (key, value, by, hat, kind) in enumerate(story)
        if about(key) and (kind == "answer" or key == "A-1")
    ]
    last = {who: max(one for one in said if one[2] == who) for _turn, _value, who in said}
    speak = {who: one for who, one in last.items() if one[1] != "not_assessed"}
    chosen = [(turn, value) for turn, (key, value, _by, _hat, kind) in enumerate(story)
              if kind == "validate" and key == point]  # fmt: skip
    if chosen:
        when, value = chosen[-1]
        return value, any(turn > when and other != value for turn, other, _who in speak.values()), {*speak}
    if not speak:
        return "not_assessed", False, set()
    asked = [one for who, one in speak.items() if who[1] in ROLES[point]]
    value = max(asked or speak.values())[1]
    return value, any(other != value for _turn, other, _who in speak.values()), {*speak}


def events(story: Story) -> list[LogEvent]:
    drafts = [
        answer("A-1", "not_applicable", by, hat) if key == "A-1"
        else validate(key, value) if kind == "validate" else answer(key, value, by, hat)
        for key, value, by, hat, kind in story
    ]  # fmt: skip
    return [
        LOG.validate_python(draft | {"seq": seq, "at": datetime(2026, 3, 14)}) for seq, draft in enumerate(drafts, 1)
    ]


@settings(max_examples=300, deadline=None)
@given(st.lists(SAID, max_size=14))
def test_whatever_order_people_answer_in(story: Story) -> None:
    said = events(story)
    stands, found, spoken = fold(said, SMALL), gaps(SMALL, said), voices(said, SMALL)
    expected = {point: naive(story, point) for point in ROLES}
    assert {point: (one.value, one.disputed, {*spoken[point]}) for point, one in stands.items()} == expected
    assert found.disputed == [point for point, (_value, disputed, _who) in expected.items() if disputed]
    assert found.unanswered == [
        point for point, (value, _disputed, _who) in expected.items() if value == "not_assessed"
    ]
    who = {one for _value, _disputed, several in expected.values() for one in several}
    several = len({by for by, _hat in who}) > 1
    assert found.silent_roles == [role for role in ("lead", "dev") if several and role not in {hat for _by, hat in who}]
    assert json.dumps(found.__dict__)  # ids alone
