"""What is built and installed: the wheel is complete, the locks name no registry, every choice has its reason."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "pyproject.toml").read_text("utf-8")
PROJECT: dict[str, Any] = tomllib.loads(TEXT)
ROOMS = sorted({path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"})
VERSION = PROJECT["project"]["version"]
INFO = f"ospo_barometer-{VERSION}.dist-info"
LOCKS = ["requirements.lock", "requirements-dev.lock"]

FINNISH = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "unknown"
msgstr "tuntematon"
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this checkout and of a translation put into it."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in [*ROOMS, ".streamlit"]:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for name in ["pyproject.toml", "README.md", "LICENSE", ".gitignore", *(file.name for file in ROOT.glob("*.py"))]:
        shutil.copy(ROOT / name, copy)
    texts = copy / "data" / "locale" / "fi" / "LC_MESSAGES"
    texts.mkdir(parents=True)
    (texts / "ospo.po").write_text(FINNISH, "utf-8")
    command = [str(Path(sys.executable).with_name("hatchling")), "build", "-t", "wheel", "-d", "dist"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return zipfile.ZipFile(next((copy / "dist").glob("*.whl")))


def test_wheel_holds_every_file_of_the_rooms(wheel: zipfile.ZipFile) -> None:
    kinds = {".py", ".sql", ".yaml", ".png", ".css", ".json"}
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*") if file.suffix in kinds]
    assert {str(file.relative_to(ROOT)) for file in files} - set(wheel.namelist()) == set()


@pytest.mark.parametrize(
    "file",
    [
        "ospo.py",
        "streamlit_app.py",
        ".streamlit/config.toml",
        "data/metrics/commits.sql",
        "data/views/04_scope.sql",
        "data/details/repository.sql",
        "data/ospo.template.yaml",
        "collectors/git/files.yaml",
        "data/locale/fi/LC_MESSAGES/ospo.mo",
        f"{INFO}/licenses/LICENSE",
    ],
)
def test_wheel_holds(wheel: zipfile.ZipFile, file: str) -> None:
    assert file in wheel.namelist()


def test_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {*ROOMS, ".streamlit", "ospo.py", "streamlit_app.py", INFO}


def test_translation_in_the_wheel_can_be_read(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    said = "from data.words import _, speak; speak('fi'); print(_('unknown'))"
    done = subprocess.run([sys.executable, "-c", said], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "tuntematon"


def test_command_is_the_group(wheel: zipfile.ZipFile) -> None:
    assert b"ospo = ospo:ospo" in wheel.read(f"{INFO}/entry_points.txt")


def test_every_room_is_built_and_held_by_the_contracts() -> None:
    assert set(ROOMS) <= set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"])
    assert sorted(PROJECT["tool"]["importlinter"]["root_packages"]) == ROOMS


def test_every_room_is_named_in_the_contracts_on_foreign_packages() -> None:
    for contract in PROJECT["tool"]["importlinter"]["contracts"]:
        outside = set(contract.get("forbidden_modules", [])) - set(ROOMS)
        if outside & {"duckdb", "streamlit", "requests", "ospo"}:
            allowed = {"duckdb": "data", "streamlit": "dashboard", "requests": "collectors"}
            free = {room for package, room in allowed.items() if package in outside}
            assert set(contract["source_modules"]) == set(ROOMS) - free, contract["name"]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_versions_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", line)] == []
    assert not re.search(r"https?:|file:|--|@|\.org|\.io|\.com", text)


@pytest.mark.parametrize(("lock", "group"), [("requirements.lock", "build"), ("requirements-dev.lock", "dev")])
def test_lock_holds_every_direct_dependency(lock: str, group: str) -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    wanted += [one for one in PROJECT["dependency-groups"][group] if isinstance(one, str)]
    assert {re.split(r"[\[<>=]", one)[0] for one in wanted} <= set(pinned(lock))


def test_locks_agree() -> None:
    run, dev = (pinned(lock) for lock in LOCKS)
    assert {name: version for name, version in run.items() if dev.get(name) != version} == {}


def pinned(lock: str) -> dict[str, list[str]]:
    """Package → its pinned versions, one for each marker."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==(.+)$", (ROOT / lock).read_text("utf-8"), re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


def test_every_dependency_and_every_rule_switched_off_has_its_reason() -> None:
    lists = re.findall(r'^(?:dependencies|build|dev|ignore|"[^"]+") = \[\n(.*?)^\]', TEXT, re.MULTILINE | re.DOTALL)
    items = [line.strip() for part in lists for line in part.splitlines() if line.strip().startswith('"')]
    assert len(items) > 30
    assert [item for item in items if not re.search(r"# .{12,}", item)] == []


def test_version_is_said_alike_everywhere() -> None:
    assert f"\n## {VERSION}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f'\nsoftwareVersion: "{VERSION}"\n' in (ROOT / "publiccode.yml").read_text("utf-8")
