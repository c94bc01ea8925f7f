"""What the reader needs to be aware of: three sentences, made from the numbers by rule.

The first is how mature we are, or that it is not known. Then the worst that may be said, in this order: an assessment
cannot be read, much of the numbers is missing, critical vulnerabilities are old, something got worse (a key figure
first), answers contradict numbers, targets are overdue, duties are not met, numbers are behind their targets. Then the
best: something got better, or is in the best quarter of others. Where maturity rose that is the good news, and the
second worst goes before the best; where there is none of the one there are more of the other, and where nothing is left
the rest stays empty.
"""

from collections.abc import Iterator

from assessments.questionnaire.shape import Model
from assessments.scores import bands, wording
from assessments.scores.changes_said import said
from assessments.scores.ends import ends
from assessments.since.dates import Dated, dated
from assessments.since.wording import few
from data import components, courses_said, figures, sentences
from data.changes import Change
from data.definitions import metrics
from data.packages import called
from data.words import _, ngettext
from peers.comparison import comparisons
from peers.spread import quarter
from report.sources import Measured, Sources
from report.story import Aware, Sentence, Tone
from report.telling import claims, duties, maturity, others, yearly
from report.telling import figures as key

MOST = 3
ENOUGH = 0.95  # coverage below which the reader has to be told
OLD = "critical_vulnerabilities_over_30_days"


def told(sources: Sources) -> Aware:
    """Up to three, the weightiest first."""
    first, worst, best = _maturity(sources), [*_worst(sources)], [*_best(sources)]
    bad = MOST - 1 if first.tone == "better" else MOST - 2
    chosen = [first, *worst[:bad], *best[:1], *worst[bad:], *best[1:]]
    return Aware(_("What you need to be aware of"), tuple(chosen[:MOST]))


def _maturity(sources: Sources) -> Sentence:
    reading = sources.reading
    if reading is None or not reading.has_score:
        title = _("How mature we are is not known yet.") if reading is None else _("A first look is taken.")
        return Sentence(title, maturity.nothing(reading), "plain")
    whole, change = reading.whole, maturity.overall(sources)
    if change and change.said:
        tone: Tone = "better" if change.said == "up" else "worse"
        return Sentence(_("Maturity {change}").format(change=said(change)), _goals(sources, reading.model), tone)
    if whole.value is None:
        applies = whole.not_applicable < 1
        text = _("Nothing that applies is assessed yet.") if applies else _("Nothing that is assessed applies.")
        return Sentence(_("How mature we are is not known yet."), text, "plain")
    if whole.headline_is_range:
        title = _("Maturity lies between {low} and {high} of 100.").format(
            low=wording.points(whole.low), high=wording.points(whole.high)
        )
        return Sentence(title, _("Less than half is assessed, so that only this range can be said."), "plain")
    title = _("Maturity is {score} of 100.").format(score=wording.points(whole.value))
    band = _("That is {band}.").format(band=bands.said(whole)) if bands.said(whole) else ""
    return Sentence(title, " ".join(filter(None, [band, ends(reading)])), "plain")


def _goals(sources: Sources, model: Model) -> str:
    """Which goals rose and fell since last time; nothing where there is one, which is the whole."""
    if len(model.goals) == 1:
        return ""
    names = {goal.id: _(goal.title) for goal in model.goals}
    moved = {turn: [names[one.goal] for one in maturity.since(sources) if one.goal and one.said == turn]
             for turn in ("up", "down", None)}  # fmt: skip
    wordings = (
        (_("Rose: {goals}."), "up"),
        (_("Fell: {goals}."), "down"),
        (_("No change that stands out: {goals}."), None),
    )
    return " ".join(text.format(goals=", ".join(moved[turn])) for text, turn in wordings if moved[turn])


def _worst(sources: Sources) -> Iterator[Sentence]:
    measured = sources.measured
    if n := sources.unread:
        title = ngettext("{n} assessment cannot be read.", "{n} assessments cannot be read.", n)
        text = _("What is said there is missing here, and the rest may be older than it seems.")
        yield Sentence(title.format(n=sentences.number(n)), text, "worse")
    if measured is None:
        yield Sentence(_("What we do is not measured yet."), key.nothing(sources), "plain")
    else:
        yield from _missing(measured)
        yield from _old(measured)
        yield from (_changed(measured, one) for one in _changes(measured) if one.good is False)
    yield from _contradicted(sources)
    yield from _overdue(sources)
    yield from _unmet(sources)
    yield from _behind(sources)


def _best(sources: Sources) -> Iterator[Sentence]:
    measured = sources.measured
    if measured is None:
        return
    yield from (_changed(measured, one) for one in _changes(measured) if one.good)
    yield from _ahead(measured)


def _changes(measured: Measured) -> list[Change]:
    """Those of key figures first, then the clearest."""
    first = key.chosen(measured)
    found = figures.changes(measured.snapshot, measured.organisation, measured.period)
    return sorted(found, key=lambda one: one.metric.id not in first)


def _changed(measured: Measured, one: Change) -> Sentence:
    title = f"{_(one.metric.title)} {yearly.moved(one, yearly.window(measured, one.metric))}."
    rests = _("It rests on {n}, a year before on {before}.").format(
        n=sentences.number(one.later.sample_size), before=sentences.number(one.earlier.sample_size)
    )
    asked = _("“{question}”").format(question=_(one.metric.question))
    return Sentence(title, f"{asked} {rests}", yearly.tone(one))


def _missing(measured: Measured) -> Iterator[Sentence]:
    found = yearly.window(measured, metrics()[yearly.WHOLE])
    if found and found.coverage < ENOUGH:
        missing = min(100 - sentences.whole_percent(found.coverage), 99)
        title = _("{n} % of what the numbers need is missing.").format(n=missing)
        yield Sentence(title, _("What could not be collected is not counted as nothing; it is unknown."), "worse")


def _old(measured: Measured) -> Iterator[Sentence]:
    metric = metrics()[OLD]
    found = yearly.window(measured, metric)
    if found and found.value:
        title = ngettext(
            "{n} critical vulnerability is known for more than 30 days.",
            "{n} critical vulnerabilities are known for more than 30 days.",
            int(found.value),
        ).format(n=sentences.number(found.value))
        yield Sentence(title, _critical(measured), "worse")


def _critical(measured: Measured) -> str:
    """Where they are today, and for how many a version is named that mends them."""
    found = components.critical(measured.snapshot, measured.organisation)
    if found.empty:
        return ""
    names = few(list(dict.fromkeys(called(one) for one in found["package"])), MOST)
    mended = int(found["fixed"].fillna("").ne("").sum())
    return _("Known today in {packages}; for {n} of {all} a version is named that mends it.").format(
        packages=", ".join(names), n=sentences.number(mended), all=sentences.number(len(found))
    )


def _contradicted(sources: Sources) -> Iterator[Sentence]:
    there = [one for one in claims.found(sources) if one.opposite and one.overstated]
    if there and sources.reading:
        title = ngettext(
            "{n} answer says yes where a number says no.", "{n} answers say yes where numbers say no.", len(there)
        ).format(n=sentences.number(len(there)))
        first = claims.claim(sources, there[0])
        text = _("The weightiest: {question} {measured}.").format(question=first.question, measured=first.measured)
        yield Sentence(title, text, "worse")


def _overdue(sources: Sources) -> Iterator[Sentence]:
    late = _late(sources)
    if late and sources.reading:
        title = ngettext("{n} target or step is overdue.", "{n} targets and steps are overdue.", len(late))
        names = ", ".join(_name(one, sources.reading.model) for one in late[:MOST])
        text = _("The oldest: {names}.").format(names=names) if len(late) > MOST else f"{names}."
        yield Sentence(title.format(n=sentences.number(len(late))), text, "worse")


def _behind(sources: Sources) -> Iterator[Sentence]:
    there = {metric: one for metric, one in sources.courses.items() if one.state == "behind"}
    if there:
        title = ngettext("{n} number is behind its target.", "{n} numbers are behind their targets.", len(there))
        told = [f"{_(metrics()[one].title)}: {courses_said.state(metrics()[one], each)}" for one, each in there.items()]
        text = f"{'; '.join(few(told, MOST))}."
        yield Sentence(title.format(n=sentences.number(len(there))), text, "worse")


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


def _unmet(sources: Sources) -> Iterator[Sentence]:
    there = [one for one in duties.binding(sources) if one.state == "not_met"]
    if there:
        title = ngettext("{n} duty is not met.", "{n} duties are not met.", len(there))
        names = "; ".join(_(one.duty.title) for one in there[:MOST])
        yield Sentence(title.format(n=sentences.number(len(there))), f"{names}.", "worse")


def _ahead(measured: Measured) -> Iterator[Sentence]:
    """Key figures in the best quarter of others."""
    for one in comparisons(measured.snapshot, key.chosen(measured), measured.period):
        if one.ahead is not None and quarter(one.ahead) == 1:
            title = _("{figure}: in the best quarter of others.").format(figure=_(metrics()[one.metric].title))
            yield Sentence(title, f"{others.said(one)}.", "better")
