"""Every page as a person meets it: in a real browser, both themes, wide and narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from data import figures
from data.snapshot import Snapshot
from data.workspace import Workspace
from tests.dashboard.browser import Window, contrasts, findings, served
from tests.dashboard.conftest import PAGES

NARROW, WIDE = 320, 1280  # pixels; 320 is also what 1280 is at 400 %
LEAST_CONTRAST = 4.5  # of text to what lies behind it, WCAG 2.2 AA


@pytest.fixture(scope="module")
def address(sampled: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(sampled.root, tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


@pytest.fixture(scope="module")
def repository(sampled: Workspace) -> str:
    return figures.repositories(Snapshot(sampled.snapshot), "sample-administration")[0]


def well(page: Page, width: int, theme: str = "light") -> list[str]:
    """What is wrong with a page, as a list of sentences. Of what axe finds, a theme changes the colours alone."""
    colours, rest = width < WIDE, theme == "light"
    wrong = findings(page, colours=colours, rest=rest) if colours or rest else []
    if page.get_by_test_id("stException").count():
        wrong.append(page.get_by_test_id("stException").first.inner_text())
    if page.locator("h1").count() != 1:
        wrong.append(f"{page.locator('h1').count()} first headings")
    if low := [ratio for ratio in contrasts(page) if ratio < LEAST_CONTRAST]:
        wrong.append(f"contrast in charts of {min(low):.1f}")
    wide = page.evaluate("() => ['html', '[data-testid=stMain]'].map(one => document.querySelector(one).scrollWidth)")
    if max(wide) > width:
        wrong.append(f"{max(wide)} px wide")
    return wrong


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_whole(theme: str, browser: Browser, address: str, repository: str) -> None:
    window = Window(browser, address, theme, NARROW)
    wrong = {}
    for path in ["", *PAGES[1:], f"repositories?repository={repository}"]:
        wrong[path, NARROW] = well(window.open(path), NARROW, theme)
        wrong[path, WIDE] = well(window.widen(WIDE), WIDE, theme)
        window.page.set_viewport_size({"width": NARROW, "height": 900})
    window.close()
    assert {where: what for where, what in wrong.items() if what} == {}
    assert window.hosts == {address.removeprefix("http://")}


@pytest.mark.parametrize("path", ["contributions", "definitions"])
def test_what_is_folded_away_is_whole_too(path: str, browser: Browser, address: str) -> None:
    window = Window(browser, address, "dark", NARROW)
    page = window.open(path)
    page.get_by_test_id("stExpander").first.click()
    page.get_by_test_id("stExpanderDetails").first.locator("canvas, code").first.wait_for(state="attached")
    assert well(window.rest(), NARROW) == []
    window.close()


def test_charts_turn_dark_with_the_system(browser: Browser, address: str) -> None:
    window = Window(browser, address, "light", WIDE)
    page = window.open("contributions")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(  # the text of charts is drawn light, as everything beside it
        "() => getComputedStyle(document.querySelector('.js-plotly-plot text')).fill === 'rgb(232, 236, 240)'"
    )
    assert well(window.rest(), WIDE, "dark") == []
    window.close()


def test_the_choice_stays_through_pages_reloads_and_the_back_button(browser: Browser, address: str) -> None:
    window = Window(browser, address)
    page = window.open()
    choose(page, "Month", 2)
    page.wait_for_url("**/?period=*")
    month = page.url.partition("?")[2]
    assert month.startswith("period=20")

    window.go("Contributions")
    page.get_by_test_id("stRadioOption").filter(has_text="People").click()
    page.wait_for_url("**/contributions?*topic=people")
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Overview").click()
    page.wait_for_url(f"{address}/?*")
    window.rest()
    assert page.url == f"{address}/?{month}&topic=people"

    page.reload()
    window.rest()
    assert page.url == f"{address}/?{month}&topic=people"
    assert f"{page.get_by_role('combobox', name='Month').input_value()}, in" in window.texts()

    page.go_back()
    page.wait_for_url("**/contributions?*topic=people")
    page.go_back()
    page.wait_for_url(f"{address}/contributions?{month}")
    assert window.rest().get_by_role("radio", name="Work").is_checked()
    page.go_back()
    page.wait_for_url(f"{address}/?{month}")
    page.go_back()
    page.wait_for_url(f"{address}/")
    window.rest()
    window.close()


def choose(page: Page, label: str, position: int) -> None:
    """Takes an option of a list."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option").nth(position).click()
