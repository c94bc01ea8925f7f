import json
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from github import Github
from github.Auth import Token as Auth
from github.GithubException import UnknownObjectException

from tests.forge import changes, faults, shapes
from tests.forge.model import Forge, Protection
from tests.forge.seeded import CITY, UNTIL, city
from tests.forge.server import Forged, serve
from tests.forge.tokens import ADMIN, EXPIRED, FINE, ORDINARY, POOR, SAML, Token

Ask = Callable[..., Any]

REPOSITORIES = """query($after: String, $first: Int = 100) {
  organization(login: "city-of-x") {
    repositories(first: $first, after: $after, orderBy: {field: NAME, direction: ASC}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { nameWithOwner isPrivate }
    }
  }
}"""
ISSUES = """query($name: String!, $first: Int!, $after: String, $direction: OrderDirection = ASC) {
  repository(owner: "city-of-x", name: $name) {
    issues(first: $first, after: $after, orderBy: {field: UPDATED_AT, direction: $direction}) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { number updatedAt }
    }
  }
}"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Not to be changed."""
    return city(repositories=40, items=400, talk=150, git=tmp_path_factory.mktemp("git"))


@pytest.fixture
def forge() -> Forge:
    return city(repositories=24, items=200, talk=150)


@pytest.fixture
def server(forge: Forge) -> Iterator[Forged]:
    with serve(forge) as running:
        yield running


def sent(server: Forged, query: str, token: Token | None = ORDINARY, **variables: Any) -> requests.Response:
    headers = {"Authorization": f"bearer {token.secret}"} if token else {}
    asked = {"query": query, "variables": variables}
    return requests.post(f"{server.base}/api/graphql", json=asked, headers=headers, timeout=10)


def ask(server: Forged, query: str, token: Token | None = ORDINARY, **variables: Any) -> Any:
    said = sent(server, query, token, **variables).json()
    assert "errors" not in said, said["errors"]
    return said["data"]


def error(server: Forged, query: str, token: Token | None = ORDINARY, **variables: Any) -> Any:
    return sent(server, query, token, **variables).json()["errors"][0]


def every_issue(server: Forged, name: str, **said: Any) -> list[int]:
    found: list[int] = []
    after = None
    while True:
        page = ask(server, ISSUES, name=name, after=after, **said)["repository"]["issues"]
        found += [node["number"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return found


def largest(forge: Forge) -> Any:
    return max((r for r in forge.of(CITY) if not r.private and r.issues_enabled), key=lambda r: len(r.issues))


def test_a_seed_always_gives_the_same_forge_and_another_seed_another() -> None:
    def seen(forge: Forge) -> list[tuple[Any, ...]]:
        return [(r.name, r.stars, [(i.number, i.updated_at) for i in r.items()]) for r in forge.repositories.values()]

    first, again, other = (seen(city(seed, repositories=20, items=100, talk=9)) for seed in (1, 1, 2))
    assert first == again and first != other


def test_the_city_holds_three_hundred_repositories_of_every_sort() -> None:
    forge = city()
    ours = forge.of(CITY)
    items = [item for r in ours for item in r.items()]
    acts = [act for item in items for act in (*item.comments, *item.events, *getattr(item, "reviews", ()))]
    assert len(ours) == 300 and 5900 < len(items) < 6100
    for there in (
        *(any(getattr(r, name) for r in ours) for name in ("archived", "private", "mirror_url", "template", "parent")),
        any(not r.issues_enabled for r in ours),
        {r.protection.way if r.protection else None for r in ours} == {"classic", "admins", "ruleset", None},
        {r.licence for r in ours} > {"MIT", "NOASSERTION", None},
        {release.draft for r in ours for release in r.releases} == {True, False},
        any(release.prerelease for r in ours for release in r.releases),
        {r.state for i in items for r in getattr(i, "reviews", ())} >= {"PENDING", "APPROVED", "DISMISSED"},
        {e.kind for i in items for e in i.events}
        == {"ClosedEvent", "ReopenedEvent", "MergedEvent", "ReadyForReviewEvent", "ConvertToDraftEvent"},
        any(item.author is None for item in items) and any(act.author is None for act in acts),
        any(c.created_at < item.created_at for item in items for c in item.comments),
        any(item.comments and item.author and item.comments[0].author is item.author for item in items),
        max(act.created_at for act in acts) <= UNTIL,
    ):
        assert there


def test_the_long_talk_is_answered_by_a_person_far_beyond_the_first_page() -> None:
    forge = city(repositories=10, items=10)
    talk = forge.named(CITY, "long-talk")
    assert talk
    (issue,) = talk.issues.values()
    noise = {issue.author, *(a for a in forge.accounts.values() if a.kind == "Bot" or a.login.endswith("-city"))}
    noise |= {a for a in forge.accounts.values() if a.login == "city-jenkins-ci"}
    others = [n for n, said in enumerate(issue.comments) if said.author not in noise]
    assert len(issue.comments) == 10_000 and others == [7500]


def test_the_forge_of_the_cost_table_has_its_numbers_and_its_requests() -> None:
    ours = shapes.cost_table().of(CITY)
    issues, changed = [len(r.issues) for r in ours], [len(r.change_requests) for r in ours]
    assert (len(ours), sum(issues), sum(changed)) == (246, 4_738, 70_970)
    assert sum(-(-n // 100) for n in issues) + sum(-(-n // 50) for n in changed) + 3 == 1_590


def test_lists_are_read_to_the_end_and_private_repositories_only_by_who_may(server: Forged, forge: Forge) -> None:
    names: list[str] = []
    after = None
    while True:
        page = ask(server, REPOSITORIES, first=7, after=after)["organization"]["repositories"]
        names += [node["nameWithOwner"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    public = sorted((r.full_name for r in forge.of(CITY) if not r.private), key=str.lower)
    assert names == public and page["totalCount"] == len(public) < 24
    assert ask(server, REPOSITORIES, ADMIN)["organization"]["repositories"]["totalCount"] == 24


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
def test_issues_come_in_the_order_of_their_last_change_and_each_once(server: Forged, direction: str) -> None:
    repository = largest(server.forge)
    rising = [i.number for i in sorted(repository.issues.values(), key=lambda i: (i.updated_at, i.number))]
    wanted = rising if direction == "ASC" else rising[::-1]
    assert every_issue(server, repository.name, first=3, direction=direction) == wanted


def test_an_issue_that_changes_meanwhile_moves_and_none_is_left_out(server: Forged) -> None:
    repository = largest(server.forge)
    page = ask(server, ISSUES, name=repository.name, first=3)["repository"]["issues"]
    seen = [node["number"] for node in page["nodes"]]
    changes.touch(repository.issues[seen[0]])
    rest: list[int] = []
    while page["pageInfo"]["hasNextPage"]:
        after = page["pageInfo"]["endCursor"]
        page = ask(server, ISSUES, name=repository.name, first=3, after=after)["repository"]["issues"]
        rest += [node["number"] for node in page["nodes"]]
    assert rest[-1] == seen[0]
    assert sorted({*seen, *rest}) == sorted(repository.issues) and len(rest) == len(repository.issues) - 2


def test_pages_go_backwards_too(server: Forged) -> None:
    repository = largest(server.forge)
    query = """query($name: String!, $before: String) { repository(owner: "city-of-x", name: $name) {
      issues(last: 2, before: $before) { nodes { number } edges { cursor node { number } }
      pageInfo { hasPreviousPage hasNextPage startCursor } } } }"""
    last = ask(server, query, name=repository.name)["repository"]["issues"]
    created = [i.number for i in sorted(repository.issues.values(), key=lambda i: (i.created_at, i.number))]
    assert [n["number"] for n in last["nodes"]] == created[-2:] == [e["node"]["number"] for e in last["edges"]]
    assert last["pageInfo"]["hasPreviousPage"] and not last["pageInfo"]["hasNextPage"]
    before = ask(server, query, name=repository.name, before=last["pageInfo"]["startCursor"])["repository"]["issues"]
    assert [n["number"] for n in before["nodes"]] == created[-4:-2] and before["pageInfo"]["hasNextPage"]


def test_since_and_states_choose_issues(server: Forged) -> None:
    repository = largest(server.forge)
    since = sorted(i.updated_at for i in repository.issues.values())[-3]
    query = """query($name: String!, $since: DateTime, $states: [IssueState!]) {
      repository(owner: "city-of-x", name: $name) {
        issues(first: 100, states: $states, filterBy: {since: $since}) { totalCount nodes { number } } } }"""
    found = ask(server, query, name=repository.name, since=f"{since.isoformat()}Z")["repository"]["issues"]
    assert found["totalCount"] == 3
    opened = ask(server, query, name=repository.name, states=["OPEN"])["repository"]["issues"]["totalCount"]
    assert opened == sum(i.closed_at is None for i in repository.issues.values())


def test_reviews_that_are_pending_are_seen_by_nobody_else(server: Forged) -> None:
    pairs = [(r, c) for r in server.forge.of(CITY) if not r.private for c in r.change_requests.values()]
    repository, item = next((r, c) for r, c in pairs if any(v.state == "PENDING" for v in c.reviews))
    query = """query($id: ID!) { node(id: $id) { ... on PullRequest { number
      reviews(first: 50) { totalCount nodes { state } }
      timelineItems(first: 50, itemTypes: [PULL_REQUEST_REVIEW]) { nodes { __typename } } } } }"""
    found = ask(server, query, id=f"PR_{repository.number}_{item.number}")["node"]
    shown = [v.state for v in item.reviews if v.state != "PENDING"]
    assert found["reviews"]["totalCount"] == len(shown) == len(found["timelineItems"]["nodes"])


def test_only_an_admin_sees_the_classic_rules_and_everybody_a_ruleset(small: Forge) -> None:
    query = """query($id: ID!) { node(id: $id) { ... on Repository { viewerCanAdminister defaultBranchRef {
      name target { oid } branchProtectionRule { requiresCommitSignatures dismissesStaleReviews }
      refUpdateRule { requiredApprovingReviewCount }
      rules(first: 9) { nodes { type parameters { ... on PullRequestParameters { requiredApprovingReviewCount } } } }
    } } } }"""
    repository = next(r for r in small.of(CITY) if r.git and not r.private)
    wanted = {"classic": (False, True, 0), "admins": (False, False, 0), "ruleset": (False, False, 2)}
    with serve(small) as server:
        for way, (rule, update, rules) in wanted.items():
            repository.protection = Protection(way)  # type: ignore[arg-type]
            for token, admin in ((ORDINARY, False), (ADMIN, True)):
                found = ask(server, query, token, id=f"R_{repository.number}")["node"]
                branch = found["defaultBranchRef"]
                assert found["viewerCanAdminister"] is admin and len(branch["target"]["oid"]) == 40
                assert (branch["branchProtectionRule"] is not None) is (rule or (admin and way != "ruleset"))
                assert (branch["refUpdateRule"] is not None) is update and len(branch["rules"]["nodes"]) == rules


def test_the_price_is_that_of_githubs_own_example(server: Forged) -> None:
    query = """{ organization(login: "city-of-x") { repositories(first: 100) { nodes {
      issues(first: 50) { nodes { comments(first: 60) { totalCount } } } } } }
      rateLimit { cost nodeCount remaining } }"""
    limit = ask(server, query)["rateLimit"]
    assert limit == {"cost": 51, "nodeCount": 100 + 100 * 50 + 100 * 50 * 60, "remaining": 4949}
    assert server.requests[-1].cost == 51


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("issues(first: 101) { nodes { number } }", "EXCESSIVE_PAGINATION"),
        ("issues { nodes { number } }", "MISSING_PAGINATION_BOUNDARIES"),
        (
            "issues(first: 100) { nodes { comments(first: 100) { nodes { author { login } } } } }",
            "MAX_NODE_LIMIT_EXCEEDED",
        ),
    ],
)
def test_too_much_at_once_is_refused(server: Forged, inner: str, kind: str) -> None:
    query = f'{{ organization(login: "city-of-x") {{ repositories(first: 100) {{ nodes {{ {inner} }} }} }} }}'
    assert error(server, query)["type"] == kind and server.limits.allowances["graphql"].used == 0


def test_a_total_needs_no_page(server: Forged) -> None:
    query = '{ organization(login: "city-of-x") { repositories { totalCount } } }'
    assert ask(server, query)["organization"]["repositories"]["totalCount"] == 23


def test_points_run_out_and_come_back(server: Forged) -> None:
    server.limits.set("graphql", limit=2, resets_in=0.4)
    query = "{ rateLimit { remaining } }"
    assert [ask(server, query)["rateLimit"]["remaining"] for _ in range(2)] == [1, 0]
    refused = sent(server, query)
    assert refused.status_code == 200 and refused.json()["errors"][0]["type"] == "RATE_LIMITED"
    assert refused.headers["X-RateLimit-Remaining"] == "0" and refused.headers["X-RateLimit-Resource"] == "graphql"
    time.sleep(0.5)
    assert ask(server, query)["rateLimit"]["remaining"] == 1


def test_who_may_not_is_told_why(server: Forged) -> None:
    public = next(r for r in server.forge.of(CITY) if not r.private)
    query = f'{{ repository(owner: "{CITY}", name: "{public.name}") {{ name issues(first: 1) {{ totalCount }} }} }}'
    assert sent(server, query, None).status_code == 401
    assert sent(server, query, EXPIRED).json()["message"] == "Bad credentials"
    poor = sent(server, query, POOR)
    assert poor.json()["errors"][0]["type"] == "INSUFFICIENT_SCOPES" and "['gist']" in poor.text
    assert poor.headers["X-OAuth-Scopes"] == "gist" and "data" not in poor.json()
    assert error(server, query, FINE)["message"] == "Resource not accessible by personal access token"
    assert error(server, query, SAML)["extensions"] == {"saml_failure": True}
    assert [r.token for r in server.requests] == ["", "expired", "poor", "fine", "saml"]
    assert not any(t.secret in repr(vars(r)) for r in server.requests for t in server.tokens.values())


def test_what_is_not_there_is_not_found(server: Forged) -> None:
    private = next(r for r in server.forge.of(CITY) if r.private)
    hidden = error(server, f'{{ repository(owner: "{CITY}", name: "{private.name}") {{ id }} }}')
    assert hidden["type"] == "NOT_FOUND" and hidden["path"] == ["repository"]
    assert error(server, '{ organization(login: "nobody") { login } }')["type"] == "NOT_FOUND"
    assert ask(server, '{ repositoryOwner(login: "nobody") { login } }') == {"repositoryOwner": None}
    owner = server.forge.of(CITY)[0].owner.number
    some = sent(server, f'{{ nodes(ids: ["R_0", "O_{owner}"]) {{ __typename }} }}').json()
    assert some["errors"][0]["path"] == ["nodes", 0] and some["data"]["nodes"] == [None, {"__typename": "Organization"}]


def test_what_the_schema_or_the_seed_does_not_have_is_remembered(forge: Forge) -> None:
    with pytest.raises(AssertionError, match="nonsense"), serve(forge) as server:
        error(server, "{ viewer { nonsense } }")
    with pytest.raises(AssertionError, match="bio"), serve(forge) as server:
        assert error(server, '{ user(login: "ada-birch") { bio } }')["type"] == "UNSEEDED"
    with pytest.raises(AssertionError, match="not recorded"), serve(forge) as server:
        assert requests.get(f"{server.api}/meta", timeout=9).status_code == 500


def test_faults_come_once_and_in_order(server: Forged) -> None:
    query = "{ rateLimit { limit } }"
    server.inject(faults.too_many(3), faults.too_many(), faults.secondary(7), faults.gateway(502), faults.page())
    answers = [sent(server, query) for _ in range(6)]
    assert [a.status_code for a in answers] == [429, 429, 403, 502, 200, 200]
    assert [a.headers.get("Retry-After") for a in answers[:3]] == ["3", None, "7"]
    assert "secondary rate limit" in answers[2].text and "<html" in answers[3].text and "<html" in answers[4].text
    assert answers[5].json() == {"data": {"rateLimit": {"limit": 5000}}}


def test_answers_that_are_broken(server: Forged) -> None:
    query = "{ rateLimit { limit } viewer { login } }"
    server.inject(faults.errors("Something went wrong", null_at=("viewer",)))
    partial = sent(server, query).json()
    assert partial["data"]["viewer"] is None and partial["data"]["rateLimit"] and partial["errors"]
    server.inject(faults.truncated())
    with pytest.raises(json.JSONDecodeError):
        sent(server, query).json()
    for fault in (faults.truncated(whole_length=True), faults.reset()):
        server.inject(fault)
        with pytest.raises(requests.RequestException):
            sent(server, query)
    server.clock = timedelta(hours=-3)
    assert sent(server, query).headers["Date"] != sent(server, query).headers["X-RateLimit-Reset"]


def test_a_page_that_is_too_large_times_out_until_it_is_small_enough(server: Forged) -> None:
    server.largest_page = 25
    assert sent(server, REPOSITORIES, first=50).status_code == 504
    assert sent(server, REPOSITORIES, first=25).status_code == 200


def test_a_client_of_githubs_lists_repositories_without_a_token(server: Forged, forge: Forge) -> None:
    client = Github(base_url=server.api, per_page=10, retry=None)
    owner = client.get_user(CITY)
    assert owner.type == "Organization"
    listed = client.get_organization(CITY).get_repos(type="public")
    assert sorted(r.full_name for r in listed) == sorted(r.full_name for r in forge.of(CITY) if not r.private)
    assert [r.token for r in server.requests] == [""] * len(server.requests)
    assert client.get_user("ada-birch").get_repos()[0].name == "notes"
    with pytest.raises(UnknownObjectException):
        client.get_user("nobody")


def test_a_client_of_githubs_asks_graphql(server: Forged) -> None:
    client = Github(base_url=server.api, auth=Auth(ORDINARY.secret), retry=None)
    _, said = client.requester.graphql_query("{ viewer { login } }", {})
    assert said["data"]["viewer"]["login"] == "ordinary" and server.requests[-1].kind == "graphql"
    assert server.hosts[-1] == (server.base.removeprefix("http://"), "ordinary")


def test_requests_without_a_token_run_out(server: Forged) -> None:
    server.limits.set("anonymous", limit=60, remaining=1)
    first = requests.get(f"{server.api}/users/{CITY}", timeout=9)
    assert first.headers["X-RateLimit-Remaining"] == "0"
    again = requests.get(f"{server.api}/users/{CITY}", timeout=9)
    assert again.status_code == 403 and "API rate limit exceeded" in again.json()["message"]
    assert requests.get(f"{server.api}/rate_limit", timeout=9).json()["resources"]["core"]["remaining"] == 0


def test_what_the_client_has_already_is_not_sent_and_costs_nothing(server: Forged) -> None:
    place = f"{server.api}/users/{CITY}"
    mark = requests.get(place, timeout=9).headers["ETag"]
    same = requests.get(place, headers={"If-None-Match": mark}, timeout=9)
    assert same.status_code == 304 and server.limits.allowances["anonymous"].used == 1


def test_repositories_that_were_renamed_moved_or_deleted(server: Forged, forge: Forge) -> None:
    moved, renamed, gone = [r for r in forge.of(CITY) if not r.private][:3]
    county = forge.owner("county-y")
    assert county
    old, before = renamed.name, moved.name
    changes.rename(renamed, "newly-named")
    changes.transfer(moved, county)
    changes.delete_repository(forge, gone)
    answer = requests.get(f"{server.api}/repos/{CITY}/{old}", allow_redirects=False, timeout=9)
    assert answer.status_code == 301 and answer.headers["Location"].endswith(f"/repositories/{renamed.number}")
    assert requests.get(f"{server.api}/repos/{CITY}/{old}", timeout=9).json()["name"] == "newly-named"
    found = ask(server, f'{{ repository(owner: "{CITY}", name: "{before}") {{ nameWithOwner }} }}')
    assert found["repository"]["nameWithOwner"] == f"county-y/{before}"
    assert requests.get(f"{server.api}/repos/{CITY}/{gone.name}", timeout=9).status_code == 404


def test_a_login_that_changed_is_shown_everywhere_and_the_old_one_finds_nobody(server: Forged, forge: Forge) -> None:
    repository = largest(forge)
    issue = next(i for i in repository.issues.values() if i.author)
    old = issue.author.login
    changes.change_login(issue.author, "another-name")
    found = ask(
        server, f'{{ node(id: "I_{repository.number}_{issue.number}") {{ ... on Issue {{ author {{ login }} }} }} }}'
    )
    assert found["node"]["author"]["login"] == "another-name"
    assert ask(server, f'{{ repositoryOwner(login: "{old}") {{ login }} }}')["repositoryOwner"] is None


def test_what_happens_to_an_issue_is_seen_by_the_next_question(server: Forged, forge: Forge) -> None:
    repository = largest(forge)
    before = repository.updated_at
    opened = changes.open_issue(repository, None)
    changes.comment(forge, opened, forge.accounts[1])
    changes.close(forge, opened, forge.accounts[1])
    newest = every_issue(server, repository.name, first=100, direction="DESC")
    assert newest[0] == opened.number and opened.closed_at and repository.updated_at == before
    changes.delete(opened)
    assert opened.number not in every_issue(server, repository.name, first=100)
    changes.disable_issues(repository)
    assert every_issue(server, repository.name, first=100) == []


def test_git_clones_what_is_public_and_private_repositories_with_a_token(small: Forge, tmp_path: Path) -> None:
    public = next(r for r in small.of(CITY) if r.git and not r.private)
    empty = next(r for r in small.of(CITY) if not r.git and not r.private)
    with serve(small) as server:

        def clone(address: str, name: str) -> int:
            command = ["git", "-c", "credential.helper=", "clone", "--quiet", "--bare", "--filter=blob:none"]
            environment = {"GIT_TERMINAL_PROMPT": "0", "PATH": "/usr/bin:/bin"}
            return subprocess.run([*command, address, str(tmp_path / name)], env=environment, check=False).returncode

        assert clone(f"{server.base}/{public.full_name}.git", "public") == 0
        head = subprocess.check_output(["git", "-C", str(tmp_path / "public"), "rev-parse", "HEAD"], text=True)
        assert head.strip() == public.head
        assert clone(f"{server.base}/{empty.full_name}.git", "empty") == 0
        public.private = True
        try:
            assert clone(f"{server.base}/{public.full_name}.git", "refused") != 0
            with_token = server.base.replace("//", f"//x:{ADMIN.secret}@")
            assert clone(f"{with_token}/{public.full_name}.git", "private") == 0
        finally:
            public.private = False
        assert {request.token for request in server.asked("git")} == {"", "admin"}
