"""The largest risk in what the software is built from, what to do about it, and who sees to it."""

from collections.abc import Iterator

from data import components, risks, sentences
from data.packages import called
from data.words import _
from report.asked import asked
from report.sources import Sources
from report.story import Number, Risk
from report.telling import counted, steps

MOST = 3
FIRST = 100  # packages by priority, of which any may be known
COUNTS = ("repositories", "of_repositories", "vulnerabilities", "vulnerable_repositories", "fixable", "scorecard")


def told(sources: Sources) -> Risk:
    """The package with the highest priority, or why none is named."""
    title, row = _("Largest risk"), largest(sources)
    if row is None:
        return Risk(title, "", "", "", _nothing(sources))
    owner = _("Who sees to it: {name}").format(name=_owner(sources, row["package"]))
    return Risk(title, _said(row), risks.step(row), owner, "")


def largest(sources: Sources) -> risks.Row | None:
    """The row of the details table `package` that comes first, where there is a reason to call it a risk."""
    if sources.snapshot is None:
        return None
    found = components.foremost(sources.snapshot, sources.organisation, 1)
    return next((row for row in found if risks.reasons(row)), None)


def numbers(sources: Sources) -> Iterator[Number]:
    """What is known of it."""
    if row := largest(sources):
        yield from of_package("risk", row)


def of_package(part: str, row: risks.Row) -> Iterator[Number]:
    """The numbers that speak of a package, as far as they are known."""
    metric = f"package/{row['package']}"
    for name in COUNTS:
        if row[name]:
            yield counted.count(part, metric, row[name], name)
    if row["libyears"] is not None:
        years = row["libyears"]
        yield Number(part, metric, "libyears", years, "years", sentences.amount(years, "years"))


def _said(row: risks.Row) -> str:
    """log4j, in 14 of 121 repositories: 3 known vulnerabilities."""
    reasons = ", ".join(risks.reasons(row)[:MOST])
    return _("{package}, {used}: {reasons}.").format(
        package=called(row["package"]), used=risks.used(row), reasons=reasons
    )


def _owner(sources: Sources, package: str) -> str:
    """Who was named for this very package."""
    said = asked(sources.workspace).risk
    return steps.owner(sources, said.owner if said and said.package == package else None)


def _nothing(sources: Sources) -> str:
    if sources.snapshot is not None and components.known(sources.snapshot, sources.organisation)[0]:
        return risks.nothing(components.foremost(sources.snapshot, sources.organisation, FIRST))
    return _("Cannot be known, because no list of components was collected.")
