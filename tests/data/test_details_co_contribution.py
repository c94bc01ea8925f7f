"""Who works on, copies or uses whose software, and the software that is there already."""

import json
from datetime import date
from typing import Any

from data.records import Observation
from data.workspace import Workspace
from tests.data.story import OURS, Event, Told, collected, commits, files, known, moment, repository, tell
from tests.data.supply import seen

Y = "host.example/y/app"
SAID = "people: {domains: [x.example]}\npeers: [{name: City of Y, targets: [github:y], domains: [y.example]}]"


def publiccode(where: str, day: str, /, **said: Any) -> Event:
    """What a repository's publiccode.yml says from a day on; lists as lists."""
    texts = {key: json.dumps(value) if isinstance(value, list) else value for key, value in said.items()}
    at = moment(day)
    return lambda _: [Observation(where, "publiccode", key, at, value, at) for key, value in texts.items()]


def read(*names: str) -> list[Event]:
    return [collected(name, "2025-06-01") for name in names]


def links(told: Told, kind: str) -> list[tuple[Any, ...]]:
    """The rows of a kind without it, in order."""
    return told.snapshot.rows(
        """select organisation, role, repository, administration, other_repository, strftime(since, '%Y-%m'),
        strftime(last, '%Y-%m'), commits from co_contribution where kind = $kind order by all""",
        {"kind": kind},
    )


def test_commits_of_five_people_are_counted_and_of_four_they_are_not(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", *(f"2024-0{n}-10 p{n}@y.example x3" for n in range(1, 6)), "2024-09-01 p1@y.example"),
        commits("local/web", *(f"2024-0{n}-10 p{n}@y.example x9" for n in range(1, 5)), "2024-01-01 ann@x.example"),
        commits(Y, "2024-03-01 ann@x.example", "2024-03-01 a@agency.gov", "2024-03-01 b@firm.example"),
        commits("local/old", "2024-03-01 a@agency.gov"),
        repository(Y, "city-of-y"),
        repository("local/old", mirror=True),
        known("agency.gov", "firm.example"),
        *read("local/app", "local/web", Y),
        said=SAID,
    )
    assert links(told, "commit") == [
        (OURS, "self", "local/app", "city-of-y", None, "2024-01", "2024-09", 16),
        (OURS, "self", "local/web", "city-of-y", None, "2024-01", "2024-04", None),
        ("city-of-y", "peer", Y, "agency.gov", None, "2024-03", "2024-03", None),
        ("city-of-y", "peer", Y, "city-of-x", None, "2024-03", "2024-03", None),
    ]


def test_forks_that_the_forge_tells_of(workspace: Workspace) -> None:
    """Y's fork of ours, ours of theirs; a private one and a fork within the house are not shown."""
    told = tell(
        workspace,
        commits("host.example/x/app", "2024-01-10 ann@x.example"),
        commits(Y, "2024-01-10 yan@y.example"),
        repository("host.example/x/app"),
        repository(Y, "city-of-y"),
        repository("host.example/y/fork", "city-of-y", fork=True),
        repository("host.example/y/hidden", "city-of-y", fork=True, private=True),
        repository("host.example/x/fork", fork=True),
        repository("host.example/x/own", fork=True),
        seen("host.example/y/fork", "2024-05-10 forge parent host.example/x/app"),
        seen("host.example/y/hidden", "2024-05-10 forge parent host.example/x/app"),
        seen("host.example/x/fork", f"2024-06-10 forge parent {Y}"),
        seen("host.example/x/own", "2024-06-10 forge parent host.example/x/app"),
        *read("host.example/x/app", Y),
        said=SAID,
    )
    assert links(told, "fork") == [
        (OURS, "self", "host.example/x/app", "city-of-y", "host.example/y/fork", "2024-05", None, None),
        ("city-of-y", "peer", Y, "city-of-x", "host.example/x/fork", "2024-06", None, None),
    ]


def test_who_is_said_to_use_it_is_as_declared(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann@x.example"),
        commits(Y, "2024-01-10 yan@y.example"),
        repository(Y, "city-of-y"),
        publiccode("local/app", "2024-02-10", used_by=["City of Z", "Gone"]),
        publiccode("local/app", "2024-04-10", used_by=["City of Z", "City of Z", 'It\'s <b>Q</b>, "R"']),
        publiccode(Y, "2024-02-10", used_by=["City of X"]),
        publiccode("local/web", "2024-02-10", used_by=["City of Z"]),
        publiccode("local/web", "2024-03-10", used_by=None),
        *read("local/app", Y, "local/web"),
        said=SAID,
    )
    assert links(told, "used_by") == [
        (OURS, "self", "local/app", "City of Z", None, "2024-02", None, None),
        (OURS, "self", "local/app", "It's <b>Q</b>, \"R\"", None, "2024-04", None, None),
        ("city-of-y", "peer", Y, "City of X", None, "2024-02", None, None),
    ]  # fmt: skip


def test_software_is_what_it_says_of_itself_else_what_its_forge_does(workspace: Workspace) -> None:
    lib = "host.example/x/deep/lib"
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann@x.example", "2024-05-01 renovate[bot]"),
        repository("local/app"),
        repository(lib, forge="host.example"),
        commits(Y, "2024-01-10 yan@y.example", "2024-04-10 yan@y.example merge"),
        repository(Y, "city-of-y", forge="host.example", archived=True),
        repository("local/fork", fork=True),
        repository("local/mirror", mirror=True),
        repository("local/private", private=True),
        files("local/app", "2024-01-10", "2024-01-10 licence EUPL-1.2"),
        publiccode("local/app", "2024-02-10", name="Permits", url="https://x.example/p", categories=["a", "b-c"],
                   used_by=["Z", "Z", "Q"], description="For permits", software_type="library"),
        seen("local/app", "2024-02-10 forge description Other"),
        publiccode(Y, "2024-02-10", name=None, url="javascript:alert(1)", categories=None, used_by=None,
                   description=None),
        seen(Y, "2024-02-10 forge description Maps", "2024-02-10 forge topics maps,web"),
        seen(Y, "2024-02-10 forge licence MIT"),
        seen(lib, "2024-02-10 forge licence NOASSERTION"),
        *read("local/app", Y, lib, "local/private"),
        said=SAID,
    )  # fmt: skip
    rows = told.snapshot.rows(
        """select organisation, role, repository, title, description, categories, topics, software_type, url, used_by,
        licence, last_commit, archived from software order by repository"""
    )
    assert rows == [
        (OURS, "self", lib, "lib", None, None, None, None, f"https://{lib}", None, None, None, False),
        ("city-of-y", "peer", Y, "app", "Maps", None, "maps, web", None, f"https://{Y}", None, "MIT",
         date(2024, 4, 1), True),
        (OURS, "self", "local/app", "Permits", "For permits", "a, b-c", None, "library", "https://x.example/p", 2,
         "EUPL-1.2", date(2024, 1, 1), False),
    ]  # fmt: skip


def test_a_private_repository_is_no_software_to_be_found(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann@x.example"),
        commits("local/inner", "2024-01-10 ann@x.example"),
        repository("local/inner", private=True),
        *read("local/app", "local/inner"),
        said=f"visibility: all\n{SAID}",
    )
    assert told.snapshot.rows("select repository from software") == [("local/app",)]
