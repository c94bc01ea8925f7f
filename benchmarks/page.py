"""The pages of a thousand repositories in a browser: from the click until the last of it is drawn."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Error, Page, sync_playwright

from assessments import sample
from benchmarks import publish
from benchmarks.measuring import RUNS, Row, Setting, apart

LIMIT = 0.5  # seconds
QUIET = 1_500  # ms without any change, after which a page counts as drawn
# What a page shows when it is whole: nothing is measured on a page that shows an error.
PAGES = {
    "Contributions": ".js-plotly-plot .scatterlayer .trace",
    "Responsiveness": ".js-plotly-plot .scatterlayer .trace",
    "Repositories": "[data-testid=stDataFrame] canvas",
    "Dependencies": ".js-plotly-plot .scatterlayer .trace",
    "Risks": ".js-plotly-plot .barlayer .trace",
    "Sources": "[data-testid=stDataFrame] canvas",
    "Assessment": "[data-testid=stExpander]",
    "Maturity": ".js-plotly-plot .barlayer .trace",
    "How the score is made": "[data-testid=stDataFrame] canvas",
    "Definitions": "[data-testid=stExpander]",
    "Start": "[data-testid=stCode]",
    "Overview": ".js-plotly-plot .scatterlayer .trace",
}
_OSPO = Path(__file__).parent.parent / "ospo.py"
# The browser's own clock: the moment of the click, and of the first frame after the last change that shows. What a
# table keeps inside its canvas for screen readers, and marks for tests, do not.
_WATCH = """
addEventListener("click", () => { window.clicked = window.drawn = performance.now() }, true);
const shows = change => change.target.nodeName != "CANVAS" || change.type != "childList";
const said = change => change.type == "attributes" && /^(data|aria)-/.test(change.attributeName);
new MutationObserver(changes => {
    if (changes.some(change => shows(change) && !said(change)))
        requestAnimationFrame(() => { window.drawn = performance.now() });
}).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""


def measure(setting: Setting) -> Iterator[Row]:
    """Each page's median of five, reached by its link in the navigation, all visited before."""
    workspace = publish.portfolio(setting)
    if not workspace.snapshot.exists():
        apart(publish.whole, workspace.root)
    if not workspace.assessments.exists():
        sample.add(workspace.assessments, workspace.configuration.organisation.slug, datetime.now(UTC).date())
    taken: dict[str, list[float]] = {name: [] for name in PAGES}
    try:
        with served(workspace.root) as address, browser(address) as page:
            for name in PAGES:
                _visit(page, name)
            for _ in range(RUNS):
                for name in PAGES:
                    taken[name].append(_visit(page, name))
    except Error as error:
        yield Row("pages in a browser", None, "limit", LIMIT, 1, why=str(error).splitlines()[0])
        return
    for name, times in taken.items():
        yield Row(f"page {name}, from click to drawn", median(times), "limit", LIMIT, 1)


def _visit(page: Page, name: str) -> float:
    """Seconds from the click on a page's link until nothing of it changes any more."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    page.wait_for_function(f"performance.now() - window.drawn > {QUIET}", polling=100)
    page.locator(PAGES[name]).first.wait_for(state="attached")
    assert not page.get_by_test_id("stException").count()
    return float(page.evaluate("window.drawn - window.clicked")) / 1000


@contextmanager
def browser(address: str) -> Iterator[Page]:
    """A window on the first page, drawn. The system's Chromium if there is one, else Playwright's."""
    with sync_playwright() as playwright:
        rootless = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=rootless)
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.add_init_script(_WATCH)
        page.goto(address)
        page.get_by_test_id("stSidebarNav").wait_for()
        yield page
        browser.close()


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address of a dashboard on the workspace, as `ospo serve` starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(_OSPO), "--workspace", str(root), "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as trying:
            if not trying.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise TimeoutError
