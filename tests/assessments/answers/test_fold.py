"""From what several people said to one standing answer: the small questionnaire, worked out by hand.

Its A-1 names the role lead and has the points A-1.1 and A-1.2; A-2 names none and has A-2.1.
"""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.answers.fold import fold, strays, voices
from assessments.answers.log import read_log
from assessments.answers.standing import Answer, Standing
from assessments.questionnaire.shape import Model
from tests.assessments.said import Draft, answer, say, validate
from tests.assessments.small import WHOLE, models


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return models(tmp_path_factory.mktemp("models"), WHOLE)["small", "2.0"]


def after(folder: Path, model: Model, *drafts: Draft) -> dict[str, Standing]:
    say(folder, *drafts)
    return fold(read_log(folder).events, model)


@pytest.mark.parametrize(
    ("drafts", "value", "others"),
    [
        ([], "not_assessed", set()),
        ([answer("A-1.1", "yes")], "yes", set()),
        ([answer("A-1.1", "yes"), answer("A-1.1", "no")], "no", set()),  # the same person in the same role
        ([answer("A-1.1", "yes"), answer("A-1.1", "not_assessed")], "not_assessed", set()),
        ([answer("A-1.1", "yes", hat="lead"), answer("A-1.1", "not_assessed", hat="lead")], "not_assessed", set()),
        ([answer("A-1.1", "yes", hat="lead"), answer("A-1.1", "not_assessed")], "yes", set()),
        ([answer("A-1.1", "yes"), answer("A-1.1", "not_assessed", by="p-2")], "yes", set()),
        ([answer("A-1.1", "yes"), answer("A-1.1", "no", by="p-2")], "no", {"yes"}),
        ([answer("A-1.1", "yes", hat="lead"), answer("A-1.1", "no", hat="dev")], "yes", {"no"}),
        ([answer("A-1.1", "yes", hat="lead"), answer("A-1.1", "yes", hat="dev")], "yes", set()),
        ([answer("A-2.1", "yes", hat="lead"), answer("A-2.1", "no", hat="dev")], "no", {"yes"}),  # A-2 names none
        ([answer("A-1.1", "yes", "p-1"), answer("A-1.1", "no", "p-2"), answer("A-1.1", "partly", "p-3")],
         "partly", {"yes", "no"}),
        ([answer("A-1.1", "yes", "p-1"), answer("A-1.1", "no", "p-2"), answer("A-1.1", "yes", "p-1")], "yes", {"no"}),
        ([answer("A-1.1", "yes", "p-1"), answer("A-1.1", "no", "p-2"), validate("A-1.1", "partly", 1, 2)],
         "partly", set()),
        ([answer("A-1.1", "yes"), validate("A-1.1", "yes", 1), answer("A-1.1", "yes", "p-2")], "yes", set()),
        ([answer("A-1.1", "yes"), validate("A-1.1", "yes", 1), answer("A-1.1", "no", "p-2")], "yes", {"no"}),
        ([answer("A-1.1", "yes"), validate("A-1.1", "yes", 1), answer("A-1.1", "no"), answer("A-1.1", "yes")],
         "yes", set()),
        ([answer("A-1.1", "yes"), validate("A-1.1", "yes", 1), answer("A-1.1", "no"), validate("A-1.1", "no", 3)],
         "no", set()),
        ([answer("A-1", "not_applicable")], "not_applicable", set()),
        ([answer("A-1.1", "yes"), answer("A-1", "not_applicable")], "not_applicable", set()),
        ([answer("A-1", "not_applicable"), answer("A-1.1", "no")], "no", set()),
        ([answer("A-1.1", "yes", by="p-2"), answer("A-1", "not_applicable")], "not_applicable", {"yes"}),
        ([answer("A-1", "yes")], "not_assessed", set()),
    ],
)  # fmt: skip
def test_the_answer_that_stands(
    tmp_path: Path, small: Model, drafts: list[Draft], value: Answer, others: set[Answer]
) -> None:
    point = drafts[0]["key"] if drafts and "." in drafts[0]["key"] else "A-1.1"
    stands = after(tmp_path, small, *drafts)[point]
    assert (stands.value, set(stands.others), stands.disputed) == (value, others, bool(others))


def test_a_whole_activity_out_of_scope_is_one_event(tmp_path: Path, small: Model) -> None:
    (said,) = say(tmp_path, answer("A-1", "not_applicable", note="We have none."))
    stands = fold([said], small)
    assert {point: one.value for point, one in stands.items()} == {
        "A-1.1": "not_applicable", "A-1.2": "not_applicable", "A-2.1": "not_assessed",
    }  # fmt: skip
    assert [stands[point].at for point in ("A-1.1", "A-2.1")] == [said.at, None]
    assert [said.note for said in voices([said], small)["A-1.2"].values()] == ["We have none."]


def test_it_dates_from_the_answer_that_stands(tmp_path: Path, small: Model) -> None:
    first, later = say(tmp_path, answer("A-1.1", "yes", hat="lead"), answer("A-1.1", "no", by="p-2"))
    later = later.model_copy(update={"at": later.at.replace(year=2999)})
    assert fold([first, later], small)["A-1.1"].at == first.at


def test_two_people_lose_nothing(tmp_path: Path, small: Model) -> None:
    say(tmp_path, answer("A-1.1", "yes", "p-1", note="Seen."), answer("A-1.1", "no", "p-2", hat="lead", note="Not."))
    said = voices(read_log(tmp_path).events, small)["A-1.1"]
    assert {voice: (one.value, one.note) for voice, one in said.items()} == {
        ("p-1", None): ("yes", "Seen."), ("p-2", "lead"): ("no", "Not."),
    }  # fmt: skip


def test_what_the_questionnaire_does_not_have_is_named(tmp_path: Path, small: Model) -> None:
    strange = [answer("A-9.9", "yes"), answer("A-1.3", "no"), answer("A-2", "yes"), validate("A-2", "no")]
    stands = after(tmp_path, small, answer("A-1.1", "yes"), *strange)
    assert [one.value for one in stands.values()] == ["yes", "not_assessed", "not_assessed"]
    named = [str(one).removeprefix(f"{tmp_path}/log.jsonl, ") for one in strays(read_log(tmp_path), small)]
    assert [one[:48] for one in named] == [
        "line 2: small 2.0 has no A-9.9. The line counts ",
        "line 3: A-1.3 was given up before small 2.0. The",
        "line 4: A-2 is a whole activity of small 2.0, wh",
        "line 5: A-2 is a whole activity of small 2.0, wh",
    ]


SAID = st.builds(
    answer,
    st.sampled_from(["A-1.1", "A-1.2", "A-2.1"]),
    st.sampled_from(["yes", "partly", "no", "not_applicable", "not_assessed"]),
    st.sampled_from(["p-1", "p-2"]),
    st.sampled_from([None, "lead", "dev"]),
) | st.sampled_from([
    answer("A-1", "not_applicable"), answer("A-9.9", "yes"), validate("A-1.1", "yes", 1), validate("A-2.1", "no", 1),
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(batches=st.lists(st.lists(SAID, max_size=6), max_size=6), chance=st.randoms(use_true_random=False))
def test_the_fold_does_not_depend_on_batches_or_on_the_order_of_lines(
    small: Model, batches: list[list[Draft]], chance: random.Random
) -> None:
    with tempfile.TemporaryDirectory() as name:
        batched, single = Path(name, "batched"), Path(name, "single")
        batched.mkdir()
        single.mkdir()
        for batch in batches:
            say(batched, *batch)
            for draft in batch:
                say(single, draft)
        stands = fold(read_log(batched).events, small)
        alone = fold(read_log(single).events, small)
        assert [(p, one.value, one.others) for p, one in stands.items()] == [
            (p, one.value, one.others) for p, one in alone.items()
        ]
        lines = (batched / "log.jsonl").read_bytes().splitlines() if any(batches) else []
        chance.shuffle(lines)
        (batched / "log.jsonl").write_bytes(b"\n".join(lines))
        assert fold(read_log(batched).events, small) == stands
        assert fold(reversed(read_log(batched).events), small) == stands
