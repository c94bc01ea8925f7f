"""The lists as they are published, against totals that were counted with other tools."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from peers.directory import Administration, read, search
from peers.directory.documents import paths
from peers.directory.lists import lists
from peers.directory.reading import read_list


def said(shared: Path, name: str) -> list[Administration]:
    entries, problems = read_list(lists()[name], paths(shared, lists()[name].FILES))
    assert problems == []
    return entries


def named(entries: list[Administration], name: str) -> Administration:
    return next(entry for entry in entries if entry.name == name)


def test_github_names_every_account_once(shared: Path) -> None:
    found = said(shared, "github_governments")
    text = (shared / "github-government" / "governments.yml").read_text("utf-8")
    assert [entry.accounts for entry in found] == [
        (f"github:{name}",) for name in re.findall(r"^ +- (\S+)", text, re.MULTILINE)
    ]
    assert len(found) == 956 and len({entry.group for entry in found}) == 75


def test_every_group_of_github_has_its_country_or_is_above_countries(shared: Path) -> None:
    found = said(shared, "github_governments")
    assert {entry.group for entry in found if entry.country is None} == {"International", "United Nations"}
    assert {entry.group for entry in found if entry.level == "local"} == {
        "U.K. Councils", "U.S. City", "U.S. County", "U.S. Local Law Enforcement", "U.S. Special District",
    }  # fmt: skip
    assert {entry.group for entry in found if entry.level == "supranational"} == {
        "European Union", "International", "United Nations",
    }  # fmt: skip
    countries = {entry.group: entry.country for entry in found}
    assert {group: countries[group] for group in ("Czech Republic", "Kosovo", "Republic of Korea", "Luxemburg")} == {
        "Czech Republic": "CZ", "Kosovo": "XK", "Republic of Korea": "KR", "Luxemburg": "LU",
    }  # fmt: skip
    # Of 75 groups two have none, two are British and eight American.
    assert len(set(countries.values()) - {None}) == 75 - 2 - 1 - 7


def test_france_skips_what_is_ignored(shared: Path) -> None:
    found = said(shared, "french_accounts")
    text = (shared / "codegouvfr-data" / "comptes-organismes-publics.yml").read_text("utf-8")
    blocks = re.split(r"^(?=\S+:$)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)[1:]
    assert len(blocks) == 93 and sum("ignored_since" in block for block in blocks) == 17
    owners = sum(len(re.findall(r"^    \S+:", block, re.MULTILINE)) for block in blocks)
    alone = sum("owners:" not in block and "ignored_since" not in block for block in blocks)
    assert (owners, alone) == (300, 70)
    assert len(found) == 370
    kinds = Counter(account.partition(":")[0] for entry in found for account in entry.accounts)
    assert kinds == {"github": 250, "gitlab": 119, "gogs": 1}
    assert not any("gitlab.u-psud.fr" in account for entry in found for account in entry.accounts)


def test_france_names_the_ministry_and_the_policy(shared: Path) -> None:
    found = {entry.accounts[0]: entry for entry in said(shared, "french_accounts")}
    one = found["gitlab:gitlab.com/musee-saint-raymond"]
    assert (one.group, one.country, one.level) == ("Ministère de la Culture", "FR", "national")
    assert one.policy and one.policy.startswith("https://www.culture.gouv.fr/")
    assert found["github:etalab"].level is None
    assert found["gitlab:git.drees.fr"].name == "git.drees.fr"
    assert found["gitlab:gitlab.adullact.net/socio-connect"].group is None


def test_frances_nine_offices(shared: Path) -> None:
    found = said(shared, "french_ospos")
    assert len(found) == 9
    dinum = named(found, "Pôle Open Source et Communs Numériques de la DINUM")
    assert dinum.accounts == ("github:codegouvfr", "github:suitenumerique", "github:numerique-gouv")
    assert (str(dinum.since), dinum.url) == ("2021-11-08", "https://code.gouv.fr")
    assert dinum.policy == "https://code.gouv.fr/fr/mission/#politique-logiciels-libres"
    assert named(found, "RECIA").accounts == ("github:GIP-RECIA",)
    assert named(found, "OSPO de la Ville de Paris").accounts == ()
    school = named(found, "Pôle de compétences Logiciels Libres de l'Éducation nationale")
    assert school.accounts[0] == "gitlab:gitlab.mim-libre.fr/PCLL" and school.since is None
    echirolles = next(entry for entry in found if entry.url and "echirolles" in entry.url)
    assert echirolles.accounts == ("https://documentation.echirolles.fr",)
    assert not any("@" in str(entry) for entry in found)  # nobody's address is kept


def test_canada_has_accounts_of_its_published_code_alone(shared: Path) -> None:
    found = said(shared, "canada")
    assert len(found) == 58  # 61 entries, less the public, other countries and a test
    assert Counter(entry.level for entry in found) == {"national": 36, "regional": 13, "local": 4, None: 5}
    assert sum(bool(entry.accounts) for entry in found) == 18
    assert named(found, "Transport Canada").accounts == ("github:tc-ca",)
    assert named(found, "City of Montreal").names == ("Ville de Montréal",)
    services = named(found, "Shared Services Canada")  # canada-ca is the Treasury Board's too
    assert services.accounts == ("github:MetPX", "github:canada-ca/architecture", "github:gc-da11yn")


def test_one_administration_of_several_lists_is_one(shared: Path) -> None:
    found = read(shared)
    assert found.lists == ["canada", "french_accounts", "french_ospos", "github_governments"]
    assert found.problems == []
    dinum = named(found.administrations, "Pôle Open Source et Communs Numériques de la DINUM")
    assert dinum.lists == ("french_accounts", "french_ospos")
    canada = [entry for entry in found.administrations if "github:canada-ca" in entry.accounts]
    assert [entry.lists for entry in canada] == [("github_governments",)]
    every = [account for entry in found.administrations for account in entry.accounts]
    assert Counter(Counter(map(str.casefold, every)).values()).keys() == {1}


@pytest.mark.parametrize(
    ("words", "country", "level", "expected"),
    [
        ("ECHIROLLES", None, None, ["Direction de la stratégie et de la culture numériques (DSCN)"]),
        ("ministere culture raymond", None, None, ["musee-saint-raymond"]),
        ("montréal", "ca", "local", ["City of Montreal"]),
        ("montreal", "FR", None, []),
        ("github:tc-ca", None, None, ["Transport Canada"]),
    ],
)
def test_all_words_are_found_whatever_their_accents(
    shared: Path, words: str, country: str | None, level: None, expected: list[str]
) -> None:
    assert [entry.name for entry in search(read(shared).administrations, words, country, level)] == expected


def test_civic_hackers_and_research_are_no_administrations(shared: Path) -> None:
    for name in ("civic_hackers.yml", "research.yml"):
        assert read(shared / "github-government" / name).lists == []
    civic = yaml.safe_load((shared / "github-government" / "civic_hackers.yml").read_text("utf-8"))
    accounts = {account for entry in said(shared, "github_governments") for account in entry.accounts}
    assert not accounts & {f"github:{name}" for names in civic.values() for name in names}
