"""The report as a page: whole, in order, the same always, harmless, and fit to be read on phone, screen and paper."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route

from report.clean import clean
from report.html import page
from report.pictures import drawn
from report.story import Claims, Column, Duty, Figure, Figures, Report, Sentence, Trend
from report.theme import Logo, Theme
from tests.dashboard.browser import findings
from tests.report.hostile import hostile, long
from tests.report.stories import empty, full

Tell = Callable[[], Report]
STORIES = [full, empty, hostile, long]
VOID = {"br", "col", "img", "link", "meta"}
UNSEEN = {  # what texts there are that nobody reads
    Report: {"language", "organisation", "numbers", "dated", "signs"},
    Sentence: {"tone"},
    Figure: {"metric", "tone"},
    Figures: {"among", "others", "columns"},  # what stands beside the band already
    Duty: {"state"},
    Column: {"kind"},
    Trend: {"months"},
}


class Read(HTMLParser):
    """A page as another reader of HTML has it: texts, what pictures are called, headings, addresses, ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID and not (self.open and self.open[-1] == "svg"):
            self.open.append(tag)
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self.headings and self.open and self.open[-1] == self.headings[-1][0]:
            self.headings[-1] = (self.open[-1], self.headings[-1][1] + data)

    def of(self, name: str) -> list[str]:
        return [value for attribute, value in self.attributes if attribute == name]


def told(part: Any) -> Iterator[str]:
    """Every text of a story that somebody reads."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from told(one)
    elif isinstance(part, Claims):
        yield from told((part.title, part.columns[1:] if part.items else (), part.items, part.more, part.nothing))
    elif is_dataclass(part):
        unseen = UNSEEN.get(type(part), set()) | ({"columns", "legend"} if getattr(part, "nothing", "") else set())
        for field in fields(part):
            if field.name not in unseen:
                yield from told(getattr(part, field.name))


def settled(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("tell", STORIES)
def test_everything_is_told(tell: Tell) -> None:
    report = clean(tell())
    found = Read(page(report, Theme(), long=True))
    read = {settled(text) for text in [*found.texts, *found.of("alt")]}
    lines = {settled(line) for text in told(report) for line in text.splitlines()}
    assert len(lines) > 15
    if not report.chapters:
        lines.remove(report.contents)
    assert {line for line in lines if line not in read and line not in " ".join(read)} == set()


def test_parts_come_in_their_order() -> None:
    titles = [
        "What you need to be aware of", "What we ask of you", "Maturity by goal", "Six key figures", "Largest risk",
        "What binds us", "Where answers and numbers disagree", "What we do next", "Since the report of 4 May 2026",
        "How to read this",
    ]  # fmt: skip
    short = Read(page(full(), Theme(), long=False)).headings
    assert short[0] == ("h1", "Open source in City of Musterhafen")
    assert [text for tag, text in short if tag == "h2"] == titles
    assert [text for tag, text in short if tag == "h3"][:3] == [one.title for one in full().aware.sentences]
    whole = Read(page(full(), Theme(), long=True)).headings
    chapters = ["Maturity, activity by activity", "Contributions"]
    assert [text for tag, text in whole if tag == "h2"] == ["Contents", *titles, *chapters]
    assert whole[-2:] == [("h3", "Usage"), ("h2", "Contributions")]


def test_what_is_not_there_leaves_no_trace() -> None:
    found = Read(page(empty(), Theme(), long=True))
    assert not found.tags & {"table", "nav", "img", "a"}
    assert "Nothing is assessed yet." in found.texts


@pytest.mark.parametrize("tell", STORIES)
def test_texts_stay_texts_and_links_stay_within(tell: Tell) -> None:
    found = Read(page(clean(tell()), Theme(), long=True))
    assert not found.tags & {"script", "iframe", "object", "form", "link", "base"}
    assert not [name for name, _value in found.attributes if name.startswith("on") or name == "style"]
    assert {address[:5] for address in found.of("src")} <= {"data:"}
    assert len(set(found.of("id"))) == len(found.of("id"))
    assert {address.removeprefix("#") for address in found.of("href")} <= set(found.of("id"))
    assert "en" in found.of("lang")


SAY = """
import sys
from report.html import page
from report.theme import Theme
from tests.report.stories import full
sys.stdout.buffer.write(page(full(), Theme(), long=True).encode())
"""


def test_the_same_story_gives_the_same_bytes() -> None:
    def said(seed: str, zone: str) -> bytes:
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path(__file__).parents[2])}
        return subprocess.run([sys.executable, "-c", SAY], env=environment, check=True, capture_output=True).stdout

    assert said("1", "Pacific/Auckland") == said("2", "UTC") == page(full(), Theme(), long=True).encode()


def test_signs_are_words_for_who_does_not_see_them() -> None:
    text = settled(" ".join(Read(page(full(), Theme(), long=False)).texts))
    assert "better: Maturity rose from 43 to 52 of 100." in text
    assert "worse: rose from 2.1 to 4.2 days" in text
    assert text.count("much is open: ") == 1  # of Engagement


class Seen:
    """A page in a browser that keeps what it asked for and what it said of itself."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.route("**", self.ask)
        page.on("dialog", self.hear)

    def ask(self, route: Route) -> None:
        self.asked.append(route.request.url)
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()

    def hear(self, dialog: Dialog) -> None:
        self.said.append(dialog.message)
        dialog.dismiss()


@contextmanager
def seen(browser: Browser, folder: Path, text: str, width: int = 1280, **context: Any) -> Iterator[Seen]:
    """A page, as who prefers dark colours opens it."""
    (folder / "x.html").write_text(text, "utf-8")
    window = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark", **context)
    one = Seen(window.new_page())
    one.page.goto((folder / "x.html").as_uri())
    yield one
    window.close()


PICTURES = "() => [...document.images].every(one => one.complete && one.naturalWidth > 0)"
CUT = """() => [...document.querySelectorAll('body *')].filter(one => one.clientWidth > 1
    && one.scrollWidth > one.clientWidth + 1
    && !/(\\u{1f469}\\u200d){10}/u.test(one.textContent)).map(one => one.outerHTML)"""
TABLES = """() => [...document.querySelectorAll('table')].every(table => table.caption.textContent.trim()
    && [...table.querySelectorAll('th')].every(th => ['row', 'col'].includes(th.scope)))"""


@pytest.mark.parametrize("tell", STORIES)
@pytest.mark.parametrize("width", [360, 1280])
def test_everybody_can_read_it_and_it_asks_nobody(browser: Browser, tmp_path: Path, tell: Tell, width: int) -> None:
    text = page(clean(tell()), Theme(), long=True)
    with seen(browser, tmp_path, text, width, bypass_csp=True) as one:
        assert findings(one.page) == []
        assert one.page.evaluate("document.documentElement.scrollWidth") == width
        assert one.page.evaluate(CUT) == []
        assert one.page.evaluate(PICTURES)
        assert one.page.evaluate(TABLES)
        assert one.asked == [one.page.url]
        assert one.said == []


def test_the_policy_lets_nothing_in(browser: Browser, tmp_path: Path) -> None:
    mean = """<script>alert(1)</script><img src="https://host.example/x" onerror="alert(2)"><p style="color: red">x</p>
        <style>h1 { color: red }</style><link rel="stylesheet" href="https://host.example/y">"""
    text = page(full(), Theme(colour="#123456"), long=False).replace("</main>", mean + "</main>")
    with seen(browser, tmp_path, text) as one:
        assert one.page.evaluate("document.querySelectorAll('script, link').length") == 2
        colour = "name => getComputedStyle([...document.querySelectorAll(name)].at(-1)).color"
        assert one.page.evaluate(colour, "h2") in {"rgb(18, 52, 86)", "rgb(27, 39, 51)"}
        assert one.page.evaluate(colour, "header .kind") == "rgb(18, 52, 86)"
        assert "rgb(255, 0, 0)" not in {one.page.evaluate(colour, "h1"), one.page.evaluate(colour, "main > p")}
        assert one.said == []
        assert one.asked == [one.page.url]


def test_signs_tell_tone_and_lateness_where_colours_do_not(browser: Browser, tmp_path: Path) -> None:
    signs = "name => [...document.querySelectorAll(name)].map(one => getComputedStyle(one, '::before').content)"
    with seen(browser, tmp_path, page(full(), Theme(), long=False)) as one:
        assert one.page.evaluate(signs, ".aware li") == ['"✓"', '"!"', '"!"']
        assert one.page.evaluate(signs, ".change") == ['"✓"', '"✓"', "none", '"!"', '"✓"']
        assert one.page.evaluate(signs, ".steps td:last-child > *") == ['"!"']
        assert one.page.evaluate(signs, ".maturity td:last-child > *") == ['"!"']


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_logo_is_shown(browser: Browser, tmp_path: Path, form: Any) -> None:
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c63606060f80f0001040100b1a6c2c30000000049454e44ae426082"
    )
    drawing = drawn(full().maturity.bar, Theme()).encode()
    theme = Theme(logo=Logo(png if form == "png" else drawing, form))
    with seen(browser, tmp_path, page(full(), theme, long=False)) as one:
        logo = one.page.get_by_alt_text("City of Musterhafen")
        assert logo.evaluate("one => one.naturalWidth") == (1 if form == "png" else 300)


@pytest.mark.parametrize(("paper", "width"), [("a4", b"59[45]"), ("letter", b"612")])
def test_it_prints_on_two_sheets(browser: Browser, tmp_path: Path, paper: Any, width: bytes) -> None:
    with seen(browser, tmp_path, page(full(), Theme(paper=paper), long=False)) as one:
        sheets = one.page.pdf(prefer_css_page_size=True)
    assert sheets.count(b"/Type /Page\n") == 2
    assert re.search(rb"/MediaBox \[0 0 " + width, sheets)


def test_a_narrow_cell_names_its_column() -> None:
    step = replace(full().steps.items[0], title="x")
    report = replace(full(), steps=replace(full().steps, items=(step,)))
    assert Read(page(report, Theme(), long=False)).of("data-column")[-3:] == ["What", "Who", "By"]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("he", "rtl"), ("pt_BR", "ltr")])
def test_it_is_read_in_the_direction_of_its_language(language: str, direction: str) -> None:
    begin = page(replace(full(), language=language), Theme(), long=False).splitlines()[1]
    assert begin == f'<html lang="{language.replace("_", "-")}" dir="{direction}">'
