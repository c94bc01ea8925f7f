import requests

from tests.forge import changes
from tests.forge.asking import ISSUES, ask, error, every_issue, largest
from tests.forge.model import Forge
from tests.forge.seeded import CITY
from tests.forge.server import Forged


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


def test_an_organisation_that_was_renamed_is_found_by_its_repositories_old_names(server: Forged, forge: Forge) -> None:
    repository = next(r for r in forge.of(CITY) if not r.private)
    changes.change_login(repository.owner, "town-of-x")
    query = f'{{ repository(owner: "{CITY}", name: "{repository.name}") {{ nameWithOwner }} }}'
    assert ask(server, query)["repository"]["nameWithOwner"] == f"town-of-x/{repository.name}"
    assert error(server, f'{{ organization(login: "{CITY}") {{ login }} }}')["type"] == "NOT_FOUND"
    answer = requests.get(f"{server.api}/repos/{CITY}/{repository.name}", allow_redirects=False, timeout=9)
    assert answer.status_code == 301


def test_a_deleted_account_leaves_what_it_wrote(forge: Forge) -> None:
    issue = next(i for i in largest(forge).issues.values() if i.author)
    changes.delete_account(forge, issue.author)
    assert issue.author is None
