"""Every number of a report is the snapshot's, and its text is what stands in its part."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.definitions import metrics
from data.workspace import Workspace
from report import chapters
from report.sources import Sources, sources
from report.story import Report
from report.telling import tell
from tests.dashboard import compared, supplied
from tests.dashboard.assessed import answered, begun, whole
from tests.report.numerals import known, numerals
from tests.report.workspaces import UNSAID, texts

OURS = "city-of-x"
PAGE = ("aware", "maturity", "figures", "risk", "duties", "claims", "steps", "small_print")
RULED = ("definitions", "method")  # chapters of rules
BESIDE = {"obligations": "duties"}  # whose numbers it says once more


def dependencies(folder: Path) -> Workspace:
    """What software is built from, and a draft."""
    made = supplied.world(folder)
    answered(begun(made), whole("yes", "partly", "no", "yes", "yes"))
    return made


@pytest.fixture(scope="module", params=[compared.world, dependencies], ids=["compared", "dependencies"])
def there(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sources:
    made: Workspace = request.param(tmp_path_factory.mktemp("numbers") / "w")
    return sources(made)


@pytest.fixture(scope="module")
def report(there: Sources) -> Report:
    return tell(there)


def asked(there: Sources, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """The snapshot itself, without anything of ours in between."""
    with duckdb.connect(str(there.workspace.snapshot), read_only=True) as connection:
        return connection.execute(sql, parameters).fetchall()


def year(there: Sources, metric: str) -> tuple[Any, ...]:
    """Value, low, high, sample, coverage of the row, or the sum of the twelve months of a monthly count."""
    months = 11 if metrics()[metric].window == "month" else 0
    rows = asked(
        there,
        f"""select value, low, high, sample_size, coverage from metric_value
            where metric = ? and organisation = ? and repository is null and source = 'own'
              and period between cast(? as date) - interval {months} month and ?""",
        metric, OURS, there.period, there.period,
    )  # fmt: skip
    if not months:
        (row,) = rows
        return row
    values, samples = [one[0] for one in rows], [one[3] or 0 for one in rows]
    return None if None in values else sum(values), None, None, sum(samples), sum(one[4] for one in rows) / len(rows)


def test_figures_are_those_of_the_snapshot(there: Sources, report: Report) -> None:
    there_are = [one for one in report.numbers if one.metric in metrics() and one.what == "now" and one.source == "own"]
    assert {"figures", "contributions", "dependencies"} <= {one.part for one in there_are}
    for one in there_are:
        if one.part in ("figures", "contributions", "dependencies"):
            value, low, high, sample, coverage = year(there, one.metric)
            assert (one.value, one.sample_size) == (value, sample), one
            assert one.coverage == pytest.approx(coverage), one
            if metrics()[one.metric].window != "month":
                assert (one.low, one.high) == (low, high), one
            assert one.period == there.period, one


@pytest.mark.parametrize("there", [compared.world], indirect=True, ids=["compared"])
def test_frozen_scores_are_those_of_the_snapshot(there: Sources, report: Report) -> None:
    rows = {
        metric: rest
        for metric, *rest in asked(
            there,
            "select metric, value, low, high, sample_size, coverage, definition, period from metric_value"
            " where starts_with(metric, 'maturity.') and organisation = ? and source = 'own'", OURS,
        )
    }  # fmt: skip
    scores = [
        one for one in report.numbers if one.metric in rows and one.what in ("now", "frozen") and one.source == "own"
    ]
    assert {"maturity", "activities"} <= {one.part for one in scores if one.what == "now"}
    assert {one.part for one in scores if one.what == "frozen"} == {"peers"}
    for one in scores:
        value, low, high, sample, coverage, definition, period = rows[one.metric]
        assert (one.value, one.low, one.high, one.sample_size, one.coverage) == (value, low, high, sample, coverage), (
            one
        )
        assert one.period == period, one
        assert one.definition in (definition, None), one


@pytest.mark.parametrize("there", [compared.world], indirect=True, ids=["compared"])
def test_others_are_worked_out_from_what_they_gave(there: Sources, report: Report) -> None:
    """Five towns by name: 18, 36, 54, 72, 90 % of licences, and scores of 20, 40, 60, 80, 100."""
    given = {(one.part, one.metric, one.what): one.value for one in report.numbers if one.source == "peers"}
    quartiles = ("peers_low", "peers_median", "peers_high")
    assert [given["figures", "licence_coverage", one] for one in quartiles] == [36, 54, 72]
    parts = {part for part, metric, _what in given if metric == "maturity.ggi"}
    assert parts
    for part in parts:
        assert [given[part, "maturity.ggi", one] for one in quartiles] == [40, 60, 80]


def test_texts_of_the_one_page_stand_in_their_parts(report: Report) -> None:
    figures = {one.metric: one for one in report.figures.figures}
    now = [one for one in report.numbers if one.what == "now"]
    whole = [one for one in now if one.part == "figures" and "/" not in one.unit]
    assert {one.metric: one.text for one in whole} == {name: one.value for name, one in figures.items()}
    assert [one.text for one in now if one.part == "maturity"] == [
        report.maturity.score, *(one.now for one in report.maturity.goals)
    ]  # fmt: skip
    for one in report.numbers:
        if one.part == "figures" and one.what == "peers_median":
            assert one.text in figures[one.metric].peers
        if one.part in ("risk", "duties", "claims"):
            said = [*texts(getattr(report, one.part))]
            silent = one.metric == "claims.disagreeing" or one.what in UNSAID
            assert silent or any(one.text in text for text in said), one


def test_texts_of_chapters_stand_in_their_chapters(there: Sources, report: Report) -> None:
    told = {name: [*texts(found)] for name, one in chapters.every().items() if (found := one.chapter(there))}
    known = {one.part for one in report.numbers} & {*told}
    assert len(known) > 3
    for one in report.numbers:
        if one.part in known and one.what not in UNSAID and one.value != 0:
            assert any(one.text in text for text in told[one.part]), one


def test_every_number_that_is_said_is_among_the_numbers(there: Sources, report: Report) -> None:
    """The other way round: whoever computes with them has all that stands on the page and in the chapters."""
    said: dict[str, object] = {name: getattr(report, name) for name in PAGE}
    said |= {name: one.chapter(there) for name, one in chapters.every().items() if name not in RULED}
    missing = []
    for part, told in said.items():
        asked_for = known([one for one in report.numbers if one.part in (part, BESIDE.get(part))])
        for text in texts(told):
            missing += [(part, digits, text) for digits in numerals(text) if digits not in asked_for]
    assert missing == []


def test_the_running_month_is_nowhere(there: Sources, report: Report) -> None:
    assert there.period is not None
    late = [one for one in report.numbers if one.period and one.period > there.period and one.metric in metrics()]
    assert late == []
