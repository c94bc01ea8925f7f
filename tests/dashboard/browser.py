"""A real browser over a real `ospo serve`, and what is asked of every page in it."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

OSPO = Path(__file__).parents[2] / "ospo.py"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
STILL = """() => {
    const count = document.querySelectorAll('*').length, before = window.countBefore;
    window.countBefore = count;
    const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
    return count === before && !document.querySelector('[data-testid=stSkeleton]')
        && charts.every(chart => chart.querySelector('.main-svg'));
}"""
LONG = 60_000  # milliseconds that a page may take on a busy machine


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; without one the test is skipped, or fails where CI is set."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is not installed: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def served(root: Path, cwd: Path, **environment: str) -> Iterator[str]:
    """`ospo serve` of a folder, started in another one; its address."""
    port = free_port()
    words = [sys.executable, str(OSPO), "--workspace", str(root), "serve", "--port", str(port)]
    with (cwd / "serve.log").open("wb") as log:
        server = subprocess.Popen(words, cwd=cwd, env=os.environ | environment, stdout=log, stderr=log)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONG / 1000
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended by itself"
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request("GET", "/_stcore/health")
            assert asked.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not answer")


class Window:
    """A tab of the browser, with the hosts it asked."""

    def __init__(self, browser: Browser, address: str, theme: str = "light", width: int = 1280) -> None:
        self.address = address
        self.hosts: set[str] = set()
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)  # type: ignore[arg-type]
        context.set_default_timeout(LONG)
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))
        self.page.on("websocket", lambda socket: self.hosts.add(socket.url.split("/")[2]))

    def open(self, path: str = "") -> Page:
        """Loads a page of the dashboard and waits until it is whole."""
        self.page.goto(f"{self.address}/{path}")
        return self.rest()

    def go(self, title: str) -> Page:
        """Goes to another page by the navigation."""
        self.page.get_by_test_id("stSidebarNavLink").filter(has_text=title).click()
        self.page.wait_for_function("title => document.querySelector('h1')?.innerText == title", arg=title)
        return self.rest()

    def widen(self, width: int) -> Page:
        """Gives the tab another width."""
        self.page.set_viewport_size({"width": width, "height": 900})
        return self.rest()

    def rest(self) -> Page:
        """Waits until the script has run, every chart is drawn and nothing comes any more."""
        self.page.locator("h1").first.wait_for()
        self.page.locator(IDLE).wait_for(state="attached")
        self.page.wait_for_function(STILL, polling=150)
        return self.page

    def texts(self) -> str:
        """Everything a person reads in the main part."""
        return self.page.get_by_test_id("stMain").inner_text()

    def close(self) -> None:
        """Closes the tab."""
        self.page.context.close()


def findings(page: Page, *, colours: bool = True, rest: bool = True) -> list[str]:
    """What axe-core finds that is serious or critical: rule and first element; of colours, of the rest, or of both."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    asked: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    asked |= {} if rest else {"runOnly": ["color-contrast"]}
    asked |= {"rules": {"color-contrast": {"enabled": colours}}}
    found: dict[str, Any] = page.evaluate("asked => axe.run(asked)", asked)
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def contrasts(page: Page) -> list[float]:
    """Contrast of every text in the charts to what lies behind it, by the computed style."""
    script = """() => [...document.querySelectorAll('.js-plotly-plot text')].filter(t => t.textContent).map(t => {
        const behind = [getComputedStyle(t).fill];
        for (let e = t; e; e = e.parentElement) {
            const colour = getComputedStyle(e).backgroundColor;
            if (!colour.startsWith('rgba(') && colour.startsWith('rgb')) { behind.push(colour); break; }
        }
        return behind.map(c => c.match(/[0-9.]+/g).slice(0, 3).map(Number));
    })"""
    pairs: list[tuple[list[float], list[float]]] = page.evaluate(script)
    return [_contrast(_luminance(text), _luminance(ground)) for text, ground in pairs]


def _luminance(rgb: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: float, b: float) -> float:
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
