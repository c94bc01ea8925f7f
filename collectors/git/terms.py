"""Words that make another licence of a text that is else a known one (`terms.yaml`)."""

from collections import Counter
from functools import cache
from pathlib import Path

import yaml

from collectors.git.spdx_texts import Text, Words

SHORT = 500  # word pairs of a licence: one sentence more hardly changes how alike a text is to a longer one


def restricted(said: Words, licence: Text) -> bool:
    """Whether a text that is like a licence says something that may take back what that grants."""
    more = {*(Counter(said) - Counter(licence.words))}
    unheard = more - {*licence.words}
    return bool(unheard & words("restricting") or (licence.size <= SHORT and more & words("forbidding")))


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind: restricting, forbidding, changing, partly."""
    return frozenset(_listed()[kind].split())


@cache
def _listed() -> dict[str, str]:
    listed: dict[str, str] = yaml.safe_load((Path(__file__).parent / "terms.yaml").read_text("utf-8"))
    return listed
