"""Every sentence a person reads goes through here; an error is a code and its fields, worded late."""

import gettext
import os
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

Days = Literal["short", "medium", "long", "iso"]

LOCALE = str(Path(__file__).parent / "locale")

_language: ContextVar[str] = ContextVar("language", default="en")
_days: ContextVar[Days] = ContextVar("days", default="medium")


def languages() -> list[str]:
    """Codes of the languages that can be read: English, and each compiled catalogue."""
    return ["en", *sorted(path.parts[-3] for path in Path(_folder()).glob("*/LC_MESSAGES/ospo.mo"))]


def speak(language: str, days: Days = "medium") -> None:
    """Use `language` for this thread from now on, days written so; an unknown one falls back to English."""
    _language.set(language if language in languages() else "en")
    _days.set(days)


def spoken() -> str:
    """The language in use, as a code."""
    return _language.get()


def days() -> Days:
    """How days are written: as the language has it in three lengths, or as YYYY-MM-DD."""
    return _days.get()


def _folder() -> str:
    """Where the catalogues lie; OSPO_LOCALE names another folder, to try a translation without installing it."""
    return os.environ.get("OSPO_LOCALE", LOCALE)


def _catalogue() -> gettext.NullTranslations:
    return _read(_language.get(), _folder())


@cache
def _read(language: str, folder: str) -> gettext.NullTranslations:
    return gettext.translation("ospo", folder, languages=[language], fallback=True)


def _(message: str) -> str:
    """The message in the language in use; an empty message stays empty."""
    return _catalogue().gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of the message that goes with n."""
    return _catalogue().ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 (gettext tools know it by this name)
    """Marks a message for translation where it is only stored."""
    return message


class Problem(Exception):
    """Something that could not be done: a code of `data/problems.py` and the fields of its wording."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields

    def __str__(self) -> str:
        from data.problems import WORDING

        return _(WORDING[self.code]).format(**self.fields)
