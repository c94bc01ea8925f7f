"""Which words are a GitHub target, in which form they are kept, and which token goes where."""

from base64 import b64decode

import pytest

from collectors import run
from collectors.github.account import parse, whole
from data.words import Problem


@pytest.mark.parametrize(
    ("value", "kept", "api"),
    [
        ("City-of-X", "City-of-X", "https://api.github.com"),
        ("city/app", "city/app", "https://api.github.com"),
        ("city/.github", "city/.github", "https://api.github.com"),
        ("city/app.git", "city/app", "https://api.github.com"),
        ("city/", "city", "https://api.github.com"),
        ("github.com/city", "city", "https://api.github.com"),
        ("www.github.com/city", "city", "https://api.github.com"),
        ("https://github.com/city/app/", "city/app", "https://api.github.com"),
        ("https://GitHub.com/city/app.git", "city/app", "https://api.github.com"),
        ("HTTPS://github.com/city", "city", "https://api.github.com"),
        ("https://github.com/orgs/city/repositories", "city", "https://api.github.com"),
        ("x_corp", "x_corp", "https://api.github.com"),
        ("code.city.example/team", "code.city.example/team", "https://code.city.example/api/v3"),
        ("https://code.city.example/team/app", "code.city.example/team/app", "https://code.city.example/api/v3"),
        ("Code.City.example:8443/team", "code.city.example:8443/team", "https://code.city.example:8443/api/v3"),
        ("city.ghe.com/team", "city.ghe.com/team", "https://api.city.ghe.com"),
        ("http://127.0.0.1:8080/team", "http://127.0.0.1:8080/team", "http://127.0.0.1:8080/api/v3"),
        ("http://localhost/team/app", "http://localhost/team/app", "http://localhost/api/v3"),
    ],
)
def test_what_is_accepted_and_how_it_is_kept(value: str, kept: str, api: str) -> None:
    assert (whole(value), parse(value).api) == (kept, api)
    assert whole(kept) == kept and parse(kept) == parse(value)


@pytest.mark.parametrize(
    "value",
    [
        "", "/", "github.com", "https://github.com", "https://github.com/", "city/app/issues", "ci ty", "city/a b",
        "-city", "city/..", "city/.", "city-", "../city",
        "ssh://git@github.com/city", "git@github.com:city/app",
        "ftp://github.com/city", "https:///city", "https://github.com:port/city", "city?tab=repositories", "city#x",
        "city/app\n", "cité", "*",
        "orgs", "https://[::1]/city", "-host.example/city", "..example/city",
    ],
)  # fmt: skip
def test_what_is_refused(value: str) -> None:
    with pytest.raises(Problem) as refused:
        whole(value)
    assert refused.value.code == "github.target"


@pytest.mark.parametrize(
    "value",
    [
        "https://ada:s3cret@github.com/city",
        "https://s3cret@github.com/city",
        "ada:s3cret@github.com/city",
        "http://s3cret@127.0.0.1/city",
        "https://github.com/city?access_token=s3cret",
        "https://github.com/city#s3cret",
        "city?token=s3cret",
    ],
)
def test_a_secret_in_an_address_is_refused_and_not_repeated(value: str) -> None:
    with pytest.raises(Problem) as refused:
        whole(value)
    assert "s3cret" not in str(refused.value) and "s3cret" not in repr(refused.value.fields)


@pytest.mark.parametrize("host", ["github.com", "code.city.example", "127.0.0.1.city.example", "10.0.0.1", "0.0.0.0"])  # noqa: S104
def test_plain_http_is_for_this_machine_alone(host: str) -> None:
    with pytest.raises(Problem) as refused:
        whole(f"http://{host}/city")
    assert refused.value.code == "github.plain"


@pytest.mark.parametrize(
    ("value", "variable"),
    [
        ("city", "GITHUB_TOKEN"),
        ("https://github.com/city", "GITHUB_TOKEN"),
        ("code.city.example/team", "GITHUB_TOKEN_CODE_CITY_EXAMPLE"),
        ("code-city.example/team", "GITHUB_TOKEN_CODE__CITY_EXAMPLE"),
        ("code.city.example:8443/team", "GITHUB_TOKEN_CODE_CITY_EXAMPLE_8443"),
        ("city.ghe.com/team", "GITHUB_TOKEN_CITY_GHE_COM"),
        ("http://127.0.0.1:8080/team", "GITHUB_TOKEN_127_0_0_1_8080"),
    ],
)
def test_each_host_has_a_token_of_its_own(value: str, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_TOKEN", "GITHUB_TOKEN_CODE_CITY_EXAMPLE"):
        monkeypatch.delenv(name, raising=False)
    account = parse(value)
    assert account.variable == variable and account.token is None and account.authorization is None
    monkeypatch.setenv(variable, "  ghp_x\n")
    assert account.token == "ghp_x"  # noqa: S105
    scheme, encoded = str(account.authorization).removeprefix("Authorization: ").split()
    assert (scheme, b64decode(encoded)) == ("Basic", b"x-access-token:ghp_x")
    assert "ghp_x" not in repr(account)


def test_ids_and_addresses_of_clones_come_from_the_target() -> None:
    account = parse("Code.City.example:8443/Team")
    assert account.repository_id("Team/App") == "code.city.example:8443/team/app"
    assert account.clone("Team/App") == "https://code.city.example:8443/Team/App.git"


def test_a_target_is_kept_as_it_is_collected() -> None:
    target = run.parse("github:https://github.com/city/app.git", "city", "self")
    assert str(target) == "github:city/app"
