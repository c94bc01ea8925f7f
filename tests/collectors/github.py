"""A served forge and a workspace that collects it: what tests of the GitHub collector share."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from collectors import run
from collectors.run import Outcome
from data.ledger import open_ledger
from data.people import Identities
from data.workspace import Workspace, open_workspace
from tests.forge import changes
from tests.forge.faults import Fault
from tests.forge.model import Account, Forge, Repository
from tests.forge.request import Request
from tests.forge.seeded import CITY
from tests.forge.server import Forged, serve
from tests.forge.tokens import ALL, ORDINARY, Token
from tests.histories import History, begin

PASS = Fault("none", "graphql")  # lets one request pass
BOTH = {"app", "web"}  # the repositories of `two`
DAY = datetime(2026, 3, 2, 9)  # a Monday, on which things begin


@dataclass
class Town:
    """A forge that is served and a workspace beside it.

    `waits` are the seconds that the collector was told to wait, `said` what it said, `requests` what the last
    collection asked the API. `meanwhile` happens on the forge while the collector waits.
    """

    forge: Forge
    server: Forged
    workspace: Workspace
    environment: pytest.MonkeyPatch
    waits: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    @property
    def host(self) -> str:
        """127.0.0.1:PORT."""
        return self.server.base.removeprefix("http://")

    @property
    def variable(self) -> str:
        """The environment variable with the token."""
        return f"GITHUB_TOKEN_{self.host.replace('.', '_').replace(':', '_')}"

    @property
    def target(self) -> str:
        """The city's account."""
        return f"github:{self.server.base}/{CITY}"

    def use(self, token: Token | None) -> None:
        """From now on this token is used, or none."""
        if token:
            self.environment.setenv(self.variable, token.secret)
        else:
            self.environment.delenv(self.variable, raising=False)

    def configure(self, text: str) -> None:
        """Adds lines to ospo.yaml."""
        self.workspace.file.write_text(f"organisation: {{name: City of X}}\n{text}", "utf-8")
        self.workspace = open_workspace(self.workspace.root)

    def collect(self, *targets: str) -> list[Outcome]:
        """Collects the city, or these targets, without ever really waiting."""
        before = len(self.server.requests)
        self.waits.clear()
        self.said.clear()
        wanted = [run.parse(target, CITY, "self") for target in targets or (self.target,)]
        with self.workspace.lock(), open_ledger(self.workspace.ledger) as ledger:
            found = list(run.collect(wanted, self.workspace, ledger, self.said.append, self._waited))
        self.requests = [one for one in self.server.requests[before:] if one.kind != "git"]
        return found

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Asks the ledger."""
        with open_ledger(self.workspace.ledger) as ledger:
            return ledger.rows(sql, *parameters)

    def id(self, name: str) -> str:
        """The id of a repository of the city."""
        return f"{self.host}/{CITY}/{name}"

    def state(self, name: str, resource: str) -> str | None:
        """How the last attempt at a resource of a repository ended; None where there was none."""
        rows = self.rows(
            "select state from collection where repository = ? and resource = ? order by started_at desc limit 1",
            self.id(name), resource,
        )  # fmt: skip
        return str(rows[0][0]) if rows else None

    def item(self, name: str, number: int) -> dict[str, Any]:
        """An issue or change request as the ledger has it."""
        for table in ("issue", "change_request"):
            with open_ledger(self.workspace.ledger) as ledger:
                found = ledger.connection.execute(
                    f'select * from "{table}" where repository = ? and number = ?', [self.id(name), number]
                )
                if row := found.fetchone():
                    return dict(zip([one[0] for one in found.description], row, strict=True))
        raise AssertionError(f"{name}#{number} is not in the ledger")

    def identity(self, account: Account) -> str:
        """The keyed hash of an account."""
        return Identities(self.workspace.key, []).account(self.host, account.login).identity

    def _waited(self, _host: str, until: datetime) -> None:
        self.waits.append((until - datetime.now(UTC).replace(tzinfo=None)).total_seconds())
        self.meanwhile()


@contextmanager
def town(forge: Forge, workspace: Workspace, environment: pytest.MonkeyPatch, **served: Any) -> Iterator[Town]:
    """Serves a forge; the token is an ordinary one."""
    with serve(forge, **served) as server:
        made = Town(forge, server, workspace, environment)
        made.use(ORDINARY)
        yield made
        _no_token_anywhere(made)


def _no_token_anywhere(served: Town) -> None:
    """Whatever happened, no token is in the workspace or in what was said, and none went to another host."""
    secrets = [token.secret.encode() for token in ALL]
    secrets += [b64encode(b"x-access-token:" + secret) for secret in secrets]
    files = [path.read_bytes() for path in served.workspace.root.rglob("*") if path.is_file()]
    for text in [*files, "\n".join(served.said).encode()]:
        assert not any(secret in text for secret in secrets)
    assert {host for host, _ in served.server.hosts} <= {served.host}


def repository(forge: Forge, name: str, owner: str = CITY, **facts: Any) -> Repository:
    """A repository of an organisation, which is made where it is not there yet; empty unless `git` is given."""
    account = forge.owner(owner) or forge.account(owner, "Organization")
    return forge.repository(account, name, DAY, **facts)


def two(forge: Forge) -> Repository:
    """Two repositories, app and web, with an issue each; the first of them."""
    made = [repository(forge, name) for name in ("app", "web")]
    for one in made:
        changes.open_issue(one, None, DAY)
    return made[0]


def push(repository: Repository, folder: Path, *days: str) -> History:
    """Commits of these days, pushed to a repository now."""
    place = folder / str(repository.number)
    history = History(place) if place.exists() else begin(place)
    for day in days:
        repository.head = history.commit(day, files={"README.md": day})
    repository.git, repository.pushed_at = place / ".git", changes.now()
    return history


def codes(outcomes: list[Outcome]) -> dict[str, str]:
    """Repository, or target → the code of what went wrong there."""
    return {one.name.rpartition("/")[2]: one.problem.code for one in outcomes if one.problem}


def after(hours: float) -> datetime:
    """So many hours after things begin."""
    return DAY + timedelta(hours=hours)


def collected(served: Town) -> set[str]:
    """Names of the repositories whose issue is in the ledger."""
    return {name.rpartition("/")[2] for (name,) in served.rows("select repository from issue")}


def sentence(served: Town, name: str | None = None) -> str:
    """What the last collection said went wrong."""
    found = [one for one in served.collect() if one.problem and (not name or one.name.endswith(name))]
    assert found and found[0].problem
    return str(found[0].problem).replace(served.host, "HOST").replace(served.variable, "TOKEN")
