"""A file's text, whatever wrote it."""

import codecs
from pathlib import Path

from data.words import Problem


def decoded(file: Path) -> tuple[str, list[Problem]]:
    """The text, and a word about its encoding where that had to be guessed. Raises Problem where it is no text."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError as error:
        raise Problem("exchange.missing", file=file) from error
    except OSError as error:
        raise Problem("file.unreadable", path=file, why=error.strerror) from error
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text.partition("\n")[0]:  # where no text has one; a note further down may
            return text, [Problem("import.guessed", file=file)] if encoding == "cp1252" else []
    raise Problem("import.encoding", file=file)


def whole(given: object) -> object:
    """What JSON said, with halves of characters, which no file can hold, shown as unknown ones."""
    if isinstance(given, str):
        return given.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(given, list):
        return [whole(one) for one in given]
    return {str(whole(key)): whole(one) for key, one in given.items()} if isinstance(given, dict) else given
