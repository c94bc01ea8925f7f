"""The frame around every page: navigation, language, the filters that live in the URL."""

from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import state
from dashboard.state import View
from data import figures, sentences
from data.snapshot import Snapshot
from data.words import _, languages, speak

PAGES = Path(__file__).parent / "pages"
MOST_REPOSITORIES = 6  # lines that a chart can keep apart


def run() -> None:
    """Draws the frame and runs the page that was asked for."""
    icon = str(Path(__file__).parent / "icon.png")
    st.set_page_config(page_title="OSPO Barometer", page_icon=icon, layout="wide")
    language()
    numbers = state.snapshot() if state.workspace().file.is_file() else None
    if numbers and figures.organisations(numbers):
        page = st.navigation(_pages())
        st.session_state["view"] = _filters(numbers)
    else:
        page = st.navigation([_page("start", _("Start"), default=True)])
    page.run()


def language() -> None:
    """The language of the URL (`?lang=fi`), kept while one goes from page to page."""
    asked = st.query_params.get("lang") or st.session_state.get("language", "en")
    chosen = asked if asked in languages() else "en"
    st.session_state["language"] = chosen
    if chosen != "en":
        st.query_params["lang"] = chosen
    speak(chosen)


def _pages() -> list[StreamlitPage]:
    return [
        _page("overview", _("Overview"), default=True),
        _page("contributions", _("Contributions")),
        _page("repositories", _("Repositories")),
        _page("sources", _("Sources")),
        _page("definitions", _("Definitions")),
        _page("start", _("Start")),
    ]


def _page(name: str, title: str, *, default: bool = False) -> StreamlitPage:
    return st.Page(PAGES / f"{name}.py", title=title, url_path=name, default=default)


def _filters(numbers: Snapshot) -> View:
    """The month spoken of, and repositories to put beside the whole; both in the URL."""
    slug = state.organisation(numbers)
    newest = figures.last_complete(numbers, slug)
    months = _months(numbers, slug, newest)
    with st.sidebar:
        chosen = st.selectbox(
            _("Month"), months, key="period", bind="query-params", format_func=lambda text: sentences.month(_month(text)),
            help=_("The last month of the period that the figures speak of. The running month is not complete yet."),
        )  # fmt: skip
        repositories = st.multiselect(
            _("Repositories"), figures.repositories(numbers, slug), key="repositories", bind="query-params",
            max_selections=MOST_REPOSITORIES, placeholder=_("The whole organisation"), select_all=False,
            help=_("Charts and tables show these repositories instead of the whole organisation."),
        )  # fmt: skip
    name = state.workspace().configuration.organisation.name
    return View(numbers, name, slug, _month(chosen or months[0]), repositories)


def _months(numbers: Snapshot, slug: str, newest: date | None) -> list[str]:
    """YYYY-MM of every month, from the last complete one back; the running one where none is complete."""
    last = newest or numbers.stamp.today.replace(day=1)
    return [period.strftime("%Y-%m") for period in figures.periods(numbers, slug) if period <= last]


def _month(text: str) -> date:
    return date(int(text[:4]), int(text[5:7]), 1)
