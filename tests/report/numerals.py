"""Numbers that are written in words, held against the numbers for programs."""

import re

from report.story import Number

RULES = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:\d{1,2}, )?\d{4}",
    r"\d+ months|\bGGI-A-\d+",
    r"article 4 \(Regulation 2024/903\)|Council, 2024|COM\(2017\) 134, 2017|Good Governance Initiative 1\.3|Town \d",
    r"(?:Score: mean of|The score is the mean|An activity counts as met|Activities with a target come first).*",
    r"(?:Confidence is high where|In steps of five points).*",
    r"(?:Yes means|partly) at least [\d.]+",
    r"(?:more than|over) 30 days|CVSS, 9|of 100?\b|The first 10|\bof 4\b",
)


def numerals(text: str) -> list[float]:
    """What is written in digits, but for days, names, and what is a rule and no number of ours."""
    for rule in RULES:
        text = re.sub(rule, "", text)
    return [float(one.replace(",", "")) for one in re.findall(r"(?<![\w.,-])\d[\d,]*\d(?:\.\d+)?|\d(?:\.\d+)?", text)]


def known(numbers: list[Number]) -> set[float]:
    """What may be written of them: as texts say, and the columns beside in up to two places, rounded either way."""
    columns = [(one.value, one.low, one.high, one.sample_size) for one in numbers]
    there = [abs(value) for row in columns for value in row if value is not None]
    there += [100 * one.coverage for one in numbers if one.coverage is not None]
    rounded = {round(one + 1e-9, places) for one in there for places in (0, 1, 2)} | {float(int(one)) for one in there}
    return rounded | {digits for one in numbers for digits in numerals(one.text)}
