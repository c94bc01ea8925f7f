"""Answers that are no data, tokens that will not do, and forges that send on to another host."""

import pytest

from tests.collectors.github import BOTH, DAY, PASS, Town, codes, collected, push, sentence, two
from tests.forge import changes, faults
from tests.forge.faults import Fault
from tests.forge.model import Forge, Repository
from tests.forge.server import serve
from tests.forge.tokens import ADMIN, EXPIRED, FINE, POOR, SAML, Token


@pytest.fixture
def app(forge: Forge) -> Repository:
    return two(forge)


@pytest.mark.parametrize("body", ["[]", "null", "{}", '"x"', '{"data": {}}', '{"data": []}', '{"data": {"node": 1}}'])
@pytest.mark.parametrize("passed", [0, 1])
def test_an_answer_that_is_no_data_of_github_is_said_to_be_none(
    served: Town, app: Repository, body: str, passed: int
) -> None:
    served.server.inject(*[PASS] * passed, Fault("odd", "graphql", status=200, body=body))
    found = codes(served.collect())
    assert found == ({"app": "github.answer"} if passed else {"city-of-x": "github.answer"})
    assert codes(served.collect()) == {} and collected(served) == BOTH


@pytest.mark.parametrize("token", [None, ADMIN])
def test_a_page_instead_of_data_is_said_to_be_one(served: Town, app: Repository, token: Token | None) -> None:
    served.use(token)
    served.server.inject(faults.page())
    assert sentence(served) == (
        "HOST did not answer with data when asked for city-of-x (a page instead of data). "
        "See whether a proxy or a sign-in page stands before it, or an Enterprise server is too old."
    )


@pytest.mark.parametrize("path", ["", "/app"])
@pytest.mark.parametrize("body", ["[]", "null", "{}", '"x"', "<html>", '[{"id": 1}]', "[1]"])
def test_without_a_token_odd_answers_are_said_to_be_none(served: Town, app: Repository, path: str, body: str) -> None:
    served.use(None)
    served.server.inject(Fault("odd", "rest", status=200, body=body, headers={"Content-Type": "text/html"}))
    outcomes = served.collect(served.target + path)
    assert [one.problem.code if one.problem else "" for one in outcomes] == ["github.answer"]


def test_a_page_instead_of_word_of_a_repository_does_not_make_it_gone(served: Town, app: Repository) -> None:
    for fault in (faults.page("rest"), faults.too_many(9_999, "rest")):
        served.collect()
        app.private = True
        served.server.inject(PASS, fault)
        assert codes(served.collect())["app"] in ("github.answer", "github.limit")
        assert served.state("app", "issue") == "failed"
        assert codes(served.collect()) == {"app": "github.gone"}
        app.private = False


def test_a_kind_that_is_kept_from_us_is_forbidden_and_not_gone(served: Town, app: Repository) -> None:
    changes.open_change_request(app, None, DAY)
    hidden = faults.errors("Resource not accessible by integration", "FORBIDDEN", ("node", "pullRequests"))
    served.server.inject(PASS, hidden)
    assert codes(served.collect()) == {"app": "github.permission"}
    assert collected(served) == {"web"} and served.state("app", "change_request") == "forbidden"


def test_a_repository_that_goes_while_it_is_read_is_gone(served: Town, app: Repository) -> None:
    served.server.inject(PASS, faults.errors("Could not resolve to a node", "NOT_FOUND", ("node",)))
    assert codes(served.collect()) == {"app": "github.unknown"} and served.state("app", "issue") == "gone"
    assert codes(served.collect()) == {} and collected(served) == BOTH


def test_a_link_to_the_next_page_that_leads_to_another_host_is_not_followed(served: Town, app: Repository) -> None:
    served.use(None)
    with serve(Forge()) as other:
        link = {"Link": f'<http://localhost:{other.server_address[1]}/api/v3/orgs/city-of-x/repos?page=2>; rel="next"'}
        served.server.inject(Fault("page", "rest", within="/repos", status=200, body=[], headers=link))
        outcomes = served.collect()
        assert [one.problem.code if one.problem else "" for one in outcomes] == ["github.elsewhere"]
        assert other.requests == []


def test_an_error_without_data_is_told_in_the_forges_words(served: Town, app: Repository) -> None:
    fault = Fault("error", "graphql", status=200, body={"errors": [{"message": "The  tram\nis full."}]})
    served.server.inject(PASS, fault)
    assert sentence(served) == (
        "HOST did not answer with data when asked for city-of-x/app (The tram is full). "
        "See whether a proxy or a sign-in page stands before it, or an Enterprise server is too old."
    )


REFUSED = (
    "HOST did not accept the token in TOKEN: it is wrong or has expired. "
    "Put a new one into TOKEN, or unset it to read what is public."
)
SENTENCES = [
    (EXPIRED, REFUSED),
    (Token("unknown", "ghp_" + "z" * 36), REFUSED),
    (
        POOR,
        (
            "HOST does not show city-of-x to the token in TOKEN: it needs one of the scopes: public_repo, repo. "
            "Add it to the token there."
        ),
    ),
    (
        SAML,
        (
            "HOST keeps city-of-x from the token in TOKEN (Resource protected by organization SAML enforcement. "
            "You must grant your Personal Access token access to this organization). "
            "Let its organisation allow the token, or unset TOKEN to read what is public."
        ),
    ),
]


@pytest.mark.parametrize(("token", "said"), SENTENCES, ids=[token.name for token, _ in SENTENCES])
def test_a_token_that_will_not_do_says_what_it_lacks(served: Town, app: Repository, token: Token, said: str) -> None:
    served.use(token)
    assert sentence(served) == said
    assert served.rows("select * from repository") == [] and len(served.requests) == 1


def test_a_token_that_expired_loses_nothing(served: Town, app: Repository) -> None:
    served.collect()
    served.use(EXPIRED)
    assert codes(served.collect()) == {"city-of-x": "github.token"}
    assert collected(served) == BOTH and served.state("app", "issue") not in ("complete", "gone")


def test_what_an_expired_token_cannot_read_is_forbidden(served: Town, app: Repository) -> None:
    served.collect()
    served.use(EXPIRED)
    served.collect()
    assert {served.state(name, "issue") for name in BOTH} == {"forbidden"}


def test_a_fine_grained_token_without_issues_reads_the_rest(served: Town, app: Repository) -> None:
    served.use(FINE)
    assert codes(served.collect()) == dict.fromkeys(BOTH, "github.permission")
    assert {served.state("app", kind) for kind in ("issue", "change_request")} == {"forbidden"}
    assert {served.state("app", kind) for kind in ("repository", "commit")} == {"complete", "empty"}


def test_a_token_that_got_worse_does_not_make_repositories_gone(served: Town, app: Repository) -> None:
    served.collect()
    served.use(FINE)
    assert codes(served.collect()) == dict.fromkeys(BOTH, "github.permission")
    assert served.state("app", "issue") == "forbidden" and collected(served) == BOTH


def test_an_account_that_is_not_there(served: Town, app: Repository) -> None:
    served.use(ADMIN)
    for token in (ADMIN, None):
        served.use(token)
        outcomes = served.collect(f"github:{served.server.base}/no-such-city")
        assert [str(one.problem) for one in outcomes] == [
            f"{served.host} has no no-such-city, or does not show it. Check the spelling."
        ]
    assert served.rows("select * from repository") == []


def sent_on(status: int, place: str, on: str | None = None) -> Fault:
    return Fault("moved", on, status=status, body={"message": "Moved"}, headers={"Location": place})


@pytest.mark.parametrize("token", [None, ADMIN])
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_forge_that_sends_on_to_another_host_is_left(
    served: Town, app: Repository, token: Token | None, status: int
) -> None:
    served.use(token)
    with serve(Forge()) as other:
        served.server.inject(sent_on(status, f"http://localhost:{other.server_address[1]}/api/v3/users/city-of-x"))
        outcomes = served.collect()
        assert [one.problem.code if one.problem else "" for one in outcomes] == ["github.elsewhere"]
        served.server.inject(sent_on(status, f"{other.base}/api/v3/users/city-of-x", "rest"))
        served.collect()
        assert other.requests == []


def test_a_private_clone_is_not_fetched_from_another_host(served: Town, app: Repository) -> None:
    app.private = True
    push(app, served.workspace.root.parent / "code", "2026-03-01")
    served.use(ADMIN)
    served.configure("visibility: all\n")
    with serve(Forge()) as other:
        served.server.inject(sent_on(301, f"{other.base}/city-of-x/app.git/info/refs", "git"))
        assert codes(served.collect()) == {"app": "git.unreachable"}
        assert other.requests == []
