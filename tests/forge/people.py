"""Invented accounts: people, staff who answer, bots, machine users, and nobody (deleted accounts)."""

import random
from dataclasses import dataclass

from tests.forge.model import Account, Forge

FIRST = ("ada", "ben", "cleo", "dov", "edda", "finn", "gro", "hal", "ivo", "jun", "kaja", "lio", "mira", "nils", "ona")
LAST = ("birch", "stone", "brook", "field", "hill", "marsh", "reed", "thorn")
BOTS = ("dependabot", "renovate", "github-actions", "city-release-helper", "stale")  # the last two carry no mark
MACHINES = ("weblate-city", "city-jenkins-ci", "renovate-city")  # ordinary accounts with a mark in the login


@dataclass(frozen=True)
class People:
    """Who writes on a forge; None is a deleted account."""

    rng: random.Random
    everybody: list[Account]
    staff: list[Account]
    bots: list[Account]
    machines: list[Account]

    def opener(self) -> Account | None:
        """Who opens an item."""
        return self._one((82, self.everybody), (8, self.bots), (4, self.machines), (6, [None]))

    def speaker(self, author: Account | None) -> Account | None:
        """Who says something on an item of `author`."""
        return self._one(
            (25, [author]), (18, self.bots), (4, self.machines), (5, [None]), (36, self.staff), (12, self.everybody)
        )

    def closer(self, author: Account | None) -> Account | None:
        """Who closes or merges it."""
        return self._one((28, [author]), (8, self.bots), (3, self.machines), (4, [None]), (57, self.staff))

    def _one(self, *groups: tuple[int, "list[Account] | list[None] | list[Account | None]"]) -> Account | None:
        chosen = self.rng.choices([group for _, group in groups], [weight for weight, _ in groups])[0]
        return self.rng.choice(chosen)


def people(forge: Forge, rng: random.Random) -> People:
    """The accounts of a forge, made anew."""
    everybody = [forge.account(f"{first}-{last}") for last in LAST for first in FIRST]
    bots = [forge.account(login, "Bot") for login in BOTS]
    machines = [forge.account(login) for login in MACHINES]
    return People(rng, everybody, everybody[:18], bots, machines)
