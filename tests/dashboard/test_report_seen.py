"""The report as a person meets it: in a real browser, both themes, wide and narrow, by keyboard, and as files."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from assessments.people import people
from data.workspace import Workspace
from report.asked import asked
from tests.dashboard.assessed import answered, begun, whole
from tests.dashboard.browser import Window, served
from tests.dashboard.keyboard import press, reach
from tests.dashboard.test_browser import WIDE, well
from tests.report.test_pdf import said

NARROW = 390
SCREEN = 1920


@pytest.fixture(scope="module")
def workspace(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Numbers, and an assessment with a score."""
    root = tmp_path_factory.mktemp("reported") / "w"
    shutil.copytree(world, root)
    answered(begun(Workspace(root)), whole("yes", "no", "partly", "yes", "yes"))
    return Workspace(root)


@pytest.fixture(scope="module")
def address(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(workspace.root, tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


def drawn(window: Window) -> Page:
    """The page once every picture is there."""
    page = window.rest()
    page.get_by_role("img", name="Page 1 of").wait_for()
    page.wait_for_function("() => [...document.images].every(one => one.complete && one.naturalWidth)")
    return page


def got(page: Page, label: str) -> tuple[str, bytes]:
    """Name and content of a download."""
    with page.expect_download() as event:
        page.get_by_role("button", name=label, exact=True).click()
    return event.value.suggested_filename, event.value.path().read_bytes()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_whole(theme: str, browser: Browser, address: str) -> None:
    window = Window(browser, address, theme, NARROW)
    window.open("report?also=since&also=nameless")  # what is chosen has colours of its own
    drawn(window).get_by_text("Every month by itself").click()
    wrong = {NARROW: well(drawn(window), NARROW, theme)}
    window.widen(WIDE)
    wrong[WIDE] = well(drawn(window), WIDE, theme)
    window.widen(SCREEN)
    page = drawn(window)
    picture = page.get_by_role("img", name="Page 1 of 1 of the report. Open source in City of X.")
    box = picture.bounding_box()
    assert box is not None
    assert 700 < box["width"] <= 800
    assert picture.evaluate("one => one.naturalWidth") >= box["width"]  # never blown up
    rim = "one => getComputedStyle(one.closest('[data-testid=stVerticalBlock]')).borderTopWidth"
    assert picture.evaluate(rim) == "1px"
    window.close()
    assert {where: what for where, what in wrong.items() if what} == {}
    assert window.hosts == {address.removeprefix("http://")}


def test_by_keyboard_from_the_decision_to_the_file(browser: Browser, address: str, workspace: Workspace) -> None:
    window = Window(browser, address)
    window.open("report")
    page = drawn(window)
    reach(page, "textarea", "What we ask of you: one decision")
    page.keyboard.type("Every service names a second maintainer.")
    reach(page, "combobox", "Who sees to the largest risk")
    page.keyboard.type("Ada Example")
    press(page, "Enter")
    drawn(window)
    found = asked(workspace)
    assert found.decision == "Every service names a second maintainer."
    assert found.risk
    assert people(workspace.assessments)[found.risk.owner] == "Ada Example"
    reach(page, "button", "Download as PDF")
    with page.expect_download() as event:
        page.keyboard.press("Enter")
    text = " ".join(said(event.value.path().read_bytes()).split())
    assert "Every service names a second maintainer." in text
    assert "Ada Example" in text
    window.close()


def test_what_was_typed_a_moment_ago_is_in_the_file(browser: Browser, address: str) -> None:
    window = Window(browser, address)
    window.open("report")
    page = drawn(window)
    page.get_by_role("textbox", name="What we ask of you").fill("Decide by the end of March.")
    name, pdf = got(page, "Download as PDF")  # with nothing pressed in between
    assert name.startswith("report-20")
    assert name.endswith(".pdf")
    assert "Decide by the end of March." in " ".join(said(pdf).split())
    window.close()


def test_every_file_is_the_report_even_where_it_could_not_be_told_again(
    browser: Browser, address: str, workspace: Workspace
) -> None:
    window = Window(browser, address)
    window.open("report")
    page = drawn(window)
    html = got(page, "HTML")[1].decode()
    assert "<h1" in html
    assert "Open source in City of X" in html
    drawn(window)
    assert json.loads(got(page, "Numbers as JSON")[1])["report"]["organisation"] == "City of X"
    drawn(window)
    assert got(page, "Numbers as CSV")[1].decode("utf-8-sig").startswith("part,metric,")
    drawn(window)
    file = workspace.reports / "asked.yaml"
    before = file.read_bytes() if file.exists() else b""
    file.write_text("risk: heavy\n", "utf-8")
    try:
        name, slides = got(page, "Slides")
        page.get_by_text("Mend the line, or delete the file.").wait_for()
    finally:
        file.write_bytes(before)
    assert name.endswith(".pptx")
    assert slides.startswith(b"PK")
    assert b"ppt/slides/slide1.xml" in slides
    window.close()
