"""Cells that a spreadsheet takes for text, whatever they begin with."""

import re

_FORMULA = r"'*[=+\-@\t\r\n＝＋－＠]"  # the wide ones count as formulas where Japanese or Chinese is spoken
_WRITTEN = re.compile(_FORMULA)
_READ = re.compile("'" + _FORMULA)


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would compute, or would read as such an apostrophe."""
    return f"'{cell}" if _WRITTEN.match(cell) else cell


def meant(cell: str) -> str:
    """The cell that `harmless` was given."""
    return cell[1:] if _READ.match(cell) else cell
