"""The slides as they come to be: each with a title that no other has, a footer, and notes."""

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Pt

from report.slides.box import Box
from report.slides.fitting import fitted
from report.slides.places import CONTENT, FOOTER, LEAD, LEADING, TITLE
from report.slides.words import BOLD, Words, paragraphs, plain, write

_TITLE, _BODY, _FOOTER, _NUMBER = 0, 1, 11, 12


_DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def described(shape: BaseShape, text: str) -> None:
    """Gives a shape the text that is read aloud in its place."""
    _properties(shape).set("descr", plain(text))


def _properties(shape: BaseShape) -> Any:
    return next(shape.element.iter(qn("p:cNvPr")))


def _speak(element: BaseOxmlElement, language: str) -> None:
    for run in (*element.iter(qn("a:r")), *element.iter(qn("a:fld"))):
        run.get_or_add_rPr().set("lang", language)


@dataclass
class Page:
    """A slide; `notes` are written when it is closed, texts that had no place among them."""

    slide: Slide
    notes: list[str] = field(default_factory=list)

    def fill(self, place: int, text: str, box: Box, sizes: tuple[int, ...]) -> None:
        """Puts a text into a placeholder, at the first size at which it fits."""
        shape = next(shape for shape in self.slide.placeholders if shape.placeholder_format.idx == place)
        whole = paragraphs(text)
        shown, size = fitted(whole, box.width / BOLD, box.height, sizes)
        self._note_if_cut(whole, shown)
        if not shown:
            shape.element.getparent().remove(shape.element)
            return
        own = 0 if size == sizes[0] else size
        write(shape.text_frame, [(line, Words(line, own)) for line in shown.split("\n")])

    def text(self, box: Box, *texts: Words) -> float:
        """Puts paragraphs into a box, as many of them as there is something in, and gives the height they take."""
        told = [words for words in texts if plain(words.text)]
        if not told:
            return 0
        frame = self.slide.shapes.add_textbox(*box.emu).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        write(frame, self.cut(told, box.width))
        return sum(words.height(box.width) for words in told)

    def cut(self, texts: Iterable[Words], width: float) -> list[tuple[str, Words]]:
        """The paragraphs with what of each has its place; what has none is told in the notes."""
        shown = [(Words.shown(words, width), words) for words in texts]
        for text, words in shown:
            self._note_if_cut(words.text, text)
        return shown

    def _note_if_cut(self, text: str, shown: str) -> None:
        if shown != text:
            self.notes.append(text)

    def area(self, box: Box, fill: MSO_THEME_COLOR, line: bool = False) -> None:
        """A rectangle behind something, that says nothing; `line`: only its outline."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
        shape.shadow.inherit = False
        _properties(shape).append(parse_xml(_DECORATIVE))
        if line:
            shape.fill.background()
            shape.line.color.theme_color = fill
            shape.line.width = Pt(1)
        else:
            shape.fill.solid()
            shape.fill.fore_color.theme_color = fill
            shape.line.fill.background()


@dataclass
class Deck:
    """A presentation that is being made; `notes` go with every slide, `footer` stands on each."""

    presentation: Presentation
    language: str
    footer: str
    notes: tuple[str, ...]
    pages: list[Page] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)

    def page(self, title: str, lead: str = "", layout: int = CONTENT) -> Page:
        """A new slide; a title that stands on one before gets a number."""
        page = self.bare(layout)
        page.fill(_TITLE, self._only(plain(title)), TITLE, (26, 22, 18))
        if layout == CONTENT:
            page.fill(LEAD, lead, LEADING, (15, 13, 11))
        return page

    def bare(self, layout: int) -> Page:
        """A new slide with its places still empty."""
        page = Page(self.presentation.slides.add_slide(self.presentation.slide_layouts[layout]))
        self.pages.append(page)
        return page

    def close(self) -> None:
        """Writes footers and notes, and the language of it all."""
        for page in self.pages:
            self._foot(page)
            frame = page.slide.notes_slide.notes_text_frame
            told = [Words(plain(note)) for note in dict.fromkeys((*page.notes, *self.notes)) if plain(note)]
            if frame is not None:
                write(frame, [(words.text, words) for words in told])
            _speak(page.slide.element, self.language)
            _speak(page.slide.notes_slide.element, self.language)
        self._list_notes()

    def _list_notes(self) -> None:
        """Names the master of the notes in the presentation, which python-pptx leaves out."""
        parts = self.presentation.part.rels.items()
        masters = (number for number, to in parts if to.reltype == RELATIONSHIP_TYPE.NOTES_MASTER)
        listed = "".join(f'<p:notesMasterId r:id="{number}"/>' for number in masters)
        xml = f"<p:notesMasterIdLst {nsdecls('p', 'r')}>{listed}</p:notesMasterIdLst>"
        self.presentation.element.sldMasterIdLst.addnext(parse_xml(xml))

    def _only(self, title: str) -> str:
        self.titles[title] += 1
        return title if self.titles[title] == 1 else f"{title} ({self.titles[title]})"

    def _foot(self, page: Page) -> None:
        """Places for footer and number are copied from the layout: a new slide does not get them by itself."""
        for shape in page.slide.slide_layout.shapes:
            if shape.is_placeholder and shape.placeholder_format.idx in {_FOOTER, _NUMBER}:
                element = deepcopy(shape.element)
                element.nvSpPr.cNvPr.set("id", str(max(one.shape_id for one in page.slide.shapes) + 1))
                element.spPr.clear()
                page.slide.shapes.element.append(element)
                if shape.placeholder_format.idx == _FOOTER:
                    page.fill(_FOOTER, self.footer, FOOTER, (11,))
