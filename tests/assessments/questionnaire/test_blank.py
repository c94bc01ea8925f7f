"""The questionnaire on paper: whole, for one role, in a language, harmless, and fit to be read and printed."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assessments.questionnaire.blank import questionnaire
from assessments.questionnaire.model import models, newest
from assessments.questionnaire.shape import Model
from data.words import Problem, spoken
from tests.assessments.finnish import finnish
from tests.assessments.small import WHOLE
from tests.assessments.small import models as small
from tests.dashboard.browser import chromium, findings

GGI = newest("ggi")
A4_WIDTH, A4_HEIGHT = 794, 1123  # pixels of 1/96 inch


class Texts(HTMLParser):
    """Each text with the tag that it stands in, as another reader of HTML has them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        del self.inside[len(self.inside) - self.inside[::-1].index(tag) - 1 :]

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append((self.inside[-1], data.strip()))

    def of(self, tag: str) -> list[str]:
        return [text for inside, text in self.found if inside == tag]


def test_everything_is_asked_in_its_order() -> None:
    page = Texts(questionnaire(GGI, None, "en"))
    assert page.of("h1") == ["Good Governance Initiative 1.3"]
    assert page.of("h2") == ["Usage", "Trust", "Culture", "Engagement", "Strategy"]
    assert page.of("h3") == [activity.title for activity in GGI.activities.values()]
    assert page.of("h4") == [point.question for point in GGI.points.values()]
    assert page.of("li")[:4] == ["Name", "Role", "Date", "Organisation"]
    assert page.of("li")[4:9] == ["Yes", "Partly", "No", "Not assessed", "Does not apply, because"]
    assert page.of("li").count("Partly") == 109
    assert "GGI-A-17 · Team Leader, Developer" in page.of("p")
    assert "GGI-A-17.1 · Yes if one current list covers all of it; partly if it is old or has gaps." in page.of("p")
    assert page.of("p").count("Note") == page.of("p").count("Evidence") == 109


def test_a_role_is_asked_what_names_it_alone(tmp_path: Path) -> None:
    (model,) = small(tmp_path, WHOLE).values()
    page = Texts(questionnaire(model, "lead", "en"))
    assert page.of("h3") == ["Know"]
    assert page.of("h4") == ["Is there a list?", "Is it true?"]
    assert page.of("p")[0].startswith("Questions for: Team lead. ")
    assert Texts(questionnaire(model, None, "en")).of("h3") == ["Know", "Share"]
    with pytest.raises(Problem, match="boss is no role of this questionnaire"):
        questionnaire(model, "boss", "en")


def test_a_goal_of_which_nothing_is_left_is_not_named(tmp_path: Path) -> None:
    (model,) = small(tmp_path, WHOLE).values()
    raw = model.model_dump()
    raw["goals"] = [*raw["goals"], {"id": "g", "title": "Other", "activities": [
        {"id": "B-1", "title": "T", "points": [{"id": "B-1.1", "question": "Q?", "help": "H."}]}]}]  # fmt: skip
    assert Texts(questionnaire(Model.model_validate(raw), "lead", "en")).of("h2") == ["Use"]


def test_one_about_a_repository_asks_which() -> None:
    assert Texts(questionnaire(newest("standard-for-public-code"), None, "en")).of("li")[4] == "Repository"


def test_in_another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSPO_LOCALE", str(finnish(tmp_path / "locale")))
    text = questionnaire(GGI, None, "fi")
    assert spoken() == "en"
    page = Texts(text)
    assert '<html lang="fi">' in text
    assert page.of("h2")[0] == "Käyttö <&>"
    assert page.of("h3")[0] == "Luettelo"
    assert page.of("li")[4] == "Kyllä"
    assert '<html lang="en">' in questionnaire(GGI, None, "xx")


def test_what_a_questionnaire_says_is_text(tmp_path: Path) -> None:
    mean = '"</title></style><script>alert(1)</script><img src=x onerror=alert(2)> & \'"'
    raw = next(iter(small(tmp_path, WHOLE).values())).model_dump(mode="json")
    raw |= {"title": mean, "source": mean, "roles": {"lead": mean}}
    raw["goals"][0] |= {"title": mean}
    activity = raw["goals"][0]["activities"][0]
    activity |= {"title": mean}
    activity["points"][0] |= {"question": mean, "help": mean}
    page = Texts(questionnaire(Model.model_validate(raw), None, "en"))
    assert not page.tags & {"script", "img"}
    assert page.of("h4")[0] == page.of("h2")[0] == page.of("h3")[0] == mean
    assert page.of("title") == [f"{mean} 2.0"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize("key", [*models()], ids=" ".join)
@pytest.mark.parametrize("width", [360, 1280])
def test_everybody_can_read_it_and_it_asks_no_host(
    browser: Browser, tmp_path: Path, key: tuple[str, str], width: int
) -> None:
    file = tmp_path / "x.html"
    file.write_text(questionnaire(models()[key], None, "en"), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert asked == [file.as_uri()]
    page.close()


def test_on_paper_no_question_is_torn(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_text(questionnaire(GGI, None, "en"), "utf-8")
    page = browser.new_page(viewport={"width": A4_WIDTH, "height": A4_HEIGHT})
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    script = "name => [...document.querySelectorAll(name)].map(e => getComputedStyle(e).breakInside)"
    assert set(page.evaluate(script, ".activity")) == set(page.evaluate(script, ".point")) == {"avoid"}
    heights: list[float] = page.evaluate(
        "() => [...document.querySelectorAll('.point')].map(e => e.getBoundingClientRect().height)"
    )
    assert max(heights) < A4_HEIGHT / 4
    sheets = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.9" in sheets or b"/MediaBox [0 0 595" in sheets
    assert 20 <= sheets.count(b"/Type /Page\n") <= 30
    page.close()
