"""What holds for the score of any questionnaire and any answers."""

import math
from itertools import product
from typing import get_args

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessments.answers.standing import Answer, Standing
from assessments.questionnaire.shape import Demand, Groups, Mandate, Model
from assessments.scores.score import Result, Score, score
from tests.assessments.answered import questionnaire

ANSWERS = st.sampled_from(get_args(Answer))
PATIENT = settings(deadline=None)  # a busy machine is no failure
Answered = tuple[Model, dict[str, Standing]]


@st.composite
def models(draw: st.DrawFn) -> Model:
    goals = draw(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=3), min_size=1, max_size=3))
    groups = st.builds(
        Groups,
        mandate=st.lists(st.sampled_from(get_args(Mandate)), unique=True).map(tuple),
        demand=st.lists(st.sampled_from(get_args(Demand)), unique=True, max_size=2).map(tuple),
        stage=st.one_of(st.none(), st.integers(1, 4)),
    )
    return questionnaire(goals, {f"A-{n}": draw(groups) for n in range(1, sum(map(len, goals)) + 1)})


@st.composite
def answered(draw: st.DrawFn, *, disputes: bool = True) -> Answered:
    model = draw(models())
    others = st.frozensets(ANSWERS, max_size=2) if disputes else st.just(frozenset())
    stands = st.builds(Standing, value=ANSWERS, others=st.one_of(st.just(frozenset()), others), at=st.none())
    return model, {one: draw(stands) for one in model.points}


def scores(result: Result) -> dict[str, Score]:
    """Every score there is."""
    kinds = (result.goals, result.activities, result.mandate, result.demand)
    every = {"": result.whole} | {one: each for kind in kinds for one, each in kind.items()}
    every |= {f"stage {stage}": each for stage, each in result.stages.items()}
    return every | ({"stage": result.stage} if result.stage else {})


@PATIENT
@given(answered(), st.data())
def test_a_yes_never_lowers_a_score(given_: Answered, data: st.DataObject) -> None:
    model, standing = given_
    point = data.draw(st.sampled_from([*model.points]))
    others = data.draw(st.sampled_from([standing[point].others, frozenset()]))
    before = scores(score(model, {**standing, point: Standing(standing[point].value, others, None)}))
    after = scores(score(model, {**standing, point: Standing("yes", others, None)}))
    for one, now in after.items():
        for was, is_ in ((before[one].value, now.value), (before[one].low, now.low), (before[one].high, now.high)):
            assert was is None or (is_ is not None and is_ >= was), one


@PATIENT
@given(answered())
def test_the_range_always_holds_the_score(given_: Answered) -> None:
    for one, each in scores(score(*given_)).items():
        assert (each.low is None) == (each.high is None), one
        if each.low is not None and each.high is not None:
            assert 0 <= each.low <= each.high <= 100, one
            assert each.value is None or each.low <= each.value <= each.high, one
        else:
            assert each.value is None, one


@PATIENT
@given(answered(), ANSWERS, st.data())
def test_answering_an_unassessed_point_never_widens_the_range(
    given_: Answered, answer: Answer, data: st.DataObject
) -> None:
    model, standing = given_
    point = data.draw(st.sampled_from([*model.points]))
    before = scores(score(model, {**standing, point: Standing("not_assessed", frozenset(), None)}))
    after = scores(score(model, {**standing, point: Standing(answer, frozenset(), None)}))
    for one, was in before.items():
        low, high = after[one].low, after[one].high
        if low is not None and high is not None and was.low is not None and was.high is not None:
            assert was.low <= low <= high <= was.high, one
        assert after[one].coverage >= was.coverage, one


@PATIENT
@given(answered(disputes=False))
def test_all_assessed_and_nothing_disputed_is_one_number(given_: Answered) -> None:
    for one, each in scores(score(*given_)).items():
        if each.coverage == 1:
            assert each.low == each.value == each.high, one


@PATIENT
@given(answered())
def test_weights_of_applicable_points_add_up_to_1(given_: Answered) -> None:
    model, standing = given_
    weights = score(model, standing).weights
    applicable = {one for one in model.points if standing[one].value != "not_applicable"}
    assert set(weights) == applicable
    assert not applicable or math.isclose(math.fsum(weights.values()), 1)
    assert all(weight > 0 for weight in weights.values())


@PATIENT
@given(answered(disputes=False))
def test_where_all_is_assessed_the_whole_is_the_weighted_sum(given_: Answered) -> None:
    model, standing = given_
    full = {one: Standing("no" if each.value == "not_assessed" else each.value, frozenset(), None)
            for one, each in standing.items()}  # fmt: skip
    found = score(model, full)
    worth = {"yes": 100, "partly": 50, "no": 0}
    total = math.fsum(weight * worth[full[one].value] for one, weight in found.weights.items())
    assert found.whole.value is None or math.isclose(found.whole.value, total, abs_tol=1e-9)


def outcomes(standing: Standing) -> list[float | None]:
    """What a point may be worth, None where it would not apply."""
    worth: dict[Answer, list[float | None]] = {"yes": [1], "partly": [0.5], "no": [0], "not_applicable": [None]}
    return [one for answer in {standing.value, *standing.others} for one in worth.get(answer, [0, 1])]


def plain_mean(numbers: list[float | None]) -> float | None:
    known = [one for one in numbers if one is not None]
    return math.fsum(known) / len(known) if known else None


def plain_score(model: Model, worth: dict[str, float | None]) -> dict[str, float]:
    """Of the goals and, under no name, the whole; those alone that have one."""
    goals = {
        goal.id: plain_mean([plain_mean([worth[point.id] for point in one.points]) for one in goal.activities])
        for goal in model.goals
    }
    every = goals | {"": plain_mean([*goals.values()])}
    return {one: value for one, value in every.items() if value is not None}


@PATIENT
@given(answered())
def test_the_range_is_that_of_all_the_ways_it_can_turn_out(given_: Answered) -> None:
    model, standing = given_
    ways = [outcomes(standing[one]) for one in model.points]
    assume(math.prod(map(len, ways)) <= 2000)
    every = [plain_score(model, dict(zip(model.points, way, strict=True))) for way in product(*ways)]
    found = score(model, standing)
    for one, each in {"": found.whole, **found.goals}.items():
        known = [100 * way[one] for way in every if one in way]
        assert (each.low is None) == (not known)
        if each.low is not None and each.high is not None:
            assert math.isclose(each.low, min(known), abs_tol=1e-9)
            assert math.isclose(each.high, max(known), abs_tol=1e-9)
