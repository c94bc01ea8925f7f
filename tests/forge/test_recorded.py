from pathlib import Path

import pytest
import requests
from github import Github
from github.GithubException import BadCredentialsException, RateLimitExceededException, UnknownObjectException

from tests.forge.model import Forge
from tests.forge.recorded import octokit, perceval, pygithub
from tests.forge.server import serve
from tests.forge.tokens import ORDINARY


@pytest.fixture
def answers(shared: Path) -> Path:
    return shared / "github-api"


def test_a_list_is_read_over_its_recorded_pages(answers: Path) -> None:
    with serve(Forge(), octokit(answers, "paginate-issues")) as server:
        place: str | None = f"{server.api}/repos/octokit-fixture-org/paginate-issues/issues?per_page=3"
        found: list[int] = []
        while place:
            page = requests.get(place, timeout=9)
            found += [issue["number"] for issue in page.json()]
            place = page.links.get("next", {}).get("url")
            assert not place or place.startswith(server.api)
        assert found == list(range(13, 0, -1)) and len(server.requests) == 5


def test_a_renamed_repository_is_followed_as_it_was_recorded(answers: Path) -> None:
    with serve(Forge(), octokit(answers, "rename-repository")) as server:
        place = f"{server.api}/repos/octokit-fixture-org/rename-repository"
        moved = requests.get(place, allow_redirects=False, timeout=9)
        assert moved.status_code == 301 and moved.headers["Location"] == f"{server.api}/repositories/1000"
        assert requests.get(place, timeout=9).json()["name"] == "rename-repository-newname"


def test_a_client_reads_what_was_recorded_of_it(answers: Path) -> None:
    recorded = pygithub(answers, "Organization.testGetRepos")
    ((_, path),) = recorded.asked
    with serve(Forge(), recorded) as server:
        client = Github(base_url=server.api, retry=None, lazy=True, seconds_between_requests=0)
        repositories = list(client.get_organization(path.split("/")[2]).get_repos())
        assert [r.name for r in repositories] == ["FatherBeaver", "TestPyGithub"]
        assert all(r.clone_url.startswith(server.base) for r in repositories)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("BadCredentials", BadCredentialsException),
        ("UnknownObject", UnknownObjectException),
        ("RateLimitExceeded", RateLimitExceededException),
    ],
)
def test_refusals_as_they_were_recorded(answers: Path, name: str, error: type[Exception]) -> None:
    recorded = pygithub(answers, f"SpecificExceptions.test{name}")
    path = recorded.asked[-1][1]
    with serve(Forge(), recorded) as server:
        client = Github(base_url=server.api, retry=None, seconds_between_requests=0)
        if name == "RateLimitExceeded":  # the last of two answers to one request
            client.requester.requestJsonAndCheck("GET", path)
        with pytest.raises(error):
            client.requester.requestJsonAndCheck("GET", path)


def test_bodies_of_perceval(answers: Path) -> None:
    comments = "/repos/example/app/issues/1/comments"
    recorded = perceval(answers, {comments: "github_issue_comments_1", "/rate_limit": ["rate_limit_aaa", "rate_limit"]})
    with serve(Forge(), recorded) as server:
        said = requests.get(f"{server.api}{comments}?per_page=100", timeout=9).json()
        assert said[0]["url"].startswith(server.api)
        left = [requests.get(f"{server.api}/rate_limit", timeout=9).json()["rate"]["remaining"] for _ in range(3)]
        assert left == [10, 4990, 4990]


def test_every_recording_can_be_read(answers: Path) -> None:
    names = [path.stem for path in (answers / "pygithub").glob("*.txt")]
    folders = [path.name for path in (answers / "octokit").iterdir()]
    assert len(names) == 37 and len(folders) == 8
    assert pygithub(answers, *names) and octokit(answers, *folders)


def test_what_was_not_recorded_is_not_answered(answers: Path) -> None:
    def ask() -> None:
        with serve(Forge(), octokit(answers, "get-organization")) as server:
            headers = {"Authorization": f"token {ORDINARY.secret}"}
            assert requests.get(f"{server.api}/orgs/octokit-fixture-org", headers=headers, timeout=9).status_code == 200
            assert requests.get(f"{server.api}/orgs/other", timeout=9).status_code == 500

    with pytest.raises(AssertionError, match="not recorded: GET /api/v3/orgs/other"):
        ask()
