"""Saving what somebody chose or wrote, at once; what could not be saved stays on the page, and is said."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.literal import worded
from data.words import Problem


def saved(act: Callable[[], object], *widgets: str) -> bool:
    """Does it in a callback and says whether it went well; otherwise these widgets keep what was put into them."""
    try:
        act()
    except Problem as problem:
        st.session_state["trouble"] = worded(problem)
        keep(*widgets)
        return False
    for widget in widgets:
        _kept().pop(widget, None)
    return True


def save(act: Callable[[], object], *widgets: str) -> None:
    """As `saved`, for a button."""
    saved(act, *widgets)


def keep(*widgets: str) -> None:
    """These hold what is not saved yet."""
    _kept().update({widget: typed(widget) for widget in widgets})


def kept(widget: str) -> bool:
    """Whether a widget holds what is not saved yet."""
    return widget in _kept()


def trouble() -> None:
    """What went wrong with the last act, or what it did where that is not to be seen, once."""
    if said := st.session_state.pop("trouble", None):
        st.error(said)
    if said := st.session_state.pop("done", None):
        st.success(said)


def show(widget: str, value: Any) -> str:
    """Puts what is saved into a widget before it is drawn, or what could not be saved yet; gives its key."""
    st.session_state[widget] = _kept().get(widget, value)
    return widget


def typed(widget: str) -> Any:
    """What stands in a widget now."""
    return st.session_state.get(widget)


def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = st.session_state.setdefault("unsaved", {})
    return kept
