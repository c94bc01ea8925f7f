import pytest
import requests
from github import Github
from github.GithubException import UnknownObjectException

from tests.forge.model import Forge
from tests.forge.seeded import CITY
from tests.forge.server import Forged


def test_a_client_of_githubs_lists_repositories_without_a_token(server: Forged, forge: Forge) -> None:
    client = Github(base_url=server.api, per_page=10, retry=None, seconds_between_requests=0)
    owner = client.get_user(CITY)
    assert owner.type == "Organization"
    listed = client.get_organization(CITY).get_repos(type="public")
    assert sorted(r.full_name for r in listed) == sorted(r.full_name for r in forge.of(CITY) if not r.private)
    assert [r.token for r in server.requests] == [""] * len(server.requests)
    assert client.get_user("ada-birch").get_repos()[0].name == "notes"
    with pytest.raises(UnknownObjectException):
        client.get_user("nobody")


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
