"""The frame around every page: navigation, language, the filters that live in the URL."""

from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import address, state
from dashboard.state import View
from data import figures, sentences
from data.configuration import Configuration
from data.snapshot import Snapshot
from data.words import _

PAGES = Path(__file__).parent / "pages"
MOST_REPOSITORIES = 6  # lines that a chart can keep apart


def run() -> None:
    """Draws the frame and runs the page that was asked for."""
    icon = str(Path(__file__).parent / "icon.png")
    st.set_page_config(page_title="OSPO Barometer", page_icon=icon, layout="wide")
    address.language()
    shown = state.shown()
    page = address.navigation(_pages() if shown else [_page("start", _("Start"), default=True)])
    if shown:
        st.session_state["view"] = _filters(*shown)
    page.run()


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


def _filters(numbers: Snapshot, said: Configuration) -> View:
    """The month spoken of, and repositories to put beside the whole; both in the address."""
    slug = state.organisation(numbers, said.organisation.slug)
    months, ids = _months(numbers, slug), figures.repositories(numbers, slug)
    with st.sidebar:
        chosen = st.selectbox(
            _("Month"), months, format_func=lambda text: sentences.month(_month(text)),
            help=_("The last month of the period that the figures speak of. The running month is not complete yet."),
            **address.bound("period", months, months[0]),
        )  # fmt: skip
        repositories = st.multiselect(
            _("Repositories"), ids, max_selections=MOST_REPOSITORIES, select_all=False,
            placeholder=_("The whole organisation"),
            help=_("Charts and tables show these repositories instead of the whole organisation."),
            **address.bound("repositories", ids, [], MOST_REPOSITORIES),
        )  # fmt: skip
    return View(numbers, said.organisation.name, slug, _month(chosen), repositories)


def _months(numbers: Snapshot, slug: str) -> list[str]:
    """YYYY-MM of every month, from the last complete one back; the running one where none is complete."""
    running = numbers.stamp.today.replace(day=1)
    last = figures.last_complete(numbers, slug) or running
    found = [period for period in figures.periods(numbers, slug) if period <= last]
    return [period.strftime("%Y-%m") for period in found or [running]]


def _month(text: str) -> date:
    return date(int(text[:4]), int(text[5:7]), 1)
