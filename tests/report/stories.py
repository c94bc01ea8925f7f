"""Stories told by hand: everything there, hardly anything there. The administration and its numbers are invented."""

from datetime import date, datetime
from typing import Literal

from report.story import (
    Ask,
    Aware,
    Band,
    Bar,
    Chapter,
    Claim,
    Claims,
    Column,
    Duties,
    Duty,
    Figure,
    Figures,
    Goal,
    Heading,
    Legend,
    Lines,
    Maturity,
    Number,
    Report,
    Risk,
    Sentence,
    Signs,
    Step,
    Steps,
    Table,
    Text,
    Tone,
    Trend,
)

MONTHS = tuple(f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"))
GOALS = (
    ("Usage", 62.0, 57.0, 66.0, 48.0, 70.0, "94 %"),
    ("Trust", 44.0, 38.0, 52.0, 46.0, 70.0, "81 %"),
    ("Culture", 54.0, 50.0, 58.0, 40.0, 60.0, "97 %"),
    ("Engagement", 32.0, 24.0, 42.0, 30.0, 50.0, "68 %"),
    ("Strategy", 68.0, 68.0, 68.0, 52.0, None, "100 %"),
)
FIGURES: tuple[tuple[str, str, str, str, Tone], ...] = (
    ("active_repositories", "Active repositories", "113", "rose from 92 to 113", "better"),
    ("single_maintainer_share", "Resting on one person", "38 %", "fell from 46 % to 38 %", "better"),
    ("change_requests_reviewed", "Change requests reviewed", "61 %", "No change that stands out", "plain"),
    ("time_to_first_response", "Time to first response", "4.2 days", "rose from 2.1 to 4.2 days", "worse"),
    ("licence_coverage", "Licence coverage", "88 %", "rose from 71 % to 88 %", "better"),
    ("external_share", "Contributions from outside", "unknown", "", "plain"),
)
DUTIES = ("Law for a digital republic, article 16", "Guidelines on acquisition and reuse", "Cyber Resilience Act")
STATES: tuple[tuple[Literal["met", "not_met", "not_assessed"], str], ...] = (
    ("not_met", "not met"),
    ("not_assessed", "not assessed"),
    ("met", "met"),
)


def full() -> Report:
    """Everything is known, and every part is there."""
    return Report(
        language="en",
        organisation="City of Musterhafen",
        kind="Open source report",
        title="Open source in City of Musterhafen",
        period="12 months to October 2026",
        day=date(2026, 11, 22),
        dated="22 November 2026",
        aware=Aware(
            "What you need to be aware of",
            (
                Sentence(
                    "Maturity rose from 43 to 52 of 100.", "Culture, Usage and Strategy rose; Trust did not.", "better"
                ),
                Sentence(
                    "First answers take twice as long.", "Time to first response rose from 2.1 to 4.2 days.", "worse"
                ),
                Sentence(
                    "27 severe vulnerabilities are open.", "9 of them are in software that citizens use.", "worse"
                ),
            ),
        ),
        ask=Ask("What we ask of you", "Decide that every service names a second maintainer by 31 March 2027.", ""),
        maturity=maturity(),
        figures=figures(),
        risk=Risk(
            "Largest risk",
            "The largest risk is log4j, in 14 of 121 repositories: 3 known vulnerabilities.",
            "Update it: versions that mend all that is known are named.",
            "Head of IT security",
            "",
        ),
        duties=Duties(
            "What binds us",
            "1 met, 1 not met, 1 not assessed",
            tuple(Duty(title, state, word) for title, (state, word) in zip(DUTIES, STATES, strict=True)),
            "",
            "",
        ),
        claims=Claims(
            "Where answers and numbers disagree",
            ("Question", "We said", "We measured"),
            (
                Claim("Does every service have a named maintainer?", "yes", "Single-maintainer share: 38 %"),
                Claim("Are licences checked before a release?", "yes", "Licence coverage: 88 %"),
                Claim("Is every change looked at by a second person?", "partly", "Change requests reviewed: 21 %"),
            ),
            "4 more in the long report.",
            "",
        ),
        steps=Steps(
            "What we do next",
            ("What", "Who", "By"),
            (
                Step(
                    "Close or accept in writing the 27 old vulnerabilities",
                    "Trust",
                    "Head of IT security",
                    "30 Sep 2026",
                    late=True,
                ),
                Step(
                    "Name a second maintainer for the 12 most used repositories",
                    "Culture",
                    "OSPO lead",
                    "31 Jan 2027",
                    late=False,
                ),
                Step(
                    "Agree time for upstream work with three service teams", "Engagement", "", "15 Mar 2027", late=False
                ),
            ),
            "2 more are planned.",
            "",
        ),
        changed=Lines(
            "Since the report of 4 May 2026",
            (
                "Licence coverage rose from 80 % to 88 %.",
                "12 answers were given, 1 assessment was frozen.",
            ),
        ),
        small_print=Lines(
            "How to read this",
            (
                "Period: 12 months to October 2026. Collected: 3 Nov 2026, 97 % of what was asked for.",
                "Sources: 2 accounts on GitHub, 4 clones, 98 lists of components, self-assessment 2026-10 (5 roles).",
                "Peers: 22 local administrations in Western Europe; 22 of them samples.",
                "Score: mean of five goals from 0 to 100; the range is what it could be while questions are open.",
            ),
        ),
        signs=Signs("better", "worse", "much is open"),
        contents="Contents",
        chapters=chapters(),
        numbers=numbers(),
    )


def maturity() -> Maturity:
    """Five goals, one without a target."""
    goals = tuple(
        Goal(
            title,
            Bar(now, low, high, last, target, f"{title}: {now:.0f}"),
            f"{now:.0f}",
            "" if low == high else f"{low:.0f} to {high:.0f}",
            f"{last:.0f}",
            "–" if target is None else f"{target:.0f}",
            assessed,
            little=assessed == "68 %",
        )
        for title, now, low, high, last, target, assessed in GOALS
    )
    return Maturity(
        title="Maturity by goal",
        score="52",
        of="of 100",
        notes=("established", "could be 47 to 57", "rose from 43", "target 62"),
        bar=Bar(52, 47, 57, 43, 62, "Overall maturity: 52 of 100"),
        columns=("Goal", "Now", "Could be", "Nov 2025", "Target", "Assessed"),
        legend=Legend("now", "could be", "Nov 2025", "target"),
        goals=goals,
        definition="Mean of five goals, each the mean of its activities.",
        nothing="",
    )


def figures() -> Figures:
    """Six, one of them unknown."""
    return Figures(
        "Six key figures",
        "Grey: their middle half. Line: their median. Dot: we.",
        "Among others",
        "22 local administrations",
        ("Figure", "We", "Others"),
        tuple(
            Figure(
                metric,
                title,
                value,
                change,
                tone,
                "at the end of October 2026 · 97 % collected · as of 3 Nov 2026",
                Trend(
                    MONTHS, (30, 32, None, 36, 40, 41, 47, 46, 50, 58) if value != "unknown" else (None,) * 10, title
                ),
                Band(58, 30, 44, 61, "We: 58, median 44") if value != "unknown" else None,
                "Peers: median 44 (30 to 61)" if value != "unknown" else "Cannot be known: mail domains are not named.",
                f"{title}: how it is counted, in a sentence.",
            )
            for metric, title, value, change, tone in FIGURES
        ),
        "",
    )


def chapters() -> tuple[Chapter, ...]:
    """Two, with every kind of block and cell."""
    columns = (Column("Activity", weight=3), Column("Score", "picture", 2), Column("Now", "number"))
    rows = tuple(
        (f"GGI-A-{n} An activity of this goal", Bar(n * 2, n, n * 3, None, 60, ""), str(n * 2)) for n in range(10, 32)
    )
    trend = Trend(MONTHS, tuple(float(n) for n in range(10)), "")
    return (
        Chapter(
            "Maturity, activity by activity",
            (
                Text("Every activity of the questionnaire, with what it could be while questions are open."),
                Heading("Usage"),
                Table("Activities of Usage", columns, rows),
                Text("Good Governance Initiative 1.3, formula 1.", small=True),
            ),
        ),
        Chapter(
            "Contributions",
            (
                Table(
                    "Twelve months",
                    (Column("Figure", weight=2), Column("Trend", "picture"), Column("Now", "number")),
                    (
                        ("Commits", trend, "1,204"),
                        ("Contributors", Trend((), (), ""), "unknown"),
                    ),
                ),
            ),
        ),
    )


def numbers() -> tuple[Number, ...]:
    """One that is known and one that is not."""
    return (
        Number(
            "maturity",
            "maturity.ggi",
            "now",
            52.0,
            "1",
            "52",
            date(2026, 11, 1),
            47.0,
            57.0,
            214,
            0.88,
            datetime(2026, 5, 4, 9, 0),
            "1.3/1",
            "own",
        ),
        Number("figures", "external_share", "now", None, "%", "unknown"),
    )


def empty() -> Report:
    """Nothing is collected, nothing is assessed, nothing was written."""
    unknown = Bar(None, None, None, None, None, "")
    return Report(
        language="en",
        organisation="X",
        kind="Open source report",
        title="Open source in X",
        period="",
        day=date(2026, 11, 22),
        dated="22 November 2026",
        aware=Aware(
            "What you need to be aware of",
            (Sentence("Nothing is known yet.", "Nothing is collected and nothing is assessed.", "plain"),),
        ),
        ask=Ask("What we ask of you", "", "No decision is asked for. It is written on the page Report."),
        maturity=Maturity(
            "Maturity by goal",
            "",
            "",
            (),
            unknown,
            ("Goal", "Now", "Could be", "Last", "Target", "Assessed"),
            Legend("now", "could be", "last", "target"),
            (),
            "",
            "Nothing is assessed yet.",
        ),
        figures=Figures("Six key figures", "", "", "", ("Figure", "We", "Others"), (), "Nothing is collected yet."),
        risk=Risk("Largest risk", "", "", "", "Cannot be known: no list of components was collected."),
        duties=Duties("What binds us", "", (), "", "Cannot be known: ospo.yaml names no country."),
        claims=Claims(
            "Where answers and numbers disagree",
            ("Question", "We said", "We measured"),
            (),
            "",
            "Nothing is assessed yet.",
        ),
        steps=Steps("What we do next", ("What", "Who", "By"), (), "", "No step is planned."),
        changed=None,
        small_print=Lines("How to read this", ("Nothing is collected yet.",)),
        signs=Signs("better", "worse", "much is open"),
        contents="Contents",
        chapters=(),
        numbers=(),
    )
