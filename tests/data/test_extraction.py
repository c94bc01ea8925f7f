"""Translators get what a metric or a questionnaire says, and where it stands."""

from io import BytesIO

import pytest

from data.extraction import front_matter, questionnaire

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


MODEL = b"""id: x
title: Small
subject: organisation
roles:
  lead: Team lead
goals:
  - id: use
    title: Use
    activities:
      - id: A-1
        title: Know
        roles: [lead]
        points:
          - id: A-1.1
            question: Is it so?
            help: >-
              Yes if
              it is.
            why: Middle.
            evidence: {use: supports, metric: commits}
retired:
  A-2: {until: "1", reason: Twice.}
"""


def test_of_a_questionnaire_everything_that_a_person_reads() -> None:
    assert [(line, said) for line, _, said, _ in questionnaire(BytesIO(MODEL), {}, [], {})] == [
        (2, "Small"), (5, "Team lead"), (8, "Use"), (11, "Know"), (15, "Is it so?"), (16, "Yes if it is."),
        (19, "Middle."), (22, "Twice."),
    ]  # fmt: skip
