"""What laws and policies ask of us, and whether it is met as far as is known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from assessments.answers.standing import Standing
from assessments.current import current
from assessments.duties.judging import Judged, State, judged
from assessments.duties.register import MODEL, register
from assessments.duties.shape import Duty
from assessments.duties.words import KINDS, STATES
from assessments.evidence.numbers import latest
from assessments.questionnaire.model import newest
from assessments.questionnaire.shape import Model
from data import sentences
from data.words import _
from report import story
from report.sources import Sources
from report.story import Duties, Number
from report.telling import counted

ORDER: tuple[State, ...] = ("not_met", "not_assessed", "met", "not_applicable")


def told(sources: Sources) -> Duties:
    """Those that bind an administration of our country and level, or why none is named."""
    there = binding(sources)
    counts = Counter(state(one) for one in there)
    return Duties(
        title=_("What binds us"),
        headline=", ".join(f"{sentences.number(n)} {word_}" for word_, n in counts.items()),
        items=tuple(story.Duty(_title(one), one.state, word(one)) for one in there),
        note=_note(sources) if there else "", nothing="" if there else _nothing(sources),
    )  # fmt: skip


def binding(sources: Sources) -> list[Judged]:
    """What is not met first, and laws before what weighs less; not what was made for years that are over.

    Nothing where no country is named.
    """
    known, ours = register(), sources.workspace.configuration.organisation
    if not ours.country:
        return []
    concerned = [one for one in known.duties if one.countries and known.concerns(one, ours.country, ours.level)]
    asked = [one for one in concerned if one.until is None or one.until >= sources.day.year]
    return judge(sources, asked)


def judge(sources: Sources, asked: Iterable[Duty]) -> list[Judged]:
    """By what is to be done first, then by weight."""
    model, standing = answers(sources)
    there = latest(sources.snapshot, sources.organisation) if sources.snapshot else None
    kinds = [*KINDS]
    found = judged(asked, model, standing, there)
    return sorted(found, key=lambda one: (ORDER.index(one.state), kinds.index(one.duty.kind)))


def answers(sources: Sources) -> tuple[Model, Mapping[str, Standing]]:
    """What duties are told from: the assessment of the report where it is of their questionnaire, else the newest."""
    reading = sources.reading
    if reading and reading.model.id == MODEL:
        return reading.model, reading.standing
    ours = [one for one in sources.every if one.about.model == MODEL and one.about.subject == sources.organisation]
    one = current(ours)
    return (one.model, one.standing()) if one else (newest(MODEL), {})


def state(one: Judged) -> str:
    """In a word; of what is answered in part, that it is open."""
    return _("still open") if _begun(one) else _(STATES[one.state])


def _begun(one: Judged) -> bool:
    return one.state == "not_assessed" and any(each.score and each.score.coverage for each in one.activities)


def word(one: Judged) -> str:
    """Its state, and that a number says otherwise."""
    return _("{state}, but a number says otherwise").format(state=state(one)) if one.doubted else state(one)


def _title(one: Judged) -> str:
    return _("{title} ({kind})").format(title=_(one.duty.title), kind=_(KINDS[one.duty.kind]))


def numbers(sources: Sources) -> Iterator[Number]:
    """How many there are of each state; of those not assessed, how many are answered in part."""
    counts = Counter("open" if _begun(one) else one.state for one in binding(sources))
    yield from (counted.count("duties", f"duties.{state}", n) for state, n in counts.items())


def _note(sources: Sources) -> str:
    if not sources.workspace.configuration.organisation.level:
        return _(
            "Those of every level: ospo.yaml does not say which is ours. As far as is known here; no legal advice."
        )
    return _("As far as is known here; no legal advice.")


def _nothing(sources: Sources) -> str:
    if not sources.workspace.configuration.organisation.country:
        return _("Cannot be known, because ospo.yaml does not name our country.")
    return _("None is known here for our country and level.")
