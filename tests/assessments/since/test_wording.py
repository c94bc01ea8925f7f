"""What is new, in sentences: none, one, two, and more than can be listed."""

from datetime import date
from typing import Any

import pytest

from assessments.evidence.contradictions import Contradiction
from assessments.evidence.drift import Drifted
from assessments.evidence.finding import Finding
from assessments.questionnaire.shape import Activity, Evidence, Goal, Model, Point, Threshold
from assessments.since import Since
from assessments.since.dates import Dated
from assessments.since.risks import NewFlaw
from assessments.since.wording import News, few, sentence, told
from data.changes import Window

DAY = date(2026, 5, 4)
NOTHING: dict[str, Any] = {
    "day": DAY, "answers": 0, "frozen": [], "turned": [], "contradicted": [], "due": [], "overdue": [], "stale": [],
    "risks": [],
}  # fmt: skip
EVIDENCE = Evidence(
    use="answers", metric="essential_files_share", yes=Threshold(at_least=90), partly=Threshold(at_least=50)
)
POINT = Point(id="A-1.1", question="Is there a list?", help="H.", evidence=EVIDENCE)
MODEL = Model(
    id="small", version="1.0", title="Small", source="S", subject="organisation",
    goals=(Goal(id="use", title="Use", activities=(Activity(id="A-1", title="Know what runs", points=(POINT,)),)),),
)  # fmt: skip


def finding(value: float, answer: Any) -> Finding:
    window = Window(date(2026, 4, 1), value, None, None, 40, 1, "1", complete=True)
    return Finding("A-1.1", EVIDENCE, window.period, window, answer, "high", 50)


def said(**found: Any) -> list[str]:
    return [sentence(one).replace("\xa0", " ") for one in told(Since(**NOTHING | found), MODEL)]


def flaws(n: int) -> list[NewFlaw]:
    return [NewFlaw(f"CVE-{number}", f"pkg:npm/p{number}", 4, 1) for number in range(1, n + 1)]


NO, YES = finding(20, "no"), finding(95, "yes")
TURN = Drifted("yes", YES, NO)
AGAINST = Contradiction(NO, "yes", "no", 1)
LATE = [
    Dated("step", "A-1", date(2026, 4, 30)), Dated("target", "A-1", date(2026, 5, 1)),
    Dated("number", "essential_files_share", date(2026, 5, 2)), Dated("answers", "A-1", date(2026, 5, 3), 2),
]  # fmt: skip
ESSENTIAL = "Essential files: 20 % (Yes → No)"
ALL_LATE = (
    "5 are overdue: step Know what runs (Apr 30, 2026); target of Know what runs (May 1, 2026); target of Essential"
    " files (May 2, 2026); 2 answers to be asked again in Know what runs (May 3, 2026)."
)


def test_nothing_is_no_line() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ({"answers": 1}, "1 question was answered or answered anew."),
        ({"answers": 2}, "2 questions were answered or answered anew."),
        ({"frozen": ["2026-04"]}, "1 assessment was frozen: 2026-04."),
        ({"frozen": ["2026-03", "2026-04"]}, "2 assessments were frozen: 2026-03; 2026-04."),
        ({"turned": [TURN]}, f"1 number leads to another answer now: {ESSENTIAL}."),
        ({"turned": [TURN] * 2}, f"2 numbers lead to other answers now: {ESSENTIAL}; {ESSENTIAL}."),
        ({"contradicted": [AGAINST]}, "1 answer disagrees with the numbers that did not then."),
        ({"contradicted": [AGAINST] * 2}, "2 answers disagree with the numbers that did not then."),
        ({"risks": flaws(1)}, "1 new severe vulnerability: CVE-1 in p1."),
        ({"risks": flaws(2)}, "2 new severe vulnerabilities: CVE-1 in p1; CVE-2 in p2."),
        ({"stale": ["r1"]}, "Of 1 repository nothing was confirmed for 45 days; the page Sources says why."),
        ({"stale": ["r1", "r2"]}, "Of 2 repositories nothing was confirmed for 45 days; the page Sources says why."),
        ({"overdue": LATE[:1]}, "1 is overdue: step Know what runs (Apr 30, 2026)."),
        ({"due": LATE[3:]}, "2 are due within 90 days: 2 answers to be asked again in Know what runs (May 3, 2026)."),
        ({"overdue": LATE}, ALL_LATE),
        ({"overdue": [Dated("answers", "A-1", DAY)]},
         "1 is overdue: 1 answer to be asked again in Know what runs (May 4, 2026)."),
    ],
)  # fmt: skip
def test_a_line_for_each_kind(found: dict[str, Any], line: str) -> None:
    assert said(**found) == [line]


def test_the_most_pressing_comes_first_and_is_not_to_be_missed() -> None:
    every = Since(DAY, 3, ["2026-04"], [TURN], [AGAINST], LATE[:1], LATE[1:2], ["r1"], flaws(1))
    assert [(one.text.split()[2], one.weighty) for one in told(every, MODEL)] == [
        ("overdue:", True), ("due", False), ("leads", True), ("disagrees", True), ("severe", True), ("was", False),
        ("were", False), ("repository", False),
    ]  # fmt: skip


def test_a_few_are_listed_and_the_others_counted() -> None:
    four = "4 new severe vulnerabilities: CVE-1 in p1; CVE-2 in p2; CVE-3 in p3; CVE-4 in p4."
    assert said(risks=flaws(4)) == [four]
    many = "1,205 new severe vulnerabilities: CVE-1 in p1; CVE-2 in p2; CVE-3 in p3; and 1,202 more."
    assert said(risks=flaws(1205)) == [many]
    assert few(["a", "b"], 2) == ["a", "b"]
    assert few(["a", "b", "c"], 2) == ["a", "and 2 more"]


def test_names_are_shown_as_fits_the_place() -> None:
    assert sentence(News("2 new:", ["a", "b"]), str.upper) == "2 new: A; B."
    assert sentence(News("None.")) == "None."


def test_what_the_questionnaire_does_not_know_is_named_by_its_id() -> None:
    step = [Dated("step", "A-9", DAY), Dated("step", "A-1.1", DAY)]
    late = "2 are overdue: step A-9 (May 4, 2026); step Is there a list? (May 4, 2026)."
    assert said(overdue=step) == [late]
    (line,) = told(Since(**NOTHING | {"overdue": step[:1]}), None)
    assert sentence(line) == "1 is overdue: step A-9 (May 4, 2026)."
