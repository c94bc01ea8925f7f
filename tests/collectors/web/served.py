"""A service on loopback that answers as it is told, and remembers what it was asked."""

import json
import ssl
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from data.words import Problem

JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Said:
    """One answer."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=lambda: JSON)


@dataclass(frozen=True)
class Asked:
    """One request."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


Answering = Callable[[Asked], Said]


def data(value: object, status: int = 200, **headers: str) -> Said:
    return Said(
        status, json.dumps(value).encode(), JSON | {name.replace("_", "-"): said for name, said in headers.items()}
    )


class Service(ThreadingHTTPServer):
    """`asked` holds every request that came; `answer` says what each gets."""

    daemon_threads = True

    def __init__(self, answer: Answering) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[Asked] = []
        self.scheme = "http"

    @property
    def base(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def do_GET(self) -> None:
        asked = Asked(self.command, self.path, dict(self.headers.items()), self._body())
        self.server.asked.append(asked)
        said = self.server.answer(asked)
        self.send_response_only(said.status)
        for name, value in ({"Date": self.date_time_string()} | dict(said.headers)).items():
            self.send_header(name, value)
        if "Content-Length" not in said.headers:
            self.send_header("Content-Length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    do_POST = do_CONNECT = do_GET  # noqa: N815 (http.server wants these names)

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def trouble(ask: Callable[[], object]) -> str:
    """The code of the Problem that asking ends in; its sentence can be worded."""
    with pytest.raises(Problem) as problem:
        ask()
    assert str(problem.value)
    return problem.value.code


@contextmanager
def serve(answer: Answering | Said, certificate: Path | None = None) -> Iterator[Service]:
    """With `certificate`, a file with the key in it, over TLS."""
    with Service(answer if callable(answer) else lambda _asked: answer) as service:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            service.socket = context.wrap_socket(service.socket, server_side=True)
            service.scheme = "https"
        thread = Thread(target=service.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield service
        finally:  # else it goes on asking a socket that is closed, as fast as it can
            service.shutdown()
            thread.join()


def certify(folder: Path) -> Path:
    """A certificate for 127.0.0.1 and localhost that nobody knows, with its key."""
    made = folder / "own.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", made,
         "-out", folder / "c.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    made.write_text(made.read_text() + (folder / "c.pem").read_text())
    return made
