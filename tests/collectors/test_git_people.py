"""Who is who: .mailmap, ospo.yaml, machines and domains, told apart without a name or an address being kept."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collectors import run
from data import definitions
from data.definitions import Settings
from data.ledger import open_ledger
from data.people import Identities
from data.workspace import Workspace, open_workspace
from tests.conftest import Collect, Rows
from tests.histories import ADA, BEN, History

OLD = "A. L. <ada@old.example>"


def identity(workspace: Workspace, address: str) -> str:
    return Identities(workspace.key, []).identity(address.encode())


def configure(workspace: Workspace, people: str) -> Workspace:
    workspace.file.write_text(f"organisation: {{name: City of X}}\npeople: {people}\n", "utf-8")
    return open_workspace(workspace.root)


def aliases(rows: Rows) -> set[tuple[str, ...]]:
    return set(rows("select source, identity, person from alias"))


@pytest.mark.parametrize("how", ["path", "address", "address without blobs"])
def test_a_mailmap_is_followed_when_it_comes_changes_and_goes(
    app: History, workspace: Workspace, collect: Collect, rows: Rows, how: str
) -> None:
    app.git("config", "uploadpack.allowFilter", "true" if how == "address without blobs" else "false")
    where = app.path if how == "path" else f"file://{app.path}"
    ada, old, ben = (identity(workspace, a) for a in ("ada@city.example", "ada@old.example", "ben@other.example"))
    app.commit("2024-01-01", ADA)
    app.commit("2024-01-02", OLD)
    app.commit("2024-01-03", BEN)
    collect(where)
    assert aliases(rows) == set()

    app.commit("2024-01-04", ADA, {".mailmap": "Ada <ada@city.example> <ada@old.example>\n"})
    collect(where)
    assert aliases(rows) == {("local/app", old, ada)}
    app.commit("2024-01-05", OLD)  # nothing of .mailmap changes
    collect(where)
    assert aliases(rows) == {("local/app", old, ada)}
    assert rows('select identity, count(*) from "commit" group by all order by all') == sorted(
        [(ada, 2), (old, 2), (ben, 1)]
    )  # commits keep the raw identity

    app.commit("2024-01-06", ADA, {".mailmap": "Ben <ben@other.example> <ADA@old.example>\n"})
    collect(where)
    assert aliases(rows) == {("local/app", old, ben)}
    app.commit("2024-01-07", ADA, {".mailmap": None})
    assert [outcome.problem for outcome in collect(where)] == [None]
    assert aliases(rows) == set()


def test_an_identity_that_comes_later_is_mapped_by_the_old_mailmap(
    app: History, workspace: Workspace, collect: Collect, rows: Rows
) -> None:
    app.commit("2024-01-01", ADA, {".mailmap": "Ada <ada@city.example> <ada@old.example>\n"})
    collect(app.path)
    assert aliases(rows) == set()
    app.commit("2024-01-02", OLD)
    collect(app.path)
    expected = (identity(workspace, "ada@old.example"), identity(workspace, "ada@city.example"))
    assert aliases(rows) == {("local/app", *expected)}


def test_the_readers_own_mailmap_says_nothing(
    app: History, tmp_path: Path, collect: Collect, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "map").write_text(f"{BEN} <ada@old.example>\n")
    (tmp_path / "config").write_text(f"[mailmap]\n file = {tmp_path / 'map'}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    app.commit("2024-01-01", OLD, {".mailmap": f"{ADA} <nobody@x.example>\n"})
    (app.path / ".mailmap").write_text(f"{BEN} <ada@old.example>\n")  # not committed
    collect(app.path)
    assert aliases(rows) == set()


def test_people_are_the_same_where_ospo_yaml_says_so(app: History, workspace: Workspace, rows: Rows) -> None:
    app.commit("2024-01-01", ADA)
    app.commit("2024-01-02", OLD)
    app.commit("2024-01-03", "ada <7+Ada-L@users.noreply.github.com>")
    app.commit("2024-01-04", BEN)
    workspace = configure(workspace, "{same: [[ada@city.example, ADA@old.example, github.com/ada-l]]}")
    assert people(workspace, app) == 2
    assert people(configure(workspace, "{}"), app) == 4


def people(workspace: Workspace, app: History) -> int:
    with open_ledger(workspace.ledger) as ledger:
        list(run.collect([run.parse(f"git:{app.path}", "city-of-x", "self")], workspace, ledger))
        definitions.run_views(ledger.connection, Settings(datetime.now(UTC).date(), [], private=False))
        return int(ledger.rows("select count(distinct person) from person_month")[0][0])


def test_machines_are_known_by_the_list_and_by_ospo_yaml(app: History, workspace: Workspace, rows: Rows) -> None:
    app.commit("2024-01-01", "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>")
    app.commit("2024-01-02", "Renovate Bot <bot@renovateapp.example>")
    app.commit("2024-01-03", "Build <ci@city.example>")
    app.commit("2024-01-04", "Alice Jenkins <alice.jenkins@city.example>")
    assert people(workspace, app) == 2
    assert people(configure(workspace, "{bots: [CI@city.example]}"), app) == 1
    assert rows('select count(*) filter (bot) from "commit"') == [(2,)]  # what the history says is not rewritten


def domains(rows: Rows) -> set[str]:
    return {name for (name,) in rows("select organisation from affiliation")}


def test_a_domain_is_named_only_where_it_names_no_person(
    app: History, workspace: Workspace, collect: Collect, rows: Rows
) -> None:
    for number in range(3):
        app.commit("2024-01-01", f"P <p{number}@three.example>")
        app.commit("2024-01-01", f"P <p{number}@gmail.com>")
        app.commit("2024-01-01", f"Renovate <renovate{number}@machines.example>")
    app.commit("2024-01-01", "P <p1@two.example>")
    app.commit("2024-01-01", "P <p2@two.example>")
    app.commit("2024-01-01", "P <p@ministry.gouv.fr>")
    app.commit("2024-01-01", "P <p@sub.city.example>")
    app.commit("2024-01-01", "P <p1@self.example>")
    app.commit("2024-01-01", "P <p2@self.example>")
    mailmap = "P <p1@self.example> <p2@self.example>\nP <p1@self.example> <p3@self.example>\n"
    app.commit("2024-01-01", "P <p3@self.example>", {".mailmap": mailmap})  # three addresses of one person
    collect(app.path)
    assert domains(rows) == {"three.example", "ministry.gouv.fr"}
    assert rows('select count(*) from "commit" where domain is null') == [(3,)]  # free mail is unknown

    app.commit("2024-01-02", "P <p3@two.example>")
    collect(app.path)
    assert domains(rows) == {"three.example", "two.example", "ministry.gouv.fr"}


def test_a_domain_of_ours_stands_for_those_below_it(app: History, workspace: Workspace, rows: Rows) -> None:
    app.commit("2024-01-01", "P <p@sub.city.example>")
    app.commit("2024-01-01", "P <p@city.example>")
    app.commit("2024-01-01", "P <p@velocity.example>")
    people(workspace, app)
    assert domains(rows) == set()
    people(configure(workspace, "{domains: [City.example], accounts: [github.com/Login]}"), app)
    assert rows(
        "select count(*) from \"commit\" c join affiliation a on a.key = c.domain where a.organisation = 'city-of-x'"
    ) == [(2,)]
    login = identity(workspace, "login@users.noreply.github.com")
    assert rows("select key from affiliation where key = ?", login) == [(login,)]


def test_a_domain_of_a_peer_is_the_peers_once_it_is_named(app: History, workspace: Workspace, rows: Rows) -> None:
    """One person's domain, so nobody's until ospo.yaml names it; then histories are read again."""
    app.commit("2024-01-01", "P <p@it.y.example>")
    app.commit("2024-01-01", "P <p@city.example>")
    whose = """select a.organisation, a.source from "commit" c join affiliation a on a.key = c.domain"""
    people(configure(workspace, "{}"), app)
    assert rows(whose) == []
    people(configure(workspace, "{}\npeers: [{name: City of Y, targets: [], domains: [y.example]}]"), app)
    assert rows(whose) == [("city-of-y", "peers")]
    people(configure(workspace, "{}"), app)
    assert rows(whose) == []


def test_no_name_and_no_address_is_in_the_ledger(
    app: History, workspace: Workspace, collect: Collect, rows: Rows
) -> None:
    app.commit("2024-01-01", "Zacharias Quux <zq-plant@planted-one.example>", {"a": "1\n"})
    app.commit("2024-01-02", "Xanthippe <xp@users.noreply.github.com>")
    mailmap = "Zacharias Mapped <mapped@planted-one.example> <zq-plant@planted-one.example>\n"
    app.commit("2024-01-03", ADA, {".mailmap": mailmap})
    app.git("tag", "--annotate", "-m", "by Zacharias", "v1")
    collect(app.path)
    collect(app.path)
    tables = [name for (name,) in rows("select table_name from duckdb_tables() where database_name = 'ledger'")]
    assert {"commit", "alias", "tag"} <= set(tables)
    held = "".join(str(rows(f'select * from "{table}"')) for table in tables).encode()
    data = b"".join(path.read_bytes() for path in workspace.root.glob("ledger.duckdb*"))
    for text in (held, data):
        assert b"local/app" in text  # the search finds what is there
        for planted in (b"Zacharias", b"zq-plant", b"planted-one", b"Xanthippe", b"mapped@", b"Ada ", b"ada@"):
            assert planted.lower() not in text.lower()


def test_the_key_is_its_owners_alone(workspace: Workspace) -> None:
    path = workspace.root / "secret.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    old = os.umask(0)
    try:
        path.unlink()
        assert open_workspace(workspace.root).key
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
