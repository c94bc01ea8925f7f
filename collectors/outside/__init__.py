"""What our people gave to repositories of others, and what forges say of the projects that ours are built from."""

from collections.abc import Iterator

from collectors.contract import Failed, Page, Reading
from collectors.github.account import Account
from collectors.github.forge import Forge
from collectors.outside import accounts, facts, hosts, log
from collectors.outside.search import Person
from data.ledger import Ledger
from data.words import Problem, _

PLACE = 50  # after deps.dev, which knows the projects

__all__ = ["PLACE", "look_up"]


def look_up(ledger: Ledger, reading: Reading) -> Iterator[Page | Failed]:
    """Pages of UpstreamFacts and OutsideContribution, forge by forge; Failed where a forge did not answer.

    A forge is asked with a token alone; of whom it is asked stands in no row and in no sentence.
    """
    asked = False
    for account in hosts.known(ledger):
        due = facts.due(ledger, account.host, reading)
        people = accounts.of(account.host, reading)
        if (due or people) and not account.token:
            said = _("{host}: without {variable} it stays unknown what our people gave to others there.")
            reading.say(said.format(host=account.host, variable=account.variable))
        elif due or people:
            yield from _of_forge(account, due, people, ledger, reading)
            asked = asked or bool(people)
    if asked:
        yield log.page(ledger, reading)


def _of_forge(
    account: Account, due: list[str], people: list[Person], ledger: Ledger, reading: Reading
) -> Iterator[Page | Failed]:
    forge = Forge(account, reading)
    try:
        yield from facts.pages(forge, due, reading)
        if people:
            ours = hosts.owners(ledger, account.host)
            yield from accounts.pages(forge, people, ours, reading)
    except Problem as problem:
        if problem.code == "disk.full":
            raise
        yield Failed(account.host, (), problem)
