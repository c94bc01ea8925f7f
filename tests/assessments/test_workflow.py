"""Draft, review, frozen: who may, what stands in between, and what is kept; the questionnaire of `begun.py`."""

import json
from datetime import date
from pathlib import Path

import pytest

from assessments import workflow
from assessments.answers.freezing import state
from assessments.folder import Assessment, open_assessment
from assessments.planning import intend
from assessments.workflow import Gaps, freeze, gaps, move, result, validate
from data.words import Problem
from tests.assessments.begun import SMALL, TODAY, begun, froze
from tests.assessments.said import Draft, answer, written


def gaps_after(one: Assessment, *drafts: Draft) -> Gaps:
    one.say(drafts)
    return gaps(SMALL, one.log().events)


def refused(one: Assessment, by: str = "p-9", reason: str | None = None) -> str:
    before = written(one.folder) if (one.folder / "log.jsonl").exists() else []
    with pytest.raises(Problem) as problem:
        freeze(one, by, "x", TODAY, reason)
    assert (written(one.folder) if before else []) == before
    return problem.value.code


def test_what_one_person_leaves_open(tmp_path: Path) -> None:
    one = begun(tmp_path)
    assert gaps(SMALL, []) == Gaps([], [], ["A-1.1", "A-1.2", "A-2.1"])
    found = gaps_after(one, answer("A-1.2", "yes"))
    assert (found, found.need_reason) == (Gaps([], [], ["A-1.1", "A-2.1"]), False)


def test_what_several_leave_open(tmp_path: Path) -> None:
    one = begun(tmp_path)
    found = gaps_after(one, answer("A-2.1", "no", "p-2"), answer("A-2.1", "yes", "p-1", hat="lead"))
    # guest is a role that no activity asks; p-2 spoke in none
    assert (found, found.need_reason) == (Gaps(["A-2.1"], ["dev"], ["A-1.1", "A-1.2"]), True)
    found = gaps_after(one, answer("A-1.1", "not_assessed", "p-2", hat="dev"))
    assert found.silent_roles == ["dev"]  # nothing stands that was said in it
    found = gaps_after(one, answer("A-1.1", "no", "p-2", hat="dev"), answer("A-2.1", "yes", "p-2"))
    assert (found, found.need_reason) == (Gaps([], [], ["A-1.2"]), False)


def test_speakers_are_those_whose_answers_stand(tmp_path: Path) -> None:
    one = begun(tmp_path)
    one.say([answer("A-1.1", "yes", "p-1"), answer("A-1.1", "no", "p-2"), answer("A-1.1", "not_assessed", "p-1")])
    assert workflow.speakers(SMALL, one.log().events) == {"p-2"}


def test_one_person_alone_freezes_from_the_draft(tmp_path: Path) -> None:
    one = begun(tmp_path)
    assert refused(one) == "freeze.empty"
    one.say([answer("A-1.1", "yes", "p-9"), answer("A-1.1", "not_assessed", "p-9")])
    assert refused(one) == "freeze.empty"
    froze(one, answer("A-2.1", "partly", "p-9"))
    assert state(one.log().events) == "frozen"
    assert not one.log().problems
    assert refused(one) == "assessment.frozen"


def test_several_review_first_and_only_a_lead_goes_on(tmp_path: Path) -> None:
    one = begun(tmp_path, leads=("p-9", "p-8"))
    one.say([answer("A-1.1", "yes", "p-1", hat="lead"), answer("A-1.1", "no", "p-2", hat="dev")])
    assert refused(one, "p-1") == "assessment.lead"
    assert refused(one) == "freeze.review"
    with pytest.raises(Problem, match="is not in review"):
        validate(one, "p-9", "A-1.1", "partly", "We looked.")
    with pytest.raises(Problem, match="Only a lead of 2026-03-14-ggi"):
        move(one, "p-1", "review")
    with pytest.raises(Problem, match="Only a lead of 2026-03-14-ggi"):
        validate(one, "p-1", "A-1.1", "no", "We looked.")
    move(one, "p-8", "review")
    assert refused(one) == refused(one, reason=" ") == "freeze.reason"
    validate(one, "p-8", "A-1.1", "partly", "We looked.")
    assert one.standing()["A-1.1"].value == "partly"
    freeze(one, "p-9", "x", TODAY)
    assert state(open_assessment(one.folder).log().events) == "frozen"


def test_a_validated_answer_names_what_it_was_chosen_from(tmp_path: Path) -> None:
    one = begun(tmp_path)
    one.say([
        answer("A-1.1", "yes", "p-1"), answer("A-1.1", "no", "p-2"), answer("A-1.2", "no", "p-2"),
        answer("A-1.1", "partly", "p-1"), answer("A-1", "not_applicable", "p-3"),
    ])  # fmt: skip
    move(one, "p-9", "review")
    validate(one, "p-9", "A-1.1", "partly", "We looked.")
    assert written(one.folder)[-1]["value"] == {"answer": "partly", "of": [2, 4, 5]}  # 1 was said anew in 4
    for point, reason, code in (("A-9.9", "R.", "event.point"), ("A-1", "R.", "event.point"),
                                ("A-1.1", " ", "event.reason")):  # fmt: skip
        with pytest.raises(Problem) as problem:
            validate(one, "p-9", point, "no", reason)
        assert problem.value.code == code
    move(one, "p-9", "draft")
    assert state(one.log().events) == "draft"
    with pytest.raises(Problem, match="cannot go from draft to draft"):
        move(one, "p-9", "draft")


def test_what_is_frozen_holds_the_reason_the_plan_and_the_scores(tmp_path: Path) -> None:
    one = begun(tmp_path)
    intend(one, [{"kind": "effort", "key": "A-1", "value": {"days": 2}, "by": "p-9"}])
    one.say([answer("A-1.1", "yes", "p-1", hat="lead"), answer("A-1.1", "no", "p-2"), answer("A-2.1", "no", "p-1")])
    move(one, "p-9", "review")
    freeze(one, "p-9", "x", TODAY, "It was Friday.")
    kept = written(one.folder)[-1]["value"]
    assert (kept["disputed"], kept["reason"]) == (["A-1.1"], "It was Friday.")
    assert [(event["kind"], event["key"], event["value"]) for event in kept["plan"]] == [("effort", "A-1", {"days": 2})]
    # by hand: A-1 = 1/1, A-2 = 0/1, the whole their mean; low: as no, A-1.2 as no; high: as yes
    whole = next(row for row in kept["rows"] if row["metric"] == "maturity.ggi")
    assert [whole[key] for key in ("value", "low", "high", "sample_size", "coverage")] == [50, 0, 50, 2, 0.75]
    assert (whole["period"], whole["organisation"], whole["repository"]) == ("2026-03-01", "x", None)
    assert json.loads(SMALL.model_dump_json(exclude_defaults=True)) == kept["model"]
    intend(one, [{"kind": "effort", "key": "A-1", "value": {"days": 9}, "by": "p-9"}])
    assert written(one.folder)[-1]["value"] == kept


def test_the_result_of_a_draft_is_of_today_and_that_of_a_frozen_one_stays(tmp_path: Path) -> None:
    one = begun(tmp_path)
    one.say([answer("A-2.1", "yes", "p-9")])
    assert {(row.period, row.organisation) for row in result(one, "y", date(2027, 5, 31))} == {(date(2027, 5, 1), "y")}
    freeze(one, "p-9", "x", TODAY)
    assert {(row.period, row.organisation) for row in result(one, "y", date(2027, 5, 31))} == {(date(2026, 3, 1), "x")}


def test_a_correction_of_a_correction_takes_the_month_of_the_first(tmp_path: Path) -> None:
    first = froze(begun(tmp_path))
    second = froze(begun(tmp_path, corrects=first.id, on=date(2026, 5, 2)), on=date(2026, 5, 2))
    third = begun(tmp_path, corrects=second.id, on=date(2026, 7, 3))
    third.say([answer("A-1.1", "no", "p-9")])
    assert result(third, "x", date(2026, 7, 3))[0].period == date(2026, 3, 1)
    freeze(third, "p-9", "x", date(2026, 7, 3))
    assert {row.period for row in result(third, "x", date(2030, 1, 1))} == {date(2026, 3, 1)}


def test_a_correction_whose_original_is_gone_or_spoilt_is_not_frozen(tmp_path: Path) -> None:
    first = froze(begun(tmp_path))
    second = begun(tmp_path, corrects=first.id)
    second.say([answer("A-1.1", "no", "p-9")])
    log = first.folder / "log.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole.replace(b'"period":"2026', b'"period":"soon'))
    assert refused(second) == "correction.gone"
    log.unlink()
    assert refused(second) == "correction.gone"
    (first.folder / "assessment.yaml").unlink()
    assert refused(second) == "correction.gone"
    assert result(second, "x", date(2026, 9, 9))[0].period == date(2026, 9, 1)  # a draft can be looked at
    with pytest.raises(Problem, match=f"{second.id} corrects {first.id}, which is not there"):
        freeze(second, "p-9", "x", TODAY)


def test_what_an_id_asks() -> None:
    asked = {key: SMALL.asked(key) for key in ("A-1", "A-2", "A-1.2", "A-1.3", "A-9", "use", "")}
    assert asked == {
        "A-1": ["A-1.1", "A-1.2"], "A-2": ["A-2.1"], "A-1.2": ["A-1.2"], "A-1.3": [], "A-9": [], "use": [], "": [],
    }  # fmt: skip


def test_words_are_taken_back_by_whose_they_are_who_typed_them_or_a_lead(tmp_path: Path) -> None:
    one = begun(tmp_path)
    for who in ("p-1", "p-2", "p-9"):
        said = one.say([answer("A-2.1", "yes", "p-1", via="p-2", note="Said by Ada")])
        with pytest.raises(Problem, match="is somebody else's"):
            workflow.take_back(one, "p-3", said[0].seq)
        workflow.take_back(one, who, said[0].seq)
    assert "Ada" not in (one.folder / "log.jsonl").read_text("utf-8")
