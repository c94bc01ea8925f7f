"""A score as rows of `metric_value`."""

from datetime import date, datetime

import duckdb

from assessments.questionnaire.shape import Groups
from assessments.scores.rows import Row, rows
from assessments.scores.score import score
from data.snapshot import METRIC_VALUE
from tests.assessments.answered import answers, questionnaire

MODEL = questionnaire([[2, 1], [2]], {
    "A-1": Groups(mandate=("internal",), demand=("skills",), stage=1),
    "A-2": Groups(mandate=("external",), demand=("growth",), stage=2),
})  # fmt: skip
AT = datetime(2026, 3, 4, 5, 6, 7)


def made(said: str, repository: str | None = None) -> list[Row]:
    return rows(MODEL, score(MODEL, answers(MODEL, said, AT)), "city", repository, date(2026, 3, 9))


def test_every_score_is_a_row() -> None:
    # yes, open; A-2: no; A-3: does not apply in one of two, partly in the other
    figures = {row.metric.removeprefix("maturity.small"): row[4:9] for row in made("y?n-p")}
    assert figures == {
        "": (50, 37.5, 50, 4 - 1, 0.875),
        ".g1": (50, 25, 50, 2, 0.75),
        ".g2": (50, 50, 50, 1, 1),
        ".A-1": (100, 50, 100, 1, 0.5),
        ".A-2": (0, 0, 0, 1, 1),
        ".A-3": (50, 50, 50, 1, 1),
        ".mandate.internal": (100, 50, 100, 1, 0.5),
        ".mandate.external": (0, 0, 0, 1, 1),
        ".demand.skills": (100, 50, 100, 1, 0.5),
        ".demand.growth": (0, 0, 0, 1, 1),
        ".stage": (0, 0, 1, 2, 0.75),  # the first is covered by half
        ".not_applicable": (25, None, None, 4, 0.875),  # (0 + ½) ÷ 2 of the whole; of four answers
    }


def test_what_every_row_says() -> None:
    for row in made("y?n-p", "host/a"):
        assert (row.organisation, row.repository, row.period) == ("city", "host/a", date(2026, 3, 1))
        assert (row.collected_at, row.definition, row.source) == (AT, "2.0/1", "own")


def test_nothing_assessed_is_null_never_0() -> None:
    whole, *rest = made("?????")
    assert (whole.value, whole.low, whole.high, whole.coverage, whole.collected_at) == (None, 0, 100, 0, None)
    assert [row.metric for row in rest if row.value is not None] == []


def test_a_model_without_groups_has_no_rows_of_them() -> None:
    plain = questionnaire([[1]])
    found = rows(plain, score(plain, {}), "city", None, date(2026, 3, 9))
    assert [row.metric for row in found] == [
        "maturity.small", "maturity.small.g1", "maturity.small.A-1", "maturity.small.not_applicable",
    ]  # fmt: skip


def test_rows_fit_the_table() -> None:
    with duckdb.connect(":memory:") as connection:
        connection.execute(METRIC_VALUE.format(schema="main"))
        connection.executemany(f"insert into metric_value values ({', '.join('?' * len(Row._fields))})", made("y?n-p"))
        assert [column[0] for column in connection.execute("from metric_value").description] == [*Row._fields]
        assert sorted(connection.execute("from metric_value where value is not null").fetchall()) == sorted(
            made("y?n-p")
        )
