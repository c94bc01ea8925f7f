"""Without a token: the list by REST, the rest from clones, and everything else unknown and said to be so."""

from pathlib import Path

import pytest

from data import figures
from data.ledger import open_ledger
from data.snapshot import Snapshot
from data.workspace import Workspace
from publish import publish
from tests.collectors.github import DAY, Town, after, codes, push, repository, town
from tests.forge import changes
from tests.forge.model import Forge, Repository
from tests.forge.recorded import Recorded, octokit, pygithub
from tests.forge.rest import Reply
from tests.forge.schema import published
from tests.forge.seeded import CITY, city
from tests.forge.tokens import ORDINARY

ITEMS = "('issue', 'change_request', 'release')"


@pytest.fixture
def app(served: Town, tmp_path: Path) -> Repository:
    """A repository with two commits and an answered issue, read without a token."""
    made = repository(served.forge, "app")
    push(made, tmp_path / "code", "2026-03-01", "2026-03-02")
    changes.comment(served.forge, changes.open_issue(made, None, DAY), served.forge.account("ben"), after(3))
    served.use(None)
    return made


def test_the_list_and_the_clones_are_read_and_the_rest_is_said_once_to_be_unknown(
    served: Town, app: Repository
) -> None:
    repository(served.forge, "web")
    assert codes(served.collect()) == {}
    assert served.said == [
        f"{served.host}: without {served.variable} issues and change requests stay unknown; the rest is read."
    ]
    assert served.rows('select count(*) from "commit"') == [(2,)]
    assert served.rows(f"select * from collection where resource in {ITEMS}") == []
    assert [one.path.partition("?")[0] for one in served.requests] == [
        f"/api/v3/users/{CITY}",
        f"/api/v3/orgs/{CITY}/repos",
    ]
    assert served.rows("select token, listed, total from sweep")[0][:2] == (False, 2)
    assert served.server.hosts == []


def test_only_what_was_pushed_to_is_cloned_again(served: Town, app: Repository, tmp_path: Path) -> None:
    app.pushed_at = DAY
    served.collect()
    before = len(served.server.asked("git"))
    assert codes(served.collect()) == {} and len(served.server.asked("git")) == before
    assert len(served.requests) == 2
    push(app, tmp_path / "code", "2026-03-09")
    assert codes(served.collect()) == {} and len(served.server.asked("git")) > before
    assert served.rows('select count(*) from "commit"') == [(3,)]


def test_what_stays_unknown_has_no_number(served: Town, app: Repository) -> None:
    served.collect()
    with served.workspace.lock(), open_ledger(served.workspace.ledger) as ledger:
        publish(served.workspace, ledger)
    shown = figures.values(Snapshot(served.workspace.snapshot))
    for metric in ("issues_opened", "change_requests_merged", "time_to_first_response", "issue_age"):
        of = shown[shown["metric"] == metric]
        assert len(of) and of["value"].isna().all() and (of["coverage"] == 0).all()
    commits = shown[(shown["metric"] == "commits") & (shown["repository"] == served.id("app"))]
    assert commits["value"].max() == 2


def test_what_was_read_with_a_token_stays_without_one(served: Town, app: Repository) -> None:
    served.use(ORDINARY)
    served.collect()
    served.use(None)
    assert codes(served.collect()) == {}
    assert served.item("app", 1)["answered_at"] == after(3) and served.state("app", "issue") == "complete"


def test_a_list_of_several_pages_is_read_to_its_end(served: Town) -> None:
    for n in range(205):
        repository(served.forge, f"app-{n:03}", mirror_url="https://git.example/x")
    served.use(None)
    assert codes(served.collect()) == {}
    assert served.rows("select count(*) from repository") == [(205,)] and len(served.requests) == 4


def test_both_ways_tell_the_same_facts(tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    published()
    forge = city(repositories=20, items=0, talk=0)
    sql = """select repository, name, value from observation
        where kind = 'forge' and name in ('description', 'topics', 'licence', 'stars', 'forks', 'template', 'issues')
        order by all"""
    columns = "select id, forge_number, fork, mirror, archived, private from repository order by id"
    with town(forge, workspace, monkeypatch) as served:
        served.collect()
        first, facts = served.rows(columns), served.rows(sql)
        served.use(None)
        served.collect()
        assert served.rows(columns) == first and served.rows(sql) == facts


def test_renamed_and_gone_are_found_without_a_token_too(served: Town, app: Repository) -> None:
    served.collect()
    changes.rename(app, "application")
    assert codes(served.collect()) == {}
    assert served.rows("select id from repository") == [(served.id("application"),)]
    changes.delete_repository(served.forge, app)
    assert codes(served.collect()) == {"application": "github.gone"}
    assert codes(served.collect()) == {} and len(served.requests) == 2


def test_a_single_repository_and_a_user(served: Town, app: Repository, tmp_path: Path) -> None:
    assert codes(served.collect(f"{served.target}/app")) == {}
    assert served.rows('select count(*) from "commit"') == [(2,)] and len(served.requests) == 1
    user = served.forge.account("ada-birch")
    notes = served.forge.repository(user, "notes", DAY)
    push(notes, tmp_path / "code", "2026-03-01")
    user.helps.append(app)
    assert codes(served.collect(f"github:{served.server.base}/ada-birch")) == {}
    assert served.rows("select id from repository where id like '%ada-birch%'") == [(f"{served.host}/ada-birch/notes",)]


def test_a_private_repository_without_a_token_is_not_there(served: Town, app: Repository) -> None:
    app.private = True
    assert codes(served.collect(f"{served.target}/app")) == {"app": "github.unknown"}


def test_recorded_lists_of_many_years_ago_are_understood(
    shared: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = pygithub(shared / "github-api", "Organization.testGetRepos")
    owner = recorded.asked[0][1].split("/")[2]
    recorded.add("GET", f"/users/{owner}", Reply(200, {"login": owner, "type": "Organization", "public_repos": 2}))
    rows, found = _recorded(recorded, owner, workspace, monkeypatch)
    assert [name.rpartition("/")[2] for name, *_ in rows] == ["fatherbeaver", "testpygithub"]
    assert all(number.isdecimal() for _, number, _ in rows)
    assert set(found.values()) == {"git.unreachable"}  # there is nothing behind the recording to be cloned


def test_a_recorded_repository_of_today_is_understood(
    shared: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = octokit(shared / "github-api", "get-repository")
    rows, found = _recorded(recorded, "octokit-fixture-org/hello-world", workspace, monkeypatch)
    assert [(number, branch) for _, number, branch in rows] == [("1000", "master")]
    assert found == {"hello-world": "git.unreachable"}


def _recorded(
    recorded: Recorded, place: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """Repositories read from a recording, with number and branch, and what went wrong."""
    with town(Forge(), workspace, monkeypatch, recorded=recorded) as served:
        served.use(None)
        found = codes(served.collect(f"github:{served.server.base}/{place}"))
        return served.rows("select id, forge_number, default_branch from repository order by id"), found
