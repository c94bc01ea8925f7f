"""`report` in ospo.yaml: how a report looks, and errors that say what would be right."""

from datetime import date, datetime
from pathlib import Path

import pytest

from data import sentences
from data.configuration import Configuration, read
from data.configuration.colours import contrast, luminance
from data.words import Problem, speak
from data.workspace import TEMPLATE


def said(tmp_path: Path, text: str) -> Configuration:
    file = tmp_path / "ospo.yaml"
    file.write_text("organisation: {name: X}\nreport:\n  " + text, "utf-8")
    return read(file)


def test_everything_it_may_say(tmp_path: Path) -> None:
    text = "name: City of X\n  logo: art/logo.svg\n  colour: '#0B4F94'\n  accent: '#a63c06'\n"
    found = said(tmp_path, text + "  language: en\n  date_format: iso\n  paper: letter\n").report
    assert (found.name, found.logo, found.colour, found.accent) == ("City of X", "art/logo.svg", "#0b4f94", "#a63c06")
    assert (found.language, found.date_format, found.paper) == ("en", "iso", "letter")


def test_nothing_need_be_said(tmp_path: Path) -> None:
    found = said(tmp_path, "name:\n  logo:\n  paper:\n").report
    assert (found.name, found.logo, found.colour, found.accent, found.paper) == (None,) * 5
    assert (found.language, found.date_format) == ("en", "medium")


def test_what_the_template_shows_is_valid(tmp_path: Path) -> None:
    shown = TEMPLATE[TEMPLATE.index("# report:\n") :].split("\n\n")[0].splitlines()[1:]
    found = said(tmp_path, "\n".join(line.removeprefix("# ") for line in shown)[2:]).report
    assert (found.logo, found.colour, found.accent) == ("logo.svg", "#0b4f94", "#a63c06")


DARKER = ", and at least 4.5 is needed: take a darker one."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour: '#ffff00'", "colour: #ffff00 has a contrast of 1.07 to white" + DARKER),
        ("accent: '#777777'", "accent: #777777 has a contrast of 4.48 to white" + DARKER),
        ("accent: '#ffffff'", "accent: #ffffff has a contrast of 1.0 to white" + DARKER),
        ("colour: #0b4f94", "colour: Put the colour in quotes, such as '#0b4f94': without them # begins a comment."),
        ("colour: '#fff'", "colour: Write a colour as six hexadecimal digits in quotes, such as '#0b4f94'."),
        ("colour: 0", "colour: Write a colour as six hexadecimal digits in quotes, such as '#0b4f94'."),
        ("colour: '#0b4f94\\n'", "colour: Write a colour as six hexadecimal digits in quotes, such as '#0b4f94'."),
        ("accent: red", "accent: Write a colour as six hexadecimal digits in quotes, such as '#0b4f94'."),
        ("logo: https://host/a.png", "logo: Write the path of a file, a PNG or an SVG; download what has an address."),
        ("logo: ' '", "logo: Write the path of a file, a PNG or an SVG; download what has an address."),
        ("name: ''", "name: This must not be empty."),
        ("paper: a5", "paper: Use one of: 'a4' or 'letter'."),
        ("date_format: full", "date_format: Use one of: 'short', 'medium', 'long' or 'iso'."),
        ("language: xx", "language: There are no words in this language; known are: en."),
        ("color: '#0b4f94'",
         "color: This key is not known; check its spelling against the comments `ospo init` writes."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(Problem) as problem:
        said(tmp_path, text + "\n")
    assert str(problem.value) == f"{tmp_path / 'ospo.yaml'}, line 3, key report.{message}"


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0), ("#0000ff", 8.59)],
)
def test_contrast_is_that_of_wcag(colour: str, expected: float) -> None:
    assert round(contrast(colour), 2) == expected


def test_luminance_weighs_green_most() -> None:
    assert [luminance(one) for one in ("#ff0000", "#00ff00", "#0000ff")] == pytest.approx([0.2126, 0.7152, 0.0722])


def test_days_are_written_as_a_report_wants_them() -> None:
    day = date(2026, 11, 2)
    written = {}
    for form in ("short", "medium", "long", "iso"):
        speak("en", form)
        written[form] = sentences.day(day)
    assert sentences.day(datetime(2026, 11, 2, 23, 59)) == "2026-11-02"
    assert sentences.day(None) == "unknown"
    speak("en")
    assert written == {"short": "11/2/26", "medium": "Nov 2, 2026", "long": "November 2, 2026", "iso": "2026-11-02"}
    assert sentences.day(day) == "Nov 2, 2026"
