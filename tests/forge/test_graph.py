import pytest
from github import Github
from github.Auth import Token as Auth

from tests.forge.asking import REPOSITORIES, ask, every_issue, largest
from tests.forge.model import Forge, Protection
from tests.forge.seeded import CITY
from tests.forge.server import Forged, serve
from tests.forge.stories import release
from tests.forge.tokens import ADMIN, ORDINARY


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


def test_a_total_needs_no_page(server: Forged) -> None:
    query = '{ organization(login: "city-of-x") { repositories { totalCount } } }'
    assert ask(server, query)["organization"]["repositories"]["totalCount"] == 23


def test_a_client_of_githubs_asks_graphql(server: Forged) -> None:
    client = Github(base_url=server.api, auth=Auth(ORDINARY.secret), retry=None, seconds_between_requests=0)
    _, said = client.requester.graphql_query("{ viewer { login } }", {})
    assert said["data"]["viewer"]["login"] == "ordinary" and server.requests[-1].kind == "graphql"
    assert server.hosts[-1] == (server.base.removeprefix("http://"), "ordinary")


def test_who_wrote_what_is_told_by_type_and_deleted_accounts_are_nobody(server: Forged) -> None:
    query = """query($id: ID!) { node(id: $id) { ... on Issue {
      author { __typename login } comments(first: 100) { nodes { author { __typename login } } } } } }"""
    talk, ghosts = (server.forge.named(CITY, name) for name in ("long-talk", "ghosts"))
    assert talk and ghosts
    said = ask(server, query, id=f"I_{talk.number}_1")["node"]["comments"]["nodes"]
    spoken = {(node["author"]["__typename"], node["author"]["login"]) for node in said}
    assert {("Bot", "dependabot"), ("Bot", "stale"), ("User", "renovate-city")} < spoken
    asked = ask(server, query, id=f"I_{ghosts.number}_1")["node"]
    assert asked["author"] is None and [node["author"] is None for node in asked["comments"]["nodes"]] == [True, False]


def test_a_users_list_holds_what_it_helps_with_unless_only_its_own_is_asked_for(server: Forged) -> None:
    query = """query($of: [RepositoryAffiliation]) { repositoryOwner(login: "ada-birch") {
      all: repositories(first: 9) { totalCount }
      own: repositories(first: 9, ownerAffiliations: $of) { nodes { nameWithOwner } } } }"""
    found = ask(server, query, of=["OWNER"])["repositoryOwner"]
    assert found == {"all": {"totalCount": 3}, "own": {"nodes": [{"nameWithOwner": "ada-birch/notes"}]}}


def test_only_who_may_write_sees_drafts_of_releases(server: Forged) -> None:
    repository = next(r for r in server.forge.of(CITY) if not r.private)
    day = repository.created_at
    repository.releases[:] = [release(server.forge, repository, tag, day, draft=tag == "v2") for tag in ("v1", "v2")]
    query = """query($id: ID!) { node(id: $id) { ... on Repository {
      releases(first: 9) { totalCount nodes { tagName isDraft isPrerelease publishedAt } } } } }"""
    seen = {token.name: ask(server, query, token, id=f"R_{repository.number}") for token in (ORDINARY, ADMIN)}
    counts = {name: said["node"]["releases"]["totalCount"] for name, said in seen.items()}
    assert (
        counts == {"ordinary": 1, "admin": 2} and seen["admin"]["node"]["releases"]["nodes"][0]["publishedAt"] is None
    )


def test_the_story_of_a_change_request_is_told_in_the_order_of_time(server: Forged) -> None:
    every = [c for r in server.forge.of(CITY) if not r.private for c in r.change_requests.values()]
    item = next(c for c in every if c.merged_at and any(e.kind == "ReadyForReviewEvent" for e in c.events))
    query = """query($id: ID!) { node(id: $id) { ... on PullRequest { mergedAt mergedBy { login } isDraft
      timelineItems(first: 50, itemTypes: [READY_FOR_REVIEW_EVENT, MERGED_EVENT, CLOSED_EVENT]) {
        totalCount nodes { __typename ... on ClosedEvent { createdAt actor { login } } } } } } }"""
    told = ask(server, query, id=f"PR_{item.repository.number}_{item.number}")["node"]
    kinds = [node["__typename"] for node in told["timelineItems"]["nodes"]]
    assert kinds == ["ReadyForReviewEvent", "MergedEvent", "ClosedEvent"] and not told["isDraft"]
    assert told["timelineItems"]["nodes"][-1]["createdAt"] == told["mergedAt"]
    assert told["timelineItems"]["nodes"][-1]["actor"] == told["mergedBy"]
