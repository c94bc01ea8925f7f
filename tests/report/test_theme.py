"""Colours, paper and logo of a report: what is taken, and what is refused and why."""

import struct
import zlib
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest

from data.words import Problem
from data.workspace import Workspace, create
from report.drawing import DEEPEST
from report.logo import MOST_BYTES, logo
from report.theme import Theme, theme
from tests.command import ospo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
GRADIENT = '<linearGradient id="g"><stop offset="0" stop-color="#0b4f94"/></linearGradient>'


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int = 2, height: int = 1) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" + b"\x0b\x4f\x94" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "logo"


def made(tmp_path: Path, said: str = "", country: str | None = None) -> Workspace:
    workspace = create(tmp_path / "work", "City of X", country=country)
    workspace.file.write_text(workspace.file.read_text("utf-8") + said, "utf-8")
    return workspace


def refused(file: Path, content: bytes | str) -> str:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Problem) as problem:
        logo(file)
    said = str(problem.value)
    assert said.startswith(str(file)) and "\n" not in said
    return said.removeprefix(str(file))


def test_nothing_said_is_the_usual_theme(tmp_path: Path) -> None:
    assert theme(made(tmp_path)) == Theme()


def test_everything_said_is_taken(tmp_path: Path) -> None:
    workspace = made(tmp_path, "report: {logo: logo.png, colour: '#1A237E', accent: '#767676', paper: letter}\n")
    (workspace.root / "logo.png").write_bytes(png())
    found = theme(workspace)
    assert (found.colour, found.accent, found.paper) == ("#1a237e", "#767676", "letter")
    assert found.logo and (found.logo.form, found.logo.content) == ("png", png())
    assert theme(workspace, "a4").paper == "a4"


@pytest.mark.parametrize(("country", "paper"), [("US", "letter"), ("CL", "letter"), ("FI", "a4"), ("BR", "a4")])
def test_the_country_has_its_paper(tmp_path: Path, country: str, paper: str) -> None:
    assert theme(made(tmp_path, country=country)).paper == paper


@pytest.mark.parametrize(
    "inside",
    [
        "<circle r='4'/>",
        GRADIENT + "<rect width='9' height='9' fill='url(#g)' style=\"stroke: url( '#g' )\"/>",
        "<style>.a { fill: #0b4f94 } .b, .c { fill: url(#g) }</style>" + GRADIENT + "<path class='b' d='M0 0h9'/>",
        "<rect style='color-interpolation-filters:linearRGB;filter:none' filter='none'/>",
        "<defs><path id='p' d='M0 0h9'/></defs><use xlink:href='#p'/><use href='#p' x='3'/>",
        "<metadata>https://host.example</metadata><title>City &amp; Größe</title>",
    ],
)
def test_an_svg_that_is_a_picture_is_taken(file: Path, inside: str) -> None:
    file.write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + SVG.format(inside), "utf-8")
    assert (logo(file).form, logo(file).content) == ("svg", file.read_bytes())


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<circle onclick='alert(1)'/>", "<circle onclick=…>"),
        ("<circle ONLOAD='alert(1)'/>", "<circle onload=…>"),
        ("<foreignObject><p/></foreignObject>", "<foreignobject>"),
        ("<set attributeName='href' to='x'/>", "<set>"),
        ("<animate attributeName='href' values='x'/>", "<animate>"),
        ("<image href='https://host.example/a.png'/>", "<image href=…>"),
        ("<image xlink:href='data:image/png;base64,AA'/>", "<image href=…>"),
        ("<image href='file:///etc/passwd'/>", "<image href=…>"),
        ("<use href='other.svg#a'/>", "<use href=…>"),
        ("<a href=' javascript:alert(1)'/>", "<a href=…>"),
        ("<rect fill='url(https://host.example/a.svg#b)'/>", "<rect fill=…>"),
        ("<rect style='fill: URL( \"//host.example\" )'/>", "<rect style=…>"),
        ("<rect style='fill: u\\72l(//host.example)'/>", "<rect style=…>"),
        ("<g xml:base='https://host.example/'/>", "<g base=…>"),
        ("<style>@import 'https://host.example/a.css';</style>", "<style>"),
        ("<style>@\\69mport 'a.css';</style>", "<style>"),
        ("<style>.a { fill: url(a.svg#b) }</style>", "<style>"),
        ("<style>.a { background: image-set('a.png' 1x) }</style>", "<style>"),
        ("<style>rect { fill: url(#g) }</style>", "<style>"),
        ("<style>@media print { .a { fill: red } rect, .b { fill: url(#g) } }</style>", "<style>"),
        ("<filter id='f'><feTurbulence/></filter>", "<filter>"),
        ("<rect filter='blur(9px)'/>", "<rect filter=…>"),
        ("<rect style='filter: blur(9px)'/>", "<rect style=…>"),
        ("<style>.a { filter:blur(9px) }</style>", "<style>"),
        ("<?xml-stylesheet href='a.css'?>", "<?…?>"),
    ],
)
def test_an_svg_that_is_more_than_a_picture_is_refused(file: Path, inside: str, what: str) -> None:
    assert refused(file, SVG.format(inside)) == (
        f" holds {what}, which a logo must not: it may run, move, fetch something or take long. "
        "Save it as a plain SVG, or as PNG."
    )


def test_an_svg_with_a_doctype_is_refused(file: Path) -> None:
    entity = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&x;</text>")
    assert refused(file, entity).startswith(" holds DOCTYPE, which a logo must not")
    assert refused(file, "<!DOCTYPE svg>" + SVG).startswith(" holds DOCTYPE, which a logo must not")


TENFOLD = "".join(f"<g id='a{n}'>" + f"<use href='#a{n + 1}'/>" * 10 + "</g>" for n in range(8))
CLASSES = "".join(
    f"<style>.c{n} {{ fill: url(#p{n}) }}</style><pattern id='p{n}'>" + f"<rect class='c{n + 1}'/>" * 10 + "</pattern>"
    for n in range(8)
)


@pytest.mark.parametrize(
    "inside",
    [
        "<g>" * DEEPEST + "</g>" * DEEPEST,
        TENFOLD + "<g id='a8'/>",
        "<use id='a' href='#b'/><use id='b' href='#a'/>",
        "".join(f"<use id='a{n}' href='#a{n + 1}'/>" for n in range(2_000)),
        CLASSES,
        "<g/>" * 21_000,
    ],
)
def test_an_svg_that_grows_is_refused(file: Path, inside: str) -> None:
    assert refused(file, SVG.format(inside)).startswith(" is nested too deeply or draws too much to be a logo.")


DAMAGED = " is damaged, or too wide or too high to be drawn. Save the logo anew."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", " is neither a PNG nor an SVG that can be read. Save the logo as one of them."),
        (b"\xff\xd8\xff\xe0 JFIF", " is neither a PNG nor an SVG that can be read. Save the logo as one of them."),
        ("<svg/>", " is neither a PNG nor an SVG that can be read. Save the logo as one of them."),
        ("<html/>", " is neither a PNG nor an SVG that can be read. Save the logo as one of them."),
        (SVG[:-6], " is neither a PNG nor an SVG that can be read. Save the logo as one of them."),
        (png()[:-20], DAMAGED),
        (png()[:48] + b"x" + png()[49:], DAMAGED),
        (png()[:8], DAMAGED),
        (png(1, 2), DAMAGED),  # fewer pixels than it says
        (SVG.replace("<svg", "<svg width='0' height='0'"), DAMAGED),
        (SVG.replace("0 0 9 9", "0 0 9000 9"), DAMAGED),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>' + SVG.format("<title>\xe9</title>").encode("latin-1"), DAMAGED),
        (png(4001, 1), " has 4001 × 1 pixels; a logo has from 1 to 4000 each way. Save it in another size."),
        (png(1, 0), " has 1 × 0 pixels; a logo has from 1 to 4000 each way. Save it in another size."),
        (SVG.format(" " * MOST_BYTES), " is larger than 1 MB. Save the logo smaller."),
    ],
)
def test_what_is_no_logo_is_refused(file: Path, content: bytes | str, said: str) -> None:
    assert refused(file, content) == said


def test_the_doctor_looks_at_the_logo(tmp_path: Path) -> None:
    workspace = made(tmp_path, "report: {logo: art/logo.svg}\n")
    done = ospo("doctor", workspace=workspace.root)
    assert done.returncode == 1 and "art/logo.svg is not there" in done.stdout
    (workspace.root / "art").mkdir()
    (workspace.root / "art/logo.svg").write_text(SVG.format("<circle r='4'/>"))
    assert "✓ The logo of reports can be used." in ospo("doctor", workspace=workspace.root).stdout
    (workspace.root / "art/logo.svg").write_text(SVG.format("<script/>"))
    assert "✗" in (said := ospo("doctor", workspace=workspace.root).stdout) and "holds <script>" in said


@pytest.mark.parametrize(
    "inside", [" " * 400_000, "/*" * 200_000, "url( " * 90_000, "url(" + " " * 400_000, "." * 400_000]
)
def test_a_style_sheet_is_read_in_no_time(file: Path, inside: str) -> None:
    file.write_text(SVG.format(f"<style>{inside}</style>"))
    started = perf_counter()
    with suppress(Problem):
        logo(file)
    assert perf_counter() - started < 5


def test_a_colour_that_cannot_be_read_ends_any_verb(tmp_path: Path) -> None:
    workspace = made(tmp_path, "report:\n  colour: '#777777'\n")
    line = workspace.file.read_text("utf-8").count("\n")
    said = (
        f"{workspace.file}, line {line}, key report.colour: #777777 has a contrast of 4.48 to white, and at least 4.5"
    )
    doctor = ospo("doctor", workspace=workspace.root)
    assert doctor.returncode == 1 and said in doctor.stdout
    done = ospo("collect", workspace=workspace.root)
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
