"""`ospo peers …`: other administrations beside us."""

import click

from data.words import _


@click.group(help=_("Other administrations: pick them, exchange figures with them, compare."))
def peers() -> None:
    """The verbs are in the modules of this folder."""
