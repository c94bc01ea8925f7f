"""What makes a package a risk, and what can be done about it, in sentences. The numbers come from the snapshot."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data import sentences
from data.packages import called
from data.words import N_, _, ngettext

Row = Mapping[str, Any]  # of the details table `package`, what is missing as None

# Part of a risk (view risk_part) → what it is called.
PARTS = {
    "vulnerability": N_("Known vulnerabilities"),
    "unmaintained": N_("Unmaintained"),
    "one maintainer": N_("Resting on few people"),
    "behind": N_("Old version in use"),
    "scorecard": N_("Security practice (Scorecard)"),
    "licence": N_("Licence worth a look"),
}
BACKING = {
    "foundation": N_("Foundation"),
    "administration": N_("Administration"),
    "company": N_("Company"),
    "several people": N_("Several people"),
    "one maintainer": N_("One maintainer"),
    "unknown": N_("Unknown"),
}
SEVERITIES = {
    4: N_("critical"), 3: N_("high"), 2: N_("medium"), 1: N_("low"), 0: N_("none"),
}  # fmt: skip
WORTH_SAYING = 0.5  # years behind


def severity(number: float | None) -> str:
    """4 → critical; unknown where no database says it."""
    return _(SEVERITIES[int(number)]) if number is not None else _("unknown")


def used(row: Row) -> str:
    """In how many of the repositories it is."""
    wording = ngettext("in {n} of {of} repository", "in {n} of {of} repositories", row["of_repositories"])
    return wording.format(n=sentences.number(row["repositories"]), of=sentences.number(row["of_repositories"]))


def reasons(row: Row) -> list[str]:
    """Why it is a risk, the weightiest first."""
    found = [_vulnerable(row), _unmaintained(row), _few(row), _behind(row), _scorecard(row), _licence(row)]
    return [said for said in found if said]


def unknowns(row: Row) -> list[str]:
    """What is not known of it, and could make it a larger risk."""
    missing = {
        _("vulnerabilities"): not row["screened"] and not row["vulnerabilities"],
        _("maintenance"): row["unmaintained"] is None,
        _("age"): row["libyears"] is None,
        _("licence"): "unknown" in (row["class"] or "unknown"),
        _("who works on it"): row["absence_factor"] is None,
        _("security practice"): row["scorecard"] is None,
    }
    return [name for name, lacking in missing.items() if lacking]


def step(row: Row) -> str:
    """What to do about it first."""
    return next(said for applies, said in _steps(row) if applies)


def _steps(row: Row) -> Iterator[tuple[object, str]]:
    """What could be done, the most pressing first, and whether it applies."""
    few = (row["absence_factor"] or 9) <= 2 and not gave(row)
    known, fixable = row["vulnerabilities"] or 0, row["fixable"] or 0
    yield known and fixable == known, _("Update it: versions that mend all that is known are named.")
    yield (
        fixable,
        _("Update it: versions that mend {n} of {all} known vulnerabilities are named.").format(
            n=sentences.number(fixable), all=sentences.number(known)
        ),
    )
    yield known, _("No version that mends it is named: see whether it is needed, shield it, or help to mend it.")
    yield row["unmaintained"], _("Look for a successor, or take part in keeping it alive.")
    yield row["looks"], _("Let somebody look at its licence beside yours.")
    yield few, _("Much stands on few people: take part, or pay for its upkeep.")
    yield (row["libyears"] or 0) > 1, _("Update it.")
    yield True, _("Keep an eye on it.")


def gave(row: Row) -> int:
    """Our merged change requests, issues and commits there in twelve months."""
    return sum(int(row[kind] or 0) for kind in ("change_requests", "issues", "commits"))


def largest(rows: Sequence[Row]) -> str:
    """The largest risk in a sentence; rows with the largest first."""
    if not rows or not reasons(rows[0]):
        return nothing(rows)
    first = rows[0]
    return _("The largest risk is {package}, {used}: {reasons}.").format(
        package=called(first["package"]), used=used(first), reasons=", ".join(reasons(first)[:3])
    )


def nothing(rows: Sequence[Row]) -> str:
    """That no package is a risk, or that it cannot be known; of the rows those that were looked at come first."""
    if rows and all(not row["screened"] and row["libyears"] is None and row["unmaintained"] is None for row in rows):
        return _("Cannot be known, because no component was held against known vulnerabilities.")
    return _("Nothing stands out as a risk in what is known.")


def _vulnerable(row: Row) -> str:
    if not row["vulnerabilities"]:
        return ""
    rated = ngettext(
        "{n} known vulnerability ({severity})", "{n} known vulnerabilities (the worst {severity})",
        row["vulnerabilities"],
    )  # fmt: skip
    unrated = ngettext(
        "{n} known vulnerability (nobody says how severe)", "{n} known vulnerabilities (nobody says how severe)",
        row["vulnerabilities"],
    )  # fmt: skip
    wording = unrated if row["severity"] is None else rated
    said = wording.format(n=sentences.number(row["vulnerabilities"]), severity=severity(row["severity"]))
    where = row["vulnerable_repositories"]
    return said if where == row["repositories"] else _("{said} in {n} of them").format(
        said=said, n=sentences.number(where)
    )  # fmt: skip


def _unmaintained(row: Row) -> str:
    if row["archived"]:
        return _("its source repository is archived")
    if row["deprecated"]:
        return _("its makers call it deprecated")
    if row["unmaintained"]:
        return _("no release since {day}").format(day=sentences.day(row["newest_at"]))
    return ""


def _few(row: Row) -> str:
    if row["absence_factor"] == 1:
        return _("half of the work on it is one person's")
    return _("half of the work on it is two people's") if row["absence_factor"] == 2 else ""


def _behind(row: Row) -> str:
    years = row["libyears"] or 0
    if years < WORTH_SAYING:
        return ""
    wording = _("the oldest version in use is {years} behind") if (row["versions"] or 1) > 1 else _(
        "the version in use is {years} behind"
    )  # fmt: skip
    return wording.format(years=sentences.amount(years, "years"))


def _scorecard(row: Row) -> str:
    if row["scorecard"] is None or row["scorecard"] >= 5:
        return ""
    return _("a Scorecard of {score} of 10").format(score=sentences.number(row["scorecard"]))


def _licence(row: Row) -> str:
    return _("a licence worth a look ({licence})").format(licence=row["licence"]) if row["looks"] else ""
