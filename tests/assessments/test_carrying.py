"""Answers of an earlier assessment: suggested where the same is asked, answers once somebody confirms them."""

from datetime import date
from pathlib import Path

import pytest

from assessments import folder
from assessments.answers.taking_back import redact
from assessments.carrying import carry, confirm, suggestions
from assessments.folder import Assessment, open_assessment
from assessments.making import create
from assessments.planning import intend, planned
from assessments.workflow import freeze, move, validate
from data.words import Problem
from tests.assessments.begun import SMALL, TODAY, asking, begun, froze
from tests.assessments.said import answer, seqs, written

NEXT = date(2027, 3, 14)


def carried(root: Path, earlier: Assessment) -> Assessment:
    """Another one, with what the earlier one suggests."""
    return carry(begun(root, None, on=NEXT), earlier.id, "p-9")


def said(one: Assessment) -> dict[str, tuple[str, str | None]]:
    return {point: (said.answer, said.note) for point, said in suggestions(one).items()}


@pytest.fixture
def older(tmp_path: Path) -> Assessment:
    """Of an older version."""
    about = folder.About(model="ggi", version="1.2", subject="x", leads=("p-9",))
    one = create(tmp_path, about, TODAY)
    one.say([
        answer("GGI-A-21.10", "yes", "p-9"), answer("GGI-A-21.5", "no", "p-9"), answer("GGI-A-21.6", "partly", "p-9"),
        answer("GGI-A-22", "not_applicable", "p-9", note="No software."),
    ])  # fmt: skip
    return one


def test_from_version_to_version_what_is_asked_otherwise_is_not_suggested(older: Assessment, tmp_path: Path) -> None:
    freeze(older, "p-9", "x", TODAY)
    about = folder.About(model="ggi", version="1.3", subject="x", leads=("p-9",))
    one = carry(create(tmp_path, about, NEXT), older.id, "p-9")
    out = ("not_applicable", "No software.")
    points = {"GGI-A-21.6": ("partly", None), **{f"GGI-A-22.{n}": out for n in (1, 2, 3, 4)}}
    assert said(one) == points
    assert {one.value for one in one.standing().values()} == {"not_assessed"}
    assert open_assessment(one.folder).about.carries == older.id
    assert confirm(one, ["GGI-A-22", "GGI-A-22.1"], "p-5", hat="team-leader", via=None) == 4
    assert said(one) == {"GGI-A-21.6": ("partly", None)}
    line = written(one.folder)[0]
    assert {key: line.get(key) for key in ("key", "value", "by", "hat", "note", "via")} == {
        "key": "GGI-A-22.1", "value": "not_applicable", "by": "p-5", "hat": "team-leader", "note": "No software.",
        "via": None,
    }  # fmt: skip
    assert confirm(one, ["GGI-A-22", "GGI-A-21.5", "GGI-A-99"], "p-5") == 0


def test_what_was_answered_here_meanwhile_or_is_disputed_there_is_not_suggested(tmp_path: Path) -> None:
    earlier = begun(tmp_path, None)
    earlier.say([
        answer("GGI-A-39.1", "yes", "p-1"), answer("GGI-A-39.2", "yes", "p-1"), answer("GGI-A-39.2", "no", "p-2"),
        answer("GGI-A-16.1", "no", "p-1", note="Older."), answer("GGI-A-16.1", "no", "p-2", note="Newer.", links=["https://x.fi"]),
    ])  # fmt: skip
    move(earlier, "p-9", "review")
    freeze(earlier, "p-9", "x", TODAY, "It was Friday.")
    one = carried(tmp_path, earlier)
    assert said(one) == {"GGI-A-39.1": ("yes", None), "GGI-A-16.1": ("no", "Newer.")}
    assert suggestions(one)["GGI-A-16.1"].links == ("https://x.fi",)
    one.say([answer("GGI-A-39.1", "no", "p-3")])
    assert said(one).keys() == {"GGI-A-16.1"}
    assert confirm(one, ["GGI-A-39", "GGI-A-16"], "p-3") == 1
    one.say([answer("GGI-A-39.1", "not_assessed", "p-3")])
    assert said(one).keys() == {"GGI-A-39.1"}


def test_what_was_settled_comes_with_its_reason_where_nobody_said_it(tmp_path: Path) -> None:
    earlier = begun(tmp_path, None)
    earlier.say([answer("GGI-A-39.1", "yes", "p-1", note="Seen."), answer("GGI-A-39.1", "no", "p-2")])
    move(earlier, "p-9", "review")
    validate(earlier, "p-9", "GGI-A-39.1", "partly", "Half of it.")
    assert said(carried(tmp_path, earlier)) == {"GGI-A-39.1": ("partly", "Half of it.")}
    validate(earlier, "p-9", "GGI-A-39.1", "yes", "All of it.")
    assert said(carried(tmp_path, earlier)) == {"GGI-A-39.1": ("yes", "Seen.")}


def test_a_draft_suggests_too_and_words_taken_back_do_not_come_again(tmp_path: Path) -> None:
    earlier = begun(tmp_path, None)
    earlier.say(
        [answer("GGI-A-39.1", "yes", note="Ada did."), answer("GGI-A-16.1", "not_applicable", note="Ada left.")]
    )
    one = carried(tmp_path, earlier)
    assert said(one) == {"GGI-A-39.1": ("yes", "Ada did."), "GGI-A-16.1": ("not_applicable", "Ada left.")}
    redact(earlier.folder, 1, "p-9")
    redact(earlier.folder, 2, "p-9")
    assert said(one) == {"GGI-A-39.1": ("yes", None)}  # what does not apply needs a reason, which is gone
    assert confirm(one, ["GGI-A-39", "GGI-A-16"], "p-9") == 1


def test_the_plan_comes_along_once_and_new_words_hold(tmp_path: Path) -> None:
    earlier, other = begun(tmp_path, None), begun(tmp_path, None)
    aim = {"date": NEXT, "score": 60, "owner": "p-4"}
    status = {"status": "done", "since": "2026-01-02T03:04:05Z"}
    intend(earlier, [
        {"kind": "target", "key": "GGI-A-39", "by": "p-1", "value": aim, "note": "Soon."},
        {"kind": "target", "key": "GGI-A-16", "by": "p-1", "value": aim},
        {"kind": "effort", "key": "GGI-A-39.1", "by": "p-1", "value": {"days": 2}},
        {"kind": "status", "key": "GGI-A-39", "by": "p-1", "value": status},
    ])  # fmt: skip
    intend(other, [{"kind": "effort", "key": "GGI-A-39", "by": "p-1", "value": {"days": 7}}])
    one = begun(tmp_path, None, on=NEXT)
    intend(one, [{"kind": "target", "key": "GGI-A-16", "by": "p-2"}])
    for again in (earlier.id, earlier.id, other.id):
        one = carry(one, again, "p-9")
    held = planned(one)
    assert [(event.kind, event.key, event.by) for event in held.events] == [
        ("target", "GGI-A-16", "p-2"), ("target", "GGI-A-39", "p-9"), ("effort", "GGI-A-39.1", "p-9"),
        ("status", "GGI-A-39", "p-9"), ("effort", "GGI-A-39", "p-9"),
    ]  # fmt: skip
    assert [(key, aim.owner) for key, aim in held.targets.items()] == [("GGI-A-39", "p-4")]
    assert held.efforts == {"GGI-A-39.1": 2, "GGI-A-39": 7}
    assert open_assessment(one.folder).about.carries == other.id
    assert len((one.folder / "plan.jsonl").read_text("utf-8").splitlines()) == 5


def test_plans_for_what_is_no_longer_there_stay_behind(tmp_path: Path) -> None:
    earlier = begun(tmp_path)
    intend(earlier, [
        {"kind": "target", "key": key, "by": "p-1", "value": {"date": NEXT, "score": 60}} for key in ("A-1", "A-2")
    ])  # fmt: skip
    froze(earlier)
    (goal,) = SMALL.goals
    fewer = SMALL.model_copy(update={"goals": (goal.model_copy(update={"activities": goal.activities[:1]}),)})
    for cached in ("activities", "points"):
        fewer.__dict__.pop(cached, None)
    one = carry(asking(begun(tmp_path), fewer), earlier.id, "p-9")
    assert planned(asking(one, SMALL)).targets.keys() == {"A-1"}


def test_what_cannot_be_carried_changes_nothing(tmp_path: Path) -> None:
    one = begun(tmp_path, None)
    file = (one.folder / "assessment.yaml").read_bytes()
    spc = folder.About(model="standard-for-public-code", version="0.8.0", subject="local/a", leads=("p-9",))
    other = create(tmp_path, spc, TODAY)
    for earlier, code in ((other.id, "carry.model"), (one.id, "carry.model"), ("../x", "assessment.missing")):
        with pytest.raises(Problem) as problem:
            carry(one, earlier, "p-9")
        assert problem.value.code == code
    late = froze(begun(tmp_path, None))
    with pytest.raises(Problem, match="is frozen"):
        carry(late, one.id, "p-9")
    assert (one.folder / "assessment.yaml").read_bytes() == file
    assert not open_assessment(late.folder).about.carries


def test_carrying_keeps_what_was_changed_in_the_file_meanwhile(tmp_path: Path) -> None:
    one, earlier = begun(tmp_path, None), begun(tmp_path, None)
    file = one.folder / "assessment.yaml"
    file.write_text(file.read_text("utf-8").replace("- p-9", "- p-9\n- p-8"), "utf-8")
    carry(one, earlier.id, "p-9")
    about = open_assessment(one.folder).about
    assert (about.leads, about.carries) == (("p-9", "p-8"), earlier.id)


def test_an_earlier_one_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    earlier = begun(tmp_path, None)
    one = carried(tmp_path, earlier)
    (earlier.folder / "assessment.yaml").unlink()
    with pytest.raises(Problem, match=f"{earlier.id} is no assessment"):
        suggestions(one)
    with pytest.raises(Problem, match=f"{earlier.id} is no assessment"):
        confirm(one, ["GGI-A-39"], "p-9")
    assert not seqs(one.folder)
    assert not suggestions(begun(tmp_path, None))
