"""The forges that can be asked, and whose repositories are ours there."""

from collectors.github import account
from collectors.github.account import PUBLIC, Account
from data.ledger import Ledger


def known(ledger: Ledger) -> list[Account]:
    """github.com, and each GitHub server that repositories came from; of an account the host counts alone."""
    rows = ledger.rows("select distinct source from repository where source like 'github:%' order by source")
    found = [account.parse(source.removeprefix("github:")) for (source,) in rows]
    return list({one.host: one for one in [Account("https", PUBLIC, "", None), *found]}.values())


def owners(ledger: Ledger, host: str) -> set[str]:
    """In lower case, the owners of our repositories on a host."""
    ids = ledger.rows("select id from repository where role = 'self' and starts_with(id, ?)", f"{host}/")
    return {name.removeprefix(f"{host}/").partition("/")[0] for (name,) in ids}
