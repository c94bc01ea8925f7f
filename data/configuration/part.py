"""What every part of a file that people write has in common."""

import re
import unicodedata
from hashlib import sha256
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class Part(BaseModel):
    """A part of the configuration; a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _left_blank(cls, given: Any) -> Any:
        """A key without a value is a key that was not given."""
        return {k: v for k, v in given.items() if v is not None} if isinstance(given, dict) else given


def slug(name: str) -> str:
    """City of X → city-of-x, Malmö → malmo; a name without Latin letters becomes `organisation-` and its checksum."""
    letters = (one for one in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(one))
    found = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")
    if found or not name.strip():
        return found or "organisation"
    return f"organisation-{sha256(name.lower().encode()).hexdigest()[:6]}"
