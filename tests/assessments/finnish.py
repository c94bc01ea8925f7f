"""A few words of a translation, compiled into a folder that OSPO_LOCALE can name."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

WORDS = {
    "Yes": "Kyllä", "Partly": "Osittain", "Usage": "Käyttö <&>", "Note": "Huomautus",
    "Inventory of open source skills and resources": "Luettelo",
}  # fmt: skip


def finnish(folder: Path) -> Path:
    """The folder, which it makes."""
    words = Catalog("fi")
    for message, translation in WORDS.items():
        words.add(message, translation)
    file = folder / "fi" / "LC_MESSAGES" / "ospo.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as compiled:
        write_mo(compiled, words)
    return folder
