"""What was frozen, month by month."""

import json
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from assessments.folder import About, Assessment, open_assessment
from assessments.history import history
from assessments.making import create
from assessments.questionnaire.model import newest
from tests.assessments.begun import asking, begun, froze
from tests.assessments.said import answer, frozen_otherwise

MARCH, LATE_MARCH, MAY, JUNE = date(2026, 3, 2), date(2026, 3, 30), date(2026, 5, 4), date(2026, 6, 1)


def frozen(root: Path, on: date, value: str = "yes", **about: Any) -> Assessment:
    """Everything answered alike and frozen on a day."""
    one = begun(root, on=on, **about)
    return froze(one, *(answer(point, value, by="p-9") for point in one.model.points), on=on)


def held(*assessments: Assessment) -> list[tuple[str, date, float | None]]:
    """Id, month and the whole score of what stands."""
    found = history(assessments)
    assert found.problems == []
    return [(one.assessment.id, one.period, one.rows[0].value) for one in found.taken]


def test_drafts_are_none_of_it(tmp_path: Path) -> None:
    draft = begun(tmp_path)
    draft.say([answer("A-1.1", "yes", by="p-9")])
    assert held() == []
    assert held(draft) == []


def test_the_oldest_comes_first_in_whatever_order_they_are_read(tmp_path: Path) -> None:
    may, march, june = frozen(tmp_path, MAY, "partly"), frozen(tmp_path, MARCH, "no"), frozen(tmp_path, JUNE)
    for order in permutations([may, march, june]):
        assert held(*order) == [
            (march.id, date(2026, 3, 1), 0), (may.id, date(2026, 5, 1), 50), (june.id, date(2026, 6, 1), 100),
        ]  # fmt: skip


def test_of_one_month_the_last_frozen_holds(tmp_path: Path) -> None:
    early, late = frozen(tmp_path, MARCH, "yes"), frozen(tmp_path, LATE_MARCH, "no")
    assert held(early, late) == held(late, early) == [(late.id, date(2026, 3, 1), 0)]


def test_a_correction_takes_the_place_of_what_it_corrects(tmp_path: Path) -> None:
    march, may = frozen(tmp_path, MARCH, "yes"), frozen(tmp_path, MAY, "partly")
    correction = frozen(tmp_path, JUNE, "no", corrects=march.id)
    for order in permutations([march, may, correction]):
        assert held(*order) == [(correction.id, date(2026, 3, 1), 0), (may.id, date(2026, 5, 1), 50)]


def test_subjects_do_not_stand_in_each_others_place(tmp_path: Path) -> None:
    ours, theirs = frozen(tmp_path, MARCH, "yes", subject="x"), frozen(tmp_path, LATE_MARCH, "no", subject="y")
    assert held(theirs, ours) == [(ours.id, date(2026, 3, 1), 100), (theirs.id, date(2026, 3, 1), 0)]


def test_questionnaires_do_not_stand_in_each_others_place(tmp_path: Path) -> None:
    ours, other = frozen(tmp_path, MARCH, "yes", subject="x"), newest("federal-source-code-policy")
    about = About(model=other.id, version=other.version, subject="x", leads=("p-9",))
    theirs = froze(asking(create(tmp_path, about, LATE_MARCH), None, LATE_MARCH), on=LATE_MARCH)
    assert [one for one, _month, _value in held(theirs, ours)] == [ours.id, theirs.id]


def test_scores_are_those_that_were_frozen(tmp_path: Path) -> None:
    one = frozen(tmp_path, MARCH)
    (row, *rest) = json.loads((one.folder / "log.jsonl").read_text("utf-8").splitlines()[-1])["value"]["rows"]
    frozen_otherwise(one.folder, rows=[row | {"value": 12.5, "definition": "1.3/0"}, *rest])
    assert [(taken.rows[0].value, taken.rows[0].definition) for taken in history([one]).taken] == [(12.5, "1.3/0")]


@pytest.mark.parametrize("rows", [[], [{"metric": "maturity.ggi"}], "one of them"])
def test_scores_that_cannot_be_read_are_named_and_the_rest_stands(rows: Any, tmp_path: Path) -> None:
    may, march = frozen(tmp_path, MAY), frozen(tmp_path, MARCH)
    if isinstance(rows, str):
        known = json.loads((may.folder / "log.jsonl").read_text("utf-8").splitlines()[-1])["value"]["rows"]
        rows = [*known[:-1], known[-1] | {"period": "never"}]
    frozen_otherwise(may.folder, rows=rows)
    found = history([may, march])
    assert [one.assessment.id for one in found.taken] == [march.id]
    (problem,) = found.problems
    # three answers come before it
    assert (problem.code, problem.fields["file"], problem.fields["line"]) == (
        "log.rows", may.folder / "log.jsonl", 4,
    )  # fmt: skip


def test_it_is_read_from_the_folder_alone(tmp_path: Path) -> None:
    one = frozen(tmp_path, MARCH)
    assert held(open_assessment(one.folder)) == held(one)
