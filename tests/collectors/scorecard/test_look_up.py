"""What is asked of the Scorecard's service, and what comes of its answers."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from collectors import scorecard, web
from data import inventories
from data.records import Package, Scorecard
from data.words import Problem
from tests.collectors.web.served import Asked, Said, data, serve
from tests.collectors.web.world import NOW, World, world

SCORES = "select project, score, scored_at from scorecard order by project"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        made.uses("pkg:npm/a@1", "pkg:npm/b@1", "pkg:npm/c@1")
        made.uses("pkg:npm/hidden@1", repository="local/hidden", private=True)
        made.ledger.save(
            Package(f"pkg:npm/{name}", f"github.com/x/{name}", None, known=True, asked_at=NOW)
            for name in ("a", "b", "c", "hidden")
        )
        yield made


def test_scores_are_kept_for_a_week(here: World) -> None:
    def tell(asked: Asked) -> Said:
        score = {"/projects/github.com/x/a": 6.5, "/projects/github.com/x/b": -1}.get(asked.path)
        return data({"date": "2026-02-23T10:30:43-06:00", "score": score}) if score else data({"code": 404}, 404)

    with serve(tell) as service:
        assert here.ask(scorecard, scorecard=service.base) == []
        at = datetime(2026, 2, 23, 16, 30, 43)
        assert here.rows(SCORES) == [
            ("github.com/x/a", 6.5, at),
            ("github.com/x/b", None, at),
            ("github.com/x/c", None, None),
        ]
        here.later(days=6)
        here.ask(scorecard, scorecard=service.base)
        assert len(service.asked) == 3
        here.later(days=2)
        here.ask(scorecard, scorecard=service.base)
        assert len(service.asked) == 6
        assert not any("hidden" in path for path in service.paths)


def test_a_project_in_upper_case_is_found_at_deps_dev(here: World) -> None:
    """Scorecard has a under Upper/A alone; deps.dev has a and, without a score, b; c it does not know."""

    def copied(asked: Asked) -> Said:
        score = {"scorecard": {"date": "2026-02-23T00:00:00Z", "overallScore": 7.25, "checks": []}}
        known = {"a": {"projectKey": {"id": "github.com/x/a"}} | score, "b": {"starsCount": 1}}
        name = asked.path.removeprefix("/v3/projects/github.com%2Fx%2F")
        return data(known[name]) if name in known else Said(404, b"project not found", {"Content-Type": "text/plain"})

    with serve(data({"code": 404}, 404)) as service, serve(copied) as other:
        assert here.ask(scorecard, scorecard=service.base, deps_dev=other.base) == []
        assert here.rows(SCORES) == [
            ("github.com/x/a", 7.25, datetime(2026, 2, 23)),
            ("github.com/x/b", None, None),
            ("github.com/x/c", None, None),
        ]
        here.later(days=6)
        here.ask(scorecard, scorecard=service.base, deps_dev=other.base)
        assert (len(service.asked), len(other.asked)) == (3, 3)
        assert not any("hidden" in path for path in (*service.paths, *other.paths))


def test_our_own_projects_are_neither_asked_for_nor_missed(here: World) -> None:
    here.uses("pkg:npm/a@1", repository="github.com/x/a")
    with serve(data({"score": 5})) as service:
        here.ask(scorecard, scorecard=service.base)
        assert service.paths == ["/projects/github.com/x/b", "/projects/github.com/x/c"]
    told = {one.repository: one for one in inventories.answered(here.ledger) if one.resource == "scorecard"}
    assert {name: (one.expected, one.collected) for name, one in told.items()} == {
        "local/app": (2, 2), "github.com/x/a": (0, 0), "local/hidden": (1, 0),
    }  # fmt: skip


def test_what_scorecard_has_is_not_asked_for_elsewhere(here: World) -> None:
    with serve(data({"date": "2026-02-23T00:00:00Z", "score": -1})) as service, serve(data({})) as other:
        assert here.ask(scorecard, scorecard=service.base, deps_dev=other.base) == []
        assert other.asked == []


def test_without_deps_dev_nothing_is_settled(here: World) -> None:
    """What Scorecard has is kept; what it does not have is asked for again, for nobody said that there is none."""

    def tell(asked: Asked) -> Said:
        return data({"score": 5}) if asked.path.endswith("/b") else data({}, 404)

    with serve(tell) as service, serve(Said(500)) as other:
        assert here.ask(scorecard, scorecard=service.base, deps_dev=other.base) == ["web.down"]
    assert here.rows(SCORES) == [("github.com/x/b", 5.0, None)]


def test_an_old_score_gets_no_new_date(here: World) -> None:
    with serve(data({"date": "2026-02-23T00:00:00Z", "score": 5})) as service:
        here.ask(scorecard, scorecard=service.base)
        here.later(days=8)
        service.answer = lambda _asked: Said(500)
        assert here.ask(scorecard, scorecard=service.base) == ["web.down"]
    assert here.rows("select distinct score, asked_at from scorecard") == [(5.0, NOW)]


def test_one_answer_out_of_order_leaves_the_others(here: World) -> None:
    with serve(lambda asked: data([]) if asked.path.endswith("b") else data({"score": 1})) as service:
        assert here.ask(scorecard, scorecard=service.base) == ["web.answer"]
    assert here.rows("select project from scorecard order by project") == [("github.com/x/a",), ("github.com/x/c",)]


def test_it_is_not_asked_where_it_is_not_wanted(here: World) -> None:
    assert here.ask(scorecard, scorecard=False) == []
    assert here.rows(SCORES) == []


@pytest.mark.parametrize("score", ["5", None, True, 11, -2, [], {}])
def test_what_is_no_score(score: object) -> None:
    answer = web.Answer("service.example", found=True, content=json.dumps({"score": score}).encode())
    with pytest.raises(Problem):
        scorecard.result("github.com/x/a", NOW, answer)


@pytest.mark.parametrize("said", [[], {"scorecard": []}, {"scorecard": {}}, {"scorecard": {"overallScore": "5"}}])
def test_what_is_no_copy(said: object) -> None:
    answer = web.Answer("service.example", found=True, content=json.dumps(said).encode())
    with pytest.raises(Problem):
        scorecard.copied("github.com/x/a", NOW, answer)


def test_real_results(shared: Path) -> None:
    files = {path.stem: path.read_bytes() for path in (shared / "scorecard").rglob("*.json")}
    read = {
        name: scorecard.result("p", NOW, web.Answer("service.example", found=True, content=text))
        for name, text in files.items()
    }
    assert read["CMS-Enterprise__batcave-knight-light"] == Scorecard("p", 3.6, datetime(2025, 6, 15, 9, 47, 20), NOW)
    assert read["check5"] == Scorecard("p", 6.0, datetime(2023, 3, 2, 16, 30, 43), NOW)
    assert read["check4"].score == 0
    assert len(read) == len(files) > 10
