"""The worst that may be said, in the order in which it is said."""

from collections.abc import Iterator, Mapping

from assessments.questionnaire.shape import Model
from assessments.since.dates import Dated, dated
from assessments.since.wording import few
from data import components, courses_said, sentences
from data.definitions import metrics
from data.packages import called
from data.path import Course
from data.words import _, ngettext
from report.sources import Measured, Sources
from report.story import Number, Sentence
from report.telling import claims, counted, duties, yearly
from report.telling import figures as key
from report.telling.aware.moved import changed, changes
from report.telling.aware.weighty import PART, Weighty, count

MOST = 3
ENOUGH = 0.95  # coverage below which the reader has to be told
OLD = "critical_vulnerabilities_over_30_days"


def worst(sources: Sources) -> Iterator[Weighty]:
    """All of it; nothing where nothing is bad."""
    measured = sources.measured
    if n := sources.unread:
        title = ngettext("{n} assessment cannot be read.", "{n} assessments cannot be read.", n)
        text = _("What is said there is missing here, and the rest may be older than it seems.")
        yield Weighty(Sentence(title.format(n=sentences.number(n)), text, "worse"), count("assessments.unread", n))
    if n := sources.lost:
        title = ngettext("{n} line of an assessment is spoilt.", "{n} lines of assessments are spoilt.", n)
        text = _("What they said is missing here: the score would be another one, or an older assessment is told.")
        yield Weighty(Sentence(title.format(n=sentences.number(n)), text, "worse"), count("assessments.lost", n))
    if measured is None:
        yield Weighty(Sentence(_("What we do is not measured yet."), key.nothing(sources), "plain"))
    else:
        yield from _missing(measured)
        yield from _old(measured)
        yield from (changed(measured, one) for one in changes(measured) if one.good is False)
    yield from _contradicted(sources)
    yield from _overdue(sources)
    yield from _unmet(sources)
    yield from _behind(sources)


def _missing(measured: Measured) -> Iterator[Weighty]:
    found = yearly.window(measured, metrics()[yearly.WHOLE])
    if found and found.coverage < ENOUGH:
        missing = min(100 - sentences.whole_percent(found.coverage), 99)
        title = _("{n} % of what the numbers need is missing.").format(n=missing)
        text = _("What could not be collected is not counted as nothing; it is unknown.")
        number = Number(PART, yearly.WHOLE, "missing", missing, "%", sentences.number(missing), found.period)
        yield Weighty(Sentence(title, text, "worse"), (number,))


def _old(measured: Measured) -> Iterator[Weighty]:
    metric = metrics()[OLD]
    found = yearly.window(measured, metric)
    if found and found.value:
        title = ngettext(
            "{n} critical vulnerability is known for more than 30 days.",
            "{n} critical vulnerabilities are known for more than 30 days.",
            int(found.value),
        ).format(n=sentences.number(found.value))
        text, counts = _critical(measured)
        number = counted.figure(PART, metric, found, sentences.number(found.value))
        yield Weighty(Sentence(title, text, "worse"), (number, *counts))


def _critical(measured: Measured) -> tuple[str, tuple[Number, ...]]:
    """Where they are today, and for how many a version is named that mends them."""
    found = components.critical(measured.snapshot, measured.organisation)
    if found.empty:
        return "", ()
    names = few(list(dict.fromkeys(called(one) for one in found["package"])), MOST)
    mended = int(found["fixed"].fillna("").ne("").sum())
    text = _("Known today in {packages}; for {n} of {all} a version is named that mends it.").format(
        packages=", ".join(names), n=sentences.number(mended), all=sentences.number(len(found))
    )
    known = "vulnerability/critical"
    return text, (*count(known, len(found)), *count(known, mended, "mended"))


def _contradicted(sources: Sources) -> Iterator[Weighty]:
    there = [one for one in claims.found(sources) if one.opposite and one.overstated]
    if there and sources.reading:
        title = ngettext(
            "{n} answer says yes where a number says no.", "{n} answers say yes where numbers say no.", len(there)
        ).format(n=sentences.number(len(there)))
        first = claims.claim(sources, there[0])
        text = _("The weightiest: {question} {measured}.").format(question=first.question, measured=first.measured)
        found = (*count("claims.overstated", len(there)), claims.of_claim(PART, there[0]))
        yield Weighty(Sentence(title, text, "worse"), found)


def _overdue(sources: Sources) -> Iterator[Weighty]:
    late = _late(sources)
    if late and sources.reading:
        title = ngettext("{n} target or step is overdue.", "{n} targets and steps are overdue.", len(late))
        names = ", ".join(_name(one, sources.reading.model) for one in late[:MOST])
        text = _("The oldest: {names}.").format(names=names) if len(late) > MOST else f"{names}."
        said = Sentence(title.format(n=sentences.number(len(late))), text, "worse")
        yield Weighty(said, count("overdue", len(late)))


def _behind(sources: Sources) -> Iterator[Weighty]:
    there = {metric: one for metric, one in sources.courses.items() if one.state == "behind"}
    if there:
        title = ngettext("{n} number is behind its target.", "{n} numbers are behind their targets.", len(there))
        told = [f"{_(metrics()[one].title)}: {courses_said.state(metrics()[one], each)}" for one, each in there.items()]
        text = f"{'; '.join(few(told, MOST))}."
        said = Sentence(title.format(n=sentences.number(len(there))), text, "worse")
        yield Weighty(said, (*count("courses.behind", len(there)), *_apart(there)))


def _apart(there: Mapping[str, Course]) -> Iterator[Number]:
    """By how much each is behind."""
    for name, one in there.items():
        metric, apart = metrics()[name], -(one.ahead or 0)
        yield Number(PART, name, "behind", apart, metric.unit, courses_said.distance(metric, apart), one.month)


def _late(sources: Sources) -> list[Dated]:
    """Targets and steps whose day is past; answers to be asked again are no promise."""
    if sources.reading is None:
        return []
    days = dated(sources.reading.assessment, sources.courses)
    return [one for one in days if one.day < sources.day and one.kind != "answers"]


def _name(one: Dated, model: Model) -> str:
    if one.kind == "number":
        return _(metrics()[one.key].title)
    activity = next(
        (each for each in model.activities.values() if one.key == each.id or one.key in model.asked(each.id)), None
    )
    return _(activity.title) if activity else one.key


def _unmet(sources: Sources) -> Iterator[Weighty]:
    there = [one for one in duties.binding(sources) if one.state == "not_met"]
    if there:
        title = ngettext("{n} duty is not met.", "{n} duties are not met.", len(there))
        names = "; ".join(_(one.duty.title) for one in there[:MOST])
        said = Sentence(title.format(n=sentences.number(len(there))), f"{names}.", "worse")
        yield Weighty(said, count("duties.not_met", len(there)))
