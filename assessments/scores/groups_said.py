"""Groups of activities and the stage reached, in words."""

from assessments.reading import Reading
from assessments.scores.score import MOST_NOT_APPLICABLE
from data import sentences
from data.words import N_, _

KINDS = {"mandate": N_("Mandate"), "demand": N_("Strategic demand")}
GROUPS = {
    "mandate.internal": N_("internal"),
    "mandate.external": N_("external"),
    "demand.sovereignty": N_("sovereignty"),
    "demand.growth": N_("economic growth"),
    "demand.interoperability": N_("interoperable services"),
    "demand.transparency": N_("transparency"),
    "demand.skills": N_("skills"),
}
STAGES = 4


def there(reading: Reading) -> list[str]:
    """The groups that the questionnaire has, as their scores are called."""
    return [name for name in GROUPS if name in reading.scores]


def title(name: str) -> str:
    """Strategic demand: sovereignty."""
    kind, _rest = name.split(".")
    return f"{_(KINDS[kind])}: {_(GROUPS[name])}"


def stage(reading: Reading) -> str:
    """The stage reached as a range, unknown where nothing applies, unnamed where too much does not.

    Empty where the questionnaire has no stages.
    """
    score = reading.scores.get("stage")
    if score is None:
        return ""
    if reading.whole.not_applicable > MOST_NOT_APPLICABLE:
        most = sentences.number(MOST_NOT_APPLICABLE * 100)
        return _("More than {most} % does not apply, so that no stage is named either.").format(most=most)
    if score.low is None or score.high is None or score.value is None:
        return _("Stage reached: unknown.")
    low, high = sentences.number(score.low), sentences.number(score.high)
    reached = low if low == high else _("between {low} and {high}").format(low=low, high=high)
    return _(
        "Stage reached: {reached} of {all}. A stage is reached with half the score in it and in all before it."
    ).format(reached=reached, all=sentences.number(STAGES))
