"""Words for a score, said only as far as its range goes."""

from assessments.scores.score import Score
from data.words import N_, _

BANDS = (N_("not started"), N_("initial"), N_("developing"), N_("established"), N_("leading"))


def band(score: float) -> str:
    """The band of a number, in English: 0, below 25, 50, 75, and from 75 on."""
    return BANDS[0 if score <= 0 else min(int(score // 25) + 1, 4)]


def bands(score: Score) -> tuple[str, str] | None:
    """The lowest and the highest it can be in; None where no band may be named."""
    if not score.has_band or score.low is None or score.high is None:
        return None
    return band(score.low), band(score.high)


def said(score: Score) -> str | None:
    """The band, or between which two it lies, in the language in use; None where none may be named."""
    both = bands(score)
    if both is None:
        return None
    low, high = map(_, both)
    return low if low == high else _("between {low} and {high}").format(low=low, high=high)
