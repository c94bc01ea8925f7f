"""OSV's API over real HTTP: batches, pages, what is fetched again, and every way of not answering."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from collectors import web
from collectors.osv import Api, api
from data.records import Vulnerability
from tests.collectors.osv.archives import NOW, pairs, record, seen, used
from tests.collectors.osv.served import Answer, Database, said, serve


@pytest.fixture
def osv() -> Iterator[Database]:
    with serve(Database()) as database:
        yield database


@pytest.fixture
def session(osv: Database, tmp_path: Path) -> web.Session:
    return web.session(osv.base, tmp_path, private=True)


def test_what_is_in_use_is_asked_for_once(osv: Database, session: web.Session) -> None:
    osv.add(record("PYSEC-1", "flask-thing", "2.0"), "1.0")
    osv.add(record("GHSA-1", "flask-thing", "3.0"), "1.0", "2.5")
    osv.add(record("GO-1", "example.org/Mod", "1.2.0", "Go"), "1.1.0")
    osv.add(record("M-1", "org.x:y", "2", "Maven"), "1")
    components = used(
        "pkg:pypi/Flask_Thing@1.0", "pkg:pypi/flask-thing@2.5", "pkg:golang/example.org/Mod@v1.1.0",
        "pkg:maven/org.x/y@1", "pkg:maven/org.x/y@1", "pkg:npm/quiet@1.0.0", "pkg:npm/loose", "pkg:swid/x@1",
    )  # fmt: skip
    advisories, vulnerabilities, counts = seen(components, Api(session, NOW))
    assert pairs(vulnerabilities) == {
        ("pkg:pypi/Flask_Thing@1.0", "PYSEC-1", "2.0"),
        ("pkg:pypi/Flask_Thing@1.0", "GHSA-1", "3.0"),
        ("pkg:pypi/flask-thing@2.5", "GHSA-1", "3.0"),
        ("pkg:golang/example.org/Mod@v1.1.0", "GO-1", "1.2.0"),
        ("pkg:maven/org.x/y@1", "M-1", "2"),
    }
    assert sorted(one.advisory for one in advisories) == ["GHSA-1", "GO-1", "M-1", "PYSEC-1"] == osv.fetched()
    assert osv.batches() == [5]
    assert (counts.asked, counts.unpinned, counts.foreign, counts.unasked) == (5, 1, 1, 0)


def test_a_thousand_at_a_time(osv: Database, session: web.Session) -> None:
    osv.add(record("X-1", "thing-2399"), "1")
    components = used(*(f"pkg:pypi/thing-{number}@1" for number in range(2400)))
    _advisories, vulnerabilities, counts = seen(components, Api(session, NOW))
    assert osv.batches() == [1000, 1000, 400]
    assert (len(vulnerabilities), counts.asked) == (1, 2400)


def test_pages_are_followed_for_each_query(osv: Database, session: web.Session) -> None:
    osv.page = 2
    for number in range(5):
        osv.add(record(f"X-{number}", "thing"), "1")
    osv.add(record("Y-1", "other"), "1")
    _advisories, vulnerabilities, _counts = seen(used("pkg:pypi/thing@1", "pkg:pypi/other@1"), Api(session, NOW))
    assert {one.advisory for one in vulnerabilities} == {"X-0", "X-1", "X-2", "X-3", "X-4", "Y-1"}
    assert osv.batches() == [2, 1, 1]


def test_pages_without_end_are_given_up(osv: Database, session: web.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_PAGES", 3)
    osv.refuse = lambda path, _body: said({"results": [{"next_page_token": "1"}]}) if path.endswith("batch") else None
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), Api(session, NOW))
    assert (osv.batches(), vulnerabilities, counts.asked, counts.unasked) == ([1, 1, 1], [], 0, 1)


def test_only_what_changed_is_fetched(osv: Database, session: web.Session) -> None:
    for name in ("SAME", "NEWER", "PARTLY", "UNKNOWN"):
        osv.add(record(name, "thing", "2"), "1")
    osv.hits["PyPI", "thing", "1.5"] = ["PARTLY"]
    changed = datetime(2024, 5, 1, 10)
    known = {"SAME": changed, "NEWER": changed - timedelta(days=1), "PARTLY": changed}
    before = datetime(2026, 3, 1)
    held = {
        ("pkg:pypi/thing@1", name): Vulnerability("pkg:pypi/thing@1", "pkg:pypi/thing", name, "2", before)
        for name in ("SAME", "NEWER", "PARTLY")
    }
    source = Api(session, NOW, known, held)
    advisories, vulnerabilities, _counts = seen(used("pkg:pypi/thing@1", "pkg:pypi/thing@1.5"), source)
    # nobody held PARTLY for 1.5 yet
    assert osv.fetched() == ["NEWER", "PARTLY", "UNKNOWN"] == sorted(one.advisory for one in advisories)
    ours = {one for one in vulnerabilities if one.component == "pkg:pypi/thing@1"}
    assert {(one.advisory, one.fixed, one.seen_at) for one in ours} == {
        (name, "2", NOW) for name in ("SAME", "NEWER", "PARTLY", "UNKNOWN")
    }


def test_what_osv_can_compare_and_nobody_else(osv: Database, session: web.Session) -> None:
    osv.add(record("X-1", "thing", "2"), "1.0-final-3")
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1.0-final-3"), Api(session, NOW))
    assert (pairs(vulnerabilities), counts.undecided) == ({("pkg:pypi/thing@1.0-final-3", "X-1", None)}, 0)


def test_one_query_that_is_refused_spoils_no_other(osv: Database, session: web.Session) -> None:
    osv.add(record("X-1", "thing-7"), "1")

    def refuse(path: str, body: Any) -> Answer | None:
        bad = path.endswith("batch") and any(query["package"]["name"] == "thing-3" for query in body["queries"])
        return said({"code": 3, "message": "Invalid query."}, 400) if bad else None

    osv.refuse = refuse
    components = used(*(f"pkg:pypi/thing-{number}@1" for number in range(10)))
    _advisories, vulnerabilities, counts = seen(components, Api(session, NOW))
    assert (len(vulnerabilities), counts.asked, counts.unasked, counts.problems) == (1, 9, 1, [])


def test_a_service_that_refuses_everything_is_left(
    osv: Database, session: web.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "_REFUSALS", 20)
    osv.refuse = lambda _path, _body: said({}, 400)
    components = used(*(f"pkg:pypi/thing-{number}@1" for number in range(100)))
    counts = seen(components, Api(session, NOW))[2]
    assert (len(osv.batches()), counts.unasked, [one.code for one in counts.problems]) == (21, 100, ["web.answer"])


def test_a_record_that_is_gone_or_broken(osv: Database, session: web.Session) -> None:
    for name, package in (("X-1", "gone"), ("X-2", "broken"), ("X/3", "thing")):
        osv.add(record(name, package), "1")
    osv.refuse = lambda path, _body: (
        said({"id": "X-2"}) if path.endswith("X-2") else said({}, 404) if "X-1" in path else None
    )
    components = used("pkg:pypi/thing@1", "pkg:pypi/gone@1", "pkg:pypi/broken@1")
    _advisories, vulnerabilities, counts = seen(components, Api(session, NOW))
    assert {one.advisory for one in vulnerabilities} == {"X/3"}
    assert (counts.broken, counts.where) == (2, ["X-1", "X-2"])
    assert counts.screened == {"pkg:pypi/thing@1"}  # OSV names the others, and nobody knows why


HTML = (200, {"Content-Type": "text/html"}, b"<html>sign in</html>")
TROUBLE: list[tuple[Answer, str]] = [
    (said({}, 500), "web.down"),
    (said({}, 503), "web.down"),
    (said({}, 429, **{"Retry-After": "120"}), "web.limit"),
    (said({}, 429, **{"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}), "web.limit"),
    (said({}, 429, **{"Retry-After": "9" * 30}), "web.limit"),
    (said({}, 429), "web.limit"),
    (HTML, "web.answer"),
    (said([]), "web.answer"),
    (said({}, 403), "web.answer"),
    ((200, {}, b"[" * 100_000), "web.answer"),
]


@pytest.mark.parametrize(("answer", "code"), TROUBLE)
def test_a_batch_that_is_not_answered(osv: Database, session: web.Session, answer: Answer, code: str) -> None:
    osv.add(record("X-1", "thing-0"), "1")
    osv.refuse = lambda path, _body: answer if path.endswith("batch") and len(osv.batches()) > 1 else None
    components = used(*(f"pkg:pypi/thing-{number}@1" for number in range(2500)))
    _advisories, vulnerabilities, counts = seen(components, Api(session, NOW))
    # what the first thousand said is kept, the others are unknown
    assert (len(vulnerabilities), counts.asked, counts.unasked) == (1, 1000, 1500)
    assert [problem.code for problem in counts.problems] == [code]
    assert session.host in str(counts.problems[0])


@pytest.mark.parametrize(("answer", "code"), TROUBLE)
def test_records_that_are_not_answered(osv: Database, session: web.Session, answer: Answer, code: str) -> None:
    for number in range(6):
        osv.add(record(f"X-{number}", f"thing-{number}"), "1")
    osv.refuse = lambda path, _body: answer if path.endswith(("X-2", "X-3", "X-4")) else None
    components = used(*(f"pkg:pypi/thing-{number}@1" for number in range(7)))
    _advisories, vulnerabilities, counts = seen(components, Api(session, NOW))
    assert {one.advisory for one in vulnerabilities} == {"X-0", "X-1"}
    assert (counts.asked, counts.unasked) == (3, 4)
    assert {problem.code for problem in counts.problems} == {code}
    assert not any(path.endswith(("X-4", "X-5")) for path, _body in osv.asked)


def test_one_record_that_is_not_answered_leaves_the_others(osv: Database, session: web.Session) -> None:
    for number in range(4):
        osv.add(record(f"X-{number}", f"thing-{number}"), "1")
    osv.refuse = lambda path, _body: HTML if path.endswith("X-2") else None
    components = used(*(f"pkg:pypi/thing-{number}@1" for number in range(4)))
    _advisories, vulnerabilities, counts = seen(components, Api(session, NOW))
    assert {one.advisory for one in vulnerabilities} == {"X-0", "X-1", "X-3"}
    assert counts.screened == {f"pkg:pypi/thing-{number}@1" for number in (0, 1, 3)}
    assert [problem.code for problem in counts.problems] == ["web.answer"]


@pytest.mark.parametrize(
    "results",
    [None, "X", [], [{}, {}], {"vulns": []}],
)
def test_results_of_another_shape(osv: Database, session: web.Session, results: Any) -> None:
    osv.refuse = lambda _path, _body: said({"results": results})
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), Api(session, NOW))
    assert (vulnerabilities, counts.unasked, [one.code for one in counts.problems]) == ([], 1, ["web.answer"])


@pytest.mark.parametrize(
    "result", [{"vulns": None}, {"vulns": "X"}, {"vulns": [None, {}, {"id": 7}, {"id": ""}]}, {"next_page_token": 7}]
)
def test_odd_answers_hold_nothing(osv: Database, session: web.Session, result: Any) -> None:
    osv.refuse = lambda _path, _body: said({"results": [result]})
    assert seen(used("pkg:pypi/thing@1"), Api(session, NOW))[1] == []


def test_nobody_listens(tmp_path: Path) -> None:
    source = Api(web.session("http://127.0.0.1:9", tmp_path, private=True), NOW)
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), source)
    assert (vulnerabilities, counts.asked, [one.code for one in counts.problems]) == ([], 0, ["web.down"])


def test_nothing_in_use_asks_nothing(osv: Database, session: web.Session) -> None:
    assert seen([], Api(session, NOW))[2].asked == 0
    assert osv.asked == []
