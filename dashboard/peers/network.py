"""Who works on whose software as a picture: we in the middle, others around, an arrow for each kind of tie."""

import html
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import cos

import pandas as pd
import streamlit as st

from dashboard import look
from dashboard.look import Part
from dashboard.maturity import plots
from data.words import N_, _, ngettext
from peers.together import Bond, Kind

MOST = 20  # administrations that a picture has room for
DOES = {
    ("contributes", True): N_("contributes to ours"),
    ("copies", True): N_("keeps a copy of ours"),
    ("uses", True): N_("is named as a user of ours"),
    ("contributes", False): N_("we contribute to theirs"),
    ("copies", False): N_("we keep a copy of theirs"),
    ("uses", False): N_("we are named as a user of theirs"),
}
_KINDS: dict[Kind, str] = {
    "contributes": N_("Contributes"), "copies": N_("Keeps a copy"), "uses": N_("Is named as a user"),
}  # fmt: skip
_ROW, _APART = 46, 0.17  # pixels between two administrations, and rows between two arrows of one
_LONG = 48  # letters of a name where one points
_HEAD = 0.62  # of the way from us to them, where arrows are apart

_Place = tuple[float, float]


def show(bonds: Sequence[Bond]) -> None:
    """The sentence, the picture of the administrations with the most repositories, and the table of all."""
    around = {who: [*some] for who, some in groupby(bonds, key=lambda one: one.administration)}
    drawn = dict([*around.items()][:MOST])
    rows = (len(drawn) + 1) // 2
    hidden: Part = {"visible": False, "fixedrange": True}
    layout: Part = {
        "height": 90 + _ROW * max(rows, 3), "margin": {"l": 100, "r": 100, "t": 8, "b": 72}, "hovermode": "closest",
        "xaxis": hidden | {"range": [-1, 1]}, "yaxis": hidden | {"range": [rows - 0.5, -0.5]},
        "legend": plots.legend(), "showlegend": True,
    }  # fmt: skip
    places = _places([*drawn])
    us = (0.0, (rows - 1) / 2)
    traces = [*_legend(bonds), *_arrows(drawn, places, us), *_names(drawn, places), _we(us)]
    title = _("Who works on whose software")
    plots.block(title, sentence(bonds, len(around)), traces, layout, _table(bonds), key="together")


def sentence(bonds: Sequence[Bond], administrations: int) -> str:
    """With how many administrations there are ties of which kind, and how to read the picture."""
    counts = {tie: sum((one.kind, one.ours) == tie for one in bonds) for tie in DOES}
    told = "; ".join(_("{what}: {n}").format(what=_(DOES[tie]), n=n) for tie, n in counts.items() if n)
    whole = ngettext("{n} name or domain has ties with us: {told}.", "{n} names or domains have ties with us: {told}.",
                     administrations).format(n=administrations, told=told)  # fmt: skip
    read = _("An arrow leads from who does it to whose software it is; the thicker, the more repositories.")
    more = _("Drawn are the {n} with the most repositories; the table has all.").format(n=MOST)
    return " ".join([whole, read, *([more] if administrations > MOST else [])])


def _places(who: Sequence[str]) -> dict[str, _Place]:
    """Left and right in turn, in two bows from the top down."""
    rows = (len(who) + 1) // 2
    middle = (rows - 1) / 2
    return {
        one: ((-1 if n % 2 == 0 else 1) * cos((n // 2 - middle) / max(rows, 2) * 1.8), float(n // 2))
        for n, one in enumerate(who)
    }  # fmt: skip


def _arrows(drawn: Mapping[str, Sequence[Bond]], places: Mapping[str, _Place], us: _Place) -> list[Part]:
    """Side by side where there are several to one administration."""
    return [
        _arrow(bond, places[who], us, (n - (len(some) - 1) / 2) * _APART)
        for who, some in drawn.items()
        for n, bond in enumerate(some)
    ]


def _arrow(bond: Bond, them: _Place, us: _Place, aside: float) -> Part:
    """With its head on the way, as all meet in the middle."""
    head = (us[0] + _HEAD * (them[0] - us[0]), us[1] + _HEAD * (them[1] - us[1]))
    way = [them, head, us] if bond.ours else [us, head, them]
    width = min(1 + bond.repositories, 8)
    return {
        "type": "scatter", "mode": "lines+markers", "showlegend": False,
        "x": [x for x, _y in way], "y": [y + aside for _x, y in way],
        "line": _line(bond.kind) | {"width": width},
        "marker": {"symbol": "arrow", "angleref": "previous", "size": [0, 10 + width, 0], "opacity": 1,
                   "color": _line(bond.kind)["color"]},
        "hoverinfo": "text", "hovertext": f"{_short(bond.name)}<br>{_told(bond)}",
    }  # fmt: skip


def _line(kind: Kind) -> Part:
    """The colour of a kind, and beside it a dash of its own."""
    place = [*_KINDS].index(kind)
    return {"color": st.get_option(f"theme.{look.theme()}.chartCategoricalColors")[place], "dash": look.DASHES[place]}


def _legend(bonds: Iterable[Bond]) -> list[Part]:
    there = {one.kind for one in bonds}
    return [
        {"type": "scatter", "mode": "lines", "x": [None], "y": [None], "name": _(_KINDS[kind]), "line": _line(kind)}
        for kind in _KINDS
        if kind in there
    ]


def _names(drawn: Mapping[str, Sequence[Bond]], places: Mapping[str, _Place]) -> list[Part]:
    return [
        _node([(places[who], some) for who, some in drawn.items() if (places[who][0] < 0) is left], left=left)
        for left in (True, False)
    ]


def _node(side: Sequence[tuple[_Place, Sequence[Bond]]], *, left: bool) -> Part:
    told = ["<br>".join([_short(some[0].name), *map(_told, some)]) for _place, some in side]
    return {
        "type": "scatter", "mode": "markers+text", "showlegend": False, "cliponaxis": False,
        "x": [place[0] for place, _some in side], "y": [place[1] for place, _some in side],
        "text": [_label(some[0].name) for _place, some in side], "textfont": {"color": look.ink(), "size": 11},
        "textposition": "middle left" if left else "middle right", "hoverinfo": "text", "hovertext": told,
        "marker": {"color": look.ink(), "size": 10, "opacity": 1},
    }  # fmt: skip


def _label(name: str) -> str:
    """In lines short enough for a phone."""
    lines = textwrap.wrap(name, 14, max_lines=3, placeholder="…")
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def _short(name: str) -> str:
    """In one line, for what is shown where one points."""
    return html.escape(name if len(name) <= _LONG else f"{name[: _LONG - 1]}…", quote=False)


def _we(at: _Place) -> Part:
    ground = st.get_option(f"theme.{look.theme()}.backgroundColor")
    return {
        "type": "scatter", "mode": "markers+text", "showlegend": False, "hoverinfo": "skip",
        "x": [at[0]], "y": [at[1]], "text": [_("We")], "textfont": {"color": look.ink(), "size": 13},
        "marker": {"color": ground, "size": 44, "opacity": 1, "line": {"color": look.ink(), "width": 3}},
    }  # fmt: skip


def _told(bond: Bond) -> str:
    return ngettext("{what} ({n} repository)", "{what} ({n} repositories)", bond.repositories).format(
        what=_(DOES[bond.kind, bond.ours]), n=bond.repositories
    )


def _table(bonds: Iterable[Bond]) -> pd.DataFrame:
    return pd.DataFrame([
        {
            _("Administration"): one.name, _("What is done"): _(DOES[one.kind, one.ours]),
            _("Repositories"): one.repositories,
        }
        for one in bonds
    ])  # fmt: skip
