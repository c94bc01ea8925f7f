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


def test_links_lead_from_page_to_page(server: Forged, forge: Forge) -> None:
    first = requests.get(f"{server.api}/orgs/{CITY}/repos?per_page=10&type=public", timeout=9)
    assert set(first.links) == {"next", "last"} and first.links["last"]["url"].endswith("page=3")
    middle = requests.get(first.links["next"]["url"], timeout=9)
    assert set(middle.links) == {"prev", "next", "first", "last"} and len(middle.json()) == 10
    assert requests.get(f"{server.api}/orgs/ada-birch/repos", timeout=9).status_code == 404


def test_rest_writes_a_bots_login_with_its_mark(server: Forged, forge: Forge) -> None:
    said = requests.get(f"{server.api}/users/dependabot", timeout=9).json()
    assert (said["login"], said["type"]) == ("dependabot[bot]", "Bot")
