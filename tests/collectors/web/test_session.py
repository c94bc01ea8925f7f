"""Whom a session asks, and whom it does not."""

from pathlib import Path

import pytest

from collectors import web
from data.words import Problem
from tests.collectors.web.served import Asked, Said, certify, data, serve, trouble


def failing(base: str, cache: Path, *, private: bool = True) -> str:
    return trouble(lambda: web.session(base, cache, private=private).get("/start"))


def to(location: str, status: int = 302) -> Said:
    return Said(status, b"", {"Location": location, "Set-Cookie": "who=you; Path=/"})


def test_data_is_read_below_the_base(tmp_path: Path) -> None:
    with serve(data({"a": 1})) as service:
        asked = web.session(service.base + "/deps/", tmp_path, private=True)
        assert web.json(asked.get("/v3/p%2Fq%40r", {"x": "a b"})) == {"a": 1}
    assert service.paths == ["/deps/v3/p%2Fq%40r?x=a+b"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "shape",
    ["http://localhost:{port}/", "http://127.0.0.1.:{port}/", "http://{base}@127.0.0.1:{port}/", "//localhost:{port}/",
     "HTTP://LOCALHOST:{port}/", "https://127.0.0.1:{port}/", "http://[::1]:{port}/", "http://0x7f.1:{port}/", "file:///etc/hosts",
     "http://169.254.169.254/latest", "http:\\\\127.0.0.1:{port}/", "http://127.0.0.1:{port}", "http://ⓛocalhost:{port}/"],
)  # fmt: skip
def test_nobody_else_is_asked_after_a_redirect(tmp_path: Path, shape: str, status: int) -> None:
    with serve(data({})) as forbidden:
        place = shape.format(port=forbidden.server_port, base="{base}").encode().decode("latin-1")
        with serve(lambda asked: to(place.format(base=asked.headers["Host"]), status)) as service:
            assert failing(service.base, tmp_path) in {"web.host", "web.answer"}
            assert forbidden.asked == []


def test_who_is_meant_is_said(tmp_path: Path) -> None:
    with serve(to("http://user:word@elsewhere.example/path?token=word")) as service, pytest.raises(Problem) as problem:
        web.session(service.base, tmp_path, private=True).get("/start")
    assert problem.value.fields["other"] == "http://elsewhere.example"


def test_within_the_host_a_redirect_is_followed_without_cookies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("default login me password word\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with serve(lambda asked: to("/end") if asked.path == "/start" else data([1])) as service:
        session = web.session(service.base, tmp_path, private=True)
        assert [web.json(session.get("/start")) for _ in range(2)] == [[1], [1]]
    assert service.paths == ["/start", "/end"] * 2
    assert not {name.lower() for asked in service.asked for name in asked.headers} & {"cookie", "authorization"}


def test_a_circle_is_left(tmp_path: Path) -> None:
    with serve(to("/start")) as service:
        assert failing(service.base, tmp_path) == "web.answer"
    assert len(service.asked) == 6


def test_a_question_is_not_sent_on(tmp_path: Path) -> None:
    with serve(to("/end", 307)) as service:
        session = web.session(service.base, tmp_path, private=True)
        assert trouble(lambda: session.post("/start", {"a": 1})) == "web.answer"
    assert [(asked.method, asked.path, asked.body) for asked in service.asked] == [("POST", "/start", b'{"a": 1}')]


@pytest.mark.parametrize("status", [400, 401, 403, 410])
def test_a_refusal_says_how(tmp_path: Path, status: int) -> None:
    with serve(data({}, status)) as service, pytest.raises(Problem) as problem:
        web.session(service.base, tmp_path, private=True).post("/start", {"a": 1})
    assert (problem.value.code, problem.value.fields["status"]) == ("web.answer", status)
    assert len(service.asked) == 1


def test_a_redirect_is_not_read_however_long(tmp_path: Path) -> None:
    long = Said(302, b"x" * 1000, {"Location": "/end", "Content-Length": "9" * 15})
    with serve(lambda asked: long if asked.path == "/start" else data([1])) as service:
        assert web.json(web.session(service.base, tmp_path, private=True).get("/start")) == [1]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_this_machine_has_to_be_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    own = certify(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(own))
    with serve(data([1]), own) as service:
        base = f"https://{host}:{service.server_port}"
        assert failing(base, tmp_path, private=False) == "web.private"
        assert service.asked == []
        assert web.json(web.session(base, tmp_path, private=True).get("/start")) == [1]


def test_a_name_that_leads_behind_the_door_is_seen_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = certify(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(own))
    monkeypatch.setattr("collectors.web.base._reachable", lambda *_given, **_said: None)  # as any other name
    with serve(data([1]), own) as service:
        assert failing(f"https://localhost:{service.server_port}", tmp_path, private=False) == "web.private"
    assert service.asked == []


def test_a_certificate_that_nobody_knows(tmp_path: Path) -> None:
    waits: list[object] = []
    with serve(data([1]), certify(tmp_path)) as service:
        session = web.session(service.base, tmp_path, private=True, wait=lambda *until: waits.append(until))
        assert trouble(lambda: session.get("/start")) == "web.down"
    assert (service.asked, waits) == ([], [])


def test_a_list_of_authorities_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "none.pem"))
    assert failing("https://localhost:1", tmp_path) == "web.down"


def test_the_proxy_of_the_environment_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tell(asked: Asked) -> Said:
        return Said(403, b"", {})

    with serve(tell) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.base)
        monkeypatch.setenv("HTTP_PROXY", proxy.base)
        monkeypatch.setenv("NO_PROXY", "localhost")
        assert failing("https://service.invalid", tmp_path, private=False) == "web.down"
        assert {(asked.method, asked.path) for asked in proxy.asked} == {("CONNECT", "service.invalid:443")}
        proxy.asked.clear()
        assert failing("https://localhost:1", tmp_path) == "web.down"
        with serve(data([1])) as service:  # plain http stays on this machine
            assert web.json(web.session(service.base, tmp_path, private=True).get("/start")) == [1]
        assert proxy.asked == []
