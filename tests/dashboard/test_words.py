"""Every text of the pages goes through gettext, and what translators get is all there is."""

from pathlib import Path

import pytest

from data import figures, sentences
from data.definitions import metrics, views
from data.packages import called, ecosystem
from data.snapshot import Snapshot
from data.workspace import Workspace, create
from tests.dashboard import words
from tests.dashboard.conftest import PAGES, Open


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
    assert words.untranslated(look(sampled.root, page, lang=words.LANGUAGE), data_of(sampled)) == []


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
    assert words.untranslated(app, data_of(sampled)) == []


@pytest.mark.usefixtures("foreign")
def test_one_repository_is_translated(sampled: Workspace, look: Open) -> None:
    ids = figures.repositories(Snapshot(sampled.snapshot), "sample-administration")
    app = look(sampled.root, "repositories", lang=words.LANGUAGE, repository=ids[0], repositories=ids[:2])
    assert words.untranslated(app, data_of(sampled)) == []


@pytest.mark.usefixtures("foreign")
def test_the_start_page_is_translated(tmp_path: Path, look: Open) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    app = look(folder, lang=words.LANGUAGE)
    assert words.untranslated(app, set()) == []
    app.text_input[0].set_value("City of X")
    app.text_input[1].set_value("F1")
    app.button[0].click().run()
    assert words.untranslated(app, set()) == []
    assert app.error
    create(folder, "City of X")
    assert words.untranslated(look(folder, lang=words.LANGUAGE), {"City of X", str(folder / "ospo.yaml")}) == []


def test_an_unknown_language_is_english(sampled: Workspace, look: Open) -> None:
    assert look(sampled.root, "sources", lang="xx").title[0].value == "Sources"


def test_translators_get_every_message(tmp_path: Path) -> None:
    assert words.messages(words.TEMPLATE) == words.messages(words.extracted(tmp_path / "ospo.pot")), "run: make words"
