"""Chromium by keyboard alone, from an empty workspace to a frozen assessment."""

from pathlib import Path

from playwright.sync_api import Browser

from assessments.answers.freezing import frozen, state
from assessments.folder import every
from data.workspace import create
from tests.dashboard.browser import Window, served
from tests.dashboard.keyboard import focused, press, reach


def test_from_the_first_question_to_frozen(tmp_path: Path, browser: Browser) -> None:
    root = create(tmp_path / "workspace", "City of X").root
    with served(root, tmp_path) as address:
        window = Window(browser, address)
        page = window.open("assessment")
        reach(page, "input", "Your name")
        page.keyboard.type("Ada")
        press(page, "Enter")
        ((one,), problems) = every(root / "assessments")
        assert not problems
        for goal in range(5):
            for question in range(5):
                reach(page, "radio", "Yes")
                for _step in range(question % 3):  # yes, partly, no, yes, partly: of each goal
                    page.keyboard.press("ArrowRight")
                before = focused(page)
                press(page, "Space")
                assert focused(page) == before
                assert len(one.log().events) == goal * 5 + question + 1
            if goal < 4:
                reach(page, "button", "Next: ")
                press(page, "Enter")
                assert focused(page)[0] == "div"  # the next Tab begins at the questions
        answers = [event.value for event in one.log().events if event.kind == "answer"]
        assert answers == ["yes", "partly", "no", "yes", "partly"] * 5
        reach(page, "input", "First look")
        for _step in range(3):
            press(page, "ArrowRight")
        assert "84 points are not answered" in window.texts()
        reach(page, "button", "Freeze for good")
        press(page, "Enter")
        assert "This assessment is frozen" in window.texts()
        events = one.log().events
        assert state(events) == "frozen"
        kept = frozen(events)
        # of each activity one point is known: goals of ones, halves and naughts, (1 + ½ + 0 + 1 + ½) ÷ 5
        assert kept
        assert kept.rows[0]["value"] == 60
        window.close()
