"""A duty in words: what it is and how sure that is, and what stands in its way."""

from collections.abc import Callable

from babel import Locale

from assessments.duties.judging import Judged, Weighed
from assessments.duties.shape import Duty
from assessments.duties.words import KINDS, STATES
from assessments.questionnaire.shape import Model
from assessments.scores import wording
from data import levels, sentences
from data.definitions import metrics
from data.words import _, spoken

Label = Callable[[str], str]  # a text of the register or the questionnaire, for the place where it is shown


def facts(duty: Duty, label: Label = _) -> list[str]:
    """What it is, whom it speaks to, where it comes from, and how sure that is."""
    found = [_(KINDS[duty.kind]), *(label(country(one)) for one in duty.countries)]
    if duty.levels:
        found.append(", ".join(map(levels.title, duty.levels)))
    return [*found, label(duty.source), *reserves(duty)]


def reserves(duty: Duty) -> list[str]:
    """Why it may not hold."""
    found = [_("was made for the years to {year}").format(year=duty.until)] if duty.until else []
    return found if duty.checked else [*found, _("as far as we know: we did not read its text")]


def country(code: str) -> str:
    """Its name in the language in use."""
    return str(Locale.parse(spoken()).territories.get(code, code))


def title(each: Weighed, model: Model, label: Label = _) -> str:
    """Of an activity, its id where an old questionnaire does not have it."""
    known = model.activities.get(each.activity)
    return label(known.title if known else each.activity)


def activities(one: Judged, model: Model, label: Label = _) -> list[str]:
    """Those in the way, with their scores."""
    return [f"{title(each, model, label)}: {_score(each)}" for each in in_the_way(one)]


def in_the_way(one: Judged) -> list[Weighed]:
    """Activities that are not met, then those that are not known to be."""
    return [*one.having("not_met"), *one.having("not_assessed")]


def numbers(one: Judged) -> list[str]:
    """What it asks of numbers, met or not."""
    return [
        _("{metric}: {state}, {value} where at least {least} is asked for").format(
            metric=_(metric.title), state=_(STATES[each.state]),
            value=sentences.amount(each.window.value if each.window else None, metric.unit),
            least=sentences.amount(each.number.at_least, metric.unit),
        )
        for each in one.numbers
        for metric in [metrics()[each.number.metric]]
    ]  # fmt: skip


def _score(each: Weighed) -> str:
    if each.score is None or each.score.value is None:
        return _("nothing is answered")
    if each.state == "not_met":
        return _("not met, {score}").format(score=wording.could_be(each.score, wording.exact))
    return _("open, {score}").format(score=wording.could_be(each.score, wording.exact))
