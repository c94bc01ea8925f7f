"""What a session makes of what it is told."""

import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from collectors import web
from tests.collectors.web.served import JSON, Said, data, serve, trouble


class Waiting(list[float]):
    """How many seconds were waited each time, without waiting."""

    def __call__(self, _host: str, until: datetime) -> None:
        self.append(round((until - datetime.now(UTC).replace(tzinfo=None)).total_seconds()))


def asked(said: list[Said], cache: Path) -> tuple[object, Waiting, int]:
    """What comes of these answers, the last of them for ever: data; waits; requests."""
    waits = Waiting()
    left = iter(said)
    with serve(lambda _asked: next(left, said[-1])) as service:
        session = web.session(service.base, cache, private=True, wait=waits)
        return web.json(session.get("/x")), waits, len(service.asked)


def given_up(said: Said, cache: Path) -> tuple[str, Waiting, int]:
    """What comes of this answer, given to each request: the Problem's code; waits; requests."""
    waits = Waiting()
    with serve(said) as service:
        session = web.session(service.base, cache, private=True, wait=waits)
        return trouble(lambda: web.json(session.get("/x"))), waits, len(service.asked)


@pytest.mark.parametrize(
    "said",
    [
        Said(200, b"<html>sign in</html>", {"Content-Type": "text/html; charset=utf-8"}),
        Said(404, b"<html>not here</html>", {"Content-Type": "Text/HTML"}),
        Said(200, b"<html>sign in</html>"), Said(200, b""), Said(200, b'{"a":'), Said(200, b"\xff\xfe"),
        Said(200, b"NaN"), Said(200, b"[" * 200_000), Said(200, b'["\\ud800"]'), Said(200, b"1" * 10_000),
        Said(204, b""), Said(400), Said(401),
        Said(403), Said(410), Said(304, b""), Said(200, b"x", JSON | {"Content-Encoding": "br-none"}),
    ],
)  # fmt: skip
def test_what_is_no_data(tmp_path: Path, said: Said) -> None:
    assert given_up(said, tmp_path) == ("web.answer", [], 1)


def test_a_whole_character_in_two_halves_is_fine(tmp_path: Path) -> None:
    assert asked([Said(200, b'["\\ud83d\\ude00"]')], tmp_path)[0] == ["\N{GRINNING FACE}"]


def test_what_is_not_there(tmp_path: Path) -> None:
    with serve(Said(404, b"package not found", {"Content-Type": "text/plain"})) as service:
        assert not web.session(service.base, tmp_path, private=True).get("/x").found


def test_a_page_for_people_does_not_say_that_it_is_not_there(tmp_path: Path) -> None:
    with serve(Said(404, b"<html>not here</html>", {"Content-Type": "Text/HTML"})) as service:
        session = web.session(service.base, tmp_path, private=True)
        assert trouble(lambda: session.get("/x")) == "web.answer"


@pytest.mark.parametrize("packed", [False, True])
def test_no_answer_is_read_beyond_its_limit(tmp_path: Path, *, packed: bool) -> None:
    body = b'"' + b"x" * 999_998 + b'"'
    said = Said(200, gzip.compress(body), JSON | {"Content-Encoding": "gzip"}) if packed else Said(200, body)
    with serve(said) as service:
        session = web.session(service.base, tmp_path, private=True)
        assert len(session.get("/x", largest=1_000_000).content) == 1_000_000
        assert trouble(lambda: session.get("/y", largest=999_999)) == "web.answer"


def test_a_fault_is_tried_again_and_longer_waited_for(tmp_path: Path) -> None:
    assert asked([Said(500), Said(502), Said(504), data([1])], tmp_path) == ([1], [1, 2, 4], 4)
    assert given_up(Said(500), tmp_path) == ("web.down", [1, 2, 4, 8], 5)


def test_a_broken_answer_is_tried_again(tmp_path: Path) -> None:
    torn = Said(200, b"[1", JSON | {"Content-Length": "3"} | {"Connection": "close"})
    found, waits, requests = asked([torn, data([1])], tmp_path)
    assert (found, waits, requests) == ([1], [1], 2)


def test_as_long_as_the_service_says(tmp_path: Path) -> None:
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)  # by the service's clock
    until = {
        "Retry-After": format_datetime(now + timedelta(seconds=90), usegmt=True),
        "Date": format_datetime(now, usegmt=True),
    }
    found = asked([Said(429, headers={"Retry-After": "30"}), Said(503, headers=until), Said(429), data([1])], tmp_path)
    assert found == ([1], [31, 90, 4], 4)


@pytest.mark.parametrize("after", ["901", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_but_not_for_ever(tmp_path: Path, after: str) -> None:
    for date in ({}, {"Date": "Thu, 01 Jan 1970 00:00:00 GMT"}):
        assert given_up(Said(503, headers={"Retry-After": after} | date), tmp_path) == ("web.limit", [], 1)


def test_nor_again_and_again(tmp_path: Path) -> None:
    assert given_up(Said(429, headers={"Retry-After": "1"}), tmp_path) == ("web.limit", [2, 2, 2, 2], 5)


@pytest.mark.parametrize("date", ["never", "Mon, 01 Jan 99999 00:00:00 GMT", "-1", ""])
def test_a_date_that_is_none_does_no_harm(tmp_path: Path, date: str) -> None:
    kept = data([1], Date=date, Expires=date, Cache_Control="max-age=60", ETag='"a"', Retry_After=date)
    with serve(kept) as service:
        session = web.session(service.base, tmp_path, private=True)
        assert [web.json(session.get("/x")) for _ in range(2)] == [[1], [1]]
