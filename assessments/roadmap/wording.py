"""A step and a candidate in words, plain and each in one line; the form that a file needs is the file's affair."""

from collections.abc import Mapping

from assessments.questionnaire.shape import Activity, Model
from assessments.roadmap.candidates import REACHED, Candidate
from assessments.roadmap.measured import NEAR, Number
from assessments.roadmap.roadmap import Planned
from data import sentences
from data.definitions import metrics
from data.words import _, ngettext


def line(text: str) -> str:
    """The text in one line, without signs that nobody sees."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def title(step: Planned) -> str:
    """Its own, else the activity's or the question's."""
    if step.task.title:
        return line(step.task.title)
    return _(step.activity.title if step.key == step.activity.id else question(step.activity, step.key))


def question(activity: Activity, key: str) -> str:
    """The question of one of its points."""
    return next(one.question for one in activity.points if one.id == key)


def rule() -> str:
    """The order, so that anybody can check it."""
    return _(
        "Activities with a target come first, then those that are ready: one at {reached} or more leads to them, or a"
        " number is short of its threshold by {near} % at most. Then what brings more points to the overall score, then"
        " what is less work; what is unknown comes last. Without a target an activity aims at 100."
    ).format(reached=REACHED, near=sentences.number(100 * NEAR))


def why(one: Candidate, model: Model) -> list[str]:
    """What speaks for it, the weightiest first, each as a half-sentence that follows `because`."""
    found = []
    if one.aim:
        found.append(_distance(one))
    if one.led_by:
        text = ngettext("{titles} is reached and leads to it", "{titles} are reached and lead to it", len(one.led_by))
        found.append(
            text.format(
                titles=", ".join(_("“{title}”").format(title=_(model.activities[each].title)) for each in one.led_by)
            )
        )
    found += [_("a number is nearly there ({number})").format(number=number(each)) for each in one.near]
    return found or [_last(one)]


def _distance(one: Candidate) -> str:
    if one.gap is None:
        return _("its target is {wanted}").format(wanted=sentences.number(one.target))
    text = _("it is {gap} below its target of {wanted}")
    return text.format(gap=points(one.gap), wanted=sentences.number(one.target))


def _last(one: Candidate) -> str:
    if one.gain is None:
        return _("too little of it is assessed to say more")
    return _("it would bring {points} to the overall score").format(points=points(one.gain))


def brings(gain: float | None) -> str:
    """1.3 points, or that it cannot be said, or that the target is reached."""
    if gain == 0:
        return _("nothing more, its target is reached")
    return _("unknown, too little is assessed") if gain is None else points(gain)


def points(value: float) -> str:
    """1 point, 0.4 points."""
    return sentences.amount(value, "points")


def work(days: float | None) -> str:
    """3 days, or unknown."""
    return sentences.amount(days, "days")


def number(one: Number) -> str:
    """Change requests reviewed: 70 %, a yes takes 75 % or more."""
    metric = metrics().get(one.metric)
    name, unit = (_(metric.title), metric.unit) if metric else (one.metric, "1")
    value = sentences.amount(one.value, unit)
    if one.threshold is None:
        return _("{metric}: {value}").format(metric=name, value=value)
    if one.bound is None:
        return _("{metric}: {value}, a yes takes a rise").format(metric=name, value=value)
    text = (
        _("{metric}: {value}, a yes takes {bound} or more")
        if one.threshold.at_least is not None
        else _("{metric}: {value}, a yes takes {bound} or less")
    )
    return text.format(metric=name, value=value, bound=sentences.amount(one.bound, unit))


def facts(step: Planned, names: Mapping[str, str]) -> list[str]:
    """Goal, activity, days, owner where `names` has them, gain and effort."""
    task = step.task
    found = [
        _("Goal: {goal}").format(goal=_(step.goal.title)),
        _("Activity: {activity}").format(activity=f"{_(step.activity.title)} ({step.activity.id})"),
    ]
    if task.start:
        found.append(_("Begins: {day}").format(day=task.start.isoformat()))
    found.append(_("Due: {day}").format(day=task.due.isoformat()))
    if owner := names.get(task.owner or ""):
        found.append(_("Owner: {name}").format(name=line(owner)))
    return [
        *found,
        _("Brings to the overall score: {points}").format(points=brings(step.gain)),
        _("Effort: {work}").format(work=work(step.days)),
    ]


def moves(step: Planned) -> list[str]:
    """The questions that it would move, then the numbers."""
    asked = [_("Question: {question}").format(question=_(question(step.activity, one))) for one in step.points]
    seen = dict.fromkeys(number(one) for one in step.numbers)
    return [*asked, *(_("Number: {number}").format(number=one) for one in seen)]
