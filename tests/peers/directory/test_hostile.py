"""Lists that are broken, or made to harm whoever reads them."""

import json
from pathlib import Path

import pytest

from peers.directory import Found, read
from peers.directory.accounts import account, of_address

GITHUB, FRANCE, OSPOS = "governments.yml", "comptes-organismes-publics.yml", "fr-public-sector-ospo.yml"


def given(folder: Path, name: str, text: str | bytes) -> Found:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(folder)


def accounts(found: Found) -> list[str]:
    return [one for entry in found.administrations for one in entry.accounts]


def told(found: Found) -> list[str]:
    return [problem.code for problem in found.problems]


def test_one_bad_entry_does_not_lose_the_rest(tmp_path: Path) -> None:
    found = given(
        tmp_path, GITHUB, "Austria: [good, {a: b}, ../../etc, 'x y', a/b, <script>]\nBelgium: all\nChile:\n  - too\n"
    )
    assert accounts(found) == ["github:good", "github:too"]
    assert told(found) == ["directory.entry"] * 5 + ["directory.more"]
    assert [problem.fields["key"] for problem in found.problems[:5]] == ["Austria"] * 5
    assert "governments.yml, key Austria: “<script>” is no account." in str(found.problems[4])


def test_what_france_ignores_is_skipped_with_all_below_it(tmp_path: Path) -> None:
    old = "ignored_since: 2024-08-09"
    whole = f"a.example: {{forge: gitlab, {old}, owners: {{b: {{}}}}}}\n"
    one = f"c.example: {{forge: gitlab, owners: {{d: {{{old}}}, e: }}}}\n"
    found = given(tmp_path, FRANCE, whole + one)
    assert (accounts(found), told(found)) == (["gitlab:c.example/e"], [])


def test_the_line_of_what_is_no_yaml_is_named(tmp_path: Path) -> None:
    found = given(tmp_path, GITHUB, "Austria:\n  - one\nBelgium: [two\nChile: x\n")
    assert (told(found), accounts(found)) == (["directory.unreadable"], [])
    assert found.problems[0].fields["line"] == 4


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "null"])
def test_another_shape_is_said(tmp_path: Path, text: str) -> None:
    for name in (GITHUB, FRANCE, OSPOS):
        assert told(given(tmp_path / name, name, text)) == ["directory.shape"]


def test_a_group_nobody_knows_has_no_country(tmp_path: Path) -> None:
    found = given(tmp_path, GITHUB, "Atlantis: [sunk]\n")
    assert told(found) == ["directory.group"]
    assert [(entry.country, entry.level) for entry in found.administrations] == [(None, None)]


def test_references_that_multiply_are_refused_at_once(tmp_path: Path) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 30))
    found = given(tmp_path, GITHUB, f"l0: &l0 [x]\n{levels}")
    assert told(found) == ["directory.unreadable"]
    assert found.problems[0].fields["why"] == "it refers to its own parts too often"


def test_many_ignored_accounts_referred_to_many_times_are_refused_too(tmp_path: Path) -> None:
    owners = "".join(f"    o{n}: *i\n" for n in range(20_000))
    head = f"a.example:\n  forge: &k gitlab\n  owners: &o\n    first: &i {{ignored_since: &d 2024-01-01}}\n{owners}"
    hosts = "".join(f"h{n}.example: {{forge: gitlab, owners: *o}}\n" for n in range(5_000))
    assert told(given(tmp_path, FRANCE, head + hosts)) == ["directory.unreadable"]


@pytest.mark.parametrize(
    "text", ["a: &a [*a]\n", "[" * 100_000, "a: " + "{b: " * 5_000, b"\xff\xfe\x00\xd8", b"\x00\x01"]
)
def test_what_cannot_end_or_is_no_text_is_refused(tmp_path: Path, text: str | bytes) -> None:
    assert told(given(tmp_path, GITHUB, text)) == ["directory.unreadable"]


def test_ten_megabytes_are_not_read(tmp_path: Path) -> None:
    found = given(tmp_path, GITHUB, b"Austria: [x]\n" + b"# " + b"x" * 10_000_000)
    assert (told(found), accounts(found)) == (["directory.large"], [])


def test_a_list_without_end_is_read_to_a_limit(tmp_path: Path) -> None:
    found = given(tmp_path, GITHUB, "Austria:\n" + "".join(f"- a{n}\n" for n in range(60_000)))
    assert len(found.administrations) == 50_000
    assert told(found) == ["directory.entries"]


def test_thousands_of_bad_entries_are_said_in_a_few_lines(tmp_path: Path) -> None:
    found = given(tmp_path, GITHUB, "Austria:\n- good\n" + "".join(f"- a b {n}\n" for n in range(5_000)))
    assert accounts(found) == ["github:good"]
    assert told(found) == ["directory.entry"] * 5 + ["directory.more"]
    assert found.problems[-1].fields["count"] == 4_995


def test_names_cannot_steer_a_terminal_nor_fill_it(tmp_path: Path) -> None:
    name = "<script>alert(1)</script>\\e[2J\\n\\u202eevil" + "x" * 900
    found = given(tmp_path, OSPOS, f'https://a.example:\n  name: "{name}"\n  country: XX\n  created: tomorrow\n')
    (one,) = found.administrations
    assert one.name.startswith("<script>alert(1)</script> [2J evilxxx") and len(one.name) == 200
    assert one.name.isprintable()
    assert (one.country, one.since) == ("FR", None)


def test_no_address_but_one_of_the_web_is_taken(tmp_path: Path) -> None:
    bad = "javascript:alert(1)"
    office = f"{{name: B, floss_policy: {bad}, code: ['file:///etc', 7, https://github.com/b/]}}"
    text = f"{bad}: {{name: A}}\nhttps://b.example: {office}\n"
    found = given(tmp_path, OSPOS, text)
    (one,) = found.administrations
    assert (one.name, one.policy, one.accounts) == ("B", None, ("github:b",))
    assert told(found) == ["directory.entry"]


@pytest.mark.parametrize("kind", ["git", "sbom", "sample", "../git", "GITHUB", ""])
def test_a_list_cannot_name_what_is_no_forge(tmp_path: Path, kind: str) -> None:
    assert account(kind, "a.example", "b") is None
    found = given(tmp_path, FRANCE, f"a.example:\n  forge: '{kind}'\n  owners: {{etc: {{}}}}\n")
    assert (accounts(found), told(found)) == ([], ["directory.entry"])


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "a.example/x", "a b.example", "-a.example", "[::1]", "é.example"]
)
def test_a_forge_is_a_name_that_others_know_too(host: str) -> None:
    assert account("gitlab", host, "a") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://github.com/codegouvfr/", ("github:codegouvfr", None)),
        ("https://github.com/orgs/GIP-RECIA/repositories", ("github:GIP-RECIA", "repositories")),
        ("https://GitHub.com/a/b.git", ("github:a", "b")),
        ("https://gitlab.mim-libre.fr/PCLL", ("gitlab:gitlab.mim-libre.fr/PCLL", None)),
        ("https://gricad-gitlab.univ.example", ("gitlab:gricad-gitlab.univ.example", None)),
        ("https://documentation.city.example/a", ("https://documentation.city.example/a", None)),
        ("https://github.com/..%2f..%2fetc", ("https://github.com/..%2f..%2fetc", None)),
        ("https://user:word@github.com/a", ("github:a", None)),
        ("https://github.com", ("https://github.com", None)),
        ("https://[broken", ("https://[broken", None)),
    ],
)
def test_an_account_is_told_from_its_address(url: str, expected: tuple[str, str | None]) -> None:
    assert of_address(url) == expected


def test_links_in_a_folder_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Austria: [mine]\n", "utf-8")
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / GITHUB).symlink_to(tmp_path / "secret")
    assert read(tmp_path / "lists").lists == []


def test_canadas_files_are_read_one_by_one(tmp_path: Path) -> None:
    given(tmp_path, "administrations/federal.yml", "- {code: a, name: {en: A, fr: À}}\n- {code: b}\n- 7\n")
    given(tmp_path, "administrations/provincial.yml", "{not: a list}")
    given(tmp_path, "code/federal/a.yml", "releases: [{repositoryURL: {en: https://github.com/a/x, fr: 7}}, 7]\n")
    found = given(tmp_path, "code/federal/b.yml", "releases: none\n")
    assert [(entry.name, entry.names, entry.level, entry.accounts) for entry in found.administrations] == [
        ("A", ("À",), "national", ("github:a",))
    ]
    assert told(found) == ["directory.shape", "directory.entry", "directory.entry"]
    assert [problem.fields["key"] for problem in found.problems[1:]] == ["federal.1", "federal.2"]


def test_what_canada_publishes_in_one_file_says_the_same(tmp_path: Path) -> None:
    given(
        tmp_path,
        "ore-administrations.json",
        json.dumps({"municipal": [{"code": "c", "name": {"fr": "Ville", "en": "City"}}]}),
    )
    found = given(
        tmp_path,
        "ore-code.json",
        json.dumps({"municipal": {"c": {"releases": [{"repositoryURL": {"en": "https://github.com/c/x"}}]}}}),
    )
    (one,) = found.administrations
    assert (one.name, one.names, one.country, one.level, one.accounts) == (
        "City",
        ("Ville",),
        "CA",
        "local",
        ("github:c",),
    )
    assert told(given(tmp_path, "ore-code.json", "[1, 2")) == ["directory.unreadable"]
