"""What our software is built from, in rows: the first packages to see to, vulnerabilities by severity, licences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from data import components, figures, risks, sentences
from data.licences import CLASSES, UNKNOWN
from data.licences.compatible import REASONS
from data.packages import called, ecosystem
from data.snapshot import Snapshot
from data.words import _, ngettext
from report.story import Block, Column, Heading, Number, Table, Text
from report.telling import counted, risk
from report.telling.risk import FIRST

MOST = 10
SEVERITIES = (4, 3, 2, 1, 0, None)


def first(snapshot: Snapshot, organisation: str) -> Sequence[risks.Row]:
    """Rows of the details table `package` with a reason to see to them, the highest priority first."""
    return [row for row in components.foremost(snapshot, organisation, FIRST) if risks.reasons(row)][:MOST]


def to_do(snapshot: Snapshot, organisation: str) -> Iterator[Block]:
    """What to do first, and why."""
    yield Heading(_("What to do first"))
    rows = first(snapshot, organisation)
    if not rows:
        yield Text(risks.nothing(components.foremost(snapshot, organisation, FIRST)))
        return
    columns = (
        Column(_("Package"), weight=2), Column(_("Used"), weight=1.5), Column(_("Because"), weight=3),
        Column(_("First step"), weight=2.5), Column(_("Priority"), "number"),
    )  # fmt: skip
    yield Table(_("The packages with the highest priority"), columns, tuple(_package(row) for row in rows))
    yield Text(
        _(
            "Priority is criticality × risk, of 100: how many repositories use a package, and how much is known to"
            " speak against it. What is unknown could add to it."
        ),
        small=True,
    )


def flaws(snapshot: Snapshot, organisation: str) -> Iterator[Block]:
    """How many vulnerabilities are known, by severity, and what was not looked at."""
    yield Heading(_("Known vulnerabilities"))
    total, screened, _aged = components.known(snapshot, organisation)
    counts, mended = by_severity(snapshot, organisation)
    if not screened and not counts:
        yield Text(_("Cannot be known, because no component was held against known vulnerabilities."))
        return
    if counts:
        columns = (Column(_("Severity")), Column(_("Known"), "number"), Column(_("A version that mends it"), "number"))
        rows = tuple(
            (risks.severity(one), sentences.number(counts[one]), sentences.number(mended[one]))
            for one in SEVERITIES if counts[one]
        )  # fmt: skip
        yield Table(_("Known vulnerabilities, each of a package once"), columns, rows)
        yield from _critical(snapshot, organisation)
    else:
        yield Text(_("None is known.") if screened == total else _("None is known in what was looked at."))
    if missing := total - screened:
        wording = ngettext(
            "{n} component in use could not be held against the advisories.",
            "{n} components in use could not be held against the advisories.",
            missing,
        )
        yield Text(wording.format(n=sentences.number(missing)))


def _critical(snapshot: Snapshot, organisation: str) -> Iterator[Table]:
    """Each by name."""
    found = components.critical(snapshot, organisation)
    columns = (
        Column(_("Vulnerability")), Column(_("Package"), weight=1.5), Column(_("Repositories"), "number"),
        Column(_("Mended in")),
    )  # fmt: skip
    if not found.empty:
        rows = tuple(
            (flaw, called(package), sentences.number(n), figures.plain(fixed) or _("no version named"))
            for flaw, package, n, fixed in found[["flaw", "package", "repositories", "fixed"]].itertuples(index=False)
        )
        yield Table(_("The critical ones"), columns, rows)


def by_severity(snapshot: Snapshot, organisation: str) -> tuple[Counter[int | None], Counter[int | None]]:
    """By severity (4 critical to 0, None where nobody says) all, and those that a named version mends."""
    every: Counter[int | None] = Counter()
    mended: Counter[int | None] = Counter()
    found = components.flaws(snapshot, organisation)
    for severity, fixed in zip(found["severity"], found["fixed"], strict=True):
        known = figures.plain(severity)
        key = None if known is None else int(known)
        every[key] += 1
        mended[key] += figures.plain(fixed) is not None
    return every, mended


def licences(snapshot: Snapshot, organisation: str) -> Iterator[Block]:
    """How many components of each class, and what is worth a look."""
    known = classes(snapshot, organisation)
    total = sum(known.values())
    yield Heading(_("Licences"))
    yield Text(_("Of {n} components the licence of {known} is known.").format(
        n=sentences.number(total), known=sentences.number(total - known[UNKNOWN])
    ))  # fmt: skip
    columns = Column(_("What they ask for"), weight=2), Column(_("Components"), "number")
    rows = tuple((_(one), sentences.number(n)) for one, n in known.items())
    yield Table(_("Components by the class of their licence"), columns, rows)
    why = tuple((_(REASONS[one]), sentences.number(n)) for one, n in looked_at(snapshot, organisation).items())
    if why:
        columns = Column(_("Worth a look"), weight=4), Column(_("Packages"), "number")
        yield Table(_("Licences worth a look beside that of the repository; no legal advice"), columns, why)
    else:
        yield Text(_("Nothing is worth a look, as far as the licences are known."))


def looked_at(snapshot: Snapshot, organisation: str) -> dict[str, int]:
    """Why a licence is worth a look → number of packages, the weightiest reason first."""
    counts = components.looks(snapshot, organisation).groupby("look")["package"].nunique()
    return {one: int(counts[one]) for one in reversed(REASONS) if one in counts}


def classes(snapshot: Snapshot, organisation: str) -> dict[str, int]:
    """Class of licence → number of components, in the order of what they ask for."""
    there = components.counted(snapshot, organisation)
    return {one: there.get(one, 0) for one in dict.fromkeys([*CLASSES, UNKNOWN])}


def numbers(part: str, snapshot: Snapshot, organisation: str) -> Iterator[Number]:
    """Every number of these tables."""
    for row in first(snapshot, organisation):
        yield Number(
            part, f"package/{row['package']}", "priority", row["priority_low"], "1",
            sentences.number(row["priority_low"]), low=row["priority_low"], high=row["priority_high"],
        )  # fmt: skip
        yield from risk.of_package(part, row)
    total, screened, _aged = components.known(snapshot, organisation)
    yield counted.count(part, "components.not_screened", total - screened)
    counts, mended = by_severity(snapshot, organisation)
    for one in SEVERITIES:
        if counts[one]:
            name = risks.SEVERITIES[one] if one is not None else "unknown"
            yield counted.count(part, f"vulnerability/{name}", counts[one])
            yield counted.count(part, f"vulnerability/{name}", mended[one], "mended")
    for flaw, n in components.critical(snapshot, organisation)[["flaw", "repositories"]].itertuples(index=False):
        yield counted.count(part, f"vulnerability/{flaw}", n, "repositories")
    there = classes(snapshot, organisation)
    for one_class, n in there.items():
        yield counted.count(part, f"licence/{one_class}", n)
    yield counted.count(part, "licence", sum(there.values()), "components")
    yield counted.count(part, "licence", sum(there.values()) - there[UNKNOWN], "known")
    for look, n in looked_at(snapshot, organisation).items():
        yield counted.count(part, f"licence.look/{look}", n, "packages")


def _package(row: risks.Row) -> tuple[str, str, str, str, str]:
    name = called(row["package"])
    kind = ecosystem(row["package"])
    missing = risks.unknowns(row)
    why = "; ".join(risks.reasons(row)) + "."
    if missing:
        why += " " + _("Not known: {what}.").format(what=", ".join(missing))
    named = f"{name} ({kind})" if kind else name
    return named, risks.used(row), why[:1].upper() + why[1:], risks.step(row), sentences.number(row["priority_low"])
