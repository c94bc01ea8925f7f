"""The forge's server on loopback, laid out like a GitHub Enterprise server."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

from tests.forge import graph
from tests.forge.faults import Fault, meets
from tests.forge.handler import Handler
from tests.forge.limits import Limits
from tests.forge.model import Forge
from tests.forge.recorded import Recorded
from tests.forge.request import Request
from tests.forge.tokens import ALL, Token


class Forged(ThreadingHTTPServer):
    """A forge that is asked: `requests` in order, `faults` = what should not have been asked."""

    daemon_threads = True

    def __init__(self, forge: Forge, recorded: Recorded | None = None, tokens: tuple[Token, ...] = ALL) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.forge, self.recorded, self.limits = forge, recorded, Limits()
        self.tokens = {token.secret: token for token in tokens}
        self.requests: list[Request] = []
        self.faults: list[str] = []
        self.queue: deque[Fault] = deque()
        self.largest_page: int | None = None  # larger pages time out
        self.clock = timedelta(0)  # how much the Date header is off
        self.hosts: list[tuple[str, str]] = []  # (Host header, token's name) of what carried a token
        self.lock = Lock()

    @property
    def base(self) -> str:
        """The server's address, http://127.0.0.1:PORT."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def api(self) -> str:
        """The address of REST, as PyGithub wants it as `base_url`."""
        return f"{self.base}/api/v3"

    def inject(self, *faults: Fault, times: int = 1) -> None:
        """The next requests meet these faults, in this order, the whole row `times` times."""
        self.queue.extend(faults * times)

    def met(self, kind: str, text: str) -> Fault | None:
        """The next fault for a request, which is then over."""
        with self.lock:
            fault = next((fault for fault in self.queue if meets(fault, kind, text)), None)
            if fault:
                self.queue.remove(fault)
            return fault

    def asked(self, kind: str) -> list[Request]:
        """The requests of a kind: graphql, rest or git."""
        return [request for request in self.requests if request.kind == kind]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


@contextmanager
def serve(forge: Forge, recorded: Recorded | None = None, tokens: tuple[Token, ...] = ALL) -> Iterator[Forged]:
    """A running server; at the end nothing may have been asked that it does not have.

    With `recorded`, REST is answered from there alone, else from the seeded forge.
    """
    if recorded is None:
        graph.ready()  # here, where a schema that is missing skips the test
    server = Forged(forge, recorded, tokens)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert not server.faults, server.faults
