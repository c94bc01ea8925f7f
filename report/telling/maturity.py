"""How mature we are: the overall score and the goals, with what they could be, were, and are to be."""

from collections.abc import Iterator

from assessments.answers.spoken import STATES
from assessments.questionnaire.shape import Activity, Goal
from assessments.reading import Reading
from assessments.scores import bands, wording
from assessments.scores.changes import Maturity as Change
from assessments.scores.changes import changes
from assessments.scores.changes_said import said
from assessments.scores.parts import Targets, drawn, parts, target
from assessments.scores.score import LEAST_FOR_TREND, Score
from data import sentences
from data.figures import months_back
from data.words import _
from report import story
from report.sources import Sources
from report.story import Bar, Legend, Maturity, Number

UNKNOWN = Bar(None, None, None, None, None, "")
UNIT = "1"


def told(sources: Sources) -> Maturity:
    """The goals, or why there are none."""
    reading = sources.reading
    scored = bool(reading and reading.has_score)
    return Maturity(
        title=_("Maturity by goal"),
        score=_score(reading) if reading and scored else "",
        of=_("of 100"),
        notes=tuple(_notes(sources, reading)) if reading and scored else (),
        bar=bar(sources, _("Overall maturity"), "") if scored else UNKNOWN,
        columns=(_("Goal"), old(sources) or _("Now"), _("Could be"), last(sources), _("Target"), _("Assessed")),
        legend=Legend(old(sources) or _("now"), _("could be"), last(sources), _("target")),
        goals=tuple(_goal(sources, reading, one) for one in goals(sources)) if reading else (),
        definition=definition(),
        nothing="" if scored else nothing(reading),
    )


def goals(sources: Sources) -> list[Goal | Activity]:
    """What the score is shown by; nothing where there is none."""
    return parts(sources.reading.model) if sources.reading and sources.reading.has_score else []


def nothing(reading: Reading | None) -> str:
    """Why there is no score."""
    if reading is None:
        return _("Cannot be known, because nothing is assessed yet.")
    return _("Cannot be known yet, because only the first look is answered: a score takes the other questions too.")


def last(sources: Sources) -> str:
    """When it was assessed before."""
    return sentences.month(sources.earlier.period, brief=True) if sources.earlier else _("Last time")


def old(sources: Sources) -> str:
    """When it was assessed, where that is more than a year before the numbers; else nothing."""
    reading, period = sources.reading, sources.period
    if reading is None or period is None or reading.period >= months_back(period, 12):
        return ""
    return sentences.month(reading.period, brief=True)


def definition() -> str:
    """How the score is made."""
    return _(
        "The score is the mean of the goals, a goal that of its activities, an activity that of its questions: yes"
        " counts 1, partly a half, no 0, all times 100. What is open leaves the value and widens the range; what does"
        " not apply leaves both. It is this product's own reading; the questionnaire has no score."
    )


def overall(sources: Sources) -> Change | None:
    """The change of the whole since the assessment before; None without one."""
    return next(iter(since(sources)), None)


def since(sources: Sources) -> list[Change]:
    """Of the whole first, then of each goal; nothing where nothing was assessed before."""
    if sources.reading is None or sources.earlier is None:
        return []
    if not sources.reading.has_score or not sources.earlier.has_score:
        return []
    return changes(sources.earlier.assessment, sources.reading.assessment).maturity


def waiting(sources: Sources) -> int:
    """How many questions are not answered yet that the assessment before answered; none once it is frozen."""
    reading, earlier = sources.reading, sources.earlier
    if reading is None or earlier is None or reading.frozen is not None:
        return 0
    found = changes(earlier.assessment, reading.assessment).answers
    return sum(one.turn == "unassessed" for one in found)


def numbers(sources: Sources) -> Iterator[Number]:
    """The whole and the goals: now, last time and the target."""
    if sources.reading is None or not sources.reading.has_score:
        return
    for one in ["", *(goal.id for goal in goals(sources))]:
        yield from of_part(sources, "maturity", one)


def of_part(sources: Sources, part: str, key: str) -> Iterator[Number]:
    """The numbers of the whole (""), a goal or an activity."""
    reading, earlier = sources.reading, sources.earlier
    if reading is None:
        return
    yield _number(reading, part, key, "now", wording.short(reading.scores[key]))
    before = drawn(earlier, key)
    if earlier and before is not None:
        yield _number(earlier, part, key, "last", wording.points(before))
    aim = _aim(sources, key)
    if aim is not None:
        yield Number(part, _metric(reading, key), "target", aim, UNIT, wording.points(aim))


def bar(sources: Sources, title: str, key: str) -> Bar:
    """The picture of the whole (""), a goal or an activity."""
    if sources.reading is None:
        return UNKNOWN
    one = sources.reading.scores[key]
    text = _("{title}: {score} of 100") if one.not_applicable < 1 else _("{title}: {score}")
    alt = text.format(title=title, score=wording.could_be(one))
    return Bar(drawn(sources.reading, key), one.low, one.high, drawn(sources.earlier, key), _aim(sources, key), alt)


def _aim(sources: Sources, key: str) -> float | None:
    """The target; of the whole the mean of the goals', where each that applies has one."""
    reading, targets = sources.reading, _targets(sources)
    if reading is None:
        return None
    if key:
        found: list[Goal | Activity] = [*reading.model.goals, *reading.model.activities.values()]
        return target(next(one for one in found if one.id == key), reading.scores, targets)
    there = [one for one in parts(reading.model) if reading.scores[one.id].not_applicable < 1]
    aims = [aim for one in there if (aim := target(one, reading.scores, targets)) is not None]
    return sum(aims) / len(aims) if aims and len(aims) == len(there) else None


def _targets(sources: Sources) -> Targets:
    return sources.plan.targets if sources.plan else {}


def _score(reading: Reading) -> str:
    return wording.short(reading.whole)


def _notes(sources: Sources, reading: Reading) -> Iterator[str]:
    """The state of what is not finished, the band, the range, the change and the target, as far as each can be said."""
    whole = reading.whole
    if old(sources):
        yield _("as of {month}").format(month=sentences.month(reading.period))
    if reading.frozen is None:
        yield _(STATES[reading.state])
    if band := bands.said(whole):
        yield band
    if not whole.headline_is_range and wording.spread(whole) not in ("–", wording.points(whole.value)):
        yield _("could be {range}").format(range=wording.spread(whole))
    if change := overall(sources):
        yield _moved(sources, whole, change)
    if (aim := _aim(sources, "")) is not None:
        yield _("target {score}").format(score=wording.points(aim))


def _moved(sources: Sources, whole: Score, change: Change) -> str:
    """Rose from 42; with what it rose to where that is not the score, for the questions had changed."""
    if not change.said:
        return _("no change that stands out since {month}").format(month=last(sources))
    text = said(change).rstrip(".")
    return text.removesuffix(_(" to {after}").format(after=wording.points(whole.value)))


def _goal(sources: Sources, reading: Reading, part: Goal | Activity) -> story.Goal:
    one, title = reading.scores[part.id], _(part.title)
    return story.Goal(
        title=title, bar=bar(sources, title, part.id), now=wording.short(one), range=_range(one),
        last=wording.points(drawn(sources.earlier, part.id)), target=wording.points(_aim(sources, part.id)),
        assessed=wording.share(one.coverage), little=one.coverage < LEAST_FOR_TREND,
    )  # fmt: skip


def _range(one: Score) -> str:
    """Empty where it can be nothing else, or stands as the score already."""
    told = wording.spread(one)
    return "" if told in ("–", wording.short(one)) else told


def _metric(reading: Reading, key: str) -> str:
    return ".".join(filter(None, ["maturity", reading.model.id, key]))


def _number(reading: Reading, part: str, key: str, what: str, text: str) -> Number:
    one = reading.scores[key]
    return Number(
        part, _metric(reading, key), what, one.value, UNIT, text, reading.period, one.low, one.high, one.sample_size,
        one.coverage, one.collected_at, reading.definition, "own",
    )  # fmt: skip
