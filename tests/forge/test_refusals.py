import json
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from tests.forge import faults, schema
from tests.forge.asking import REPOSITORIES, ask, error, sent
from tests.forge.model import Forge
from tests.forge.seeded import CITY
from tests.forge.server import Forged, serve
from tests.forge.tokens import EXPIRED, FINE, POOR, SAML


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


def test_points_run_out_and_come_back(server: Forged) -> None:
    server.limits.set("graphql", limit=2)
    query = "{ rateLimit { remaining } }"
    assert [ask(server, query)["rateLimit"]["remaining"] for _ in range(2)] == [1, 0]
    refused = sent(server, query)
    assert refused.status_code == 200 and refused.json()["errors"][0]["type"] == "RATE_LIMITED"
    assert refused.headers["X-RateLimit-Remaining"] == "0" and refused.headers["X-RateLimit-Resource"] == "graphql"
    server.limits.allowances["graphql"].resets_at = time.time()
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


def test_a_fault_meets_only_what_it_is_meant_for(server: Forged) -> None:
    server.inject(replace(faults.gateway(502, on="graphql"), within="rateLimit"), faults.gateway(504, on="rest"))
    assert sent(server, "{ viewer { login } }").status_code == 200
    assert requests.get(f"{server.api}/rate_limit", timeout=9).status_code == 504
    assert sent(server, "{ rateLimit { cost } }").status_code == 502 and not server.queue


def test_without_the_schema_tests_are_skipped_but_not_where_everything_must_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OSPO_GITHUB_SCHEMA", str(tmp_path / "none"))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="schema is not there"):
        schema.published()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="schema is not there"):
        schema.published()
