"""The first slides: what it is, what needs to be known, what is asked for."""

from typing import IO

from pptx.util import Emu

from report.logo import Logo
from report.slides.box import Box
from report.slides.deck import Deck, Page, described
from report.slides.logo import png
from report.slides.places import BODY, COVER, COVER_KIND, COVER_PERIOD, COVER_TITLE, KICKER, STATEMENT
from report.slides.words import ACCENT, COLOUR, INK, MUTED, Words
from report.story import Ask, Aware, Report, Sentence

TONES = {"better": COLOUR, "worse": ACCENT, "plain": MUTED}
_SIZES = ((28, 20), (24, 18), (20, 16), (18, 14))
_LOGO = Box(72, 54, 220, 70)


def cover(deck: Deck, report: Report, logo: Logo | None) -> None:
    """Kind, title, period, logo."""
    page = deck.bare(COVER)
    deck.titles[report.title] += 1
    page.fill(0, report.title, COVER_TITLE, (44, 36, 28, 22))
    page.fill(KICKER, report.kind, COVER_KIND, (20, 16))
    page.fill(1, report.period, COVER_PERIOD, (20, 16))
    if logo is not None:
        _picture(page, png(logo), report.organisation)


def _picture(page: Page, picture: IO[bytes], name: str) -> None:
    """The logo, as large as its place lets it be."""
    left, top, width, height = _LOGO.emu
    shape = page.slide.shapes.add_picture(picture, left, top)
    scale = min(width / shape.width, height / shape.height)
    shape.width, shape.height = Emu(round(shape.width * scale)), Emu(round(shape.height * scale))
    described(shape, name)


def aware(deck: Deck, told: Aware) -> None:
    """What needs to be known, beside each other, three on a slide."""
    for first in range(0, max(1, len(told.sentences)), 3):
        sentences = told.sentences[first : first + 3]
        page = deck.page(told.title)
        columns = BODY.below(30).columns(max(2, len(sentences)), 36)[: len(sentences)]
        inner = [Box(box.left + 22, box.top, box.width - 22, box.height) for box in columns]
        settings = [[_sentence(one, *sizes) for one in sentences] for sizes in _SIZES]
        fitting = (it for it in settings if all(map(_fits, it, inner)))
        texts = next(fitting, settings[-1])
        used = max([page.text(box, *words) for box, words in zip(inner, texts, strict=True)], default=0)
        for box, sentence in zip(columns, sentences, strict=True):
            page.area(Box(box.left, box.top, 4, used), TONES[sentence.tone])


def _sentence(told: Sentence, title: int, text: int) -> tuple[Words, Words]:
    return Words(told.title, title, INK, bold=True, most=6, gap=14), Words(told.text, text, MUTED, most=10)


def _fits(words: tuple[Words, ...], box: Box) -> bool:
    return all(it.whole(box.width) for it in words) and sum(it.height(box.width) for it in words) <= box.height


def ask(deck: Deck, told: Ask) -> None:
    """The decision that is asked for, large."""
    statement(deck, told.title, told.text or told.nothing)


def statement(deck: Deck, title: str, text: str) -> None:
    """One sentence on a slide."""
    deck.page(title, layout=STATEMENT).fill(1, text, BODY, (36, 30, 24, 20, 16, 14))
