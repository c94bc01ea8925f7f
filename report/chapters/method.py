"""How all of this is made: the score, what a range and a change mean, what is missing, whose work counts, privacy."""

from collections.abc import Iterator

from assessments.reading import Reading
from assessments.scores import explained
from assessments.scores.score import score
from data import changes, sentences
from data.words import _
from report.sources import Sources
from report.story import Block, Chapter, Column, Heading, Number, Table, Text

PLACE = 90


def chapter(sources: Sources) -> Chapter | None:
    """None where there is no number and no answer, of which anything could be explained."""
    if sources.snapshot is None and sources.reading is None:
        return None
    blocks = [
        *(_measured() if sources.snapshot else ()),
        *(_scored(sources.reading) if sources.reading else ()),
        *_people(),
    ]
    return Chapter(_("How this is made"), tuple(blocks))


def numbers(_sources: Sources) -> Iterator[Number]:
    """None: what stands here are the rules' own."""
    yield from ()


def _measured() -> Iterator[Block]:
    yield Heading(_("How numbers are read"))
    yield Text(
        _(
            "Every figure has its period, how much of what it needs was collected, and as of when. What is collected"
            " and none is 0; what was not collected is unknown and never 0. A list is read to its last page, and what"
            " was collected is compared with the total that the source itself names; what is missing lowers coverage."
        )
    )
    yield Text(
        _(
            "A range says what a figure could also be, because something is unknown. Where most still wait for an"
            " answer, only “more than” can be said: what nobody answered counts as waiting still, so that a figure"
            " does not get better by silence."
        )
    )
    yield Text(
        _(
            "A change stands out where it goes beyond {errors} standard errors between two complete years, over the"
            " repositories collected in both, by the same definition, with coverage less than {gap} apart, and where"
            " both years rest on {sample} observations or more. Of everything else it is said that no change stands"
            " out; that is no proof that nothing changed."
        ).format(
            errors=sentences.number(changes.STANDARD_ERRORS),
            gap=sentences.amount(changes.COVERAGE_GAP * 100, "%"), sample=sentences.number(changes.LEAST_SAMPLE),
        )
    )  # fmt: skip
    yield Heading(_("Whose work counts"))
    yield Text(
        _(
            "Copies, mirrors and what ospo.yaml excludes are left out. A commit counts once, in whichever repositories"
            " it lies, so that the organisation is not the sum of its repositories. Only the default branch is read."
            " What machines do is counted apart. Months are those of UTC; the running month is in no figure of a year."
        )
    )


def _scored(reading: Reading) -> Iterator[Block]:
    model = reading.model
    yield Heading(_("How the score is made"))
    yield Text(explained.whose(_(model.title), model.version))
    result = score(model, reading.standing)
    parts = explained.means(), explained.missing(), explained.silence(model), explained.of_groups(result)
    for part in parts:
        if part.lines:
            yield Text(_("{title}: {lines}").format(title=part.title, lines=" ".join(part.lines)))
    yield Text(explained.naming())
    columns = Column(_("Band")), Column(_("Score"))
    yield Table(_("Bands of a score"), columns, tuple(explained.of_bands()))


def _people() -> Iterator[Block]:
    yield Heading(_("Privacy"))
    yield Text(
        _(
            "Nobody is ranked, and no contributor is named here. Contributors are kept as keyed hashes from the moment"
            " they are read; times that would show one person's work are not shown. Assessors and owners stand by"
            " random ids in what is kept, and their names in one file, from which they can be erased; this report"
            " names those who own a step or the risk, unless names were left out."
        )
    )
