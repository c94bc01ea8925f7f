"""The report as PDF: what stands in it is read back by pdftotext and pdfinfo, which know nothing of how it was made."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from report.clean import clean
from report.pdf import long, one_page, pictures
from report.story import Block, Chapter, Claims, Column, Figure, Figures, Heading, Report, Table, Text
from report.theme import Logo, Paper, Theme
from tests.report import hostile
from tests.report.stories import empty, full

POINTS = {"a4": "595.276 x 841.89 pts", "letter": "612 x 792 pts"}
PAPERS: tuple[Paper, ...] = ("a4", "letter")
# Alternative texts are not seen, definitions have a chapter, and the rest are no words.
NOT_PLACED = {"alt", "metric", "definition", "months", "language", "state", "tone", "numbers", "signs", "dated"}
SIGNS = re.compile(r"[✓✗!?–\s\u00ad\u200b\u2066-\u2069\u200e\u200f]")
DRAWING = (
    b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#135"/></svg>"""
)


def poppler(program: str, pdf: bytes, *arguments: str) -> str:
    """What a program of poppler says of a PDF; where it is not there tests are skipped, but not in CI."""
    if shutil.which(program) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{program} is not there: it is a part of poppler-utils")
    command = [program, *arguments, "-"] if program == "pdfinfo" else [program, *arguments, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


PLACED: dict[type, Callable[[Any], object]] = {  # of these parts slides alone place everything
    Claims: lambda part: (part.title, part.columns[1:], part.items, part.more),
    Figures: lambda part: (part.title, part.legend, part.figures),
}


def said(pdf: bytes, *arguments: str) -> str:
    return poppler("pdftotext", pdf, *arguments)


def bare(text: str) -> str:
    """Without what lines, columns and signs put between words."""
    return SIGNS.sub("", text)


def count(pdf: bytes) -> int:
    return int(re.findall(r"Pages: +(\d+)", poppler("pdfinfo", pdf))[0])


def texts(part: Any) -> Iterator[str]:
    """Every text of a story that is placed on paper."""
    if isinstance(part, Column):
        yield part.title
    elif isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif getattr(part, "nothing", ""):
        yield from (part.title, part.nothing)
    elif isinstance(part, Claims | Figures):
        yield from texts(PLACED[type(part)](part))
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in NOT_PLACED:
                yield from texts(getattr(part, field.name))


def missing(story: Report, pdf: bytes) -> list[str]:
    """Which texts of the story the PDF does not say, read down its columns or across its lines."""
    read = [bare(said(pdf)), bare(said(pdf, "-raw"))]
    return [text for text in texts(story) if not any(bare(text) in one for one in read)]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("story", [full(), empty()], ids=["full", "empty"])
def test_one_page_says_all_that_the_story_says(story: Report, paper: Paper) -> None:
    pdf = one_page(story, Theme(paper=paper))
    assert missing(replace(story, chapters=(), contents=""), pdf) == []


@pytest.mark.parametrize("story", [full(), empty()], ids=["full", "empty"])
def test_the_long_report_says_all_that_the_story_says(story: Report) -> None:
    assert missing(story, long(story, Theme())) == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "story", [full(), empty(), hostile.long(), hostile.hostile()], ids=["full", "empty", "long", "hostile"]
)
def test_one_page_is_one_page(story: Report, paper: Paper) -> None:
    pdf = one_page(clean(story), Theme(paper=paper, logo=Logo(DRAWING, "svg")))
    assert count(pdf) == 1
    assert POINTS[paper] in poppler("pdfinfo", pdf)
    assert outside(pdf) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_leaves_the_pages_of_the_long_report(paper: Paper) -> None:
    for story in (hostile.long(), hostile.hostile()):
        assert outside(long(clean(story), Theme(paper=paper))) == []


def outside(pdf: bytes) -> list[str]:
    """Words that stand beyond the margins, 13 mm wide at least, or below the foot."""
    found = []
    width = height = 0.0
    for line in said(pdf, "-bbox").splitlines():
        if page := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            width, height = float(page[1]), float(page[2])
        if word := re.search(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', line):
            left, top, right, bottom = (float(place) for place in word.groups())
            if left < 36 or top < 20 or right > width - 36 or bottom > height - 20:
                found.append(line)
    return found


def test_the_contents_name_the_pages_on_which_chapters_begin() -> None:
    story = replace(full(), chapters=tuple(chapter(number) for number in range(5)))
    pdf = long(story, Theme())
    pages = said(pdf, "-layout").split("\f")
    contents = dict(re.findall(r"^(?: *)(Chapter \d|Part \d)[ .\u2060]+(\d+)$", pages[0], re.MULTILINE))
    assert contents == {word: str(page) for word, page in starts(pages).items()}
    assert len(contents) == 10
    assert pages[2].lstrip().startswith("Chapter 0")
    assert re.search(rf"3 ?/ ?{count(pdf)}$", pages[2].rstrip())


def chapter(number: int) -> Chapter:
    rows = tuple((f"row {row} of {number}",) for row in range(10 + 30 * number))
    return Chapter(f"Chapter {number}", (Table("", (Column("Row"),), rows), Heading(f"Part {number}"), Text("end")))


def starts(pages: list[str]) -> dict[str, int]:
    """On which page after the contents each chapter and part stands, first."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages[1:], 2):
        for word in re.findall(r"Chapter \d|Part \d", page):
            found.setdefault(word, number)
    return found


def test_long_tables_repeat_their_headings() -> None:
    pages = said(long(replace(full(), chapters=(chapter(4),)), Theme()), "-layout").split("\f")[2:-1]
    assert len(pages) >= 3
    assert all("Row" in page for page in pages if "row" in page)


def test_it_is_tagged_and_says_who_wrote_what_and_when() -> None:
    for pdf in (one_page(full(), Theme()), long(full(), Theme())):
        facts = poppler("pdfinfo", pdf, "-isodates")
        assert re.search(r"Tagged: +yes", facts)
        assert re.search(r"Title: +Open source in City of Musterhafen", facts)
        assert re.search(r"Author: +City of Musterhafen", facts)
        assert re.search(r"CreationDate: +2026-11-22T00:00:00Z", facts)
        assert b"/Lang(en)" in pdf
        assert b"pdfuaid:part" in pdf or b"pdfuaid" in pdf


MADE = """
from hashlib import sha256
from report.pdf import long, one_page
from report.theme import Theme
from tests.report.stories import full
print(sha256(one_page(full(), Theme()) + long(full(), Theme())).hexdigest())
"""


def test_the_same_story_gives_the_same_bytes_everywhere() -> None:
    def made(zone: str, seed: str) -> str:
        surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        here = Path(__file__).parents[2]
        ran = subprocess.run([sys.executable, "-c", MADE], env=surroundings, cwd=here, capture_output=True, check=True)
        return ran.stdout.decode()

    assert made("Pacific/Kiritimati", "1") == made("America/Los_Angeles", "2")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1969, 12, 31), date(9999, 12, 31)])
def test_any_day_is_a_day(day: date) -> None:
    assert count(one_page(replace(empty(), day=day), Theme())) == 1


MARKUP = (
    '#import "@preview/x:1.0.0" #panic("out") $x^2$ *b* _e_ `raw` @ref <label> [block]',
    "= Title // gone /* gone */ https://host.example \\u{1f600} \\ #sys.inputs",
    "<script>alert(1)</script>&amp;&#65;",
    '=HYPERLINK("https://host.example","here")',
    "- list + enum / term: x -- --- ... ~ 'quotes' \"quotes\"",
)


def test_markup_comes_out_as_text() -> None:
    blocks: tuple[Block, ...] = (
        *map(Text, MARKUP),
        *map(Heading, MARKUP),
        Table(MARKUP[0], (Column(MARKUP[1]),), ((MARKUP[2],),)),
    )
    story = replace(full(), chapters=(Chapter(MARKUP[0], blocks),), ask=replace(full().ask, text=MARKUP[1]))
    assert missing(story, long(story, Theme())) == []
    assert missing(replace(story, chapters=(), contents=""), one_page(story, Theme())) == []


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ufeff", "\0", "\ud800", "\n", "\u2029", "🚀", "東", "́"])
def test_no_text_stops_it(text: str) -> None:
    """A story in which every text is this one, as it is: not cleaned."""
    told = full()
    story = everywhere(told, text)
    assert count(one_page(story, Theme())) == 1
    assert count(long(story, Theme())) >= 2


def everywhere(part: Any, text: str) -> Any:
    if isinstance(part, str):
        return text
    if isinstance(part, tuple):
        return tuple(everywhere(one, text) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        kept = {"language", "state", "tone", "kind"} if not isinstance(part, Report) else {"language"}
        return replace(
            part, **{f.name: everywhere(getattr(part, f.name), text) for f in fields(part) if f.name not in kept}
        )
    return part


def test_right_to_left_reads_from_the_right() -> None:
    arabic = "مدينة الميناء"
    story = replace(full(), chapters=(Chapter("Names", (Text(arabic), Text("עיריית נמל 52"))),))
    page = said(long(story, Theme()), "-layout").split("\f")[2]
    assert arabic in page
    assert "עיריית נמל" in page


def test_unknown_is_said_and_late_has_a_sign() -> None:
    page = said(one_page(full(), Theme()))
    assert "unknown" in page
    assert re.search(r"!\s*30 Sep 2026", page)
    assert not re.search(r"!\s*31 Jan 2027", page)


def test_too_much_is_shortened_and_says_so() -> None:
    told = full()
    figures = tuple(replace(one, peers="word " * 200) for one in told.figures.figures)
    assert all(isinstance(one, Figure) for one in figures)
    page = said(one_page(replace(told, figures=replace(told.figures, figures=figures)), Theme()))
    assert "…" in page
    assert "Decide that every service names a second maintainer by 31 March 2027." in page
    assert "…" not in said(one_page(told, Theme()))


def test_pages_can_be_looked_at_before() -> None:
    for pages, amount in ((pictures(full(), Theme(), long=False), 1), (pictures(full(), Theme(), long=True), 4)):
        assert len(pages) == amount
        assert all(page.startswith(b"\x89PNG") for page in pages)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "decision",
    ["Decide that every service names a second maintainer. " * 10 + "And then tell us by the end of March.",
     "\n".join(f"Paragraph {n}: every service names a second maintainer until the end of March." for n in range(1, 6))],
    ids=["600 characters", "five paragraphs"],
)  # fmt: skip
def test_the_decision_is_never_cut(decision: str, paper: Paper) -> None:
    """Whatever else has to give way for it."""
    story = clean(replace(hostile.long(), ask=replace(full().ask, text=decision)))
    pdf = one_page(story, Theme(paper=paper))
    assert count(pdf) == 1
    text = bare(said(pdf))
    assert [line for line in decision.splitlines() if bare(line) not in text] == []
