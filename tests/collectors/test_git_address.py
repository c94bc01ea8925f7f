"""What a target is called: the repository ids of addresses and paths."""

from pathlib import Path

import pytest

from collectors.contract import Target
from collectors.git import address, clone


def named(value: str, taken: dict[str, str] | None = None) -> str:
    return address.repository_id(Target("git", value, "city"), taken or {})


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("https://Host.example/City/App.git", "host.example/city/app"),
        ("https://host.example/city/app/", "host.example/city/app"),
        ("https://host.example:443/city/app", "host.example/city/app"),
        ("https://host.example:8443/city/app", "host.example:8443/city/app"),
        ("ssh://git@host.example:22/city/app.git", "host.example/city/app"),
        ("ssh://git@host.example:2222/city/app.git", "host.example:2222/city/app"),
        ("git@host.example:city/app.git", "host.example/city/app"),
        ("https://host.example/a/b/c/d.git", "host.example/a/b/c/d"),
        ("file:///srv/git/App.git", "local/app"),
        ("/srv/code/App", "local/app"),
        ("/srv/git/app.git", "local/app"),
        ("/srv/app/.git", "local/app"),
        ("/srv/alphagov/repo", "local/alphagov-repo"),
        ("/srv/My App (new)", "local/my-app-new"),
        ("/srv/größe", "local/gr-e"),
        ("/srv/日本", "local/srv"),
        ("/", "local/root"),
    ],
)
def test_an_id_is_host_and_path_or_the_folder(value: str, name: str) -> None:
    assert named(value) == name


def test_a_name_that_is_taken_gets_the_parents_before_it() -> None:
    taken = {"local/app": "git:/one/app"}
    assert named("/one/app", taken) == "local/app"
    assert named("/two/app", taken) == "local/two-app"
    assert named("file:///two/app", taken | {"local/two-app": "git:/two/app"}) == "local/two-app"
    assert named("file:///three/two/app", taken | {"local/two-app": "git:/two/app"}) == "local/three-two-app"


def test_an_id_in_ospo_yaml_overrides() -> None:
    assert address.repository_id(Target("git", "/srv/app", "city", id="local/mine"), {}) == "local/mine"


def test_a_path_is_made_whole_as_seen_from_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    assert address.whole("../code/./app", Path("/srv/workspace")) == "/srv/code/app"
    assert address.whole("~/app", Path("/srv")) == "/home/ada/app"
    assert address.whole("a@b:c/d", Path("/srv")) == "a@b:c/d"
    assert address.whole("user:8080", Path("/srv")) == "/srv/user:8080"
    assert address.whole("-x@host:path", Path("/srv")) == "/srv/-x@host:path"  # an option is no address


def test_a_clone_stays_in_the_cache_whatever_its_name() -> None:
    cache = Path("/srv/workspace/cache")
    for name in ("host.example/../../../etc", "../../etc/passwd", "host.example/a", "local/..", "a/" + "b/" * 50 + "c"):
        assert clone.directory(cache, name).resolve().parent == cache / "git"
    assert clone.directory(cache, "h/a-b") != clone.directory(cache, "h/a/b")
