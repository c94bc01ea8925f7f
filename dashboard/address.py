"""What was chosen lives in the address, in words of no language: links, reloads and the back button keep it.

Streamlit's own `bind="query-params"` would put translated labels there, so the parameters are kept here.
"""

from collections.abc import Collection, Sequence
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.words import speak

Parameters = dict[str, list[str]]


def chosen() -> Parameters:
    """Every parameter that differs from its default."""
    kept: Parameters = st.session_state.setdefault("chosen", _said())
    return kept


def language() -> None:
    """Speaks the language of the address (`?lang=fi`). What runs without the frame, as a fragment does, asks anew."""
    speak(chosen().get("lang", ["en"])[0])


def navigation(pages: Sequence[StreamlitPage]) -> StreamlitPage:
    """`st.navigation` that keeps what was chosen, and takes over what the address says after going back or forth."""
    said = _said()
    if not said:
        # The browser drops it on the way to another page. Put back before navigation, it is no step of its own.
        _write(chosen())
    page = st.navigation(pages, expanded=True)
    stayed = page.url_path == st.session_state.get("page")
    used = st.session_state.pop("used", False)
    if (said or stayed) and not used:
        st.session_state["chosen"] = said
    st.session_state["page"] = page.url_path
    _write(chosen())
    return page


def bound(name: str, allowed: Collection[str] | None, default: str | list[str] | None, most: int = 1) -> dict[str, Any]:
    """What ties a widget to the parameter: `st.selectbox(label, months, **bound("period", months, months[0]))`.

    A value that is not `allowed` (None: all are) falls back to the default.
    """
    given = chosen().get(name, [])
    right = [value for value in given if allowed is None or value in allowed][:most]
    if right != given:
        _keep(name, right, default)
        _write(chosen())
    st.session_state[name] = right if isinstance(default, list) else next(iter(right), default)
    return {"key": name, "on_change": _take, "args": (name, default)}


def say(name: str, value: str | list[str] | None, default: str | list[str] | None = None) -> None:
    """Chooses in a callback, as a widget would; of the default the address says nothing."""
    _keep(name, value, default)
    st.session_state["used"] = True


def keep(name: str, value: str) -> None:
    """Writes into the address what is shown, where that came about without a choice."""
    if chosen().get(name) != [value]:
        say(name, value)


def _take(name: str, default: str | list[str] | None) -> None:
    say(name, st.session_state[name], default)


def _keep(name: str, value: str | list[str] | None, default: str | list[str] | None) -> None:
    chosen().pop(name, None)
    if value and value != default:
        chosen()[name] = [value] if isinstance(value, str) else value


def _said() -> Parameters:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _write(parameters: Parameters) -> None:
    if parameters != _said():
        st.query_params.from_dict(parameters)
