"""The floors of the house hold: the contracts are kept, and each finds a violation that was planted."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = sorted({path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"})

FLOORS = "Imports go down the floors only, and rooms on one floor do not know each other"
PUBLISHING = "Publishing and reporting ask nobody: they know the data and no collector"
PAGES = "A page never touches the ledger, a collector or the publishing"
FRONT_DOORS = "Nobody imports the front doors"
DUCKDB = "DuckDB lives in data alone"
STREAMLIT = "Streamlit and Plotly live in the dashboard alone"
NETWORK = "Network clients live in the collectors alone"

PLANTED = [
    ("data/words.py", "import collectors.run", FLOORS),
    ("dashboard/cards.py", "import terminal.told", FLOORS),
    ("collectors/run.py", "import publish", FLOORS),
    ("publish/__init__.py", "import dashboard.cards", FLOORS),
    ("publish/__init__.py", "import collectors.contract", PUBLISHING),
    ("dashboard/pages/overview.py", "import data.ledger", PAGES),
    ("dashboard/cards.py", "import publish", PAGES),
    ("dashboard/pages/overview.py", "import ospo", FRONT_DOORS),
    ("data/words.py", "import streamlit_app", FRONT_DOORS),
    ("terminal/told.py", "import ospo", FRONT_DOORS),
    ("dashboard/pages/overview.py", "import duckdb", DUCKDB),
    ("collectors/git/tags.py", "import duckdb", DUCKDB),
    ("data/words.py", "import streamlit", STREAMLIT),
    ("collectors/git/tags.py", "import plotly.express", STREAMLIT),
    ("data/words.py", "import requests", NETWORK),
    ("assessments/questionnaire/model.py", "import collectors.run", FLOORS),
    ("assessments/answers/log.py", "import duckdb", DUCKDB),
    ("dashboard/pages/overview.py", "import http.client", NETWORK),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "*.duckdb"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(house: Path) -> tuple[set[str], str]:
    """The names of the contracts that are broken, and everything that was said."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    said = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False).stdout
    assert "Contracts:" in said, said
    return {line.removesuffix(" BROKEN") for line in said.splitlines() if line.endswith(" BROKEN")}, said


def test_contracts_hold(house: Path) -> None:
    broken, said = lint(house)
    assert not broken, said


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED)
def test_planted_violation_is_found(house: Path, file: str, line: str, contract: str) -> None:
    with (house / file).open("a", encoding="utf-8") as planted:
        planted.write(f"\n{line}\n")
    broken, said = lint(house)
    module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert contract in broken
    assert f"{module} -> {line.split()[1].partition('.')[0]}" in said


def test_every_contract_is_tried(house: Path) -> None:
    kept = {line.removesuffix(" KEPT") for line in lint(house)[1].splitlines() if line.endswith(" KEPT")}
    assert kept == {contract for _, _, contract in PLANTED}


@pytest.mark.parametrize("room", ROOMS)
def test_every_folder_of_python_is_a_package(room: str) -> None:
    # import-linter passes over a folder without __init__.py in silence
    assert [path for path in (ROOT / room).rglob("*.py") if not (path.parent / "__init__.py").exists()] == []


@pytest.mark.parametrize(
    ("door", "foreign"), [("ospo.py", {"duckdb", "streamlit", "plotly", "requests"}), ("streamlit_app.py", {"duckdb"})]
)
def test_front_doors_keep_to_the_rooms(door: str, foreign: set[str]) -> None:
    # they are modules, which import-linter does not read
    nodes = list(ast.walk(ast.parse((ROOT / door).read_text("utf-8"))))
    plain = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    of = {(node.module or "").split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
    assert not (plain | of) & foreign
