"""Pages of HTML: templates that escape what they place, and take nothing that they were not given for empty."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def rendered(template: Path, **fields: object) -> str:
    """The template with its fields in place, each escaped; others of its folder may be included by their names."""
    return _environment(template.parent).get_template(template.name).render(fields)


@cache
def _environment(folder: Path) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # spares most commands its 80 ms

    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
