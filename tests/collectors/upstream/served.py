"""Projects of others on a forge on loopback, real git behind real HTTP; and a ledger that depends on them."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from collectors import upstream
from collectors.contract import Page, Reading
from data.configuration import People, Sources
from data.ledger import Ledger, open_ledger
from data.people import Identities, apply_configuration, keep_domains
from data.records import Component, Cursor, Inventory, Package, Repository, UpstreamWork
from data.workspace import Workspace
from tests.collectors.web.served import Asked, Said, Service, serve
from tests.forge import git_http

NOW = datetime(2026, 6, 20, 9)


def project(path: Path, *commits: str) -> Path:
    """A bare repository with a straight line of commits: `2026-05-01 Ann <ann@x.example> x3`, at noon UTC."""
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)], check=True)
    stream = "".join(one for text in commits for one in _commits(text))
    subprocess.run(["git", "-C", str(path), "fast-import", "--quiet"], input=stream.encode(), check=True)
    return path


def _commits(text: str) -> Iterator[str]:
    day, _, rest = text.partition(" ")
    who, _, times = rest.rpartition(" x") if rest.rpartition(" x")[2].isdigit() else (rest, "", "1")
    at = int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())
    for _n in range(int(times)):
        yield f"commit refs/heads/main\nauthor {who} {at} +0000\ncommitter Forge <merge@forge.example> {at} +0000\n"
        yield "data 1\n.\n"
        yield f"M 100644 inline file\ndata {len(day)}\n{day}\n\n"


@dataclass
class Street:
    """A forge below a folder (owner/name.git) and a ledger; `said` is what the collector said."""

    folder: Path
    service: Service
    ledger: Ledger
    workspace: Workspace
    said: list[str] = field(default_factory=list)
    cursors: dict[tuple[str, str], str] = field(default_factory=dict)
    sources: Sources = Sources(private_addresses=True)  # noqa: RUF009 (it is frozen)
    people: People = People()  # noqa: RUF009

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.service.server_port}"

    def add(self, name: str, *commits: str, used: int = 1) -> str:
        """A project with commits that a package of so many of our repositories comes from; its id."""
        path = self.folder / f"{name}.git"
        path.parent.mkdir(parents=True, exist_ok=True)
        project(path, *commits)
        return self.depend(f"{self.host}/{name}", used)

    def depend(self, name: str, used: int = 1) -> str:
        """So many of our repositories ask for a package of this project."""
        package = f"pkg:npm/{name.rpartition('/')[2]}"
        self.ledger.save([Package(package, name, False, True, NOW)])
        for repository in (f"local/app-{n}" for n in range(used)):
            component = Component(repository, f"{package}@1", package, "1", True, None, None, "given", NOW, NOW)
            self.ledger.save([Repository(repository, "city-of-x", "self", repository), component])
            self.ledger.save([Inventory(repository, "given", None, "SPDX 2.3", None, NOW, 1, 0, 0)])
        return name

    def read(self, now: datetime = NOW) -> list[str]:
        """Looks up, keeps what came, and returns the projects of the pages in their order."""
        configuration = self.workspace.configuration.model_copy(update={"people": self.people})
        apply_configuration(self.ledger, configuration, self.workspace.key)
        identities = Identities(self.workspace.key, self.people.domains, self.people.bots)
        reading = Reading(
            now, lambda: datetime.now(UTC), self.workspace.cache, identities, {}, self.cursors,
            sources=self.sources, say=self.said.append,
        )  # fmt: skip
        pages = [self._kept(page) for page in upstream.look_up(self.ledger, reading) if isinstance(page, Page)]
        keep_domains(self.ledger, identities)  # as with every page that is saved
        return pages

    def _kept(self, page: Page) -> str:
        rows = list(page.rows)
        self.ledger.save(rows)
        self.cursors |= {(row.repository, row.resource): row.value for row in rows if isinstance(row, Cursor)}
        return page.repository

    @property
    def asked(self) -> list[str]:
        """owner/name of everything that was fetched, in order."""
        paths = [path for path in self.service.paths if "info/refs" in path]
        return [path.strip("/").partition(".git")[0] for path in paths]

    def work(self, name: str) -> UpstreamWork:
        """What is known of a project's work."""
        rows = self.ledger.rows("select * from upstream_work where project = ?", name)
        assert len(rows) == 1
        return UpstreamWork(*rows[0])


@contextmanager
def street(folder: Path, workspace: Workspace) -> Iterator[Street]:
    """The forge, served; `service.answer` can be changed."""
    with serve(lambda asked: answer(folder, asked)) as service, open_ledger(workspace.ledger) as ledger:
        yield Street(folder, service, ledger, workspace)


def answer(folder: Path, asked: Asked) -> Said:
    """What a forge says of /owner/name.git/…; of what it does not have, what GitHub says to somebody unknown."""
    place = urlsplit(asked.path)
    owner, name, inner = place.path.strip("/").split("/", 2)
    repository = folder / owner / name
    if not repository.exists():
        return Said(401, b"", {"WWW-Authenticate": 'Basic realm="Forge"'})
    headers = {key.lower(): value for key, value in asked.headers.items()}
    said = git_http.reply(repository, inner, place.query, asked.method, asked.body, headers)
    return Said(said.status, said.body, said.headers)
