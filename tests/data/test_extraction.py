"""Translators get what a metric says, and where it stands."""

from io import BytesIO

import pytest

from data.extraction import front_matter

METRIC = b"""/*
title: Commits
question: "How much: changed?"
unit: %s
kind: count
*/
select 'title: no' as title
"""


def extracted(unit: bytes) -> list[tuple[int, str]]:
    return [(line, said) for line, _, said, _ in front_matter(BytesIO(METRIC % unit), {}, [], {})]


def test_title_question_and_unit_with_their_lines() -> None:
    assert extracted(b"people") == [(2, "Commits"), (3, "How much: changed?"), (4, "people")]


@pytest.mark.parametrize("unit", [b'"%"', b'"1"'])
def test_a_unit_without_words_is_no_sentence(unit: bytes) -> None:
    assert [line for line, _ in extracted(unit)] == [2, 3]
