"""Compiles the translations where the project is built or installed: git keeps the texts, not what is made of them."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """Every `data/locale/*/LC_MESSAGES/ospo.po` gets its `ospo.mo` beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Called by hatchling before it collects the files."""
        for texts in Path(self.root, "data", "locale").glob("*/LC_MESSAGES/*.po"):
            with texts.open("rb") as written, texts.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(written, locale=texts.parts[-3]))
