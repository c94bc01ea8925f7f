"""Who answered first, and when: one item of each kind, each expectation worked out by hand."""

import gzip
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from collectors.github.answers import People, said
from data.people import Identities
from tests.collectors.github import DAY, Town, after, repository
from tests.forge import changes, stories
from tests.forge.model import Account, ChangeRequest, Comment, Event, Forge, Issue, Item, Repository
from tests.forge.tokens import ADMIN


@pytest.fixture
def app(forge: Forge) -> Repository:
    return repository(forge, "app")


@pytest.fixture
def ada(forge: Forge) -> Account:
    """Opens everything."""
    return forge.account("ada")


@pytest.fixture
def ben(forge: Forge) -> Account:
    """Answers."""
    return forge.account("ben")


def opened(app: Repository, who: Account | None) -> Issue:
    return changes.open_issue(app, who, DAY)


def proposed(app: Repository, who: Account | None, *, draft: bool = False) -> ChangeRequest:
    return changes.open_change_request(app, who, DAY, draft=draft)


Act = Callable[[Forge, Item, Account | None, datetime], object]
ACTS: dict[str, Act] = {"comment": changes.comment, "close": changes.close}


@pytest.mark.parametrize("act", ["comment", "close"])
def test_an_issue_is_answered_by_a_word_or_by_closing_it(
    served: Town, app: Repository, ada: Account, ben: Account, act: str
) -> None:
    issue = opened(app, ada)
    ACTS[act](served.forge, issue, ben, after(5))
    served.collect()
    row = served.item("app", 1)
    assert (row["answered_at"], row["responder"]) == (after(5), served.identity(ben))
    assert row["author"] == served.identity(ada) and not row["withdrawn"]


@pytest.mark.parametrize("act", [changes.comment, changes.review, changes.merge, changes.close])
def test_a_change_request_is_answered_by_a_word_a_review_a_merge_or_a_close(
    served: Town, app: Repository, ada: Account, ben: Account, act: Callable[..., object]
) -> None:
    act(served.forge, proposed(app, ada), ben, after(7))
    served.collect()
    row = served.item("app", 1)
    assert (row["answered_at"], row["responder"], row["withdrawn"]) == (after(7), served.identity(ben), False)
    assert row["reviewed_at"] == (after(7) if act is changes.review else None)
    assert row["merged_at"] == (after(7) if act is changes.merge else None)


def test_the_earliest_of_several_answers_counts_whatever_their_kind(
    served: Town, app: Repository, ada: Account, ben: Account
) -> None:
    cleo = served.forge.account("cleo")
    change = proposed(app, ada)
    changes.comment(served.forge, change, cleo, after(9))
    changes.review(served.forge, change, ben, after(4))
    changes.merge(served.forge, change, cleo, after(6))
    served.collect()
    row = served.item("app", 1)
    assert (row["answered_at"], row["responder"], row["reviewed_at"]) == (after(4), served.identity(ben), after(4))


def test_a_close_that_was_taken_back_is_an_answer_all_the_same(
    served: Town, app: Repository, ada: Account, ben: Account
) -> None:
    still_open, closed_again = opened(app, ada), opened(app, ada)
    for issue in (still_open, closed_again):
        changes.close(served.forge, issue, ben, after(3))
        changes.reopen(served.forge, issue, ada, after(5))
    changes.close(served.forge, closed_again, ada, after(20))
    served.collect()
    first, second = served.item("app", 1), served.item("app", 2)
    assert (first["answered_at"], first["closed_at"], first["withdrawn"]) == (after(3), None, False)
    assert (second["answered_at"], second["closed_at"], second["withdrawn"]) == (after(3), after(20), True)


@pytest.mark.parametrize("who", ["author", "bot", "machine by name", "machine by ospo.yaml", "ghost"])
def test_these_do_not_answer(served: Town, app: Repository, ada: Account, ben: Account, who: str) -> None:
    served.configure(f"people: {{bots: [{served.host}/quiet-helper]}}\n")
    speakers = {
        "author": ada,
        "bot": served.forge.account("city-release-helper", "Bot"),
        "machine by name": served.forge.account("renovate-city"),
        "machine by ospo.yaml": served.forge.account("quiet-helper"),
        "ghost": None,
    }
    for item in (opened(app, ada), proposed(app, ada)):
        changes.comment(served.forge, item, speakers[who], after(1))
    for item in (opened(app, ada), proposed(app, ada)):
        changes.close(served.forge, item, speakers[who], after(1))
        changes.comment(served.forge, item, ben, after(8))
    change = proposed(app, ada)
    changes.review(served.forge, change, speakers[who], after(1))
    served.collect()
    assert [served.item("app", n)["answered_at"] for n in (1, 2, 3, 4, 5)] == [None, None, after(8), after(8), None]
    assert served.item("app", 5)["reviewed_at"] is None and served.item("app", 5)["reviews"] == 1
    assert [served.item("app", n)["withdrawn"] for n in (3, 4)] == [who == "author"] * 2


def test_who_opened_it_may_be_a_machine_or_nobody(served: Town, app: Repository, ben: Account) -> None:
    for who in (served.forge.account("dependabot", "Bot"), served.forge.account("renovate-city"), None):
        changes.comment(served.forge, opened(app, who), ben, after(2))
    served.collect()
    rows = [served.item("app", n) for n in (1, 2, 3)]
    assert [(row["bot"], row["author"] is None) for row in rows] == [(True, False), (True, False), (False, True)]
    assert [row["answered_at"] for row in rows] == [after(2)] * 3


def test_what_is_dated_before_the_question_is_no_answer(
    served: Town, app: Repository, ada: Account, ben: Account
) -> None:
    for item in (opened(app, ada), proposed(app, ada)):
        changes.comment(served.forge, item, ben, after(-2))
        changes.comment(served.forge, item, ben, after(30))
    served.collect()
    assert [served.item("app", n)["answered_at"] for n in (1, 2)] == [after(30), after(30)]


@pytest.mark.parametrize(
    ("turns", "draft", "ready_at"),
    [
        ("", False, 0),
        ("", True, None),
        ("r", False, 10),
        ("rd", True, 10),
        ("rdr", False, 10),
        ("d", True, 0),
        ("dr", False, 0),
    ],
)
def test_a_draft_waits_for_an_answer_from_when_it_was_first_ready(
    served: Town, app: Repository, ada: Account, ben: Account, turns: str, draft: bool, ready_at: int | None
) -> None:
    change = proposed(app, ada)
    changes.comment(served.forge, change, ben, after(5))
    changes.review(served.forge, change, ben, after(6), "COMMENTED")
    for n, turn in enumerate(turns):
        kind = {"r": "ReadyForReviewEvent", "d": "ConvertToDraftEvent"}[turn]
        change.events.append(Event(served.forge.number(), ada, after(10 + n), kind))
    changes.comment(served.forge, change, ben, after(40))
    change.draft = draft
    served.collect()
    row = served.item("app", 1)
    assert row["ready_at"] == (None if ready_at is None else after(ready_at))
    assert row["answered_at"] == {0: after(5), 10: after(40), None: None}[ready_at]
    assert row["reviewed_at"] == after(6)


def test_reviews_are_counted_unless_they_are_not_given_yet(
    served: Town, app: Repository, ada: Account, ben: Account
) -> None:
    pending, dismissed = proposed(app, ada), proposed(app, ada)
    changes.review(served.forge, pending, ben, after(2), "PENDING")
    changes.review(served.forge, dismissed, ben, after(3), "DISMISSED")
    changes.review(served.forge, dismissed, ada, after(1), "COMMENTED")
    served.collect()
    first, second = served.item("app", 1), served.item("app", 2)
    assert (first["answered_at"], first["reviewed_at"], first["reviews"]) == (None, None, 0)
    assert (second["answered_at"], second["reviewed_at"], second["reviews"]) == (after(3), after(3), 2)


def test_a_review_that_was_begun_early_and_given_late_is_not_the_first() -> None:
    def review(login: str, at: str | None) -> dict[str, object]:
        return {"submittedAt": at, "author": {"__typename": "User", "login": login}}

    given = [review("late", "2026-03-09T09:00:00Z"), review("never", None), review("soon", "2026-03-03T09:00:00Z")]
    node = {"reviews": {"nodes": given, "pageInfo": {"hasNextPage": False}}}
    people = People(Identities(b"k", []), "host.example")
    acts = said(node, "reviews", people, lambda *_: pytest.fail("there is no other page"))
    assert [at.day for at, _ in acts] == [3, 9]


def test_of_ten_thousand_words_no_page_more_is_read_than_needed(forge: Forge, served: Town, ada: Account) -> None:
    app, ben = repository(forge, "app"), forge.account("ben")
    issue, bot = opened(app, ada), forge.account("stale", "Bot")
    for n in range(10_000):
        who = ben if n == 7_500 else (ada, bot)[n % 2]
        issue.comments.append(Comment(forge.number(), who, DAY + timedelta(minutes=n + 1)))
    served.collect()
    assert served.item("app", 1)["answered_at"] == DAY + timedelta(minutes=7_501)
    # ten came with the issue, so the 7,501st is in the 75th hundred after them
    assert sum("query comments_after" in one.query for one in served.requests) == 75


def test_words_after_a_known_answer_are_not_asked_for(
    served: Town, app: Repository, ada: Account, ben: Account
) -> None:
    change = proposed(app, ada)
    for n in range(300):
        changes.comment(served.forge, change, ada, after(n / 60))
    changes.close(served.forge, change, ben, after(1))
    served.collect()
    assert served.item("app", 1)["answered_at"] == after(1)
    assert sum("query comments_after" in one.query for one in served.requests) == 1


def test_releases_are_what_is_published(served: Town, app: Repository) -> None:
    stories.release(served.forge, app, "v1", after(1))
    stories.release(served.forge, app, "v2", after(2), draft=True)
    stories.release(served.forge, app, "v3-rc", after(3), prerelease=True)
    served.use(ADMIN)  # others are not shown drafts
    served.collect()
    assert served.rows("select tag, published_at, prerelease from release order by tag") == [
        ("v1", after(1), False),
        ("v3-rc", after(3), True),
    ]
    served.collect()
    assert len(served.requests) == 1
    app.releases.pop(0)
    served.collect()
    assert served.rows("select tag from release") == [("v3-rc",)]
    assert served.rows("select expected, collected from collection where resource = 'release'")[-1] == (1, 1)


def test_what_was_deleted_on_the_forge_leaves_the_ledger(
    served: Town, app: Repository, ada: Account, ben: Account
) -> None:
    items: list[Item] = [make(app, ada) for make in (opened, proposed) for _ in range(3)]
    served.collect()
    changes.delete(items[0])
    changes.delete(items[4])
    changes.comment(served.forge, items[2], ben)
    opened(app, ben)  # as many issues as before
    served.collect()
    assert served.rows("select number from issue order by number") == [(2,), (3,), (7,)]
    assert served.rows("select number from change_request order by number") == [(4,), (6,)]
    served.collect()
    assert len(served.requests) == 1


def test_a_login_that_changed_is_another_identity_from_then_on(
    served: Town, app: Repository, ada: Account, ben: Account
) -> None:
    changes.comment(served.forge, opened(app, ada), ben, after(2))
    served.collect()
    before = served.item("app", 1)["responder"]
    changes.change_login(ben, "benjamin")
    changes.comment(served.forge, opened(app, ada), ben, after(3))
    assert not [one for one in served.collect() if one.problem]
    assert served.item("app", 2)["responder"] == served.identity(ben) != before


def test_a_deleted_account_neither_asks_nor_answers(served: Town, app: Repository, ada: Account, ben: Account) -> None:
    changes.comment(served.forge, opened(app, ada), ben, after(2))
    served.collect()
    changes.delete_account(served.forge, ben)
    changes.touch(app.issues[1])
    served.collect()
    assert served.item("app", 1)["answered_at"] is None


def test_who_is_said_to_be_a_machine_later_has_not_answered(
    served: Town, app: Repository, ada: Account, ben: Account
) -> None:
    changes.comment(served.forge, opened(app, ada), ben, after(2))
    served.collect()
    served.configure(f"people: {{bots: [{served.host}/ben]}}\n")
    served.collect()
    assert served.item("app", 1)["answered_at"] is None


@pytest.mark.parametrize("name", ["github.json.gz", "github2.json.gz"])
def test_the_recorded_change_request_was_answered_after_335_days(
    served: Town, app: Repository, shared: Path, name: str
) -> None:
    """Of its words one came from a deleted account, a month too early or a day later; its author merged it."""
    people: dict[str, Account] = {}

    def who(user: dict[str, str] | None) -> Account | None:
        login = (user or {}).get("login")
        return people.setdefault(login, served.forge.account(login)) if login else None

    with gzip.open(shared / "grimoirelab-elk" / name) as file:
        recorded = next(one["data"] for one in json.load(file) if one["category"] == "pull_request")
    change = changes.open_change_request(app, who(recorded["user"]), moment(recorded["created_at"]))
    for word in recorded["review_comments_data"]:
        changes.review(served.forge, change, who(word["user"]), moment(word["created_at"]), "COMMENTED")
    changes.merge(served.forge, change, who(recorded["merged_by"]), moment(recorded["closed_at"]))
    served.collect()
    row = served.item("app", 1)
    assert round((row["answered_at"] - row["opened_at"]) / timedelta(days=1), 2) == 335.81
    assert (row["withdrawn"], row["reviews"]) == (True, len(recorded["review_comments_data"]))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)
