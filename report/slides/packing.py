"""Zip files of the same bytes for the same parts: dates and systems are left out."""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of the parts, in their order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def repacked(content: bytes) -> bytes:
    """The zip file without what tells when and where it was written."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
