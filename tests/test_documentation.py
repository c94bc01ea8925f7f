"""What is written for people is true: verbs, options, targets, rooms, paths and links are there, recipes are short."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from collectors.git import licence
from ospo import ospo

ROOT = Path(__file__).parent.parent
PAGES = sorted(ROOT.glob("*.md"))
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def verbs(group: click.Group, before: str = "ospo") -> Iterator[tuple[str, click.Command]]:
    """`ospo collect` and its command, for each verb and each verb below it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from verbs(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


VERBS = dict(verbs(ospo))


def row(verb: str) -> str:
    """The line of the README's table that a verb has to itself."""
    rows = [line for line in README.splitlines() if re.match(rf"\| `{verb}[ `]", line)]
    assert len(rows) == 1, f"`{verb}` has {len(rows)} rows in the README's table of verbs"
    return rows[0]


@pytest.mark.parametrize("verb", VERBS)
def test_readme_has_every_verb_with_its_options_and_no_other(verb: str) -> None:
    options = {name for option in VERBS[verb].params if isinstance(option, click.Option) for name in option.opts}
    usage = row(verb).split(" | ")[0]
    assert set(re.findall(r"--[a-z-]+", usage)) == {name for name in options if name.startswith("--")}


@pytest.mark.parametrize("verb", VERBS)
def test_readme_has_every_choice_of_an_option(verb: str) -> None:
    choices = [option.type.choices for option in VERBS[verb].params if isinstance(option.type, click.Choice)]
    assert [one for some in choices for one in some if one not in row(verb)] == []


def test_readme_has_no_verb_that_is_not_there() -> None:
    assert set(re.findall(r"^\| `(ospo(?: [a-z][a-z-]*)+)", README, re.MULTILINE)) == set(VERBS)


def test_readme_has_the_options_before_any_verb() -> None:
    options = [option for option in ospo.params if isinstance(option, click.Option)]
    assert [name for option in options for name in option.opts if f"`{name}" not in README] == []
    assert all(f"`{option.envvar}`" in README for option in options if option.envvar)


def test_readme_has_every_room() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}/`" not in README} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_are_there(page: Path) -> None:
    rooms = "|".join(path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
    paths = re.findall(rf"`((?:{rooms})/[^`\s]*|[\w.-]+\.(?:py|toml|lock))`", page.read_text("utf-8"))
    to_be_made = ("NAME", ".pot")  # names in a recipe
    assert [path for path in paths if not any(part in path for part in to_be_made) and not list(ROOT.glob(path))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_are_there(page: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    code = re.findall(r"```\n(.*?)```|`([^`\n]+)`", page.read_text("utf-8"), re.DOTALL)
    named = [name for pair in code for part in pair for name in re.findall(r"^make ([a-z]+)", part, re.MULTILINE)]
    assert set(named) <= set(targets)


def test_recipes_have_at_most_five_lines() -> None:
    recipes = re.findall(r"^### Add an? (\w+)\n\n(.*?)\n(?=\n#)", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    assert {"collector", "metric", "question", "page"} <= {name for name, _ in recipes}
    assert {name: len(text.splitlines()) for name, text in recipes if len(text.splitlines()) > 5} == {}


def test_licence_is_recognised_by_our_own_collector() -> None:
    assert licence.identify((ROOT / "LICENSE").read_bytes()) == "EUPL-1.2"


@pytest.mark.parametrize(
    "name",
    ["README", "LICENSE", "CONTRIBUTING", "SECURITY", "CODE_OF_CONDUCT", "GOVERNANCE", "CHANGELOG", "publiccode"],
)
def test_project_has_the_files_it_looks_for_in_others(name: str) -> None:
    assert [file for file in ROOT.glob(f"{name}*") if file.stat().st_size > 400]


def test_publiccode_follows_the_standard() -> None:
    # what the standard's schema.core.rst calls mandatory, and the bounds it sets
    said = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert said["publiccodeYmlVersion"] == "0"
    assert said["name"]
    assert re.fullmatch(r"https://\S+", said["url"])
    assert set(said["platforms"]) <= {"web", "windows", "mac", "linux", "ios", "android"}
    assert said["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert said["softwareType"] == "standalone/web"
    assert said["legal"]["license"] == "EUPL-1.2"
    assert said["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in said["maintenance"]["contacts"])
    assert said["localisation"]["localisationReady"] is True
    assert "en" in said["localisation"]["availableLanguages"]
    english = said["description"]["en"]
    assert len(english["shortDescription"]) <= 150
    assert 150 <= len(english["longDescription"]) <= 10_000
    assert english["features"]
    assert all((ROOT / picture).suffix in {".png", ".jpg"} for picture in english["screenshots"])
