"""One connection to the forge: which room a request goes to, and how the answer leaves."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import socket
import struct
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graphql import GraphQLError

from tests.forge import git_http, graph, rest
from tests.forge.asked import Asked
from tests.forge.cost import Reader
from tests.forge.faults import JSON, Fault, delay, gateway, nulled
from tests.forge.refusals import told
from tests.forge.request import Request
from tests.forge.rest import Reply, no

if TYPE_CHECKING:
    from tests.forge.server import Forged
    from tests.forge.tokens import Token

LIMITED = "API rate limit exceeded for {who}."


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Forged
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    do_PATCH = do_DELETE = do_PUT  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Nothing is printed."""

    def _answer(self) -> None:
        body = self._body()
        place = urlsplit(self.path)
        kind = _kind(place.path)
        token, name = self._token()
        asked = Request(self.command, self.path, kind, name)
        self.server.requests.append(asked)
        if name:
            self.server.hosts.append((self.headers.get("Host", ""), name))
        fault = self.server.met(kind, self.path + body.decode("utf-8", "replace"))
        asked.fault = fault.name if fault else ""
        delay(fault)
        if fault and fault.reset:
            self._reset()
            return
        if fault and fault.status:
            reply = Reply(fault.status, fault.body, {**self._limits(kind, token), **fault.headers})
            asked.query, asked.variables = _text(body) if kind == "graphql" else ("", {})
        elif kind == "graphql":
            reply = self._graphql(asked, token, name, body)
        elif kind == "storage":
            reply = self._stored(place.path, place.query, name)
        else:
            reply = (
                self._rest(asked, token, name) if kind == "rest" else self._git(place.path, place.query, token, body)
            )
        asked.status = reply.status
        self._send(reply, fault)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        whole = b""
        while size := int(self.rfile.readline(), 16):
            whole += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return whole

    def _token(self) -> tuple[Token | None, str]:
        scheme, _, said = self.headers.get("Authorization", "").partition(" ")
        if not said:
            return None, ""
        secret = base64.b64decode(said).decode().rpartition(":")[2] if scheme.lower() == "basic" else said.strip()
        token = self.server.tokens.get(secret)
        return token, token.name if token else "?"

    def _limits(self, kind: str, token: Token | None) -> dict[str, str]:
        if kind in {"git", "storage"}:
            return {}
        return self.server.limits.headers(_resource(kind, token))

    def _graphql(self, asked: Request, token: Token | None, name: str, body: bytes) -> Reply:
        if not name:
            return no(401, "This endpoint requires you to be authenticated.")
        if token is None or not token.valid:
            return no(401, "Bad credentials")
        asked.query, asked.variables = _text(body)
        said = self._understood(asked, token)
        if self.server.largest_page is not None and asked.page > self.server.largest_page:
            asked.fault, cut = "504", gateway(504)
            return Reply(504, cut.body, cut.headers)
        return Reply(200, said, self._headers("graphql", token))

    def _understood(self, asked: Request, token: Token) -> dict[str, Any]:
        """The JSON of a 200."""
        document, wrong = graph.understood(asked.query)
        if document is None or wrong:
            self.server.faults += [error.message for error in wrong]
            return {"errors": [told(error) for error in wrong]}
        try:
            price = Reader(graph.ready(), document, asked.variables, token).read()
        except GraphQLError as error:
            return {"errors": [told(error)]}
        asked.cost, asked.page = price.points, price.page
        if not self.server.limits.spend("graphql", price.points):
            return {"errors": [{"type": "RATE_LIMITED", "message": LIMITED.format(who="user ID 4711")}]}
        context = Asked(self.server.forge, self.server.base, token, price, self.server.limits.allowances["graphql"])
        said = graph.answer(document, asked.variables, context)
        self.server.faults += context.unseeded
        if context.unseeded:
            return {"errors": [{"type": "UNSEEDED", "message": text} for text in context.unseeded]}
        return said

    def _rest(self, asked: Request, token: Token | None, name: str) -> Reply:
        if name and (token is None or not token.valid):
            return no(401, "Bad credentials")
        path, _, query = self.path.removeprefix("/api/v3").partition("?")
        resource = _resource("rest", token)
        if path != "/rate_limit" and not self.server.limits.spend(resource, 1):
            who = "user ID 4711" if token else "127.0.0.1"
            refused = no(403, LIMITED.format(who=who))
            return Reply(403, refused.body, self._headers("rest", token))
        asked.cost = 1
        if token and token.saml and path != "/rate_limit":
            refused = no(403, graph.SAML)
            return Reply(
                403, refused.body, {**self._headers("rest", token), "X-GitHub-SSO": "required; url=https://sso"}
            )
        found = self._recorded(path, query)
        if self.server.recorded is None and self.command == "GET":
            found = rest.reply(self.server.forge, self.server.api, token, self.server.limits, path, query)
        if found is None:
            self.server.faults.append(f"not recorded: {self.command} {self.path}")
            return no(500, "not recorded")
        return self._unchanged(
            Reply(found.status, found.body, {**self._headers("rest", token), **found.headers}), resource
        )

    def _recorded(self, path: str, query: str) -> Reply | None:
        if self.server.recorded is None:
            return None
        return self.server.recorded.reply(self.command, path, query, self.server.api)

    def _unchanged(self, reply: Reply, resource: str) -> Reply:
        """304 where the client has it already, which costs nothing."""
        if reply.status != 200:
            return reply
        mark = f'W/"{hashlib.sha256(_bytes(reply.body)).hexdigest()}"'
        reply.headers["ETag"] = mark
        if self.headers.get("If-None-Match") != mark:
            return reply
        self.server.limits.allowances[resource].used -= 1
        return Reply(304, b"", reply.headers)

    def _stored(self, path: str, query: str, name: str) -> Reply:
        """A file by its signed address. A token beside the signature is one too many."""
        found = self.server.forge.repositories.get(int(path.rpartition("/")[2]))
        if name or query != "sig=secret" or found is None or found.report is None:
            return Reply(401, "", {"Content-Type": "application/xml"})
        return Reply(200, found.report.content, {"ETag": '"1"'})

    def _git(self, path: str, query: str, token: Token | None, body: bytes) -> Reply:
        found = re.fullmatch(r"/([^/]+)/([^/]+?)(?:\.git)?/(info/refs|git-upload-pack|HEAD|objects/.+)", path)
        if not found:
            self.server.faults.append(f"neither API nor git: {self.command} {path}")
            return Reply(404, "Not Found", {"Content-Type": "text/plain"})
        owner, name, inner = found.groups()
        repository = self.server.forge.named(owner, name)
        if repository is None or (repository.private and not (token and token.private)):
            if token:
                return Reply(404, "remote: Repository not found.", {"Content-Type": "text/plain"})
            return Reply(401, "Repository not found.", {"WWW-Authenticate": 'Basic realm="GitHub"'})
        if repository.full_name.lower() != f"{owner}/{name}".lower():
            place = f"{self.server.base}/{repository.full_name}.git/{inner}"
            return Reply(301, "", {"Location": f"{place}?{query}" if query else place})
        headers = {key.lower(): value for key, value in self.headers.items()}
        return git_http.reply(repository.git or git_http.empty(), inner, query, self.command, body, headers)

    def _headers(self, kind: str, token: Token | None) -> dict[str, str]:
        scopes = {"X-OAuth-Scopes": ", ".join(token.scopes)} if token else {}
        if token and token.saml:
            scopes["X-GitHub-SSO"] = f"required; url={self.server.base}/sso"
        return {**self._limits(kind, token), **scopes, "X-GitHub-Media-Type": "github.v4; format=json"}

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _send(self, reply: Reply, fault: Fault | None) -> None:
        if fault and fault.errors and isinstance(reply.body, dict) and reply.body.get("data"):
            data = nulled(reply.body["data"], fault.null_at) if fault.null_at else reply.body["data"]
            reply.body = {"data": data, "errors": list(fault.errors)}
        body = _bytes(reply.body)
        sent = body[: int(len(body) * fault.cut)] if fault and fault.cut is not None else body
        self.send_response_only(reply.status)
        self.send_header("Server", "github.com")
        self.send_header("Date", format_datetime(datetime.now(UTC) + self.server.clock, usegmt=True))
        for name, value in {n.title(): v for n, v in {"Content-Type": JSON, **reply.headers}.items()}.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(body if fault and fault.whole_length else sent)))
        self.end_headers()
        self.wfile.write(sent)
        self.wfile.flush()
        if fault and fault.whole_length:
            self.close_connection = True


def _text(body: bytes) -> tuple[str, dict[str, Any]]:
    said = json.loads(body)
    return said.get("query") or "", said.get("variables") or {}


def _bytes(body: Any) -> bytes:
    if isinstance(body, bytes):
        return body
    return body.encode() if isinstance(body, str) else json.dumps(body).encode()


def _kind(path: str) -> str:
    if path == "/api/graphql":
        return "graphql"
    return "rest" if path.startswith("/api/v3/") else "storage" if path.startswith("/storage/") else "git"


def _resource(kind: str, token: Token | None) -> str:
    return "graphql" if kind == "graphql" else "core" if token else "anonymous"
