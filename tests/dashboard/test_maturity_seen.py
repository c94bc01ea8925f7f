"""Maturity as a person meets it: in a real browser, both themes, wide and narrow, each topic."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser

from assessments import planning
from assessments.people import person
from tests.dashboard.assessed import BEFORE, LAST_YEAR, TODAY, answered, begun, empty, frozen, whole
from tests.dashboard.browser import Window, _contrast, _luminance, served
from tests.dashboard.test_browser import LEAST_CONTRAST, NARROW, WIDE, well

TOPICS = [
    "maturity?as=radar",
    "maturity?topic=evidence",
    "maturity?topic=time",
    "maturity?topic=changes",
    "maturity?topic=targets",
    "roadmap",
    "formula",
]
CELLS = """cells => cells.map(one => [
    getComputedStyle(one.querySelector('p') || one).color, getComputedStyle(one).backgroundColor
]).filter(pair => !pair[1].startsWith('rgba'))"""


def rgb(colour: str) -> list[float]:
    """Of rgb(11, 16, 22)."""
    return [float(part) for part in re.findall(r"[0-9.]+", colour)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two frozen years and a draft with every kind of answer, targets, and statuses of a board."""
    workspace = empty(tmp_path_factory.mktemp("assessed"))
    first = begun(workspace, BEFORE, "1.2")
    answered(first, whole("yes", "no", "partly", "no", "partly"))
    frozen(first, BEFORE)
    second = begun(workspace, LAST_YEAR)
    # one yes of nine and of four: 11 and 25, so that every shade is there
    answered(second, whole("yes", "no", "partly", "yes", "no") | {"GGI-A-21.1": "yes", "GGI-A-22.1": "yes"})
    frozen(second, LAST_YEAR, "The council waits.")
    draft = begun(workspace)
    answered(draft, whole("yes", "not_assessed", "partly", "not_assessed", "no") | {"GGI-A-17": "not_applicable"})
    answered(draft, {"GGI-A-16": "yes", "GGI-A-20.1": "no", "GGI-A-21.1": "yes"}, "Ben Example", "developer")
    by = person(workspace.assessments, "Ben Example")
    common = {"by": by, "kind": "target"}
    planning.intend(draft, [
        {**common, "key": key, "value": {"score": 90, "date": TODAY - timedelta(1), "owner": by}}
        for key in ("GGI-A-16", "GGI-A-21")
    ])  # fmt: skip
    since = f"{LAST_YEAR}T12:00:00Z"
    planning.intend(draft, [
        {"by": by, "kind": "status", "key": key, "value": {"status": status, "since": since}}
        for key, status in (("GGI-A-17", "done"), ("GGI-A-18", "in_progress"), ("GGI-A-19", "not_selected"))
    ])  # fmt: skip
    with served(workspace.root, tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_topic_is_whole(theme: str, browser: Browser, address: str) -> None:
    window = Window(browser, address, theme, NARROW)
    wrong = {}
    for path in TOPICS:
        wrong[path, NARROW] = well(window.open(path), NARROW, theme)
        wrong[path, WIDE] = well(window.widen(WIDE), WIDE, theme)
        window.page.set_viewport_size({"width": NARROW, "height": 900})
    window.close()
    assert {where: what for where, what in wrong.items() if what} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_activities_over_assessments_are_read_on_a_phone(theme: str, browser: Browser, address: str) -> None:
    window = Window(browser, address, theme, NARROW)
    page = window.open("maturity?topic=time")
    cells = page.get_by_test_id("stTable").locator("td")
    assert {"100", "50", "0", "n/a", "–"} <= {cell.strip() for cell in cells.all_inner_texts()}
    # axe does not look at all of them
    colours = cells.evaluate_all(CELLS)
    assert len({ground for _text, ground in colours}) == 5
    assert min(_contrast(*(_luminance(rgb(one)) for one in pair)) for pair in colours) >= LEAST_CONTRAST
    title = page.get_by_test_id("stTable").get_by_text("Inventory of open source skills and resources")
    assert (title.bounding_box() or {"width": 0})["width"] >= 80  # pixels: about ten letters a line
    window.close()


def test_topics_are_reached_by_keyboard_and_stay_in_the_address(browser: Browser, address: str) -> None:
    window = Window(browser, address)
    page = window.open("maturity")
    page.get_by_role("radio", name="Now").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(r"/maturity\?(.*&)?topic=evidence$"))
    window.rest()
    assert page.get_by_role("heading", name="What is claimed and what is measured").is_visible()
    window.close()
