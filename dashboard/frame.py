"""The frame around every page: navigation, language, the filters that live in the URL."""

import atexit
import gc
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import streamlit as st
from babel import Locale
from streamlit.navigation.page import StreamlitPage

from dashboard import address, state, turning
from dashboard.literal import literal
from dashboard.state import View
from data import figures, opening, sentences
from data.configuration import Configuration
from data.snapshot import Snapshot
from data.words import _, languages

PAGES = Path(__file__).parent / "pages"
MOST_REPOSITORIES = 6  # lines that a chart can keep apart


def run() -> None:
    """Draws the frame and runs the page that was asked for."""
    icon = str(Path(__file__).parent / "icon.png")
    st.set_page_config(page_title="OSPO Barometer", page_icon=icon, layout="wide")
    address.language()
    _visit()
    shown = state.shown()
    page = address.navigation(_pages(_names(numbers=shown is not None)))
    name = shown[1].organisation.name if shown else state.name()
    if name:
        st.sidebar.markdown(f"**{literal(name)}**")
    if shown and (page.url_path or next(iter(titles()))) not in without_numbers():
        st.session_state["view"] = _filters(*shown)
    _languages()
    turning.follow()
    page.run()
    _settle()


def _visit() -> None:
    """Notes once a session that somebody looks from another machine."""
    if "visited" not in st.session_state:
        st.session_state["visited"] = True
        here = state.workspace()
        if here.file.is_file() and opening.elsewhere(st.context.ip_address):
            opening.note(here, datetime.now(UTC).date())


@cache
def _settle() -> None:
    """Once, after the first page: what was imported is never garbage, and Streamlit looks at all of it in each run."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # DuckDB counts at the end what was not given back, and says so


def _pages(names: list[str]) -> list[StreamlitPage]:
    """The pages of these names, the first one where one arrives."""
    return [
        st.Page(PAGES / f"{name}.py", title=_(titles()[name]), url_path=name, default=name == names[0])
        for name in names
    ]


def _names(*, numbers: bool) -> list[str]:
    """The pages that have something to show; before the first numbers that is where one starts, and what asks none."""
    if numbers:
        return list(titles())
    return ["start", *(without_numbers() if state.workspace().file.is_file() else ())]


@cache
def without_numbers() -> list[str]:
    """Names of the pages that speak of no month and no repository: those that say NUMBERS = False."""
    return [name for name in titles() if "\nNUMBERS = False\n" in (PAGES / f"{name}.py").read_text("utf-8")]


@cache
def titles() -> dict[str, str]:
    """Name and untranslated title of every script in `pages/` that says TITLE and PLACE, in the order of PLACE."""
    found = []
    for path in PAGES.glob("*.py"):
        said = dict(re.findall(r'^(TITLE|PLACE) = (?:N_\(")?([^"\n]+)', path.read_text("utf-8"), re.MULTILINE))
        if len(said) == len(("TITLE", "PLACE")):
            found.append((int(said["PLACE"]), path.stem, said["TITLE"]))
    return {name: title for _place, name, title in sorted(found)}


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


def _languages() -> None:
    """The choice of a language, where there is one."""
    codes = languages()
    if len(codes) > 1:
        st.sidebar.selectbox(_("Language"), codes, format_func=_own_name, **address.bound("lang", codes, "en"))


def _own_name(language: str) -> str:
    return str(Locale.parse(language).display_name)


def _months(numbers: Snapshot, slug: str) -> list[str]:
    """YYYY-MM of every month, from the last complete one back; the running one where none is complete."""
    running = numbers.stamp.today.replace(day=1)
    last = figures.last_complete(numbers, slug) or running
    found = [period for period in figures.periods(numbers, slug) if period <= last]
    return [period.strftime("%Y-%m") for period in found or [running]]


def _month(text: str) -> date:
    return date(int(text[:4]), int(text[5:7]), 1)
