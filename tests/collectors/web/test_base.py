import pytest

from collectors.web import base
from data.words import Problem


@pytest.mark.parametrize(
    ("given", "url", "prefix"),
    [
        ("https://api.deps.dev", "https://api.deps.dev", "https://api.deps.dev/"),
        ("HTTPS://API.Deps.dev:443/", "https://api.deps.dev", "https://api.deps.dev/"),
        ("https://mirror.example:8443/deps/", "https://mirror.example:8443/deps", "https://mirror.example:8443/"),
        ("https://bücher.example", "https://xn--bcher-kva.example", "https://xn--bcher-kva.example/"),
        ("https://1.1.1.1", "https://1.1.1.1", "https://1.1.1.1/"),
        ("https://[2606:4700::1111]/x", "https://[2606:4700::1111]/x", "https://[2606:4700::1111]/"),
    ],
)
def test_a_base_is_written_as_it_is_asked(given: str, url: str, prefix: str) -> None:
    found = base.parse(given, private=False)
    assert (found.url, found.prefix) == (url, prefix)


@pytest.mark.parametrize(
    "given",
    [
        "", "api.deps.dev", "ftp://api.deps.dev", "file:///etc", "https://", "https://:443",
        "https://api.deps.dev:99999", "https://api.deps.dev:x", "https://me@api.deps.dev", "https://me:hidden0@api.deps.dev",
        "https://@api.deps.dev", "https://api.deps.dev/?token=hidden0", "https://api.deps.dev?", "https://api.deps.dev#hidden0",
        "https://api.deps.dev\\@evil.example", "https://api.deps.dev/\nx", "https://api deps.dev", "https://api..dev",
        "https://api.deps.dev.", "https://[fe80::1%25eth0]", "https://*.dev",
    ],
)  # fmt: skip
def test_what_is_no_base(given: str) -> None:
    with pytest.raises(Problem) as problem:
        base.parse(given, private=True)
    assert problem.value.code == "web.base"
    assert "hidden0" not in str(problem.value)


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize(
    "given", ["http://api.deps.dev", "http://10.0.0.1", "http://localhost.example", "http://1.1.1.1"]
)
def test_plain_http_leaves_this_machine_never(given: str, *, private: bool) -> None:
    with pytest.raises(Problem) as problem:
        base.parse(given, private=private)
    assert problem.value.code == "web.plain"


@pytest.mark.parametrize(
    "given",
    [
        "http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080", "https://localhost", "https://127.0.0.1",
        "https://127.1", "https://2130706433", "https://0x7f.1", "https://0.0.0.0", "https://10.1.2.3", "https://172.16.0.1",
        "https://192.168.1.1", "https://169.254.169.254", "https://100.64.0.1", "https://[::1]", "https://[::]",
        "https://[fe80::1]", "https://[fd00::1]", "https://[::ffff:127.0.0.1]", "https://[::ffff:10.0.0.1]",
        "https://[64:ff9b::a00:1]", "https://[2002:a00:1::1]", "https://224.0.0.1", "https://[ff02::1]", "https://[fec0::1]",
    ],
)  # fmt: skip
def test_addresses_behind_the_door_have_to_be_allowed(given: str) -> None:
    with pytest.raises(Problem) as problem:
        base.parse(given, private=False)
    assert problem.value.code == "web.private"
    assert base.parse(given, private=True)


def test_what_an_ipv6_network_makes_of_a_public_address_is_public() -> None:
    assert base.parse("https://[64:ff9b::101:101]", private=False)
    assert base.parse("https://[::ffff:101:101]", private=False)
