"""What our people gave to others, by the forge's search; and what forges say of the projects we build on."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from time import sleep
from typing import Any

import pytest

from collectors import outside, run
from collectors.outside.search import Span
from collectors.run import Outcome
from data.ledger import open_ledger
from data.records import Component, Inventory, Package
from tests.collectors.github import PASS, Town, repository
from tests.forge import changes, faults
from tests.forge.model import Account, ChangeRequest, Repository
from tests.forge.tokens import ADMIN

Given = tuple[str, str, str]
NOW = changes.now()
MONTH = timedelta(days=30)
ROWS = "select split_part(project, '/', 3), kind, item from outside_contribution order by all"
LOG = "select state, expected, collected from collection where resource = 'outside_contribution' order by started_at"


@pytest.fixture
def ada(served: Town) -> Account:
    """One of ours, named in ospo.yaml beside Ben; the city has a repository, which was collected."""
    repository(served.forge, "app")
    accounts(served, "ada", "ben")
    served.forge.account("ben")
    assert not [one for one in served.collect() if one.problem]
    return served.forge.account("Ada")


@pytest.fixture
def lib(served: Town) -> Repository:
    """A repository of others."""
    return repository(served.forge, "lib", "others")


def accounts(served: Town, *logins: str) -> None:
    named = ", ".join(f'"{served.host}/{login}"' for login in logins)
    served.configure(f"people: {{accounts: [{named}]}}\n")


def look_up(served: Town) -> list[Outcome]:
    """Asks the services; `requests` and `said` of the town are of this time."""
    before = len(served.server.requests)
    served.said.clear()
    with served.workspace.lock(), open_ledger(served.workspace.ledger) as ledger:
        found = list(run.look_up(served.workspace, ledger, served.said.append, lambda *_: None))
    served.requests = served.server.requests[before:]
    words = " ".join([*served.said, *(str(one.problem) for one in found), *(one.name for one in found)]).lower()
    assert not any(login in words for login in ("ada", "ben", "evil"))
    return found


def codes(outcomes: Iterable[Outcome]) -> list[str]:
    return [one.problem.code for one in outcomes if one.problem]


def searches(served: Town) -> list[str]:
    return [str(one.variables["search"]) for one in served.requests if "search" in one.variables]


def opened(where: Repository, who: Account, at: datetime) -> ChangeRequest:
    return changes.open_change_request(where, who, at)


def test_what_our_people_gave_to_others_is_kept_without_them(served: Town, ada: Account, lib: Repository) -> None:
    forge = served.forge
    ben, stranger = forge.owner("ben"), forge.account("evil")
    assert ben
    changes.merge(forge, opened(lib, ada, NOW - 3 * MONTH), stranger, NOW - 2 * MONTH)
    opened(lib, stranger, NOW - MONTH)
    changes.open_issue(lib, ben, NOW - MONTH)
    opened(lib, ada, NOW - 25 * MONTH)  # too long ago
    opened(repository(forge, "app"), ada, NOW - MONTH)  # ours
    opened(repository(forge, "secret", "others", private=True), ada, NOW - MONTH)
    opened(forge.repository(ada, "tool", NOW), ben, NOW - MONTH)  # would name her
    served.use(ADMIN)
    assert codes(look_up(served)) == []
    assert served.rows(ROWS) == [("lib", "change_request", "1"), ("lib", "issue", "3")]
    assert served.rows("select made_at, merged_at from outside_contribution where item = '1'") == [
        (NOW - 3 * MONTH, NOW - 2 * MONTH)
    ]
    assert served.rows("select distinct project from outside_contribution") == [(f"{served.host}/others/lib",)]
    assert served.rows(LOG) == [("complete", 2, 2)]
    assert all("-user:city-of-x" in text and "is:public" in text for text in searches(served))
    assert len(searches(served)) == 4  # two people, two kinds


def test_later_only_what_changed_is_asked_for_and_a_merge_is_seen(served: Town, ada: Account, lib: Repository) -> None:
    one = opened(lib, ada, NOW - 6 * MONTH)
    look_up(served)
    assert served.rows("select merged_at from outside_contribution") == [(None,)]
    [(until,)] = served.rows("select distinct split_part(value, ' ', 2) from cursor where resource like 'outside_%'")
    changes.merge(served.forge, one, None)
    look_up(served)
    assert served.rows("select merged_at from outside_contribution") == [(one.merged_at,)]
    since = datetime.fromisoformat(until) - timedelta(days=2)
    first = datetime.fromisoformat(until) - timedelta(days=731)
    assert all(f"updated:{since.isoformat()}Z.." in text for text in searches(served))
    assert all(f"created:>={first.isoformat()}Z" in text for text in searches(served))
    assert served.rows(LOG) == [("complete", 2, 2)] * 2


def test_more_than_a_search_shows_is_read_in_spans(served: Town, ada: Account, lib: Repository) -> None:
    for hour in range(2_300):
        opened(lib, ada, NOW - MONTH - timedelta(hours=hour))
    assert codes(look_up(served)) == []
    assert served.rows("select count(*) from outside_contribution") == [(2_300,)]
    assert served.rows(LOG) == [("complete", 2, 2)]


def test_of_more_in_one_second_than_a_search_shows_the_rest_is_missed_and_said(
    served: Town, ada: Account, lib: Repository
) -> None:
    for _ in range(1_001):
        opened(lib, ada, NOW - MONTH)
    found = look_up(served)
    assert codes(found) == ["outside.partly"] and "1000 of 1001" in str(found[0].problem)
    assert served.rows("select count(*) from outside_contribution") == [(1_000,)]
    assert served.rows(LOG) == [("partial", 2, 1)]


@pytest.mark.parametrize(
    ("begin", "end", "halves"),
    [(0, 10, ((0, 5), (6, 10))), (0, 1, ((0, 0), (1, 1))), (0, 9, ((0, 4), (5, 9)))],
)
def test_halves_leave_no_second_out(begin: int, end: int, halves: tuple[tuple[int, int], ...]) -> None:
    span = Span(NOW + timedelta(seconds=begin), NOW + timedelta(seconds=end))
    assert [((a - NOW).seconds, (b - NOW).seconds) for a, b in span.halves] == list(halves)


def gone(served: Town, ada: Account) -> None:
    changes.delete_account(served.forge, ada)


def renamed(_served: Town, ada: Account) -> None:
    changes.change_login(ada, "evil")


def odd(served: Town, _ada: Account) -> None:
    accounts(served, "ada is:private", "ben")


@pytest.mark.parametrize("happened", [gone, renamed, odd])
def test_an_account_that_is_not_there_is_named_by_its_place_alone(
    served: Town, ada: Account, lib: Repository, happened: Callable[[Town, Account], None]
) -> None:
    ben = served.forge.owner("ben")
    assert ben
    opened(lib, ben, NOW - MONTH)
    happened(served, ada)
    found = look_up(served)
    assert codes(found) == ["outside.account"] and str(found[0].problem).startswith("Entry 1 of")
    assert served.rows(ROWS) == [("lib", "change_request", "1")]
    assert served.rows(LOG) == [("partial", 2, 1)]
    assert not any("is:private" in text for text in searches(served))


def test_what_breaks_off_goes_on_the_next_time(served: Town, ada: Account, lib: Repository) -> None:
    ben = served.forge.owner("ben")
    assert ben
    for hour in range(1_500):
        opened(lib, ada, NOW - MONTH - timedelta(hours=hour))
    opened(lib, ben, NOW - MONTH)
    served.server.inject(PASS, times=20)
    served.server.inject(faults.gateway(502, "graphql"), times=7)
    assert codes(look_up(served)) == ["github.down"]
    [(before,)] = served.rows("select count(*) from outside_contribution")
    assert 0 < before < 1_500
    assert served.rows(LOG) == [("failed", 2, 0)]
    assert codes(look_up(served)) == []
    assert served.rows("select count(*) from outside_contribution") == [(1_501,)]
    assert served.rows(LOG) == [("failed", 2, 0), ("complete", 2, 2)]
    assert len([text for text in searches(served) if "author:ada" in text and "is:pr" in text]) < 20


def test_what_was_known_stays_known_under_its_old_date(served: Town, ada: Account, lib: Repository) -> None:
    opened(lib, ada, NOW - MONTH)
    look_up(served)
    sleep(1.1)  # a reading is known by its second
    served.server.inject(faults.gateway(502, "graphql"), times=7)
    assert codes(look_up(served)) == ["github.down"]
    rows = served.rows(
        "select state, confirmed_at from collection where resource = 'outside_contribution' order by started_at"
    )
    assert [state for state, _ in rows] == ["complete", "partial"] and rows[0][1] == rows[1][1]


def test_what_the_forge_hides_is_said(served: Town, ada: Account, lib: Repository) -> None:
    opened(lib, ada, NOW - MONTH)
    opened(lib, ada, NOW - 2 * MONTH)
    hidden = {"type": "FORBIDDEN", "message": "SAML", "path": ["search", "nodes", 0]}
    served.server.inject(
        faults.Fault("hidden", "graphql", "author:ada", errors=(hidden,), null_at=("search", "nodes", 0))
    )
    assert codes(look_up(served)) == ["outside.partly"]
    assert served.rows(ROWS) == [("lib", "change_request", "1")]
    assert codes(look_up(served)) == []
    assert len(served.rows(ROWS)) == 2


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (faults.errors("The user ada cannot be searched for."), "github.answer"),
        (faults.page(), "github.answer"),
        (faults.Fault("422", "graphql", status=422, body={"message": "ADA is not there"}), "github.answer"),
        (faults.Fault("403", "graphql", status=403, body={"message": "ada is blocked"}), "github.access"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_bad_weather_names_nobody(served: Town, ada: Account, lib: Repository, fault: faults.Fault, code: str) -> None:
    opened(lib, ada, NOW - MONTH)
    within = faults.Fault(**{**vars(fault), "on": "graphql", "within": "author:ada"})
    served.server.inject(within, times=7)
    assert codes(look_up(served)) == [code]
    assert served.rows(ROWS) == [] and served.rows(LOG) == [("failed", 2, 0)]


def test_without_a_token_nothing_is_asked_and_that_is_said_once(served: Town, ada: Account, lib: Repository) -> None:
    opened(lib, ada, NOW - MONTH)
    served.use(None)
    assert codes(look_up(served)) == [] and served.requests == []
    assert len(served.said) == 1 and served.variable in served.said[0]
    assert served.rows(LOG) == []


def test_without_accounts_nothing_is_asked_and_nothing_known(served: Town) -> None:
    repository(served.forge, "app")
    served.collect()
    assert codes(look_up(served)) == [] and served.requests == [] and served.said == []
    assert served.rows(LOG) == []


def test_an_account_elsewhere_is_known_to_be_unknown(served: Town, ada: Account) -> None:
    served.configure(f'people: {{accounts: ["{served.host}/ada", "gitlab.example/ben", "a@city.example"]}}\n')
    look_up(served)
    assert served.rows(LOG) == [("partial", 2, 1)]


def test_every_repository_of_ours_has_a_log(served: Town, ada: Account) -> None:
    repository(served.forge, "web")
    repository(served.forge, "kit", "peers")
    with served.workspace.lock(), open_ledger(served.workspace.ledger) as ledger:
        targets = [run.parse(f"github:{served.server.base}/peers", "peers", "peer")]
        assert not [one for one in run.collect(targets, served.workspace, ledger) if one.problem]
    served.collect()
    look_up(served)
    logged = served.rows("select repository from collection where resource = 'outside_contribution' order by all")
    assert logged == [(served.id("app"),), (served.id("web"),)]


@pytest.mark.parametrize("others", [0, 5])
def test_of_an_owner_that_is_ours_nothing_is_taken(served: Town, ada: Account, lib: Repository, others: int) -> None:
    """Whether the search leaves it out or we do; an owner that is there no more must not empty the search."""
    for number in range(others):
        repository(served.forge, "app", f"other-{number}")
        served.collect(f"github:{served.server.base}/other-{number}/app")
    opened(lib, ada, NOW - MONTH)
    opened(repository(served.forge, "more"), ada, NOW - MONTH)
    look_up(served)
    assert served.rows(ROWS) == [("lib", "change_request", "1")]
    assert all(("-user:city-of-x" in text) is (others == 0) for text in searches(served))


def test_an_owner_of_ours_that_is_gone_is_not_left_out_by_name(served: Town, ada: Account, lib: Repository) -> None:
    opened(lib, ada, NOW - MONTH)
    city = served.forge.owner("city-of-x")
    assert city
    changes.change_login(city, "town-of-x")
    look_up(served)
    assert not any("city-of-x" in text for text in searches(served))
    assert served.rows(ROWS) == [("lib", "change_request", "1")]


def build_on(served: Town, *projects: str) -> None:
    """The city's app is built from a package of each project, OWNER/NAME."""
    app = served.id("app")
    named = {f"pkg:npm/p{number}": f"{served.host}/{project}".lower() for number, project in enumerate(projects)}
    rows: list[Any] = [Inventory(app, "given", None, "CycloneDX 1.6", None, NOW, len(named), 0, 0)]
    for package, project in named.items():
        rows.append(Component(app, f"{package}@1", package, "1", True, None, None, "given", NOW, NOW))
        rows.append(Package(package, project, False, known=True, asked_at=NOW))
    with served.workspace.lock(), open_ledger(served.workspace.ledger) as ledger, ledger.transaction():
        ledger.save(rows)


def facts_of(served: Town) -> list[tuple[Any, ...]]:
    look_up_alone(served)
    return served.rows("select split_part(project, '/', 3), archived, owner_kind from upstream_facts order by all")


def look_up_alone(served: Town) -> None:
    """This service alone: others would ask the world about the packages."""
    before = len(served.server.requests)
    with served.workspace.lock(), open_ledger(served.workspace.ledger) as ledger:
        reading = run._reading(served.workspace, ledger)  # noqa: SLF001
        assert not codes(run._outcomes(outside.look_up(ledger, reading), reading, ledger))  # noqa: SLF001
    served.requests = served.server.requests[before:]


def test_what_a_forge_says_of_projects(served: Town, lib: Repository) -> None:
    forge = served.forge
    repository(forge, "app")
    served.collect()
    changes.archive(lib)
    forge.repository(forge.account("jo"), "tool", NOW)
    changes.rename(repository(forge, "was", "others"), "now")
    repository(forge, "secret", "others", private=True)
    build_on(served, "others/lib", "jo/tool", "others/was", "others/secret", "others/none", "others/Lib")
    assert facts_of(served) == [
        ("lib", True, "organisation"),
        ("none", None, None),
        ("secret", None, None),
        ("tool", False, "person"),
        ("was", False, "organisation"),
    ]
    assert len(served.requests) == 1 and served.requests[0].cost == 1
    facts_of(served)
    assert served.requests == []  # not again for a week


@pytest.mark.parametrize(("number", "requests"), [(1, 1), (100, 1), (101, 2)])
def test_a_hundred_projects_are_one_request(served: Town, number: int, requests: int) -> None:
    repository(served.forge, "app")
    served.collect()
    build_on(served, *(f"others/p{one}" for one in range(number)))
    assert facts_of(served) == sorted((f"p{one}", None, None) for one in range(number))
    assert len(served.requests) == requests
