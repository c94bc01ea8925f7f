"""What becomes of repositories on a forge: renamed, moved, gone, empty, archived, blocked, and what is only listed."""

from pathlib import Path

import pytest
from graphql import GraphQLObjectType

from collectors.git import clone
from tests.collectors.github import DAY, Town, after, codes, push, repository
from tests.forge import changes, graph
from tests.forge.model import Forge, Repository
from tests.forge.tokens import ADMIN

KINDS = ("issue", "change_request", "release")


@pytest.fixture
def app(forge: Forge, tmp_path: Path) -> Repository:
    """A repository with two commits, an issue, a change request and a release."""
    return filled(forge, repository(forge, "app"), tmp_path)


def filled(forge: Forge, made: Repository, tmp_path: Path) -> Repository:
    push(made, tmp_path / "code", "2026-03-01", "2026-03-02")
    who = forge.account(f"author-of-{made.number}")
    changes.open_issue(made, who, DAY)
    changes.open_change_request(made, who, DAY)
    return made


def git_requests(served: Town) -> int:
    return len(served.server.asked("git"))


def known(served: Town, name: str) -> tuple[int, ...]:
    """Rows of commits, issues and change requests that the ledger has of a repository."""
    sql = " , ".join(f'(select count(*) from "{t}" where repository = $1)' for t in ("commit", *KINDS[:2]))
    return tuple(served.rows(f"select {sql}", served.id(name))[0])


def facts(served: Town, name: str) -> dict[str, str | None]:
    rows = served.rows(
        "select name, value from observation where repository = ? and kind = 'forge' order by observed_at",
        served.id(name),
    )
    return dict(rows)


def repositories(served: Town) -> list[str]:
    return [name.rpartition("/")[2] for (name,) in served.rows("select id from repository order by id")]


def test_a_renamed_repository_takes_everything_along(served: Town, app: Repository) -> None:
    served.collect()
    before = git_requests(served)
    changes.rename(app, "application")
    assert codes(served.collect()) == {}
    assert repositories(served) == ["application"] and known(served, "application") == (2, 1, 1)
    assert served.rows("select alias, repository from repository_alias") == [
        (served.id("app"), served.id("application"))
    ]
    assert len(served.requests) == 1 and git_requests(served) == before
    cache = served.workspace.cache
    assert clone.directory(cache, served.id("application")).is_dir()
    assert not clone.directory(cache, served.id("app")).exists()
    assert {served.state("application", kind) for kind in ("commit", *KINDS)} == {"complete"}


def test_two_repositories_that_swap_their_names(served: Town, app: Repository, tmp_path: Path) -> None:
    other = repository(served.forge, "web")
    push(other, tmp_path / "code", "2026-03-01")
    served.collect()
    before = git_requests(served)
    app.name, other.name = other.name, app.name
    assert codes(served.collect()) == {}
    assert repositories(served) == ["app", "web"]
    assert (known(served, "app"), known(served, "web")) == ((1, 0, 0), (2, 1, 1))
    assert len(served.requests) == 1 and git_requests(served) == before
    aliases = served.rows("select alias from repository_alias where alias in (select id from repository)")
    assert aliases == []


def test_a_new_repository_under_the_name_of_one_that_was_deleted(served: Town, app: Repository, tmp_path: Path) -> None:
    served.collect()
    changes.delete_repository(served.forge, app)
    push(repository(served.forge, "app"), tmp_path / "code", "2026-03-05")
    found = codes(served.collect())
    old = f"app~{app.number}"
    assert repositories(served) == ["app", old]
    assert known(served, "app") == (1, 0, 0) and known(served, old) == (2, 1, 1)
    assert found == {old: "github.gone"} and served.state(old, "commit") == "gone"
    assert served.rows("select alias from repository_alias where alias in (select id from repository)") == []
    assert codes(served.collect()) == {} and len(served.requests) == 1


def test_a_repository_that_moved_to_another_owner_is_gone_from_ours(served: Town, app: Repository) -> None:
    served.collect()
    changes.transfer(app, served.forge.account("county-y", "Organization"))
    outcome = next(one for one in served.collect() if one.problem)
    assert (outcome.state, outcome.problem.code if outcome.problem else None) == ("gone", "github.moved")
    assert "county-y/app" in str(outcome.problem) and known(served, "app") == (2, 1, 1)
    assert served.collect() == [] and len(served.requests) == 1  # said once, asked once


@pytest.mark.parametrize("how", ["deleted", "made private"])
def test_a_repository_that_is_no_longer_shown_is_gone_and_kept(served: Town, app: Repository, how: str) -> None:
    repository(served.forge, "other")
    served.collect()
    if how == "deleted":
        changes.delete_repository(served.forge, app)
    else:
        changes.make_private(app)
    assert codes(served.collect()) == {"app": "github.gone"}
    assert {served.state("app", kind) for kind in ("repository", "commit", "tag", "observation", *KINDS)} == {"gone"}
    assert known(served, "app") == (2, 1, 1)
    assert codes(served.collect()) == {} and len(served.requests) == 1


def test_a_repository_that_was_gone_and_is_shown_again_is_read_again(served: Town, app: Repository) -> None:
    served.collect()
    app.private = True
    served.collect()
    app.private = False
    changes.open_issue(app, None, after(3))
    assert codes(served.collect()) == {}
    assert {served.state("app", kind) for kind in ("commit", "issue", "release")} == {"complete"}
    assert known(served, "app") == (2, 2, 1)
    app.private = True
    assert codes(served.collect()) == {"app": "github.gone"}


def test_issues_that_are_disabled_and_enabled_again(served: Town, app: Repository) -> None:
    served.collect()
    changes.disable_issues(app)
    assert codes(served.collect()) == {}
    assert served.state("app", "issue") == "disabled" and facts(served, "app")["issues"] == "no"
    app.issues_enabled = True
    assert codes(served.collect()) == {}
    assert served.state("app", "issue") == "complete" and facts(served, "app")["issues"] == "yes"
    assert known(served, "app") == (2, 1, 1)


def test_an_archived_repository_says_so_and_keeps_its_figures(served: Town, app: Repository) -> None:
    served.collect()
    changes.archive(app)
    assert codes(served.collect()) == {} and len(served.requests) == 1
    assert served.rows("select archived from repository") == [(True,)]
    assert served.state("app", "commit") == "complete"


def test_an_empty_repository_that_is_pushed_to(served: Town, tmp_path: Path) -> None:
    new = repository(served.forge, "new")
    assert codes(served.collect()) == {} and served.state("new", "commit") == "empty"
    assert codes(served.collect()) == {} and git_requests(served) == 0
    push(new, tmp_path / "code", "2026-03-04")
    assert codes(served.collect()) == {}
    assert served.state("new", "commit") == "complete" and known(served, "new") == (1, 0, 0)


def test_only_what_was_pushed_to_is_fetched_again(served: Town, app: Repository, tmp_path: Path) -> None:
    other = filled(served.forge, repository(served.forge, "other"), tmp_path)
    served.collect()
    before = git_requests(served)
    push(other, tmp_path / "code", "2026-03-09")
    served.collect()
    asked = served.server.asked("git")[before:]
    assert asked and all("/other.git/" in one.path for one in asked)
    assert (known(served, "app")[0], known(served, "other")[0]) == (2, 3)


@pytest.mark.parametrize("why", ["fork", "mirror", "private", "excluded"])
def test_of_these_only_facts_are_read(served: Town, app: Repository, tmp_path: Path, why: str) -> None:
    upstream = repository(served.forge, "app", "upstream-org")
    app.parent = upstream if why == "fork" else None
    app.mirror_url = "https://git.example/app.git" if why == "mirror" else None
    app.private = why == "private"
    served.use(ADMIN)
    if why == "excluded":
        served.configure(f"exclude: [{served.id('app')}]\n")
    assert codes(served.collect()) == {}
    assert known(served, "app") == (0, 0, 0) and git_requests(served) == 0 and len(served.requests) == 1
    assert served.rows("select fork, mirror, private from repository") == [
        (why == "fork", why == "mirror", why == "private")
    ]
    assert facts(served, "app")["stars"] == "0"
    assert facts(served, "app")["parent"] == (f"{served.host}/upstream-org/app" if why == "fork" else None)


def test_a_private_repository_is_cloned_where_all_are_wanted(served: Town, app: Repository) -> None:
    app.private = True
    served.use(ADMIN)
    served.configure("visibility: all\n")
    assert codes(served.collect()) == {}
    assert known(served, "app") == (2, 1, 1)
    assert {token for _, token in served.server.hosts} == {"admin"}
    config = (clone.directory(served.workspace.cache, served.id("app")) / "config").read_text("utf-8")
    assert ADMIN.secret not in config and "uthorization" not in config


def test_a_public_repository_is_cloned_without_the_token(served: Town, app: Repository) -> None:
    served.collect()
    assert {one.token for one in served.server.asked("git")} == {""}


def test_a_repository_that_is_renamed_while_it_is_excluded_stays_so(served: Town, app: Repository) -> None:
    served.collect()
    served.configure(f"exclude: [{served.id('app')}]\n")
    changes.rename(app, "application")
    changes.open_issue(app, None, after(9))
    served.collect()
    assert repositories(served) == ["application"] and known(served, "application") == (2, 1, 1)


def test_a_repository_that_was_renamed_while_it_was_excluded_stays_so_later(served: Town, app: Repository) -> None:
    served.collect()
    served.configure(f"exclude: [{served.id('app')}]\n")
    changes.rename(app, "application")
    served.collect()
    changes.open_issue(app, None, after(9))
    served.collect()
    assert known(served, "application") == (2, 1, 1) and len(served.requests) == 1


def test_files_of_the_organisation_are_a_repository_of_its_own(served: Town, tmp_path: Path) -> None:
    shared = repository(served.forge, ".github")
    push(shared, tmp_path / "code", "2026-03-01")
    assert codes(served.collect()) == {}
    assert known(served, ".github")[0] == 1
    files = served.rows("select value from observation where kind = 'file' and name = 'readme'")
    assert files and files[0][0]


def test_a_blocked_repository_is_forbidden(served: Town, app: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = graph.ready().type_map["Repository"]
    assert isinstance(kind, GraphQLObjectType)
    monkeypatch.setattr(kind.fields["isDisabled"], "resolve", lambda *_: True)
    assert codes(served.collect()) == {"app": "github.blocked"}
    assert {served.state("app", what) for what in ("commit", *KINDS)} == {"forbidden"}
    assert served.state("app", "repository") == "complete" and git_requests(served) == 0


def test_a_repository_with_a_git_target_of_its_own_keeps_it(served: Town, app: Repository) -> None:
    own = f"git:{served.server.base}/city-of-x/app"
    assert codes(served.collect(own, served.target)) == {}
    assert served.rows("select id, source, forge_number from repository") == [(served.id("app"), own, str(app.number))]
    assert known(served, "app") == (2, 1, 1) and facts(served, "app")["stars"] == "0"
    before = git_requests(served)
    served.collect()
    assert git_requests(served) == before


def test_a_sweep_does_not_vouch_for_a_git_target_that_failed(served: Town, app: Repository) -> None:
    own = f"git:{served.server.base}/city-of-x/app"
    served.collect(own, served.target)
    app.git = Path("/nowhere/app.git")
    app.private = True
    outcomes = served.collect(own)
    assert outcomes[0].problem
    failed = served.state("app", "commit")
    app.private = False
    served.collect()
    assert failed != "complete" and served.state("app", "commit") == failed


def test_a_single_repository_is_collected_under_its_new_name_too(served: Town, app: Repository) -> None:
    one = f"{served.target}/app"
    assert codes(served.collect(one)) == {}
    changes.rename(app, "application")
    assert codes(served.collect(one)) == {}
    assert repositories(served) == ["application"] and known(served, "application") == (2, 1, 1)


def test_a_single_repository_that_is_gone_is_said_to_be_gone(served: Town, app: Repository) -> None:
    one = f"{served.target}/app"
    served.collect(one)
    changes.delete_repository(served.forge, app)
    outcomes = served.collect(one)
    assert [(o.name, o.problem.code if o.problem else "") for o in outcomes] == [(served.id("app"), "github.unknown")]
    assert known(served, "app") == (2, 1, 1) and served.state("app", "commit") == "gone"


def test_an_account_that_was_renamed_is_named(served: Town, app: Repository) -> None:
    served.collect()
    changes.change_login(app.owner, "town-of-x")
    [outcome] = served.collect()
    assert outcome.problem and outcome.problem.code == "github.renamed"
    assert "its repositories are town-of-x's now" in str(outcome.problem)
    assert known(served, "app") == (2, 1, 1)
    moved = f"github:{served.server.base}/town-of-x"
    assert codes(served.collect(moved)) == {}
    assert served.rows("select id from repository") == [(f"{served.host}/town-of-x/app",)]


def test_an_account_that_is_a_user_has_only_what_it_owns(served: Town, app: Repository, tmp_path: Path) -> None:
    user = served.forge.account("ada-birch")
    notes = served.forge.repository(user, "notes", DAY)
    push(notes, tmp_path / "code", "2026-03-01")
    user.helps.append(app)
    assert codes(served.collect(f"github:{served.server.base}/ada-birch")) == {}
    assert served.rows("select id from repository") == [(f"{served.host}/ada-birch/notes",)]


def test_what_a_forge_says_of_a_repository(served: Town, app: Repository) -> None:
    app.description, app.topics, app.licence = "Trams", ["tram", "city"], "EUPL-1.2"
    app.stars, app.forks, app.watchers, app.template = 3, 2, 1, True
    served.collect()
    assert facts(served, "app") == {
        "description": "Trams", "topics": "city,tram", "licence": "EUPL-1.2", "stars": "3", "forks": "2",
        "watchers": "1", "template": "yes", "issues": "yes", "parent": None,
    }  # fmt: skip
    app.stars = 4
    served.collect()
    rows = served.rows("select value from observation where name = 'stars' order by observed_at")
    assert rows[-1] == ("4",)
