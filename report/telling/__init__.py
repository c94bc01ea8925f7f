"""Numbers into words: the parts of the story, one file each, put together here."""

from data import sentences
from data.words import _, spoken
from report import chapters
from report.asked import asked
from report.clean import clean
from report.sources import Sources
from report.story import Ask, Lines, Report, Signs
from report.telling import aware, claims, duties, figures, maturity, risk, small_print, steps

COUNTED = (aware, maturity, figures, risk, duties, claims, steps, small_print)


def tell(sources: Sources, changed: Lines | None = None) -> Report:
    """The whole story, fit to be shown; `changed` is what is new since an earlier one. Raises Problem."""
    return clean(
        Report(
            language=spoken(), organisation=sources.name, kind=_("Open source report"),
            title=_("Open source in {organisation}").format(organisation=sources.name), period=_period(sources),
            day=sources.day, dated=sentences.day(sources.day), aware=aware.told(sources), ask=_ask(sources),
            maturity=maturity.told(sources), figures=figures.told(sources), risk=risk.told(sources),
            duties=duties.told(sources), claims=claims.told(sources), steps=steps.told(sources), changed=changed,
            small_print=small_print.told(sources), contents=_("Contents"),
            signs=Signs(_("better"), _("worse"), _("much of it is open")), chapters=chapters.chapters(sources),
            numbers=(*(one for part in COUNTED for one in part.numbers(sources)), *chapters.numbers(sources)),
        )
    )  # fmt: skip


def _period(sources: Sources) -> str:
    if sources.period is None:
        return _("nothing measured yet")
    return _("12 months to {month}").format(month=sentences.month(sources.period))


def _ask(sources: Sources) -> Ask:
    said = asked(sources.workspace).decision
    return Ask(_("What we ask of you"), said, "" if said else _("No decision is asked for this time."))
