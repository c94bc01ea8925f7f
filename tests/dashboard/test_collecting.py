"""From an empty folder to numbers, and from old numbers to new ones, in the browser."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from collectors import run
from data.ledger import open_ledger
from data.workspace import Workspace, create
from publish import publish
from tests.dashboard import words
from tests.dashboard.browser import LONG, Window, served
from tests.dashboard.conftest import Open, commit

expect.set_options(timeout=LONG)
CODE = "../code"  # as seen from the folder that is served


@pytest.fixture(scope="module")
def served_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder and the address at which it is served."""
    folder = tmp_path_factory.mktemp("folder") / "workspace"
    folder.mkdir()
    with served(folder, tmp_path_factory.mktemp("elsewhere")) as address:
        yield folder, address


@pytest.fixture
def empty(served_folder: tuple[Path, str]) -> Path:
    """The folder that is served, empty; beside it a repository with one commit."""
    folder, _address = served_folder
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(folder / CODE, ignore_errors=True)
    commit(folder.parent / "code")
    return folder


@pytest.fixture
def collected(empty: Path) -> Workspace:
    """The same with the repository collected and published."""
    workspace = create(empty, "City of X", [CODE])
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        found = run.collect(run.configured(workspace, ledger), workspace, ledger)
        assert [outcome.problem for outcome in found] == [None]
        publish(workspace, ledger)
    return workspace


@pytest.fixture
def window(browser: Browser, served_folder: tuple[Path, str]) -> Iterator[Window]:
    opened = Window(browser, served_folder[1])
    yield opened
    opened.close()


def fill(page: Page, **fields: str) -> None:
    """Fills the form of the start page in and sends it."""
    for label, text in fields.items():
        page.get_by_role("textbox", name=label).fill(text)
    page.get_by_role("button", name="Make the workspace and collect").click()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"Repositories": CODE}, "The organisation needs a name."),
        ({"Name": "City of X", "Country": "F1"}, "Country: This does not have the expected form (two capital letters"),
        (
            {"Name": "City of X", "Repositories": "https://t@host.example/x"},
            "Repositories: An address must not",
        ),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(
    fields: dict[str, str], sentence: str, window: Window, empty: Path
) -> None:
    page = window.open()
    fill(page, **fields)
    expect(page.get_by_test_id("stAlert")).to_contain_text(sentence)
    assert page.get_by_test_id("stAlert").count() == 1
    assert list(empty.iterdir()) == []


def test_a_name_and_a_path_lead_to_numbers(window: Window, empty: Path) -> None:
    page = window.open()
    fill(page, Name="City of X", Country="fi", Repositories=CODE)
    expect(page.get_by_test_id("stProgress")).to_contain_text("Collecting")
    expect(page.get_by_test_id("stSidebarNavLink").filter(has_text="Overview")).to_be_visible()
    main = window.open("contributions?topic=people").get_by_test_id("stMain")
    expect(main).to_contain_text(re.compile("to 1 person in"))
    assert 'country: "FI"' in (empty / "ospo.yaml").read_text("utf-8")


def test_collecting_again_brings_what_is_new(window: Window, collected: Workspace) -> None:
    commit(collected.root / CODE, "b")
    page = window.open("sources")
    page.get_by_role("button", name="Collect now").click()
    expect(page.get_by_test_id("stProgress")).to_contain_text("Collecting")
    expect(page.get_by_role("button", name="Collect now")).to_be_visible()
    assert page.get_by_test_id("stAlert").all_inner_texts() == []
    main = window.open("contributions?topic=people").get_by_test_id("stMain")
    expect(main).to_contain_text(re.compile("to 2 people in"))


def test_who_comes_while_it_runs_is_told_how_far_it_is(window: Window, collected: Workspace) -> None:
    page = window.open("sources")
    with collected.lock():
        collected.say_progress(running=True, done=3, total=10)
        page.get_by_role("button", name="Collect now").click()
        expect(page.get_by_test_id("stProgress")).to_contain_text("Collecting: 3 of 10 repositories.")
        assert page.get_by_role("button", name="Collect now").count() == 0
        collected.say_progress(running=False, done=10, total=10)
    expect(page.get_by_role("button", name="Collect now")).to_be_visible()
    assert not collected.cache.exists()  # where the log of a second one would be


def test_progress_is_told_in_the_language_of_the_address(
    browser: Browser, filled: Workspace, brackets: Path, tmp_path: Path
) -> None:
    with filled.lock(), served(filled.root, tmp_path, OSPO_LOCALE=str(brackets)) as address:
        filled.say_progress(running=True, done=3, total=10)
        window = Window(browser, address)
        page = window.open(f"sources?lang={words.LANGUAGE}")
        expect(page.get_by_test_id("stProgress")).to_contain_text("⟦Collecting: 3 of 10 repositories.⟧")
        filled.say_progress(running=True, done=4, total=10)  # the fragment alone runs again, without the frame
        expect(page.get_by_test_id("stProgress")).to_contain_text("⟦Collecting: 4 of 10 repositories.⟧")
        assert page.get_by_test_id("stSidebarNavLink").all_inner_texts()[0] == "⟦Overview⟧"
        page.get_by_role("combobox", name="Language").scroll_into_view_if_needed()  # a list closes when its box moves
        page.get_by_role("combobox", name="Language").click()
        page.get_by_role("option", name="English").click()
        expect(page.locator("h1")).to_have_text("Sources")
        assert page.url == f"{address}/sources"
        window.close()


def test_a_collection_that_dies_says_why(window: Window, collected: Workspace) -> None:
    collected.ledger.write_bytes(b"no database" * 1000)
    page = window.open("sources")
    page.get_by_role("button", name="Collect now").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text(f"{collected.ledger} cannot be read")
    expect(page.get_by_role("button", name="Collect now")).to_be_visible()


def test_a_collection_whose_numbers_cannot_be_published_says_so(window: Window, collected: Workspace) -> None:
    in_the_way = collected.snapshot.with_suffix(".new.duckdb")
    in_the_way.mkdir()
    page = window.open("sources")
    page.get_by_role("button", name="Collect now").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("The last collection broke off; what it had collected")
    expect(page.get_by_test_id("stAlert")).to_contain_text(in_the_way.name)


def test_a_configuration_spoilt_meanwhile_is_named_with_its_line(window: Window, collected: Workspace) -> None:
    page = window.open("sources")
    collected.file.write_text("organisation: [\n", "utf-8")
    page.get_by_role("button", name="Collect now").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text(f"{collected.file}, line ")
    assert page.get_by_test_id("stException").count() == 0


def test_a_collection_that_broke_off_is_told(filled: Workspace, look: Open) -> None:
    filled.say_progress(running=True, done=3, total=10)
    os.utime(filled.progress, (time.time() - 60,) * 2)
    assert "broke off" in look(filled.root, "sources").error[0].value


def test_more_repositories_than_targets_are_counted_too(filled: Workspace, look: Open) -> None:
    with filled.lock():
        filled.say_progress(running=True, done=57, total=2)
        app = look(filled.root, "sources")
        assert not app.exception
