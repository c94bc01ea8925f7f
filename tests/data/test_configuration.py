"""`ospo.yaml`: what it may say, and errors that name file, line and key and say what would be right."""

from datetime import date
from pathlib import Path

import pytest

from data.configuration import Configuration, read, slug
from data.words import Problem
from data.workspace import TEMPLATE, create


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ospo.yaml"


def said(file: Path, text: str | bytes) -> Configuration:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(file)


def refused(file: Path, text: str | bytes) -> str:
    with pytest.raises(Problem) as problem:
        said(file, text)
    message = str(problem.value)
    assert message.startswith(str(file))
    assert "\n" not in message
    return message.removeprefix(str(file))


def test_everything_it_may_say(file: Path) -> None:
    found = said(
        file,
        """
organisation: {name: City of X, slug: city-of-x, country: FI, level: local}
repositories: [{path: ../code/app, id: local/app}, {url: https://host/x/y, lines: true}]
forges: [{github: ORG}, {gitlab: host/group}]
exclude: [local/old]
visibility: public
people: {domains: [x.fi], accounts: [github.com/login], bots: [ci@x.fi], same: [[a@x.fi, b@x.fi]]}
peers: [{name: City of Y, targets: [github:y]}]
targets: {licence_coverage: 90, commits: {value: 5.5, date: 2027-12-31, since: 2026-01-01}}
""",
    )
    assert (found.organisation.name, found.organisation.country, found.organisation.level) == (
        "City of X",
        "FI",
        "local",
    )
    assert [(entry.path, entry.url, entry.id, entry.lines) for entry in found.repositories] == [
        ("../code/app", None, "local/app", None), (None, "https://host/x/y", None, True),
    ]  # fmt: skip
    assert [(forge.github, forge.gitlab) for forge in found.forges] == [("ORG", None), (None, "host/group")]
    assert (found.exclude, found.visibility) == (["local/old"], "public")
    assert {name: (one.value, one.date, one.since) for name, one in found.targets.items()} == {
        "licence_coverage": (90, None, None), "commits": (5.5, date(2027, 12, 31), date(2026, 1, 1)),
    }  # fmt: skip
    assert found.people.same == [["a@x.fi", "b@x.fi"]]
    assert [(peer.name, peer.targets) for peer in found.peers] == [("City of Y", ["github:y"])]


def test_a_name_is_enough_and_gives_the_slug(file: Path) -> None:
    found = said(file, "organisation: {name: Ville d'Épinal}\n")
    assert (found.organisation.slug, found.repositories, found.visibility) == ("ville-d-epinal", [], "public")
    assert slug("  City  of X ") == "city-of-x"


def test_a_key_left_blank_is_not_given(file: Path) -> None:
    text = "organisation:\n  name: X\n  country:\nrepositories:\nexclude:\npeople:\n"
    assert said(file, text) == said(file, "organisation: {name: X}\n")


def test_norway_is_a_country_and_a_byte_order_mark_no_harm(file: Path) -> None:
    assert said(file, b"\xef\xbb\xbforganisation: {name: X, country: NO}\n").organisation.country == "NO"


@pytest.mark.parametrize(("written", "meant"), [("true", True), ("False", False), ("yes", True), ("off", False)])
def test_yes_and_no_are_understood_where_they_are_asked_for(file: Path, written: str, meant: bool) -> None:
    found = said(file, f"organisation: {{name: X}}\nrepositories: [{{path: a, lines: {written}}}]\n")
    assert found.repositories[0].lines is meant


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ", line 1, key organisation: This key is required."),
        ("# only a comment\n", ", line 1, key organisation: This key is required."),
        ("organisation: {name: ''}\n", ", line 1, key organisation.name: This must not be empty."),
        ("organisation: {name: 7}\n", ", line 1, key organisation.name: A text is expected here."),
        ("organisation:\n  name: X\n  country: fi\n",
         ", line 3, key organisation.country: This does not have the expected form (two capital letters, such as FI)."),
        ("organisation:\n  name: X\n  level: city\n",
         ", line 3, key organisation.level: Use one of: 'local', 'regional', 'national' or 'supranational'."),
        ("organisation:\n  name: X\n  slug: City X\n",
         (", line 3, key organisation.slug: This does not have the expected form "
          "(lower-case letters, digits and hyphens, such as city-of-x).")),
        ("organisation: {name: X}\n\nrepositorys: []\n",
         (", line 3, key repositorys: This key is not known; "
          "check its spelling against the comments `ospo init` writes.")),
        ("organisation: {name: X}\nrepositories: ../code\n",
         ", line 2, key repositories: A list is expected here, one item per line with a dash before it."),
        ("organisation: {name: X}\nrepositories:\n  - {path: a}\n  - ../code\n",
         ", line 4, key repositories.1: Keys with values are expected here."),
        ("organisation: {name: X}\nrepositories:\n  - {path: a, url: 'https://h/x'}\n",
         ", line 3, key repositories.0: Give exactly one of path, url and sbom."),
        ("organisation: {name: X}\nrepositories:\n  - {id: local/a}\n",
         ", line 3, key repositories.0: Give exactly one of path, url and sbom."),
        ("organisation: {name: X}\nrepositories:\n  - path: a\n    id: app\n",
         (", line 4, key repositories.0.id: This does not have the expected form "
          "(host/path without blanks, such as local/app).")),
        ("organisation: {name: X}\nrepositories:\n  - path: a\n    lines: perhaps\n",
         ", line 4, key repositories.0.lines: Write true or false."),
        ("organisation: {name: X}\nforges: [{}]\n",
         ", line 2, key forges.0: Give exactly one of github, gitlab and gitea."),
        ("organisation: {name: X}\nforges: [{github: a, gitlab: b}]\n",
         ", line 2, key forges.0: Give exactly one of github, gitlab and gitea."),
        ("organisation: {name: X}\nrepositories:\n  - {sbom: a.json, lines: true}\n",
         ", line 3, key repositories.0: A list of components has no lines; leave out `lines`."),
        ("organisation: {name: X}\nrepositories:\n  - sbom: https://h/bom.json\n",
         ", line 3, key repositories.0.sbom: Write the path of a file; download what has an address."),
        ("organisation: {name: X}\nrepositories:\n  - {path: a, id: local/a}\n  - {path: b, id: Local/A}\n",
         ", line 4, key repositories.1.id: Another entry has this id already; give each one of its own."),
        ("organisation: {name: X}\ndependencies:\n  critical:\n    - pkg:npm/a\n    - leaflet\n",
         ", line 5, key dependencies.critical.1: Write a package URL, such as pkg:npm/leaflet."),
        ("organisation: {name: X}\ndependencies:\n  critical: ['pkg:npm/%40a/b@1.0?x=y']\n",
         (", line 3, key dependencies.critical.0: "
          "Write it without version and what comes after: pkg:npm/%40a/b.")),
        ("organisation: {name: X}\ndependencies: {critical_from: 0}\n",
         ", line 2, key dependencies.critical_from: Write a whole number, 1 or more."),
        ("organisation: {name: X}\ndependencies: {critical_from: 1.5}\n",
         ", line 2, key dependencies.critical_from: Write a whole number, 1 or more."),
        ("organisation: {name: X}\nsources: {osv: ''}\n",
         (", line 2, key sources.osv: Write an address without user and query, such as https://api.example.org, "
          "or false to ask nobody.")),
        ("organisation: {name: X}\nvisibility: some\n", ", line 2, key visibility: Use one of: 'public' or 'all'."),
        ("organisation: {name: X}\ntargets: {commits: many}\n",
         ", line 2, key targets.commits: A number is expected here."),
        ("organisation: {name: X}\npeople: {same: [a@x.fi]}\n",
         ", line 2, key people.same.0: A list is expected here, one item per line with a dash before it."),
        ("organisation: {name: X}\ntargets:\n  commits:\n    value: 1\n    date: soon\n",
         ", line 5, key targets.commits.date: Write a day as YYYY-MM-DD."),
        ("organisation: {name: X}\ntargets:\n  commits: {date: 2027-12-31}\n",
         ", line 3, key targets.commits.value: This key is required."),
        ("organisation: {name: X}\ntargets: {commits: true}\n",
         ", line 2, key targets.commits: A number is expected here."),
        ("organisation: {name: X}\ntargets: {commits: .inf}\n",
         ", line 2, key targets.commits.value: A number is expected here."),
        ("organisation: {name: X}\ntargets:\n  nonsense: 1\n",
         ", line 3, key targets.nonsense: This is no metric; `ospo definitions` lists them."),
        ("organisation: {name: X}\ntargets: {licence_coverage: 100.1}\n",
         ", line 2, key targets.licence_coverage.value: A share is a number from 0 to 100."),
        ("organisation: {name: X}\ntargets:\n  commits: -1\n",
         ", line 3, key targets.commits.value: This metric has no such value."),
        ("organisation: {name: X}\ntargets:\n  commits:\n    value: 1\n    since: 2026-01-01\n",
         ", line 5, key targets.commits.since: A path needs its end too: add date."),
        ("organisation: {name: X}\ntargets:\n  commits:\n    {value: 1, date: 2026-01-01, since: 2026-01-01}\n",
         ", line 4, key targets.commits.since: The path begins before it ends: write a day before date."),
        ("organisation: {name: X}\npeers: [{name: Y}]\n", ", line 2, key peers.0.targets: This key is required."),
        ("- a\n- b\n", ", line 1, key ospo.yaml: Keys with values are expected here."),
        ("organisation: {name: X}\n\texclude: []\n",
         ", line 2: this is not YAML (found character '\\t' that cannot start any token). Mend the line."),
        ("organisation: {name: X\n",
         ", line 2: this is not YAML (expected ',' or '}', but got '<stream end>'). Mend the line."),
        ("organisation: {name: X}\nexclude: []\nexclude: [a]\n",
         ", line 3: this is not YAML (exclude stands twice). Mend the line."),
        ("organisation: !!python/object:os.system {name: X}\n",
         (", line 1: this is not YAML (could not determine a constructor for the tag "
          "'tag:yaml.org,2002:python/object:os.system'). Mend the line.")),
        ("organisation: {name: *nobody}\n",
         ", line 1: this is not YAML (found undefined alias 'nobody'). Mend the line."),
        ("organisation: {name: 2024-99-99}\n",
         ", line 1: this is not YAML (month must be in 1..12). Mend the line."),
        ("? [a]\n: b\n", ", line 1: this is not YAML (found unhashable key). Mend the line."),
        ("organisation: {name: 'a\0b'}\n", (
            ", line 1: this is not YAML "
            "(unacceptable character #x0000: special characters are not allowed). Mend the line."
        )),
        (b"organisation: {name: J\xf6rg}\n", " is not UTF-8. Save it as UTF-8."),
    ],
)  # fmt: skip
def test_an_error_names_line_and_key_and_what_is_right(file: Path, text: str | bytes, message: str) -> None:
    assert refused(file, text) == message


@pytest.mark.parametrize("url", ["https://token@h/x", "https://user:token@h/x", "ssh://git:token@h/x"])
def test_a_secret_in_an_address_is_refused_and_not_repeated(file: Path, url: str) -> None:
    message = refused(file, f"organisation: {{name: X}}\nrepositories:\n  - url: {url}\n")
    assert message == (
        ", line 3, key repositories.0.url: "
        "An address must not carry a user or a token; tokens come from the environment only."
    )
    assert "token@" not in message


@pytest.mark.parametrize("url", ["https://h/x", "ssh://git@h/x", "git@h:x/y", "file:///srv/x"])
def test_an_address_without_a_secret_is_taken(file: Path, url: str) -> None:
    assert said(file, f"organisation: {{name: X}}\nrepositories: [{{url: '{url}'}}]\n").repositories[0].url == url


def test_a_list_may_have_the_id_of_its_repository(file: Path) -> None:
    text = "repositories: [{path: a, id: local/a, private: true}, {sbom: b.json, id: local/a}]\n"
    assert [entry.private for entry in said(file, f"organisation: {{name: X}}\n{text}").repositories] == [True, None]


def test_a_folder_in_its_place_is_said(file: Path) -> None:
    file.mkdir()
    with pytest.raises(Problem) as problem:
        read(file)
    assert problem.value.code == "file.unreadable"


def test_the_template_is_valid_and_so_is_every_comment_in_it(tmp_path: Path) -> None:
    workspace = create(tmp_path / "w", "City of X")
    assert read(workspace.file).organisation.slug == "city-of-x"
    opened = [
        line.replace("# ", "", 1) if _is_a_key(line) else line for line in workspace.file.read_text().splitlines()
    ]
    found = said(workspace.file, "\n".join(opened))
    assert (found.visibility, found.organisation.country, found.people.bots) == ("public", "FI", ["ci@city.example"])
    assert len(found.repositories) + len(found.forges) == TEMPLATE.count("# - {")


def _is_a_key(line: str) -> bool:
    """`#   domains: […]`, but not a sentence."""
    word = line.strip().removeprefix("# ").strip()
    return line.strip().startswith("# ") and (
        word.startswith("- {") or (word.partition(":")[0].isidentifier() and ":" in word)
    )


@pytest.mark.parametrize(("metric", "value"), [("licence_coverage", 0), ("licence_coverage", 100), ("commits", 101)])
def test_a_target_may_be_any_value_that_can_be(metric: str, value: float, file: Path) -> None:
    assert said(file, f"organisation: {{name: X}}\ntargets: {{{metric}: {value}}}\n").targets[metric].value == value


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("City of X", "city-of-x"),
        ("Malmö", "malmo"),
        ("Ville d’Évry – Île", "ville-d-evry-ile"),
        ("Αθήνα", "organisation-3e6724"),
        ("Київ", "organisation-e574b8"),
        ("", "organisation"),
    ],
)
def test_a_slug_keeps_names_apart(name: str, expected: str) -> None:
    assert slug(name) == expected
