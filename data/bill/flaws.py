"""The known vulnerabilities in a bill. Whether one can be exploited where it is used is nobody's word here."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal

from cyclonedx.model.vulnerability import (
    BomTarget,
    Vulnerability,
    VulnerabilityRating,
    VulnerabilityReference,
    VulnerabilitySeverity,
    VulnerabilitySource,
)

from data.risks import SEVERITIES

OSV = VulnerabilitySource(name="OSV")

QUERY = """
select flaw, max(severity), max(score), max(summary), min(published_at),
       string_agg(distinct advisories, ', '), list(distinct component order by component)
from vulnerability
where organisation = ? and list_contains(?, repository)
group by flaw
order by flaw
"""


def vulnerability(
    flaw: str, severity: int | None, score: float | None, summary: str | None, published: date | None,
    advisories: str, components: Sequence[str],
) -> Vulnerability:  # fmt: skip
    """A vulnerability, and which components it is known of."""
    return Vulnerability(
        id=flaw,
        description=summary,
        ratings=[_rating(severity, score)],
        published=datetime.combine(published, time(), UTC) if published else None,
        references=[VulnerabilityReference(id=one, source=OSV) for one in {*advisories.split(", ")} - {flaw}],
        affects=[BomTarget(ref=one) for one in components],
    )


def _rating(severity: int | None, score: float | None) -> VulnerabilityRating:
    return VulnerabilityRating(
        severity=VulnerabilitySeverity("unknown" if severity is None else SEVERITIES[severity]),
        score=None if score is None else Decimal(str(score)),
    )
