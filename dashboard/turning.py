"""Draws a page anew when the reader's system turns dark or light: charts have the colours of the run they come from."""

import streamlit as st

# Our own words alone. Streamlit changes its own colours at the same event, and must have done so before it is asked.
_FOLLOW = """export default ({setTriggerValue}) => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const turned = () => setTimeout(() => setTriggerValue('turned', true), 200);
    dark.addEventListener('change', turned);
    return () => dark.removeEventListener('change', turned);
}"""

_listener = st.components.v2.component("turning", js=_FOLLOW)


def follow() -> None:
    """Puts what listens at the end of the sidebar, where it takes no room."""
    with st.sidebar.container(height=1, border=False):
        _listener(on_turned_change=lambda: None)
