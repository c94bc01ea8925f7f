"""OSV's API on this machine, as it is documented: querybatch with pages, and a record by its id."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Database:
    """What is served: records, which ids each package and version gets, and in pages of how many.

    `refuse` may answer a request instead, given its path and body; `asked` lists all requests.
    """

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    hits: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    page: int = 1000
    refuse: Callable[[str, Any], Answer | None] = lambda _path, _body: None
    asked: list[tuple[str, Any]] = field(default_factory=list)
    base: str = ""

    def add(self, record: dict[str, Any], *versions: str) -> None:
        """Serves a record for these versions of the package that it affects."""
        self.records[record["id"]] = record
        package = record["affected"][0]["package"]
        for version in versions:
            self.hits.setdefault((package["ecosystem"], package["name"], version), []).append(record["id"])

    def batches(self) -> list[int]:
        """How many queries each batch had."""
        return [len(body["queries"]) for path, body in self.asked if path == "/v1/querybatch"]

    def fetched(self) -> list[str]:
        """The ids whose record was asked for, sorted."""
        return sorted(path.rpartition("/")[2] for path, _body in self.asked if "/vulns/" in path)

    def answer(self, path: str, body: Any) -> Answer:
        self.asked.append((path, body))
        refused = self.refuse(path, body)
        if refused:
            return refused
        if path == "/v1/querybatch":
            return said({"results": [self._result(query) for query in body["queries"]]})
        record = self.records.get(unquote(path.rpartition("/")[2]))
        return said(record) if record else said({"code": 5, "message": "Bug not found."}, 404)

    def _result(self, query: dict[str, Any]) -> dict[str, Any]:
        package = query["package"]
        hits = self.hits.get((package["ecosystem"], package["name"], query["version"]), [])
        start = int(query.get("page_token", "0"))
        shown = [{"id": one, "modified": self.records[one]["modified"]} for one in hits[start : start + self.page]]
        more = {"next_page_token": str(start + self.page)} if start + self.page < len(hits) else {}
        return {"vulns": shown, **more} if shown else {}


def said(body: Any, status: int = 200, **headers: str) -> Answer:
    """An answer with JSON."""
    return status, {"Content-Type": "application/json", **headers}, json.dumps(body).encode()


@contextmanager
def serve(database: Database) -> Iterator[Database]:
    """The database at `base`, until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send(database.answer(self.path, None))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(database.answer(self.path, body))

        def _send(self, answer: Answer) -> None:
            status, headers, raw = answer
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(raw))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as http.server names it)
            """Nothing on the test's output."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    database.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield database
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
