"""Dependencies and Risks as a person meets them: in a real browser, both themes, wide and narrow, by mouse and key."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page

from data import components
from data.snapshot import Snapshot
from data.workspace import Workspace
from tests.dashboard import supplied
from tests.dashboard.browser import Window, served
from tests.dashboard.keyboard import press, reach
from tests.dashboard.test_browser import WIDE, well

NARROW = 390  # pixels, of a phone
LANTERN = "pkg:npm/sample-paper-lantern"
PATHS = [
    "dependencies", "dependencies?part=packages", f"dependencies?part=packages&package={LANTERN}",
    "dependencies?part=licences", "dependencies?part=trends&topic=give_back", "dependencies?part=lists", "risks",
    "sources",
]  # fmt: skip


@pytest.fixture(scope="module")
def address(sampled: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(sampled.root, tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


@pytest.fixture(scope="module")
def small(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(world, tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


@pytest.fixture(scope="module")
def odd(hostile: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(hostile.root, tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_is_whole(theme: str, browser: Browser, address: str) -> None:
    window = Window(browser, address, theme, NARROW)
    wrong = {}
    for path in PATHS:
        wrong[path, NARROW] = well(window.open(path), NARROW, theme)
        wrong[path, WIDE] = well(window.widen(WIDE), WIDE, theme)
        window.page.set_viewport_size({"width": NARROW, "height": 900})
    window.close()
    assert {where: what for where, what in wrong.items() if what} == {}


@pytest.mark.parametrize("path", ["dependencies?part=packages", "dependencies?part=licences", "risks"])
def test_what_is_hostile_is_shown_as_it_stands(path: str, browser: Browser, hostile: Workspace, odd: str) -> None:
    package = components.packages(Snapshot(hostile.snapshot), "city-of-x")["package"][0]
    window = Window(browser, odd, "light", NARROW)
    page = window.open(path + (f"&package={quote(package)}" if path.endswith("packages") else ""))
    assert well(page, NARROW) == []
    main = page.get_by_test_id("stMain")
    if not path.endswith("licences"):  # where tables alone name them
        assert supplied.MARKS[:40] in window.texts()
    assert main.locator("img, .katex").count() == 0
    for link in main.locator("a[href*='outside.example']").all():  # a link says where it leads
        assert link.inner_text().startswith(("http://outside.example", "https://github.com/x/"))
    assert window.hosts == {odd.removeprefix("http://")}
    window.close()


def test_a_row_opens_its_package_and_the_way_back_leads_to_the_list(browser: Browser, small: str) -> None:
    window = Window(browser, small)
    page = window.open("dependencies?part=packages&show=vulnerable")
    row(page, 1)
    page.wait_for_url("**package=pkg*")
    window.rest()
    assert page.get_by_role("heading", name="soft · npm").is_visible()
    heading = page.get_by_role("heading", name="soft · npm").bounding_box()
    assert heading is not None
    assert heading["y"] < 900  # seen without scrolling
    assert "show=vulnerable" in page.url
    page.reload()
    window.rest()
    assert page.get_by_role("heading", name="soft · npm").is_visible()
    page.go_back()
    page.wait_for_url(re.compile(r"show=vulnerable$"))
    window.rest()
    page.get_by_role("heading", name="soft · npm").wait_for(state="detached")
    window.close()


def test_a_package_is_reached_and_opened_by_keyboard(browser: Browser, small: str) -> None:
    window = Window(browser, small)
    page = window.open("dependencies?part=packages")
    reach(page, "combobox", "One package in full")
    page.keyboard.type("cop")
    press(page, "Enter")
    page.wait_for_url("**package=pkg*")
    page.get_by_role("heading", name="cop · npm").wait_for()
    window.close()


def test_a_csv_has_the_rows_of_the_filter(browser: Browser, small: str) -> None:
    window = Window(browser, small)
    page = window.open("dependencies?part=packages&show=vulnerable")
    rows = read(page.get_by_role("button", name="Download as CSV", exact=True).first, page)
    assert [one["package"] for one in rows] == ["pkg:npm/heavy", "pkg:npm/soft"]
    assert {"project", "criticality", "priority_low", "priority_high", "fixable", "scorecard"} <= set(rows[0])
    page = window.open(f"dependencies?part=licences&repositories={supplied.APP}")
    rows = read(page.get_by_role("button", name="Download as CSV", exact=True), page)
    assert [(one["repository"], one["component"]) for one in rows] == [(supplied.APP, "pkg:npm/cop@1")]
    page = window.open("risks")
    rows = read(page.get_by_role("button", name="Download as CSV", exact=True).first, page)
    assert [one["package"] for one in rows][:2] == ["pkg:npm/heavy", "pkg:npm/soft"]
    rows = read(page.get_by_role("button", name="Download as CSV", exact=True).last, page)
    assert sorted((one["repository"], one["flaw"]) for one in rows) == sorted(
        [(supplied.APP, "CVE-1"), (supplied.API, "CVE-1"), (supplied.API, "GHSA-2"), (supplied.WEB, "GHSA-2")]
    )
    window.close()


def test_a_spreadsheet_computes_nothing_of_it(browser: Browser, odd: str) -> None:
    window = Window(browser, odd)
    page = window.open("risks")
    rows = read(page.get_by_role("button", name="Download as CSV", exact=True).last, page)
    assert len(rows) == 5
    assert any(one["summary"].startswith("'=cmd") for one in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for one in rows for cell in one.values())
    window.close()


def test_the_bill_of_materials_is_that_of_the_chosen_repositories(browser: Browser, small: str) -> None:
    window = Window(browser, small)
    for chosen, purls in (
        ("", {"heavy@1", "heavy@2", "cop@1", "dim@1", "soft@1"}), (supplied.WEB, {"heavy@2", "soft@1"}),
    ):  # fmt: skip
        page = window.open(f"dependencies?part=lists&repositories={chosen}")
        with page.expect_download() as event:
            page.get_by_role("button", name="All components as CycloneDX").click()
        said = json.loads(event.value.path().read_text("utf-8"))
        assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.6")
        listed = {one["purl"] for one in said["components"] if one.get("purl")}
        assert listed == {f"pkg:npm/{name}" for name in purls}
    window.close()


def read(button: Locator, page: Page) -> list[dict[str, str]]:
    """The rows of the CSV behind a button."""
    with page.expect_download() as event:
        button.click()
    return list(csv.DictReader(io.StringIO(event.value.path().read_text("utf-8-sig"))))


def row(page: Page, number: int) -> None:
    """Clicks the mark of a row, counted from none, of the first table."""
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 18, box["y"] + 35 * number + 52)
