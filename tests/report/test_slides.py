"""Slides say what the story says, in charts and tables that can be edited, and in nothing that computes or links."""

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import pptx
import pytest
from pptx.presentation import Presentation

from report.clean import clean
from report.logo import Logo
from report.slides import slides
from report.slides.places import TEMPLATE
from report.slides.template import template
from report.slides.words import plain
from report.story import Band, Figures, Report, Trend
from report.theme import Theme
from tests.report import hostile, stories

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><rect width="200" height="50" fill="#123"/></svg>'
STORIES: dict[str, Callable[[], Report]] = {
    "full": stories.full,
    "empty": stories.empty,
    "long": lambda: numbered(hostile.long()),
    "hostile": hostile.hostile,
    "clean": lambda: clean(hostile.hostile()),
}
CODES = {"language", "metric", "tone", "state", "contents", "chapters", "numbers", "signs", "dated"}


def numbered(part: Any, count: Iterator[int] | None = None) -> Any:
    """The same story with a number before every text, so that none is part of another."""
    count = count or itertools.count(100)
    if isinstance(part, str):
        return f"{next(count)} {part}" if part else ""
    if isinstance(part, tuple):
        return tuple(numbered(one, count) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        texts = {field.name: getattr(part, field.name) for field in fields(part) if field.name not in CODES}
        return replace(part, **{name: numbered(text, count) for name, text in texts.items()})
    return part


class Made(NamedTuple):
    story: Report
    content: bytes
    deck: Presentation


@pytest.fixture(params=STORIES, scope="module")
def told(request: pytest.FixtureRequest) -> Made:
    """Each story and its slides, made once."""
    story = STORIES[request.param]()
    content = slides(story, Theme(logo=Logo(SVG, "svg")))
    return Made(story, content, opened(content))


def opened(content: bytes) -> Presentation:
    return pptx.Presentation(io.BytesIO(content))


def made(report: Report, theme: Theme | None = None) -> Presentation:
    return opened(slides(report, theme or Theme()))


def shapes(deck: Presentation) -> Iterator[Any]:
    for slide in deck.slides:
        yield from slide.shapes


def charts(deck: Presentation) -> list[Any]:
    return [shape.chart for shape in shapes(deck) if shape.has_chart]


def said(part: Any) -> Iterator[str]:
    """Every text of a part of the story: bands and trends are pictures, and what has nothing to show says so."""
    if isinstance(part, Band | Trend):
        return
    if getattr(part, "nothing", ""):
        part = (part.title, part.nothing)
    if isinstance(part, str):
        yield from map(plain, part.splitlines())
    elif isinstance(part, tuple):
        for one in part:
            yield from said(one)
    elif is_dataclass(part):
        for field in fields(part):
            drawn = isinstance(part, Figures) and field.name == "legend"  # of a picture that slides do not have
            if field.name not in CODES and not drawn:
                yield from said(getattr(part, field.name))


def shown(deck: Presentation) -> Iterator[str]:
    """Every text that somebody finds: on slides, in notes, in charts, and read aloud."""
    for slide in deck.slides:
        for root in (slide.element, slide.notes_slide.element):
            yield from ("".join(run.itertext()) for run in root.iter(f"{A}p"))
            yield from (name.get("descr", "") for name in root.iter(f"{P}cNvPr"))
    for chart in charts(deck):
        yield from (series.name for series in chart.plots[0].series)
        yield from (text.text for text in chart.element.iter() if text.tag.endswith("}v"))
    yield deck.core_properties.author


def workbooks(content: bytes) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith(".xlsx"):
                yield zipfile.ZipFile(io.BytesIO(parts.read(name)))


def titles(deck: Presentation) -> list[str]:
    found = [slide.shapes.title for slide in deck.slides]
    return [title.text_frame.text for title in found if title is not None]


def test_every_text_of_the_story_is_on_a_slide_or_in_its_notes(told: Made) -> None:
    found = "\n".join(map(plain, shown(told.deck)))
    kept = replace(told.story, organisation=told.story.organisation[:255])
    assert [text for text in said(kept) if text not in found] == []


def test_the_chart_of_goals_holds_the_numbers_of_the_story() -> None:
    chart = charts(made(stories.full()))[0]
    columns, marks = chart.plots
    assert list(columns.categories) == ["Usage", "Trust", "Culture", "Engagement", "Strategy"]
    assert {series.name: series.values for plot in (columns, marks) for series in plot.series} == {
        "now": (62, 44, 54, 32, 68),
        "could be": (66, 52, 58, 42, None),
        "Nov 2025": (48, 46, 40, 30, 52),
        "target": (70, 70, 60, 50, None),
    }
    reach = chart.element.xpath(".//c:errBars/c:minus//c:v/text()")
    assert list(map(float, reach)) == [9, 14, 8, 18, 0]


def test_a_trend_is_a_line_with_gaps_over_months_that_are_texts() -> None:
    chart = charts(made(stories.full()))[1]
    (line,) = chart.plots[0].series
    assert line.name == "Active repositories"
    assert list(line.values) == [30, 32, None, 36, 40, 41, 47, 46, 50, 58]
    assert list(chart.plots[0].categories)[:2] == ["Jan 2026", "Feb 2026"]
    assert chart.element.xpath(".//c:dispBlanksAs/@val") == ["gap"]
    assert chart.value_axis.minimum_scale == 0
    assert not chart.element.xpath(".//c:dateAx")


def test_only_the_first_and_the_last_month_are_named_below_a_trend() -> None:
    slide = made(stories.full()).slides[4]
    assert charts(made(stories.full()))[1].element.xpath(".//c:catAx/c:tickLblPos/@val") == ["none"]
    assert [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame].count("Jan 2026") == 3
    assert [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame].count("Oct 2026") == 3


def test_what_is_unknown_throughout_has_no_chart() -> None:
    assert len(charts(made(stories.full()))) == 1 + 5
    assert charts(made(stories.empty())) == []


def test_nothing_becomes_a_formula_or_a_link_in_the_workbook_of_a_chart() -> None:
    told = stories.full()
    names = ('=HYPERLINK("http://x")', "{=1+1}", "http://host.example", "mailto:a@host.example", "-2+3")
    goals = tuple(replace(goal, title=name) for goal, name in zip(told.maturity.goals, names, strict=True))
    legend = replace(told.maturity.legend, now="=1+1", target="42")
    content = slides(replace(told, maturity=replace(told.maturity, goals=goals, legend=legend)), Theme())
    first, *_others = workbooks(content)
    strings = first.read("xl/sharedStrings.xml").decode()
    assert all(name.replace('"', "&quot;") in strings or name in strings for name in (*names, "=1+1", "42"))
    for book in workbooks(content):
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "<f " not in sheet and "hyperlink" not in sheet.lower()
        assert not [name for name in book.namelist() if "worksheets/_rels" in name]


def test_no_slide_links_anywhere(told: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(told.content)) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            assert b"hlinkClick" not in content and b"hlinkHover" not in content
            assert b'TargetMode="External"' not in content


def test_the_same_report_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom report.slides import slides\nfrom report.logo import Logo\nfrom report.theme import Theme\n"
        f"from tests.report.stories import full\ntheme = Theme(logo=Logo({SVG!r}, 'svg'))\n"
        "sys.stdout.buffer.write(slides(full(), theme))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("Pacific/Auckland", "1"), ("America/Lima", "2"))
    }
    assert len(outputs) == 1
    (content,) = outputs
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_whose_it_is_and_as_of_when() -> None:
    told = made(stories.full()).core_properties
    assert (told.author, told.title) == ("City of Musterhafen", "Open source in City of Musterhafen")
    assert str(told.created) == str(told.modified) == "2026-11-22 00:00:00"


def test_a_title_of_a_thousand_characters_and_control_characters_are_survived() -> None:
    told = replace(stories.full(), title="a\x00b\x1b\ud800 " + "x" * 1000, organisation="y" * 300)
    deck = made(told)
    assert len(deck.core_properties.title) == 255
    assert titles(deck)[0].startswith("ab x")


def test_no_two_slides_have_one_title(told: Made) -> None:
    deck = told.deck
    assert len(set(titles(deck))) == len(titles(deck)) == len(deck.slides)


def test_every_slide_but_the_first_has_a_footer_and_a_number() -> None:
    first, *others = made(stories.full()).slides
    for slide in others:
        texts = [place.text_frame.text for place in slide.placeholders]
        assert "Open source in City of Musterhafen · 12 months to October 2026" in texts
        assert len(list(slide.element.iter(f"{A}fld"))) == 1
    assert not list(first.element.iter(f"{A}fld"))


def test_no_place_is_left_empty(told: Made) -> None:
    for slide in told.deck.slides:
        assert all(place.text_frame.text.strip() for place in slide.placeholders)


def test_charts_tables_and_pictures_are_described(told: Made) -> None:
    for shape in shapes(told.deck):
        if shape.has_chart or shape.has_table or hasattr(shape, "image"):
            assert next(shape.element.iter(f"{P}cNvPr")).get("descr")


def test_all_texts_say_their_language() -> None:
    for slide in made(replace(stories.full(), language="de")).slides:
        runs = [*slide.element.iter(f"{A}r"), *slide.notes_slide.element.iter(f"{A}r")]
        assert {run.find(f"{A}rPr").get("lang") for run in runs} == {"de-DE"}


def test_everything_stands_on_its_slide(told: Made) -> None:
    deck = told.deck
    assert deck.slide_width is not None and deck.slide_height is not None
    assert deck.slide_width * 9 == deck.slide_height * 16
    for shape in shapes(deck):
        assert shape.left >= 0 and shape.top >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_rows_that_have_no_place_go_on_to_the_next_slide() -> None:
    told = stories.full()
    deck = made(replace(told, claims=replace(told.claims, items=told.claims.items * 9)))
    pages = [title for title in titles(deck) if title.startswith("Where answers")]
    assert pages[:2] == ["Where answers and numbers disagree", "Where answers and numbers disagree (2)"]
    tables = [shape.table for shape in shapes(deck) if shape.has_table]
    claims = [table for table in tables if table.cell(0, 1).text == "We said"]
    assert len(claims) == len(pages)
    assert sum(len(table.rows) - 1 for table in claims) == 27


def test_colours_are_those_of_the_theme_of_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(slides(stories.full(), Theme("#123456", "#654321")))) as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode()
        assert '<a:accent1><a:srgbClr val="123456"/>' in theme
        assert '<a:accent2><a:srgbClr val="654321"/>' in theme
        pages = [parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/slides/slide")]
    assert not [page for page in pages if "srgbClr" in page]


def test_a_drawn_logo_is_a_picture_of_its_own_proportions() -> None:
    first = made(stories.full(), Theme(logo=Logo(SVG, "svg"))).slides[0]
    (picture,) = [shape for shape in first.shapes if hasattr(shape, "image")]
    assert picture.image.content_type == "image/png"
    assert picture.width / picture.height == pytest.approx(4, rel=0.02)


def test_notes_hold_definitions_and_small_print() -> None:
    told = stories.full()
    for slide in made(told).slides:
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None and told.small_print.lines[0] in notes.text
    goals = made(told).slides[3].notes_slide.notes_text_frame
    assert goals is not None and "Mean of five goals, each the mean of its activities." in goals.text


def test_the_template_is_what_its_script_makes() -> None:
    assert TEMPLATE.read_bytes() == template()


def test_parts_are_named_once_and_all_that_is_referred_to_is_there(told: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(told.content)) as parts:
        names = parts.namelist()
        assert len(names) == len(set(names))
        types = parts.read("[Content_Types].xml").decode()
        for name in names:
            assert f'PartName="/{name}"' in types or f'Extension="{name.rpartition(".")[2]}"' in types
            if not name.endswith(".xml"):
                continue
            folder, _slash, file = name.rpartition("/")
            relations = f"{folder}/_rels/{file}.rels"
            known = set(re.findall(r'\bId="(\w+)"', parts.read(relations).decode())) if relations in names else set()
            assert set(re.findall(r'\br:(?:id|embed)="(\w+)"', parts.read(name).decode())) <= known
        for name in (name for name in names if name.startswith("ppt/slides/slide")):
            ids = re.findall(r'<p:cNvPr id="(\d+)"', parts.read(name).decode())
            assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["empty", "clean"])
def test_libreoffice_makes_a_page_of_every_slide(name: str, tmp_path: Path, office: str) -> None:
    content = slides(STORIES[name](), Theme(logo=Logo(SVG, "svg")))
    (tmp_path / "report.pptx").write_bytes(content)
    done = subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "report.pptx")],
        capture_output=True, text=True, timeout=180, check=True,
    )  # fmt: skip
    assert "error" not in (done.stdout + done.stderr).lower()
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "report.pdf").read_bytes())
    assert len(pages) == len(opened(content).slides)


@pytest.fixture
def office() -> str:
    """LibreOffice; tests that need it are skipped without it, but not where everything must run."""
    found = shutil.which("soffice")
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("LibreOffice is not there")
    return found
