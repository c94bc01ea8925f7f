"""A page used by the keyboard alone."""

from contextlib import suppress

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as Late

from tests.dashboard.browser import IDLE, STILL

SOON = 1500  # milliseconds in which the script begins to run, where it does
MOST = 60  # elements that one has to pass at most

FOCUSED = """() => {
    const one = document.activeElement;
    const label = one.getAttribute('aria-label') || one.labels?.[0]?.innerText || one.innerText || '';
    return [one.getAttribute('role') || one.tagName.toLowerCase(), label.replace(/\\s+/g, ' ').trim()];
}"""

WATCH = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    window.ran = false;
    window.watching?.disconnect();
    window.watching = new MutationObserver(() => {
        window.ran ||= app.getAttribute('data-test-script-state') !== 'notRunning';
    });
    window.watching.observe(app, {attributes: true});
}"""


def focused(page: Page) -> tuple[str, str]:
    """Role (or tag) and name of what has the focus."""
    role, name = page.evaluate(FOCUSED)
    return role, name


def reach(page: Page, role: str, name: str) -> None:
    """Presses Tab until what has this role and a name that holds the other has the focus."""
    passed = []
    for _press in range(MOST):
        page.keyboard.press("Tab")
        now = focused(page)
        if now[0] == role and name in now[1]:
            return
        passed.append(now)
    raise AssertionError(f"{role} {name!r} is not reached by Tab: {passed}")


def settle(page: Page) -> None:
    """Waits until what was pressed has done its work; a moment for what makes the script run not at all."""
    with suppress(Late):
        page.wait_for_function("() => window.ran", polling=20, timeout=SOON)
    page.locator(IDLE).wait_for(state="attached")
    page.wait_for_function(STILL, polling=100)


def press(page: Page, key: str) -> None:
    """A key and what comes of it."""
    page.evaluate(WATCH)
    page.keyboard.press(key)
    settle(page)
