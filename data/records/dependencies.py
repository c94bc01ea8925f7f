"""What repositories are built from, and what the world knows of it. A package is a purl without version."""

from datetime import datetime
from typing import Annotated

from data.records.table import RepositoryId, record

Purl = Annotated[str, "package URL, pkg:npm/lodash@4.17.21"]
PackageUrl = Annotated[str, "package URL without version, qualifiers and subpath"]
Project = Annotated[str, "id of a source repository that is not ours, github.com/owner/name"]


@record("repository")
class Inventory:
    """The list of a repository's components that was read: the best there was."""

    repository: RepositoryId
    source: Annotated[str, "given, committed, forge or scanned"]
    document: Annotated[str | None, "its file's name"]
    form: Annotated[str, "CycloneDX 1.6, SPDX 2.3"]
    made_at: Annotated[datetime | None, "when it says that it was made"]
    read_at: datetime
    listed: Annotated[int, "entries, the described software itself apart"]
    unidentified: Annotated[int, "entries without a purl that can be read"]
    doubled: Annotated[int, "entries that name a purl again"]


@record("repository", "component", "first_seen")
class Component:
    """What a repository is built from, from the first inventory that lists it to the first that does not."""

    repository: RepositoryId
    component: Annotated[str, "purl; of an unidentified one its name and version"]
    package: Annotated[PackageUrl | None, "None = unidentified"]
    version: str | None
    direct: Annotated[bool | None, "whether the repository itself asks for it"]
    scope: Annotated[str | None, "runtime or development"]
    licence: Annotated[str | None, "as the document declares it"]
    source: Annotated[str, "of the inventory that lists it; another source is another list"]
    first_seen: datetime
    last_seen: datetime
    gone_at: Annotated[datetime | None, "the first inventory without it, or of another source"] = None
    replaced: Annotated[bool | None, "gone with its list, another source's took its place: it may still be there"] = (
        None
    )


@record("package")
class Package:
    """What deps.dev knows of a package."""

    package: PackageUrl
    project: Project | None
    deprecated: bool | None
    known: Annotated[bool, "whether it knows the package at all"]
    asked_at: datetime


@record("package", "version")
class PackageVersion:
    """A version in use, or one that was the newest stable one at some time."""

    package: PackageUrl
    version: str
    published_at: datetime | None
    prerelease: bool
    deprecated: bool | None
    licence: str | None
    newest_since: Annotated[datetime | None, "since when it was the newest stable version, None = never"]


@record("advisory")
class Advisory:
    """A known vulnerability as one database describes it."""

    advisory: Annotated[str, "its id at OSV"]
    aliases: Annotated[str | None, "its other ids, with commas"]
    canonical: Annotated[str, "the CVE among all its ids, else its own: what is counted once"]
    summary: str | None
    score: Annotated[float | None, "CVSS, 0 to 10"]
    severity: Annotated[str | None, "critical, high, medium, low or none"]
    published_at: datetime | None
    modified_at: datetime
    withdrawn_at: datetime | None


@record("component")
class Screening:
    """A component was held against the advisories; without a Vulnerability, none speaks of it."""

    component: Purl
    screened_at: datetime


@record("component", "advisory")
class Vulnerability:
    """An advisory that speaks of a component's version."""

    component: Purl
    package: PackageUrl
    advisory: str
    fixed: Annotated[str | None, "the lowest later version that mends it"]
    seen_at: datetime


@record("project")
class Scorecard:
    """The OpenSSF Scorecard's precomputed result of a project; score None = it has none."""

    project: Project
    score: Annotated[float | None, "0 to 10"]
    scored_at: datetime | None
    asked_at: datetime


@record("project")
class UpstreamWork:
    """Who worked on a project in the last twelve months: counts alone, nobody's name or hash."""

    project: Project
    read_at: datetime
    commits: Annotated[int, "by humans, no merges"]
    contributors: int
    absence_factor: Annotated[int | None, "None = nobody worked on it"]
    our_commits: Annotated[int, "by our people's accounts and domains"]
    organisation: Annotated[str | None, "the mail domain with most commits that is nobody's alone"]
    organisation_share: Annotated[float | None, "% of the commits"]
    last_commit_at: datetime | None


@record("project")
class UpstreamFacts:
    """What a project's forge says of it."""

    project: Project
    archived: bool | None
    owner_kind: Annotated[str | None, "person or organisation"]
    asked_at: datetime


@record("abandoned")
class Abandoned:
    """Since when a package is known to be deprecated, or a project to be archived."""

    abandoned: Annotated[str, "package or project"]
    since: datetime


@record("project", "kind", "item")
class OutsideContribution:
    """What our people gave to a repository that is not ours. Who it was is not kept."""

    project: Project
    kind: Annotated[str, "change_request, issue or commit"]
    item: Annotated[str, "number or hash"]
    made_at: datetime
    merged_at: datetime | None
    read_at: datetime
