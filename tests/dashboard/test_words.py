"""Every text of the pages goes through gettext, and what translators get is all there is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import figures, sentences
from data.definitions import metrics, views
from data.packages import called, ecosystem
from data.snapshot import Snapshot
from data.words import speak
from data.workspace import Workspace, create
from tests.dashboard import words
from tests.dashboard.conftest import PAGES, Open

FILES = {"README", "CONTRIBUTING", "SECURITY", "CODE_OF_CONDUCT", "GOVERNANCE", "CHANGELOG", "CODEOWNERS", "COMMUNITY",
         "publiccode.yml", "code.json", "npm"}  # fmt: skip


@pytest.fixture(scope="module")
def brackets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return words.catalogue(tmp_path_factory.mktemp("brackets") / "locale")


@pytest.fixture
def foreign(brackets: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which every message stands in brackets, spoken here too: AppTest formats options itself."""
    monkeypatch.setenv("OSPO_LOCALE", str(brackets))
    speak(words.LANGUAGE)
    yield
    speak("en")


def without(text: str, known: set[str]) -> str:
    """The text without the data in it: sentences as they were logged, names of repositories."""
    text = text.replace("\\", "")
    data = [*known, *(name.rpartition("/")[2] for name in known if "/" in name)]
    for one in sorted((one for one in data if len(one) > 3), key=len, reverse=True):
        text = text.replace(one, " ")
    return text


def untranslated(app: AppTest, known: set[str]) -> list[str]:
    """Texts that are in no brackets and are no data either."""
    assert not app.exception
    known = known | {"English", "Esperanto"}  # each language is named in its own words
    found = {
        text: words.without_brackets(text)
        for text in words.texts(app)
        if text.replace("\\", "").strip("*") not in known
    }
    left = {
        text: set(re.findall(r"[^\W\d]\w*(?:\.\w+)?", without(rest, known))) - FILES for text, rest in found.items()
    }
    return sorted(text for text, some in left.items() if some)


def data_of(workspace: Workspace) -> set[str]:
    """What stands on pages and is nobody's sentence: names, dates, licences, SQL, errors as they were logged."""
    snapshot = Snapshot(workspace.snapshot)
    slug, said = "sample-administration", workspace.configuration
    rows = figures.details(snapshot, "repository", slug)
    log = figures.details(snapshot, "collection", slug)
    packages, flaws = (figures.details(snapshot, table, slug) for table in ("package", "vulnerability"))
    return {
        *map(called, packages["package"]), *map(ecosystem, packages["package"]), *flaws["flaw"], *flaws["summary"],
        *flaws["fixed"].dropna(), *(view.sql for view in views().values()), "CVSS", "Scorecard", "OpenSSF",
        said.organisation.name, str(workspace.file), *rows["id"], *rows["licence"].dropna(), *log["error"].dropna(),
        *rows["description"].dropna(), *(topic for some in rows["topics"].dropna() for topic in some.split(",")),
        *figures.details(snapshot, "reading", slug)["found"].dropna(),
        *figures.details(snapshot, "sweep", slug)["target"],
        *(sentences.day(at) for name in ("started_at", "confirmed_at") for at in log[name].dropna()),
        *(sentences.month(period) for period in figures.periods(snapshot, slug)),
        *(metric.sql for metric in metrics().values()),
    }  # fmt: skip


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("page", PAGES)
def test_every_text_is_translated(page: str, sampled: Workspace, look: Open) -> None:
    assert untranslated(look(sampled.root, page, lang=words.LANGUAGE), data_of(sampled)) == []


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(
    ("page", "topic"),
    [
        ("contributions", "people"), ("contributions", "dependence"), ("responsiveness", "change_requests"),
        ("responsiveness", "issues"), ("responsiveness", "starter_project_health"), ("responsiveness", "viability"),
    ],
)  # fmt: skip
def test_every_chart_is_translated(page: str, topic: str, sampled: Workspace, look: Open) -> None:
    app = look(sampled.root, page, lang=words.LANGUAGE, topic=topic)
    for table in app.expander:
        app.session_state[str(table.key)] = True
    assert len(app.run().dataframe) == len(app.expander)
    assert untranslated(app, data_of(sampled)) == []


@pytest.mark.usefixtures("foreign")
def test_one_repository_is_translated(sampled: Workspace, look: Open) -> None:
    ids = figures.repositories(Snapshot(sampled.snapshot), "sample-administration")
    app = look(sampled.root, "repositories", lang=words.LANGUAGE, repository=ids[0], repositories=ids[:2])
    assert untranslated(app, data_of(sampled)) == []


@pytest.mark.usefixtures("foreign")
def test_the_start_page_is_translated(tmp_path: Path, look: Open) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    app = look(folder, lang=words.LANGUAGE)
    assert untranslated(app, set()) == []
    app.text_input[0].set_value("City of X")
    app.text_input[1].set_value("F1")
    app.button[0].click().run()
    assert untranslated(app, set()) == []
    assert app.error
    create(folder, "City of X")
    assert untranslated(look(folder, lang=words.LANGUAGE), {"City of X", str(folder / "ospo.yaml")}) == []


def test_an_unknown_language_is_english(sampled: Workspace, look: Open) -> None:
    assert look(sampled.root, "sources", lang="xx").title[0].value == "Sources"


def test_translators_get_every_message(tmp_path: Path) -> None:
    assert words.messages(words.TEMPLATE) == words.messages(words.extracted(tmp_path / "ospo.pot")), "run: make words"
