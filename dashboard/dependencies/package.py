"""One package: who uses which version, its licence, its advisories, its age, who stands behind it, what we gave."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import download
from dashboard.literal import brief, link, literal
from dashboard.state import View
from data import components, figures, risks, sentences
from data.packages import called, ecosystem
from data.words import _, ngettext

LIBRARY = "https://osv.dev/vulnerability/"


def one(view: View, row: pd.Series) -> None:
    """Facts, uses, advisories, contributions."""
    known = figures.record(row)
    st.header(f"{brief(called(known['package']))} · {literal(ecosystem(known['package']))}")
    st.caption(brief(known["package"]))
    st.markdown("\n".join(f"- {fact}" for fact in _facts(known)))
    _uses(view, known["package"])
    _advisories(view, known["package"])
    _ours(known)


def _facts(row: risks.Row) -> list[str]:
    """What is known of it, line by line; what is not is said too."""
    said = [brief(one) for one in risks.reasons(row)]
    missing = risks.unknowns(row)
    backed = _(risks.BACKING[row["backing"] or "unknown"]) + (
        f" ({brief(row['backed_by'])})" if row["backed_by"] else ""
    )
    score = sentences.number(row["scorecard"])
    return [
        f"**{literal(risks.step(row))}**",
        _("Used {where}.").format(where=risks.used(row)),
        *([_("Worth knowing: {reasons}.").format(reasons="; ".join(said))] if said else []),
        _("Licence: {licence} ({kind})").format(
            licence=brief(row["licence"] or _("unknown")), kind=_kinds(row["class"])
        ),
        _("Priority: {points} of 100").format(points=_points(row)),
        _("Newest stable release: {day}").format(day=sentences.day(row["newest_at"])),
        _("Behind it: {backing}").format(backing=backed),
        _("Scorecard: {score}").format(score=score if row["scorecard"] is None else _("{n} of 10").format(n=score)),
        _("Source repository: {project}").format(
            project=link(f"https://{row['project']}") if row["project"] else _("unknown")
        ),
        *([_("Not known: {what}.").format(what=", ".join(missing))] if missing else []),
    ]


def _kinds(classes: str | None) -> str:
    return ", ".join(_(one) for one in (classes or "unknown").split(", "))


def _points(row: risks.Row) -> str:
    """Its priority; between what it lies where not all is known."""
    low, high = row["priority_low"], row["priority_high"]
    return sentences.spread(low, high, "1") or sentences.number(low)


def _uses(view: View, package: str) -> None:
    """Which repository uses which version."""
    rows = components.uses(view.snapshot, view.organisation, package)
    st.subheader(_("Who uses it"))
    st.dataframe(
        pd.DataFrame({
            _("Repository"): rows["repository"],
            _("Version"): rows["version"].fillna(_("not pinned")),
            _("How"): [_how(figures.plain(direct), figures.plain(scope)) for direct, scope in
                       zip(rows["direct"], rows["scope"], strict=True)],
            _("Vulnerabilities"): rows["flaws"].where(rows["screened"] | (rows["flaws"] > 0)),
            _("Years behind"): rows["libyears"],
            _("Licence"): rows["licence"],
            _("Since"): rows["first_seen"].dt.date,
        }),
        hide_index=True, alt=_("Who uses it"), placeholder=_("unknown"), column_config=_columns(),
    )  # fmt: skip
    download.csv(lambda: rows, "uses")


def _columns() -> dict[str, Any]:
    column = st.column_config.Column
    return {
        _("Repository"): column(width=330),
        _("Version"): column(width=75),
        _("How"): column(width=150),
        _("Vulnerabilities"): column(width=112),
        _("Years behind"): st.column_config.NumberColumn(format="%.1f", width=100),
    }


def _how(direct: bool | None, scope: str | None) -> str | None:
    """Itself, at run time; None where nothing of it is known."""
    words = {True: _("itself"), False: _("through others")}
    kinds = {"development": _("for development"), "runtime": _("at run time")}
    known = [words.get(direct) if direct is not None else None, kinds.get(scope or "")]
    return ", ".join(part for part in known if part) or None


def _advisories(view: View, package: str) -> None:
    rows = components.flawed(view.snapshot, view.organisation, package=package)
    if rows.empty:
        return
    st.subheader(_("Known vulnerabilities"))
    st.markdown("\n".join(_advisory(str(flaw), some) for flaw, some in rows.groupby("flaw", sort=False)))
    download.csv(lambda: rows, "vulnerabilities")


def _advisory(flaw: str, rows: pd.DataFrame) -> str:
    """One vulnerability as an item of a list: how severe, since when, mended where."""
    first = figures.record(rows.iloc[0])
    places = rows["repository"].nunique()
    said = _("{severity}, known since {day}, {mended}").format(
        severity=risks.severity(first["severity"]), day=sentences.day(first["published_at"]),
        mended=_("mended in {version}").format(version=brief(first["fixed"])) if first["fixed"]
        else _("no mending version named"),
    )  # fmt: skip
    where = ngettext("{n} repository", "{n} repositories", places).format(n=sentences.number(places))
    address = link(LIBRARY + str(first["advisories"]).split(", ")[0])
    summary = f"  \n  {brief(first['summary'])}" if first["summary"] else ""
    return f"- **{brief(flaw)}**: {said}, {where}. {address}{summary}"


def _ours(row: risks.Row) -> None:
    """What our people gave to its source repository in twelve months."""
    st.subheader(_("What we gave back"))
    if not row["project"]:
        st.write(_("Its source repository is not known, so this cannot be told."))
        return
    merged, issues, commits = (int(row[kind] or 0) for kind in ("change_requests", "issues", "commits"))
    counted = {
        ngettext("{n} merged change request", "{n} merged change requests", merged): merged,
        ngettext("{n} issue", "{n} issues", issues): issues,
        ngettext("{n} commit", "{n} commits", commits): commits,
    }
    said = [wording.format(n=sentences.number(n)) for wording, n in counted.items() if n]
    st.write(
        _("In twelve months: {what}.").format(what=", ".join(said))
        if said
        else _("Nothing in twelve months, as far as is known.")
    )
