"""The page Assessment in a real browser: every part of it can be read by everybody, wide and narrow."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assessments import sample
from data.workspace import create
from tests.dashboard.browser import Window, findings, served

WIDTH = """() => document.querySelector('[data-testid=stMain]').scrollWidth
    - document.querySelector('[data-testid=stMain]').clientWidth"""


@pytest.mark.parametrize(("theme", "width"), [("light", 320), ("dark", 1280)])
def test_every_part_is_whole(theme: str, width: int, tmp_path: Path, browser: Browser) -> None:
    workspace = create(tmp_path / "workspace", "Sample administration")
    sample.add(workspace.assessments, workspace.configuration.organisation.slug, date(2026, 3, 14))
    with served(workspace.root, tmp_path) as address:
        window = Window(browser, address, theme, width)
        window.open("assessment")
        window.page.get_by_label("Your name").first.fill("Sample decision maker")
        window.page.keyboard.press("Enter")
        window.page.get_by_text("25 answered").first.wait_for()
        for part in ("First look", "All questions", "Review", "Finish", "Files"):
            window.page.get_by_text(part, exact=True).first.click()
            window.rest()
            assert findings(window.page) == []
            assert window.page.evaluate(WIDTH) <= 0
        assert window.hosts == {address.removeprefix("http://")}
        window.close()
