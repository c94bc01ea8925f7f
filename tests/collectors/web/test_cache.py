"""What is kept of answers, and that it is never more than was said."""

import pickle
from pathlib import Path

from collectors import web
from tests.collectors.web.served import Asked, Said, data, serve, trouble


def test_an_answer_is_asked_for_again_by_its_mark_and_not_sent_again(tmp_path: Path) -> None:
    def tell(asked: Asked) -> Said:
        same = asked.headers.get("If-None-Match") == '"a"'
        return Said(304, b"", {"ETag": '"a"'}) if same else data([1], ETag='"a"')

    with serve(tell) as service:
        for again in (False, True):
            answer = web.session(service.base, tmp_path, private=True).get("/x")
            assert (web.json(answer), answer.again) == ([1], again)
    assert [asked.headers.get("If-None-Match") for asked in service.asked] == [None, '"a"']


def test_a_service_that_fails_is_not_replaced_by_what_it_once_said(tmp_path: Path) -> None:
    stale = "max-age=0, stale-if-error=99999, stale-while-revalidate=99999"
    with serve(data([1], ETag='"a"', Cache_Control=stale)) as service:
        session = web.session(service.base, tmp_path, private=True)
        assert web.json(session.get("/x")) == [1]
        service.answer = lambda _asked: Said(500)
        assert trouble(lambda: session.get("/x")) == "web.down"
        service.answer = lambda _asked: data([2])
        assert web.json(session.get("/x")) == [2]
    assert trouble(lambda: web.session(service.base, tmp_path, private=True).get("/x")) == "web.down"


def test_as_long_as_the_service_allows_it_is_not_asked_again(tmp_path: Path) -> None:
    with serve(data([1], Cache_Control="max-age=60")) as service:
        assert [web.json(web.session(service.base, tmp_path, private=True).get("/x")) for _ in range(2)] == [[1], [1]]
    assert service.paths == ["/x"]


def test_a_redirect_is_not_kept(tmp_path: Path) -> None:
    def moved(asked: Asked) -> Said:
        return Said(301, b"", {"Location": "/end", "Cache-Control": "max-age=60"}) if asked.path == "/x" else data([1])

    with serve(moved) as service:
        session = web.session(service.base, tmp_path, private=True)
        assert web.json(session.get("/x")) == [1]
        service.answer = lambda asked: data([2]) if asked.path == "/x" else data([3])
        assert web.json(session.get("/x")) == [2]


def test_nothing_that_lies_in_the_cache_is_run(tmp_path: Path) -> None:
    ran = tmp_path / "ran"

    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (ran,))

    cache = tmp_path / "cache"
    with serve(data([1], Cache_Control="max-age=60")) as service:
        web.session(service.base, cache, private=True).get("/x")
        (kept,) = [path for path in cache.rglob("*") if path.is_file() and path.suffix != ".lock"]
        for torn in (
            pickle.dumps(Trap()),
            b"cc=4," + pickle.dumps(Trap()),
            b"cc=3," + pickle.dumps(Trap()),
            b"",
            b"cc=4,\xdf",
        ):
            kept.write_bytes(torn)
            assert web.json(web.session(service.base, cache, private=True).get("/x")) == [1]
    assert not ran.exists()
    assert len(service.asked) == 6
