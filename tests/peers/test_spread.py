"""Medians and quartiles as numpy has them, steps of five, and places among others."""

from math import isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from peers.spread import Spread, percentile, quarter, rounded, spread, stepped

FOUR = Spread(9, 20, 50, 80)


@given(st.lists(st.floats(0, 1e9), min_size=4, max_size=60))
def test_unrounded_statistics_are_numpys(values: list[float]) -> None:
    found = spread(values)
    for ours, theirs in zip(found[1:], np.quantile(values, [0.25, 0.5, 0.75]), strict=True):
        assert ours is not None
        assert isclose(ours, float(theirs), rel_tol=1e-12, abs_tol=1e-9)


def test_few_have_a_median_and_no_quartiles() -> None:
    assert spread([]) == Spread(0)
    assert spread([7]) == Spread(1)
    assert spread([1, 2]) == Spread(2, median=1.5)
    assert spread([1, 2, 9]) == Spread(3, median=2)
    assert spread([1, 2, 3, 4, 5]) == Spread(5, 2, 3, 4)


@pytest.mark.parametrize(
    ("value", "step"),
    [(0, 5), (2.4, 5), (7.4, 5), (7.5, 10), (47.49, 45), (47.5, 50), (92.4, 90), (92.5, 95), (97.5, 95), (100, 95)],
)
def test_to_the_nearest_five_a_half_up_and_never_to_the_ends(value: float, step: float) -> None:
    assert stepped(value) == step


def test_what_is_not_known_stays_so_when_rounded() -> None:
    assert rounded(Spread(5, 11, 13, 18)) == Spread(5, 10, 15, 20)
    assert rounded(Spread(3)) == Spread(3)


@pytest.mark.parametrize(
    ("value", "higher", "lower"),
    [(90, 1, 4), (80, 1, 3), (79, 2, 3), (50, 2, 2), (49, 3, 2), (20, 3, 1), (19, 4, 1)],
)
def test_the_quarter_by_what_is_better_a_boundary_the_better_one(value: float, higher: int, lower: int) -> None:
    assert quarter(value, FOUR, "higher") == higher
    assert quarter(value, FOUR, "lower") == lower
    assert quarter(value, FOUR, "neither") is None


def test_no_quarter_among_too_few_or_where_half_are_alike() -> None:
    assert quarter(5, Spread(3, median=4), "higher") is None
    assert quarter(0, Spread(9, 0, 0, 0), "higher") is None


def test_the_best_quartile_is_on_the_better_side() -> None:
    assert (FOUR.best("higher"), FOUR.best("lower"), FOUR.best("neither")) == (80, 20, None)


def test_percentiles_from_twenty_others_on() -> None:
    values = [float(n) for n in range(20)]
    assert percentile(15, values[:19], "higher") is None
    assert percentile(15, values, "higher") == 78  # 15 of 20 are below, one is equal: 15.5 of 20, halves to even
    assert percentile(15, values, "lower") == 22
    assert percentile(15, values, "neither") is None
