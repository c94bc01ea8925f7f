"""Before you build: these exist. Software of ours and of peers, looked for by words or of the same kind as ours."""

import re
from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from dashboard import address
from dashboard.download import csv
from dashboard.literal import link, literal
from data import sentences
from data.snapshot import Snapshot
from data.words import _, ngettext
from peers.similar import Alike, Software, alike, kinds, search, software

MOST = 20  # that a page lists; the file has all
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)  # where one is broken up
_LONG = 300  # letters of what it does
_KINDS = 300  # to choose from; words find the others
_FEW = 3  # of ours beside which one of theirs is put


def show(snapshot: Snapshot) -> None:
    """What to look for, and what fits; without anything to look for, what peers have of the kinds that we have."""
    st.subheader(_("Before you build: these exist"))
    every = _software(snapshot, snapshot.stamp.id)
    if all(one.ours for one in every):
        st.write(_("No software of peers is known yet: name peers with `ospo peers add`, then `ospo collect`."))
    words, wanted = _asked(every)
    if words or wanted:
        _found(search(every, words, wanted))
    else:
        _same(alike(every))


@st.cache_resource(max_entries=2, show_spinner=False)
def _software(_snapshot: Snapshot, published: str) -> list[Software]:  # noqa: ARG001 - the key
    return software(_snapshot)


def _asked(every: Iterable[Software]) -> tuple[str, list[str]]:
    said = dict([*kinds(every).items()][:_KINDS])
    left, right = st.columns(2)
    with left:
        words = st.text_input(
            _("What is it to do?"), help=_("Every word has to be there; accents and capitals do not matter."),
            placeholder=_("for example: permits"), **address.bound("find", None, ""),
        )  # fmt: skip
    with right:
        wanted = st.multiselect(
            _("Categories and topics"), list(said), format_func=said.__getitem__, placeholder=_("All"),
            **address.bound("kind", said, [], len(said) or 1),
        )  # fmt: skip
    return (words or "").strip(), wanted


def _found(found: Sequence[Software]) -> None:
    if not found:
        st.write(_("Nothing that is collected of ours and of peers fits."))
        return
    st.write(ngettext("{n} repository fits.", "{n} repositories fit.", len(found)).format(n=len(found)))
    st.markdown("\n".join(_line(one) for one in found[:MOST]))
    _rest(len(found))
    csv(lambda: _rows(found), "software")


def _same(found: Sequence[Alike]) -> None:
    if not found:
        st.write(
            _(
                "No software of peers says to be of a kind that ours is of. Kinds are the categories in publiccode.yml"
                " and the topics on the forge, theirs and ours."
            )
        )
        return
    st.write(_("Software of peers of the same kind as ours."))
    st.markdown("\n".join(f"{_line(one.theirs)}  \n  {_beside(one)}" for one in found[:MOST]))
    _rest(len(found))
    csv(lambda: _rows([one.theirs for one in found]), "software")


def _line(one: Software) -> str:
    """What it is called and whose it is, what it does, and what it rests on."""
    said = f"  \n  {_said(one.description, _LONG)}" if one.description else ""
    return _("- {title}, {whose}{said}  \n  {facts}").format(
        title=_linked(one), whose=_("ours") if one.ours else _said(one.whose), said=said, facts=" · ".join(_facts(one))
    )


def _linked(one: Software) -> str:
    """The title, leading to the software where that is an address."""
    leads = one.url is not None and link(one.url).startswith("[")
    return f"**[{_said(one.title)}](<{one.url}>)**" if leads else f"**{_said(one.title)}**"


def _said(text: str, most: int = 120) -> str:
    """What others wrote in one line, of which no address becomes a link by itself."""
    line = " ".join(text.split())
    return literal(_ADDRESS.sub("\N{WORD JOINER}", line if len(line) <= most else f"{line[: most - 1]}…"))


def _facts(one: Software) -> list[str]:
    last = _("last commit {month}").format(month=sentences.month(one.last_commit)) if one.last_commit else ""
    users = "" if one.used_by is None else ngettext(
        "{n} declared user", "{n} declared users", one.used_by
    ).format(n=one.used_by)  # fmt: skip
    licence = _said(one.licence) if one.licence else _("no licence known")
    archived = _("archived") if one.archived else ""
    return [
        fact for fact in (archived, licence, last or _("last commit unknown"), users, _said(one.repository)) if fact
    ]


def _beside(one: Alike) -> str:
    """Of the same kind as what of ours, and by what."""
    names = ", ".join(_said(each.title) for each in one.ours[:_FEW])
    more = len(one.ours) - _FEW
    rest = ngettext(" and {n} more", " and {n} more", more).format(n=more) if more > 0 else ""
    return _("same kind as {names}{rest}: {shared}").format(
        names=names, rest=rest, shared=_said(", ".join(one.shared))
    )  # fmt: skip


def _rest(total: int) -> None:
    if total > MOST:
        more = total - MOST
        st.caption(ngettext("{n} more is in the file.", "{n} more are in the file.", more).format(n=more))


def _rows(found: Iterable[Software]) -> pd.DataFrame:
    return pd.DataFrame([
        {
            "title": one.title, "whose": one.whose, "repository": one.repository, "description": one.description,
            "categories": one.categories, "topics": one.topics, "licence": one.licence,
            "last_commit": one.last_commit, "used_by": one.used_by, "archived": one.archived, "url": one.url,
        }
        for one in found
    ])  # fmt: skip
