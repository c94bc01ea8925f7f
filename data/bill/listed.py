"""The components of a bill, each once however many repositories are built from it."""

from collections.abc import Sequence
from functools import cache

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from packageurl import PackageURL

from data.bill.written import properties

LONGEST_VERSION = 1024  # characters, by the standard
SCOPES = {"runtime": ComponentScope.REQUIRED, "development": ComponentScope.EXCLUDED}

# What one repository needs to run is needed; what one says nothing of is not known to be for development alone.
QUERY = """
select component, max(package), max(version),
       case when bool_or(scope = 'runtime') then 'runtime'
            when bool_and(coalesce(scope, '') = 'development') then 'development' end,
       list(distinct licence order by licence) filter (where licence is not null),
       list(distinct repository order by repository), min(first_seen)
from component
where organisation = ? and list_contains(?, repository)
group by component
order by component
"""


def component(
    ref: str, package: str | None, version: str | None, scope: str | None, licences: Sequence[str] | None,
    repositories: Sequence[str], first_seen: object,
) -> Component:  # fmt: skip
    """A component by its purl, or by its name where it is unidentified."""
    purl = PackageURL.from_string(ref) if package else None
    return Component(
        type=ComponentType.LIBRARY,
        bom_ref=ref,
        purl=purl,
        group=purl.namespace if purl else None,
        name=purl.name if purl else ref.removesuffix(f"@{version}"),
        version=version[:LONGEST_VERSION] if version else None,
        scope=SCOPES.get(scope or ""),
        licenses=_licences(licences or ()),
        properties=properties([("first_seen", first_seen), *(("repository", name) for name in repositories)]),
    )


def _licences(said: Sequence[str]) -> list[License]:
    """What the lists say; where they differ each by its name, for in CycloneDX an expression stands alone."""
    known = [_licence(one) for one in said]
    if len(known) == 1:
        return known
    return [DisjunctiveLicense(name=one.value) if isinstance(one, LicenseExpression) else one for one in known]


@cache
def _licence(said: str) -> License:
    """An SPDX id, an expression, or a name."""
    return LicenseFactory().make_from_string(said)
