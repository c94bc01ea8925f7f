"""The server by itself: who can reach it, whom it asks, and whose words it shows."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.workspace import create
from tests.dashboard.browser import Window, served

# As a folder of somebody else's dashboard would say.
FOREIGN = """
[server]
address = "0.0.0.0"
headless = false
[browser]
gatherUsageStats = true
[theme]
primaryColor = "#FF0000"
"""
HOSTILE = '<img src="http://outside.example/a.png">![b](http://outside.example/b.png) **c** $d$ :red[e] :material/home:'


@pytest.fixture
def trap() -> Iterator[tuple[int, list[bytes]]]:
    """A proxy that lets nothing through and remembers what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    with server.accept()[0] as one:
                        asked.append(one.recv(1000))
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], asked


def test_it_keeps_to_this_machine_whatever_folder_it_is_started_in(
    tmp_path: Path, browser: Browser, trap: tuple[int, list[bytes]]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / ".streamlit").mkdir(parents=True)
    (elsewhere / ".streamlit" / "config.toml").write_text(FOREIGN, "utf-8")
    (elsewhere / "click.py").write_text("raise ImportError('not the library of this name')", "utf-8")
    create(tmp_path / "workspace", HOSTILE)
    port, asked = trap
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), f"http://127.0.0.1:{port}")
    with served(tmp_path / "workspace", elsewhere, **proxies) as address:
        own = int(address.rpartition(":")[2])
        with socket.socket() as other:  # of this machine too; who listens everywhere listens there
            assert other.connect_ex(("127.0.0.2", own)) != 0
        window = Window(browser, address)
        page = window.open()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(11, 16, 22)"
        assert page.get_by_role("button", name="Collect now").evaluate("e => getComputedStyle(e).backgroundColor") == (
            "rgb(11, 92, 173)"
        )
        assert HOSTILE in window.texts()
        assert window.hosts == {f"127.0.0.1:{own}"}
        window.close()
    assert asked == []
