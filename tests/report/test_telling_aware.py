"""What the reader needs to be aware of: which sentences, in which order, and what is never said."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessments.folder import Assessment
from data.workspace import Workspace
from report.story import Sentence
from report.telling.aware import numbers, told
from tests.assessments.evidence.measured import OCTOBER, row
from tests.peers.world import figure, named, receive
from tests.report.numerals import known, numerals
from tests.report.workspaces import (
    LAST_YEAR,
    answered,
    city,
    frozen,
    month,
    planned,
    points,
    published,
    told_from,
    whole,
    year,
)

BEFORE = date(2025, 11, 20)  # answered a year before
UNKNOWN = "How mature we are is not known yet."
SEVENTY = "Maturity is 70 of 100."  # usage, engagement, strategy yes, trust partly, culture no: 350 / 5
ANSWERS = whole("yes", "partly", "no", "yes", "yes")
OLD = "critical_vulnerabilities_over_30_days"


@pytest.fixture
def ours(tmp_path: Path) -> Workspace:
    return city(tmp_path)


def said(workspace: Workspace) -> list[Sentence]:
    """The sentences; of whatever stands in one, programs get every number."""
    sources = told_from(workspace)
    found, there = told(sources).sentences, known([*numbers(sources)])
    assert {n for one in found for n in numerals(f"{one.title} {one.text}")} <= there
    return [Sentence(one.title.replace("\xa0", " "), one.text.replace("\xa0", " "), one.tone) for one in found]


def titles(workspace: Workspace) -> list[str]:
    return [one.title for one in said(workspace)]


def first(workspace: Workspace) -> Sentence:
    return said(workspace)[0]


# How mature we are


def test_of_nothing_it_is_said_what_is_not_known(ours: Workspace) -> None:
    assert said(ours) == [
        Sentence(UNKNOWN, "Cannot be known, because nothing is assessed yet.", "plain"),
        Sentence("What we do is not measured yet.", "Cannot be known, because nothing is collected yet.", "plain"),
    ]


def test_without_a_whole_month_it_is_said_why(ours: Workspace) -> None:
    published(ours, row("commits", 5, collected_at=None))
    assert said(ours)[1].text == "Cannot be known yet, because no month is collected to its end."


def test_a_first_look_is_no_score(ours: Workspace) -> None:
    answered(ours, {"GGI-A-17.1": "yes", "GGI-A-21.1": "no"})
    assert first(ours) == Sentence(
        "A first look is taken.",
        "Cannot be known yet, because only the first look is answered: a score takes the other questions too.",
        "plain",
    )


def test_less_than_half_is_a_range(ours: Workspace) -> None:
    """Usage yes and trust no: two goals of five, so from 20 to 80."""
    answered(ours, {"usage": "yes", "trust": "no"})
    assert first(ours) == Sentence(
        "Maturity lies between 20 and 80 of 100.", "Less than half is assessed, so that only this range can be said.",
        "plain",
    )  # fmt: skip


def test_a_score_with_nothing_before_it(ours: Workspace) -> None:
    answered(ours, ANSWERS)
    text = "That is established. Culture is lowest with 0; the scores go up to 100."
    assert first(ours) == Sentence(SEVENTY, text, "plain")


def test_of_what_leaves_too_much_out_no_band_is_named(ours: Workspace) -> None:
    """Two goals of five do not apply: the mean of 50, 0 and 100."""
    answered(ours, whole("not_applicable", "partly", "no", "yes", "not_applicable"))
    assert first(ours).title == "Maturity is 50 of 100."
    assert first(ours).text == "Engagement is highest with 100, Culture lowest with 0."


def test_of_equals_none_is_the_highest(ours: Workspace) -> None:
    answered(ours, whole("partly", "partly", "partly", "partly", "partly"))
    assert first(ours).text == "That is established. All scores are 50."


def test_what_open_answers_could_turn_is_neither_highest_nor_lowest(ours: Workspace) -> None:
    """Of trust (50) two of five activities are open: it could be from 30 to 70; strategy is 40 without any doubt.

    Three of its activities are partly; two of strategy's are yes. Overall (100 + 50 + 0 + 100 + 40) / 5.
    """
    strategy = {"strategy": "no", "GGI-A-16": "yes", "GGI-A-34": "yes"}
    trust = {"GGI-A-21": "partly", "GGI-A-22": "partly", "GGI-A-23": "partly"}
    answered(ours, {"usage": "yes", "engagement": "yes", "culture": "partly", **strategy, **trust})
    assert first(ours).title == "Maturity is 68 of 100."
    assert first(ours).text == "That is established. The scores lie between 40 and 100."


@pytest.mark.parametrize(
    ("before", "now", "sentence"),
    [
        # culture from 0 to 100, trust from 100 to 50: the whole from 40 to 50
        (
            whole("yes", "yes", "no", "no", "no"), whole("yes", "partly", "yes", "no", "no"),
            Sentence(
                "Maturity rose from 40 to 50.",
                "Rose: Culture. Fell: Trust. No change that stands out: Usage, Engagement, Strategy.", "better",
            ),
        ),
        (
            whole("yes", "yes", "yes", "yes", "yes"), whole("yes", "yes", "yes", "yes", "no"),
            Sentence(
                "Maturity fell from 100 to 80.",
                "Fell: Strategy. No change that stands out: Usage, Trust, Culture, Engagement.", "worse",
            ),
        ),
        # culture was 0 and could be 20, of which 10 came true: two points of the whole, which could be 74
        (
            ANSWERS | {"GGI-A-39": "not_assessed"}, ANSWERS | {"GGI-A-39": "partly"},
            Sentence(
                "Maturity is 72 of 100.", "That is established. Culture is lowest with 10; the scores go up to 100.",
                "plain",
            ),
        ),
    ],
    ids=["rose", "fell", "no change that stands out"],
)  # fmt: skip
def test_beside_an_earlier_one(
    ours: Workspace, before: dict[str, str], now: dict[str, str], sentence: Sentence
) -> None:
    frozen(answered(ours, before, BEFORE), BEFORE)
    answered(ours, now)
    assert first(ours) == sentence


# The worst, and its order


def test_what_is_missing_goes_before_all_else(ours: Workspace) -> None:
    """A tenth is missing, three vulnerabilities are old, licence coverage fell, contributors rose."""
    published(ours, *month(
        *year("contributors", 50, 100, coverage=0.9), row(OLD, 3, sample_size=7), *year("licence_coverage", 70, 41),
    ))  # fmt: skip
    assert said(ours) == [
        Sentence(UNKNOWN, "Cannot be known, because nothing is assessed yet.", "plain"),
        Sentence(
            "10 % of what the numbers need is missing.",
            "What could not be collected is not counted as nothing; it is unknown.", "worse",
        ),
        Sentence(
            "Contributors rose from 50 to 100 people.",
            "“How many people contributed in a year?” It rests on 100, a year before on 100.", "better",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(("coverage", "said_so"), [(0.949, True), (0.95, False), (1.0, False)])
def test_what_is_missing_is_said_below_95_per_cent(ours: Workspace, coverage: float, said_so: bool) -> None:
    published(ours, *month(row("contributors", 50, coverage=coverage)))
    assert any("missing" in one for one in titles(ours)) is said_so


@pytest.mark.parametrize(
    ("n", "sentence"),
    [
        (0, None),
        (None, None),
        (1, "1 critical vulnerability is known for more than 30 days."),
        (2, "2 critical vulnerabilities are known for more than 30 days."),
        (1204, "1,204 critical vulnerabilities are known for more than 30 days."),
    ],
)
def test_old_critical_vulnerabilities_are_counted(ours: Workspace, n: float | None, sentence: str | None) -> None:
    published(ours, *month(row(OLD, n, sample_size=7)))
    assert titles(ours)[1:] == ([sentence] if sentence else [])


def test_old_vulnerabilities_go_before_a_change(ours: Workspace) -> None:
    published(ours, *month(*year("licence_coverage", 70, 41), row(OLD, 1)))
    assert [one.split(" ")[0] for one in titles(ours)[1:]] == ["1", "Licence"]


def test_a_change_of_a_key_figure_goes_before_a_clearer_one(ours: Workspace) -> None:
    """Of a hundred each: OSI licences fell from 99 to 20, licence coverage, a key figure, from 70 to 41."""
    published(ours, *month(*year("osi_licence_share", 99, 20), *year("licence_coverage", 70, 41)))
    assert titles(ours)[1] == "Licence coverage fell from 70 % to 41 %."
    assert titles(ours)[2].endswith("fell from 99 % to 20 %.")


def test_among_others_the_clearest_goes_first(ours: Workspace) -> None:
    published(ours, *month(*year("osi_licence_share", 99, 60), *year("contribution_guide_share", 99, 20)))
    assert titles(ours)[1].endswith("fell from 99 % to 20 %.")


def test_more_of_what_is_better_the_lower_is_worse(ours: Workspace) -> None:
    published(ours, *month(*year("single_maintainer_share", 41, 70)))
    assert said(ours)[1].title == "Resting on one person rose from 41 % to 70 %."
    assert said(ours)[1].tone == "worse"


def test_a_change_that_is_neither_better_nor_worse_is_not_said(ours: Workspace) -> None:
    published(ours, *month(*year("active_repositories", 50, 150)))
    assert titles(ours) == [UNKNOWN]


def test_yes_against_no_is_said_where_it_overstates(ours: Workspace) -> None:
    """45 % reviewed means partly, 20 % no; that dependencies are tracked was a no, and 95 % says yes."""
    answered(ours, {**whole("yes", "yes", "yes", "yes", "yes"), "GGI-A-23.1": "no"})
    published(ours, *month(row("change_requests_reviewed", 20), row("dependency_manifest_share", 95)))
    (found,) = said(ours)[1:]
    assert found.title == "1 answer says yes where a number says no."
    assert found.text.endswith(" Change requests reviewed: 20 %, so no.")
    assert found.tone == "worse"
    published(ours, *month(row("change_requests_reviewed", 45)))
    assert len(said(ours)) == 1


def test_several_contradictions_name_the_weightiest(ours: Workspace) -> None:
    """All are a quarter of an activity, 1/100 of the whole, but that of 21.6, a ninth of one."""
    answered(ours, whole("yes", "yes", "yes", "yes", "yes"))
    published(ours, *month(row("essential_files_share", 10), row("security_scanner_share", 10)))
    found = said(ours)[1]
    assert found.title == "2 answers say yes where numbers say no."
    assert found.text.startswith("The weightiest: ") and "Security scanner" in found.text


def late(one: Assessment, *days: int) -> None:
    for n, day in enumerate(days):
        planned(one, "step", f"GGI-A-{21 + n}", due=date(2026, 11, day))


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((21,), None),  # the day itself is not past
        ((20,), ("1 target or step is overdue.", "Manage legal compliance.")),
        (
            (20, 19),
            ("2 targets and steps are overdue.", "Manage software vulnerabilities, Manage legal compliance."),
        ),
        (
            (10, 11, 12, 13),
            (
                "4 targets and steps are overdue.",
                "The oldest: Manage legal compliance, Manage software vulnerabilities, Manage software dependencies.",
            ),
        ),
    ],
    ids=["today", "one", "two", "four"],
)
def test_what_is_overdue_is_named(ours: Workspace, days: tuple[int, ...], sentence: tuple[str, str] | None) -> None:
    published(ours, *month())
    late(answered(ours, ANSWERS), *days)
    assert [(one.title, one.text) for one in said(ours)[1:]] == ([sentence] if sentence else [])


def test_steps_of_questions_and_targets_have_the_names_of_their_activities(ours: Workspace) -> None:
    published(ours, *month(row("licence_coverage", 41)))
    one = answered(ours, ANSWERS)
    planned(one, "step", "GGI-A-22.1", due=date(2026, 11, 3))
    planned(one, "target", "GGI-A-39", score=50, date=date(2026, 11, 2))
    planned(one, "target", "GGI-A-17", score=50, date=date(2026, 11, 1))  # is at 100
    planned(one, "target", "licence_coverage", value=90, date=date(2026, 11, 1))
    assert said(ours)[1].title == "3 targets and steps are overdue."
    assert said(ours)[1].text == "Licence coverage, Upstream first, Manage software vulnerabilities."


def test_duties_that_are_not_met_are_counted(tmp_path: Path) -> None:
    ours = city(tmp_path, country="KR", level="national")
    answered(ours, whole("no", "no", "no", "no", "no"))
    published(ours, *month())
    assert titles(ours) == ["Maturity is 0 of 100.", "1 duty is not met."]
    assert said(ours)[1].text.endswith(".")


def test_the_order_of_all_that_is_bad(tmp_path: Path) -> None:
    """Each goes when the one before it is mended."""
    ours = city(tmp_path, country="KR", level="national")
    one = answered(ours, {**whole("no", "no", "no", "no", "no"), "GGI-A-44.4": "yes"})
    late(one, 1)
    bad: dict[str, list[dict[str, Any]]] = {
        "missing": [row("contributors", 50, coverage=0.5)],
        "known for more": [row(OLD, 1)],
        "Licence coverage fell": year("licence_coverage", 70, 41),
        "says yes where": [row("change_requests_reviewed", 20)],
    }
    for word in [*bad]:
        published(ours, *month(*(each for rows in bad.values() for each in rows)))
        assert word in titles(ours)[1]
        del bad[word]
    published(ours, *month())
    assert titles(ours)[1:] == ["1 target or step is overdue.", "1 duty is not met."]


# The best


def among(ours: Workspace, *theirs: float) -> None:
    for n, value in enumerate(theirs, 1):
        about = {"collected_at": row("commits", 1)["collected_at"]}
        receive(ours, named(f"Town {n}", figure("licence_coverage", value, OCTOBER, **about), number=n))


def test_the_best_quarter_of_others_is_said(tmp_path: Path) -> None:
    ours = city(tmp_path, country="FI", level="local")
    among(ours, 10, 20, 30, 40)
    published(ours, *month(row("licence_coverage", 70)))
    (found,) = said(ours)[1:]
    assert found.title == "Licence coverage: in the best quarter of others."
    # R type 7 of 10, 20, 30, 40: half way
    assert found.text == "Others’ median 25 %, in the best quarter."
    assert found.tone == "better"


@pytest.mark.parametrize(
    "theirs",
    [(10, 20, 30), (70, 70, 70, 70), (10, 20, 80, 90), (10, 71, 72, 73)],
    ids=["too few", "all alike", "half are better", "most are better"],
)
def test_no_superlative_without_grounds(tmp_path: Path, theirs: tuple[float, ...]) -> None:
    ours = city(tmp_path, country="FI", level="local")
    among(ours, *theirs)
    published(ours, *month(row("licence_coverage", 70)))
    assert titles(ours) == [UNKNOWN]


def test_a_better_change_goes_before_the_best_quarter(tmp_path: Path) -> None:
    ours = city(tmp_path, country="FI", level="local")
    among(ours, 10, 20, 30, 40)
    published(ours, *month(*year("licence_coverage", 41, 70)))
    assert titles(ours)[1:] == [
        "Licence coverage rose from 41 % to 70 %.", "Licence coverage: in the best quarter of others.",
    ]  # fmt: skip


def test_beside_one_that_is_worse_stands_one_that_is_better(ours: Workspace) -> None:
    published(ours, *month(
        row(OLD, 1), *year("single_maintainer_share", 41, 70), *year("licence_coverage", 41, 70),
    ))  # fmt: skip
    assert [one.tone for one in said(ours)] == ["plain", "worse", "better"]
    assert titles(ours)[1:] == [
        "1 critical vulnerability is known for more than 30 days.", "Licence coverage rose from 41 % to 70 %.",
    ]  # fmt: skip


def test_without_any_best_there_is_more_of_the_worst(ours: Workspace) -> None:
    published(ours, *month(row("contributors", 5, coverage=0.5), row(OLD, 1), *year("licence_coverage", 70, 41)))
    assert [one.tone for one in said(ours)] == ["plain", "worse", "worse"]


# The rule for changes: nothing of this is said anywhere


@pytest.mark.parametrize(
    ("rows", "stands_out"),
    [
        (year("licence_coverage", 70, 41), True),
        (year("licence_coverage", 90, 10, sample_size=9), False),
        (year("licence_coverage", 90, 10, {"sample_size": 9}), False),
        (year("licence_coverage", 90, 10, sample_size=10), True),
        (year("licence_coverage", 70, 41, {"coverage": 0.95}), False),
        (year("licence_coverage", 70, 41, {"coverage": 0.96}), True),
        (year("licence_coverage", 70, 41, {"definition": "0"}), False),
        (year("licence_coverage", 70, 41, {"collected_at": LAST_YEAR}), False),
        (year("licence_coverage", 70, 41, {"collected_at": None}), False),
        # of 100 each: 70 to 51 is 19 / 6.91, 70 to 49 is 21 / 6.94
        (year("licence_coverage", 70, 51), False),
        (year("licence_coverage", 70, 49), True),
        # counts: 100 to 62 is 38 / 12.73, 100 to 61 is 39 / 12.69
        (year("contributors", 100, 62), False),
        (year("contributors", 100, 61), True),
        # medians: where intervals meet nothing is said
        (year("time_to_first_response", 2, 9, {"low": 1, "high": 3}, low=3, high=10), False),
        (year("time_to_first_response", 2, 9, {"low": 1, "high": 2.9}, low=3, high=10), True),
        (year("time_to_first_response", 2, 9), False),
    ],
)  # fmt: skip
def test_a_fall_is_said_by_the_rule_alone(ours: Workspace, rows: list[dict[str, Any]], stands_out: bool) -> None:
    published(ours, *month(*rows))
    assert (len(said(ours)) == 2) is stands_out


# What goes first


def test_where_maturity_rose_that_is_the_good_news(ours: Workspace) -> None:
    """Two got worse and one better: the second worst goes before the best; without a rise the best stands third."""
    frozen(answered(ours, whole("no", "no", "no", "no", "no"), BEFORE), BEFORE)
    published(ours, *month(
        *year("contributors", 50, 100), *year("licence_coverage", 70, 41), *year("change_requests_reviewed", 70, 41),
    ))  # fmt: skip
    assert [one.tone for one in said(ours)] == ["plain", "worse", "better"]
    answered(ours, ANSWERS)
    assert [one.tone for one in said(ours)] == ["better", "worse", "worse"]
    assert not [one for one in titles(ours) if one.startswith("Contributors")]


def test_critical_ones_are_named_with_what_mends_them(ours: Workspace) -> None:
    def flaw(package: str, name: str, severity: int, fixed: str | None) -> dict[str, Any]:
        return {
            "organisation": "x", "repository": "local/a", "component": f"{package}@1", "package": package,
            "flaw": name, "severity": severity, "fixed": fixed,
        }  # fmt: skip

    published(ours, *month(row(OLD, 2, sample_size=7)), vulnerability=[
        flaw("pkg:npm/lamp", "A", 4, "2.0"), flaw("pkg:npm/door", "B", 4, None), flaw("pkg:npm/gate", "C", 3, "2.0"),
    ])  # fmt: skip
    found = next(one for one in said(ours) if "critical" in one.title)
    assert found.title == "2 critical vulnerabilities are known for more than 30 days."
    assert found.text == "Known today in door, lamp; for 1 of 2 a version is named that mends it."


def test_numbers_behind_their_targets_are_told_last_of_the_worst(ours: Workspace) -> None:
    """From 40 % in October 2025 straight to 100 % in October 2027 is 70 % a year later: 41 % is 29 points behind."""
    ours.file.write_text(
        ours.file.read_text("utf-8")
        + "targets: {licence_coverage: {value: 100, date: 2027-10-31, since: 2025-10-31}}\n", "utf-8",
    )  # fmt: skip
    published(ours, *month(*year("licence_coverage", 40, 41)))
    assert said(ours)[1:] == [
        Sentence(
            "1 number is behind its target.",
            "Licence coverage: 29 points behind the straight path.",
            "worse",
        )
    ]


def test_an_assessment_that_cannot_be_read_goes_before_all_else(ours: Workspace) -> None:
    """Nothing says how old the rest is without it."""
    answered(ours, ANSWERS)
    (ours.assessments / "2026-11-21-ggi").mkdir()
    published(ours, *month(*year("contributors", 50, 100, coverage=0.9)))
    assert said(ours)[1] == Sentence(
        "1 assessment cannot be read.",
        "What is said there is missing here, and the rest may be older than it seems.",
        "worse",
    )


def test_what_is_not_answered_yet_is_said_beside_a_rise(ours: Workspace) -> None:
    """What is left open is no longer a no: from 20 of 100 to 100 of 100 of what is assessed."""
    published(ours, *month())
    frozen(answered(ours, whole("yes", "no", "no", "no", "no"), date(2025, 11, 1)), date(2025, 11, 2))
    later = answered(ours, dict.fromkeys(("usage", "trust", "culture", "engagement"), "yes"))
    left = len(points(later.model, "strategy"))
    first = said(ours)[0]
    assert first.title.startswith("Maturity rose from 20 to")
    assert first.text.endswith(f"Not finished: {left} questions of last time are not answered yet.")
    frozen(later)
    assert "Not finished" not in said(ours)[0].text


def test_spoilt_lines_are_told(ours: Workspace) -> None:
    published(ours, *month())
    one = answered(ours, whole("yes", "yes", "yes", "yes", "yes"))
    with (one.folder / "log.jsonl").open("ab") as log:
        log.write(b"no json\n\xff\xff\n")
    assert "2 lines of assessments are spoilt." in titles(ours)
