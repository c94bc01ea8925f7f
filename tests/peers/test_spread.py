"""Medians and quartiles as numpy has them, steps of five, and places among others."""

from math import isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from peers.spread import Spread, ahead, quarter, rounded, spread, stepped

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
    [(90, 100, 0), (80, 87.5, 12.5), (50, 62.5, 37.5), (35, 50, 50), (20, 37.5, 62.5), (0, 12.5, 87.5), (-1, 0, 100)],
)
def test_of_how_many_ours_is_ahead_equals_by_half(value: float, higher: float, lower: float) -> None:
    four = [0, 20, 50, 80]
    assert ahead(value, four, "higher") == higher
    assert ahead(value, four, "lower") == lower
    assert ahead(value, four, "neither") is None


def test_nobody_is_ahead_of_too_few_or_where_all_are_alike() -> None:
    assert ahead(5, [1, 2, 3], "higher") is None
    assert ahead(0, [0, 0, 0, 0], "higher") is None
    assert ahead(0, [0, 0, 0, 5.6, 10, 14, 20, 100], "higher") == 18.75  # level with the lowest three of eight


@pytest.mark.parametrize(
    ("share", "place"), [(100, 1), (75, 1), (74.9, 2), (50, 2), (49.9, 3), (25, 3), (24.9, 4), (0, 4)]
)
def test_quarters_begin_at_a_quarter_of_the_others(share: float, place: int) -> None:
    assert quarter(share) == place
