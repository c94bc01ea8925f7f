"""Who stands behind a project or a package: whose account or namespace it is (`stewards.yaml`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import yaml
from packageurl import PackageURL

Named = Mapping[str, Sequence[str]]
_HERE = Path(__file__).parent
_ACADEMIC = ("edu", "ac")  # dot-edu, and ac.uk, ac.jp, edu.au: a university's people work on what is theirs

_PROJECTS = """
select project from package where project is not null
union select id from repository
union select project from outside_contribution
"""
_PACKAGES = """
select package, max(project)
from (select package, project from package union all select package, null from component where package is not null)
group by package
"""
_DOMAINS = "select distinct organisation from upstream_work where organisation is not null"
_AFFILIATIONS = "select distinct organisation from affiliation where source = 'observed'"


class Steward(NamedTuple):
    """Its name, and its kind: foundation, administration or company."""

    kind: str
    name: str


def steward(project: str | None, package: str | None = None) -> Steward | None:
    """Who owns the account of a project (host/owner/name), or else the namespace of a package; None = not known."""
    behind = _longest(project.lower(), _known("projects")) if project else None
    return behind or (_of_package(package) if package else None)


def of_domain(domain: str) -> Steward | None:
    """Whose people write from a mail domain: a steward's, an administration's, a company's; None = a university's."""
    ends = _ends(domain)
    parts = ends[0].split(".")
    for end in ends:
        if end in _known("domains"):
            return _known("domains")[end]
    if not _public().isdisjoint(ends):
        return Steward("administration", domain)
    academic = parts[-1] in _ACADEMIC or (len(parts[-1]) == 2 and parts[-2] in _ACADEMIC)
    return None if academic else Steward("company", domain)


def administration(domain: str, said: Mapping[str, Steward]) -> Steward | None:
    """The administration that a mail domain is of, however its parts write; None = none that is known.

    `said` is what ospo.yaml names. All that ends alike below what many share is one: mail.agency.gov is agency.gov.
    """
    ends = _ends(domain)
    named = next((behind for end in ends if (behind := said.get(end) or _known("domains").get(end))), None)
    if named:
        return named if named.kind == "administration" else None
    shared = next((place for place, end in enumerate(ends) if end in _public()), None)
    return None if shared is None else Steward("administration", ends[max(shared - 1, 0)])


def add(connection: duckdb.DuckDBPyConnection, named: Named) -> None:
    """Makes the temporary tables that views join; where nobody is known, there is no row.

    `named` is what ospo.yaml says: kind → accounts (host/owner) and mail domains. It comes before our own list.

    - `steward`: project (a package's, one that our people gave to, or a repository that is collected), kind
      (foundation, administration or company), name
    - `steward_of_package`: package, kind, name
    - `steward_of_domain`: domain (of `upstream_work.organisation`), kind, name
    - `administration_of_domain`: domain (of those people were seen to write from), kind, name of the administration
    """
    said = {place.lower(): Steward(kind, place) for kind, places in named.items() for place in places}
    projects = [(project, _longest(project, said) or steward(project)) for (project,) in _asked(connection, _PROJECTS)]
    packages = [
        (package, (_longest(project, said) if project else None) or steward(project, package))
        for package, project in _asked(connection, _PACKAGES)
    ]
    domains = [(domain, said.get(domain) or of_domain(domain)) for (domain,) in _asked(connection, _DOMAINS)]
    _table(connection, "steward", "project", projects)
    _table(connection, "steward_of_package", "package", packages)
    _table(connection, "steward_of_domain", "domain", domains)
    affiliated = [(domain, administration(domain, said)) for (domain,) in _asked(connection, _AFFILIATIONS)]
    _table(connection, "administration_of_domain", "domain", affiliated)


def _ends(domain: str) -> list[str]:
    """A domain and all that it lies in, the nearest first."""
    parts = domain.lower().split(".")
    return [".".join(parts[n:]) for n in range(len(parts))]


def _asked(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def _of_package(package: str) -> Steward | None:
    try:
        purl = PackageURL.from_string(package)
    except ValueError:
        return None
    path = "/".join(part for part in (purl.namespace, purl.name) if part).lower()
    of_project = _longest(path, _known("projects")) if purl.type == "golang" else None
    return of_project or _longest(f"{purl.type}/{path}", _known("packages"), dots=purl.type == "maven")


def _longest(path: str, known: Mapping[str, Steward], *, dots: bool = False) -> Steward | None:
    """The entry for a path or for what stands above it."""
    ends = [n for n, letter in enumerate(path) if letter == "/" or (dots and letter == ".")]
    return next((known[above] for n in [len(path), *reversed(ends)] if (above := path[:n]) in known), None)


@cache
def _known(by: str) -> dict[str, Steward]:
    return {entry: steward for kind, entry, steward in _entries() if kind == by}


def _entries() -> Iterator[tuple[str, str, Steward]]:
    for kind, stewards in yaml.safe_load((_HERE / "stewards.yaml").read_text("utf-8")).items():
        for name, known in stewards.items():
            behind = Steward(kind, name)
            yield from (("projects", f"github.com/{account}", behind) for account in known.get("github", ()))
            yield from (("projects", place, behind) for place in known.get("forges", ()))
            yield from (("packages", place, behind) for place in known.get("packages", ()))
            yield from (("domains", domain, behind) for domain in known.get("domains", ()))


@cache
def _public() -> frozenset[str]:
    """Ends of the domains of administrations."""
    return frozenset(yaml.safe_load((_HERE / "identities.yaml").read_text("utf-8"))["public_suffixes"])


def _table(
    connection: duckdb.DuckDBPyConnection, name: str, key: str, found: Iterable[tuple[str, Steward | None]]
) -> None:
    known = [{key: what, **behind._asdict()} for what, behind in found if behind]
    shape = pa.schema([(column, pa.string()) for column in (key, "kind", "name")])
    rows = connection.from_arrow(pa.Table.from_pylist(known, shape))
    rows.query("rows", f"create or replace temp table {name} as from rows")
