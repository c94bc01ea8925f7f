"""Which entries of lists are one administration."""

from datetime import date

from peers.directory import Administration
from peers.directory.merging import merged


def entry(name: str, listed: str, *accounts: str, country: str | None = None) -> Administration:
    return Administration(name, country, None, accounts, (listed,))


def test_an_account_in_common_makes_one_however_it_is_written() -> None:
    login = entry("City-Y", "logins", "github:City-Y", country="SE")
    (one,) = merged([login, entry("City of Y", "names", "gitlab:git.y.example", "github:city-y")])
    assert (one.name, one.names, one.country) == ("City of Y", ("City-Y",), "SE")
    assert one.accounts == ("gitlab:git.y.example", "github:city-y")
    assert one.lists == ("logins", "names")


def test_what_one_list_gives_to_several_makes_nobody_one() -> None:
    two = [entry("A", "names", "github:a", "github:all"), entry("B", "names", "github:ALL")]
    found = merged([*two, entry("all", "logins", "github:all")])
    assert [one.name for one in found] == ["A", "all", "B"]


def test_an_office_brings_all_its_accounts_together() -> None:
    office = Administration("Office", "FR", "national", ("github:a", "github:b"), ("offices",), since=date(2021, 11, 8))
    (one,) = merged([entry("a", "logins", "github:a"), entry("b", "logins", "github:b"), office])
    assert (one.name, one.names, one.since) == ("Office", ("a", "b"), date(2021, 11, 8))


def test_nothing_in_common_is_nothing_in_common() -> None:
    assert [one.name for one in merged([entry("Zug", "names"), entry("Älvsbyn", "names"), entry("zug", "logins")])] == [
        "Älvsbyn", "Zug", "zug",
    ]  # fmt: skip
