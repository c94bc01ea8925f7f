"""What the sample's forge tells: issues, change requests, releases, facts, and what could not be read."""

import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

import pytest

from collectors.sample.portfolio import words
from data.records import ChangeRequest, Collection, Commit, Issue, Observation, Release, Sweep, Tag
from tests.collectors.test_sample import NOW, OURS, YEAR, Row, Sample, read, tables

YEAR_BEFORE = (datetime(2024, 11, 1), datetime(2025, 11, 1))
ITEMS = {"issue": Issue, "change_request": ChangeRequest, "release": Release}


@pytest.fixture(scope="module")
def made() -> Sample:
    return Sample()


def asked(made: Sample) -> set[str]:
    """Repositories that figures speak of, and a collector therefore asks for issues and change requests."""
    return {row["repository"] for row in made.rows(Collection) if row["resource"] == "change_request"}


def opened(rows: list[Row], year: tuple[datetime, datetime] = YEAR) -> list[Row]:
    """Those that people opened in a year."""
    return [row for row in rows if year[0] <= row["opened_at"] < year[1] and not row["bot"]]


def facts(made: Sample, name: str) -> dict[str, str | None]:
    """The newest value of one fact by repository."""
    seen = [row for row in made.rows(Observation) if (row["kind"], row["name"]) == ("forge", name)]
    return {row["repository"]: row["value"] for row in sorted(seen, key=lambda row: row["observed_at"])}


def test_thousands_of_issues_and_change_requests_mostly_where_much_is_done(made: Sample) -> None:
    issues, changes = made.rows(Issue), made.rows(ChangeRequest)
    assert 6_000 < len(issues) < 10_000
    assert 15_000 < len(changes) < 25_000
    counted = Counter(row["repository"] for row in [*issues, *changes])
    busy = {row["repository"] for row in made.rows(Issue)} & {n for n, rows in made.commits.items() if len(rows) > 2000}
    assert len(busy) >= 6
    assert sum(counted[name] for name in busy) > 0.3 * counted.total()
    assert max(counted, key=lambda name: counted[name]) in busy


def test_those_that_no_figure_speaks_of_have_neither(made: Sample) -> None:
    scope = set(made.in_scope())
    assert asked(made) == scope
    for kind in ITEMS.values():
        assert {row["repository"] for row in made.rows(kind)} <= scope, kind.__name__


def test_issues_and_change_requests_are_numbered_together(made: Sample) -> None:
    numbers: dict[str, list[tuple[int, datetime]]] = defaultdict(list)
    for row in [*made.rows(Issue), *made.rows(ChangeRequest)]:
        numbers[row["repository"]].append((row["number"], row["opened_at"]))
    hidden = {row["repository"] for row in made.rows(Collection) if row["state"] == "forbidden"}
    for name, given in numbers.items():
        ordered = sorted(given)
        assert [at for _number, at in ordered] == sorted(at for _number, at in given)
        if name not in hidden:
            assert [number for number, _at in ordered] == [*range(1, len(given) + 1)]


def test_nothing_happens_before_it_may_or_after_it_was_read(made: Sample) -> None:
    for row in [*made.rows(Issue), *made.rows(ChangeRequest)]:
        ready = row.get("ready_at", row["opened_at"])
        known = NOW - timedelta(61) if row["repository"].startswith("old.") else NOW
        later = [row[name] for name in ("closed_at", "answered_at", "reviewed_at") if row.get(name)]
        assert row["opened_at"] < row["read_at"] < known
        assert all(row["opened_at"] <= at <= row["updated_at"] for at in [*later, row["updated_at"]])
        assert row["updated_at"] < known
        assert row["answered_at"] is None or ready <= row["answered_at"]
        assert (row["answered_at"] is None) == (row["responder"] is None)
        assert row["responder"] is None or row["responder"] != row["author"]
        assert not row["withdrawn"] or row["closed_at"]


def test_a_change_request_is_answered_at_the_latest_by_its_review(made: Sample) -> None:
    for row in made.rows(ChangeRequest):
        assert row["merged_at"] in (None, row["closed_at"])
        if row["reviewed_at"]:
            assert row["answered_at"] <= row["reviewed_at"]
            assert row["reviews"] >= 1


def test_an_answer_is_given_on_a_weekday(made: Sample) -> None:
    answered = [row["answered_at"] for row in [*made.rows(Issue), *made.rows(ChangeRequest)] if row["answered_at"]]
    assert {at.weekday() for at in answered} == {0, 1, 2, 3, 4}


def test_teams_answer_within_days_and_one_person_late_or_never(made: Sample) -> None:
    waits: dict[bool, list[float]] = {True: [], False: []}
    items = [*opened(made.rows(Issue)), *opened(made.rows(ChangeRequest))]
    people = {name: Counter(row["person"] for row in made.work(name)) for name in asked(made)}
    alone = {name for name, some in people.items() if some and max(some.values()) >= 0.9 * some.total()}
    for row in items:
        if not row["withdrawn"] and row["opened_at"] < YEAR[1] - timedelta(30):
            wait = row["answered_at"] - row["opened_at"] if row["answered_at"] else timedelta.max
            waits[row["repository"] in alone].append(wait / timedelta(1))
    assert median(waits[False]) < 4
    assert median(waits[True]) > 2 * median(waits[False])
    never = {one: sum(wait > 500 for wait in some) / len(some) for one, some in waits.items()}
    assert never[False] < 0.15
    assert never[True] > 2 * never[False]


def test_in_busy_repositories_several_answer(made: Sample) -> None:
    who: dict[str, Counter[str]] = defaultdict(Counter)
    for row in [*opened(made.rows(Issue)), *opened(made.rows(ChangeRequest))]:
        if row["responder"]:
            who[row["repository"]][row["responder"]] += 1
    busy = [some for some in who.values() if some.total() > 100]
    assert len(busy) >= 6
    assert all(len(some) > 4 and max(some.values()) < some.total() / 2 for some in busy)
    assert any(len(some) == 1 for some in who.values())


def test_more_is_reviewed_and_answers_come_sooner_in_the_last_year(made: Sample) -> None:
    shares, waits = [], []
    for year in (YEAR_BEFORE, YEAR):
        some = [row for row in opened(made.rows(ChangeRequest), year) if row["merged_at"]]
        shares.append(sum(row["reviewed_at"] is not None for row in some) / len(some))
        answered = [row for row in [*opened(made.rows(Issue), year), *some] if row["answered_at"]]
        waits.append(median((row["answered_at"] - row["opened_at"]) / timedelta(1) for row in answered))
    assert 0.4 < shares[0] < 0.5
    assert 0.57 < shares[1] < 0.68
    assert 3.5 < waits[0] < 5.5
    assert 2 < waits[1] < 3.5


def test_a_backlog_of_old_issues_grows(made: Sample) -> None:
    ages = []
    for end in (datetime(2024, 11, 1), datetime(2025, 11, 1), datetime(2026, 11, 1)):
        there = [row for row in made.rows(Issue) if row["opened_at"] < end and (row["closed_at"] or NOW) >= end]
        ages.append((len(there), median((end - row["opened_at"]).days for row in there)))
    assert sorted(ages) == ages
    assert ages[0][0] < ages[1][0] < ages[2][0]
    assert ages[2][1] > ages[0][1] + 180


def test_change_requests_end_in_every_way(made: Sample) -> None:
    people = [row for row in made.rows(ChangeRequest) if not row["bot"]]
    drafts = [row for row in people if row["ready_at"] != row["opened_at"]]
    counts = Counter(
        ("merged" if row["merged_at"] else "closed" if row["closed_at"] else "open", row["withdrawn"]) for row in people
    )
    assert 0.08 < len(drafts) / len(people) < 0.16
    assert any(row["ready_at"] is None and row["closed_at"] is None for row in drafts)
    assert min(counts.values()) > 100
    assert set(counts) == {("merged", False), ("merged", True), ("closed", False), ("closed", True), ("open", False)}
    assert sum(row["author"] is None for row in people) > 10  # accounts that were deleted


def test_machines_open_many_change_requests_where_they_keep_dependencies(made: Sample) -> None:
    machines = {row["identity"] for row in made.rows(Commit) if row["bot"]}
    bots = [row for row in made.rows(ChangeRequest) if row["bot"]]
    assert 0.1 < len(bots) / made.tables[ChangeRequest].num_rows < 0.3
    assert {row["author"] for row in bots} == machines
    at_work = {row["repository"] for row in made.rows(Commit) if row["bot"]}
    assert {row["repository"] for row in bots} <= at_work
    assert not {row["responder"] for row in made.rows(ChangeRequest)} & machines
    assert not any(row["bot"] for row in made.rows(Issue))


def test_releases_are_published_for_more_than_half_of_the_tags(made: Sample) -> None:
    tags = {(row["repository"], row["name"]): row for row in made.rows(Tag)}
    released = made.rows(Release)
    assert 0.5 < len(released) / len(tags) < 0.7
    for row in released:
        tag = tags[row["repository"], row["tag"]]
        assert tag["tagged_at"] < row["published_at"] < tag["tagged_at"] + timedelta(hours=1)
        assert row["prerelease"] == tag["prerelease"]


def test_the_totals_are_the_rows(made: Sample) -> None:
    for resource, kind in ITEMS.items():
        held = Counter(row["repository"] for row in made.rows(kind))
        logs = [row for row in made.rows(Collection) if row["resource"] == resource and row["confirmed_at"]]
        assert {row["repository"] for row in logs} >= set(held)
        assert all(row["expected"] == held[row["repository"]] for row in logs)


def test_issues_are_off_in_a_few_and_hidden_in_a_few(made: Sample) -> None:
    logs = [row for row in made.rows(Collection) if row["resource"] == "issue"]
    off = {row["repository"] for row in logs if row["state"] == "disabled"}
    hidden = [row for row in logs if row["state"] == "forbidden"]
    assert len(off) == 4
    assert off == {name for name, said in facts(made, "issues").items() if said == "no"}
    assert all(row["expected"] == 0 and row["confirmed_at"] for row in logs if row["repository"] in off)
    assert len(hidden) == 3
    assert all(row["confirmed_at"] is None and row["expected"] is None for row in hidden)
    assert all(re.fullmatch(r"sample\.example does not show the issues .+\.", row["error"]) for row in hidden)
    names = off | {row["repository"] for row in hidden}
    assert not names & {row["repository"] for row in made.rows(Issue)}
    assert any(row["repository"] in names for row in made.rows(ChangeRequest))


def test_the_silent_host_fails_for_all_it_was_asked(made: Sample) -> None:
    failed = {row["resource"] for row in made.rows(Collection) if row["state"] == "failed"}
    assert failed >= {"repository", "issue", "change_request", "release"}
    silent = NOW - timedelta(61)
    for kind in (Issue, ChangeRequest):
        for row in made.rows(kind):
            assert not row["repository"].startswith("old.") or row["updated_at"] < silent


def test_facts_are_told_of_all_but_copies_that_nobody_declared(made: Sample) -> None:
    declared = {name for name in made.repositories if name not in {copy for copy, _original in made.copies}}
    declared |= {name for name, row in made.repositories.items() if row["fork"]}
    for name in ("stars", "forks", "watchers", "description", "topics", "licence", "parent", "template", "issues"):
        assert set(facts(made, name)) == declared, name
    parents = {name for name, parent in facts(made, "parent").items() if parent}
    assert parents == {name for name, row in made.repositories.items() if row["fork"]}
    assert all(
        re.fullmatch(r"(sample|upstream)\.example/[a-z/-]+", facts(made, "parent")[name] or "") for name in parents
    )


def test_facts_have_two_years_of_history_with_a_row_for_each_change(made: Sample) -> None:
    seen: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in made.rows(Observation):
        if row["kind"] == "forge":
            seen[row["repository"], row["name"]].append(row)
    assert len(seen) > 1_000
    assert min(rows[0]["observed_at"] for rows in seen.values()) < NOW - timedelta(700)
    for rows in seen.values():
        assert [row["observed_at"] for row in rows] == sorted(row["observed_at"] for row in rows)
        assert all(one["value"] != other["value"] for one, other in pairwise(rows))
        assert all(row["observed_at"] <= row["confirmed_at"] <= NOW for row in rows)
    stars = [int(row["value"]) for row in seen[f"{OURS}/administration/case-management", "stars"]]
    assert len(stars) > 12
    assert stars == sorted(stars)


def test_protection_is_known_of_most_and_switched_on_in_time(made: Sample) -> None:
    now, told = facts(made, "protection"), facts(made, "stars")
    assert 0.8 < len(now) / len(told) < 0.95
    first: dict[str, str] = {}
    for row in made.rows(Observation):
        if row["name"] == "protection":
            first.setdefault(row["repository"], row["value"])
    on = [sum(said == "yes" for said in some.values()) for some in (first, now)]
    assert on[0] * 1.3 < on[1] < len(now) * 0.7
    assert {name for name, said in now.items() if said == "yes"} == set(facts(made, "protection_reviews"))
    assert set(facts(made, "protection_reviews").values()) == {"0", "1"}


def test_words_are_the_samples_own(made: Sample) -> None:
    known = {part for some in words().values() for word in some for part in word.split("-")}
    own = {part for name in made.repositories for part in re.split("[/-]", name)} | {"copy", "of"}
    said = {*facts(made, "description").values(), *facts(made, "topics").values()} - {None}
    assert {word for text in said for word in re.findall(r"[a-z]+", str(text).lower())} <= known | own


def test_the_licence_is_the_one_in_the_clone(made: Sample) -> None:
    cloned = {row["repository"]: row["value"] for row in made.rows(Observation) if row["kind"] == "licence"}
    told = facts(made, "licence")
    assert {name for name, licence in told.items() if licence} <= set(cloned)
    assert all(cloned[name] == licence for name, licence in told.items() if licence)


def test_one_sweep_says_what_it_cost_and_what_is_left(made: Sample) -> None:
    last = made.rows(Sweep)[-1]
    spent = sum(
        row["requests"]
        for row in made.rows(Collection)
        if row["resource"] in ITEMS and not row["repository"].startswith("old.")
    )
    assert {row["target"] for row in made.rows(Sweep)} == {"sample:administration"}
    assert (last["forge"], last["token"], last["ceiling"]) == (OURS, True, 5000)
    told = {row["repository"] for row in made.rows(Collection) if row["resource"] == "repository"}
    assert last["listed"] == last["total"] == len({name for name in told if not name.startswith("old.")})
    assert last["requests"] == spent + 2
    assert last["remaining"] == 5000 - last["requests"]
    assert NOW < last["resets_at"] < NOW + timedelta(hours=1)
    requests = [row["requests"] for row in made.rows(Sweep)]
    assert requests == sorted(requests)


def test_within_a_month_what_was_opened_stays_and_more_is_opened(made: Sample) -> None:
    then = tables(read(NOW + timedelta(5))[0])
    for kind in (Issue, ChangeRequest):
        now = {(row["repository"], row["number"]): row for row in made.rows(kind)}
        later = {(row["repository"], row["number"]): row for row in then[kind].to_pylist()}
        assert len(later) > len(now)
        for key, row in now.items():
            same = ["author", "opened_at", *(name for name in ("closed_at", "answered_at", "responder") if row[name])]
            assert [later[key][name] for name in same] == [row[name] for name in same]


def test_another_key_hides_the_same_people_otherwise(made: Sample) -> None:
    other = tables(read(key=b"o" * 32)[0])
    for kind in (Issue, ChangeRequest):
        mine = made.tables[kind]
        assert other[kind]["opened_at"].equals(mine["opened_at"])
        for column in ("author", "responder"):
            people = {*mine[column].to_pylist()} - {None}
            assert all(re.fullmatch("[0-9a-f]{32}", person) for person in people)
            assert not people & {*other[kind][column].to_pylist()}
