"""How the sample's repositories look after what they are built from: tools in the pipeline, locked and listed parts."""

from collections.abc import Iterator
from random import Random

from collectors.sample import log
from collectors.sample.built import Listing
from collectors.sample.history import Made
from collectors.sample.months import LAST_YEAR, RUNNING, Months, moment
from collectors.sample.portfolio import Plan
from data.records import Observation

# Name: the tools, and the share of flagships, products, tools and trials that ever have one.
_PRACTICES = {
    "scanner": (("CodeQL", "Trivy", "Semgrep"), (1.0, 0.5, 0.15, 0.0)),
    "scheduled_scanner": (("CodeQL", "Trivy"), (0.7, 0.25, 0.05, 0.0)),
    "licence_check": (("REUSE", "ScanCode"), (0.6, 0.2, 0.03, 0.0)),
    "best_practice": (("OpenSSF Scorecard", "OpenSSF Best Practices"), (0.5, 0.1, 0.01, 0.0)),
}
_SHARED = (0.7, 0.35, 0.1, 0.0)  # of the same, those that take over a pipeline from a template
_KINDS = ("flagship", "product", "tool", "trial")
_LOCKED = (0.95, 0.75, 0.4, 0.15)
_LATELY = 0.6  # share of what came in the last year and a half


def practices(plan: Plan, made: list[Made], listing: Listing | None, months: Months) -> Iterator[Observation]:
    """Which tools, lockfiles and lists of components stood from when on; nothing where there is no commit."""
    if not made:
        return
    first, confirmed = moment(made[0].committed), log.confirmed(plan, months.now)
    for kind, name, month, value in _arrivals(plan, listing):
        came = max(first, months.when(month)) if month is not None else None
        if came != first:
            yield Observation(plan.id, kind, name, first, None, confirmed)
        if came is not None and came <= confirmed:
            yield Observation(plan.id, kind, name, came, value, confirmed)


def _arrivals(plan: Plan, listing: Listing | None) -> Iterator[tuple[str, str, float | None, str]]:
    """Kind, name, month and value of each thing looked for; the month is None where it never came."""
    rng, place = Random(f"{plan.id}/practices"), _KINDS.index(plan.kind.name)
    for name, (tools, shares) in _PRACTICES.items():
        yield "practice", name, _came(rng, plan, shares[place]), rng.choice(tools)
    yield "file", "lockfile", plan.born if rng.random() < _LOCKED[place] else None, "lockfile"
    yield "practice", "shared_pipeline", _came(rng, plan, _SHARED[place]), "Reusable workflow"
    committed = listing.document if listing and listing.source == "committed" else None
    yield "file", "sbom", max(plan.born, RUNNING - 22) if committed else None, committed or ""


def _came(rng: Random, plan: Plan, share: float) -> float | None:
    there, lately, when = rng.random() < share, rng.random() < _LATELY, rng.random()
    begins = max(plan.born, LAST_YEAR - 6) if lately else plan.born
    came = begins + when * (RUNNING - begins)
    return came if there and came < plan.ends else None
