"""What the services could tell of what the software is built from, and how old their answers are."""

import pandas as pd
import streamlit as st

from data import collected
from data.words import _


def told(logs: pd.DataFrame) -> None:
    """A line for each service that had something to say; nothing before there is any list of components."""
    if lines := [f"- **{title}**: {said}" for title, said in collected.services(logs)]:
        st.subheader(_("Services"))
        st.markdown("\n".join(lines))
