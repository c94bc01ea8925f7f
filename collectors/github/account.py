"""What a GitHub target may be: an account or a repository, on github.com or on a server of one's own."""

import re
from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import urlsplit

from collectors.git.address import LOOPBACK
from data import tokens
from data.words import Problem

LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-_]*[A-Za-z0-9])?")
_NAME = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]+")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*(?::\d+)?")
PUBLIC = tokens.HOMES["github"]


@dataclass(frozen=True)
class Account:
    """Whose repositories are meant, and where; `name` is that of one repository, None for all."""

    scheme: str
    host: str
    owner: str
    name: str | None

    @property
    def api(self) -> str:
        """The address of the REST interface."""
        if self.host == PUBLIC or self.host.endswith(".ghe.com"):
            return f"https://api.{self.host}"
        return f"{self.scheme}://{self.host}/api/v3"

    @property
    def variable(self) -> str:
        """The environment variable that holds the token."""
        return tokens.variable("github", self.host)

    @property
    def token(self) -> str | None:
        """The token, None where the environment has none."""
        return tokens.token("github", self.host)

    @property
    def authorization(self) -> str | None:
        """The header with which git fetches what is not public."""
        return (
            f"Authorization: Basic {b64encode(f'x-access-token:{self.token}'.encode()).decode()}"
            if self.token
            else None
        )

    def repository_id(self, full_name: str) -> str:
        """OWNER/NAME → the id of the repository."""
        return f"{self.host}/{full_name}".lower()

    def clone(self, full_name: str) -> str:
        """The address to clone OWNER/NAME from; never one that the forge names."""
        return f"{self.scheme}://{self.host}/{full_name}.git"


def parse(value: str) -> Account:
    """`OWNER`, `OWNER/NAME`, `HOST/OWNER` or `https://HOST/OWNER/NAME`. Raises Problem."""
    scheme, _, rest = value.rpartition("://")
    scheme, host = scheme.lower(), tokens.host("github", value)
    parts = rest.strip("/").removesuffix(".git").split("/")
    parts = parts[1:] if parts[0].lower() == host else parts
    parts = parts[1:2] if parts[:1] == ["orgs"] else parts  # where an organisation's pages are
    host = PUBLIC if host == f"www.{PUBLIC}" else host
    owner, name = [*parts, None, None][:2]
    named = _HOST.fullmatch(host) and owner and LOGIN.fullmatch(owner) and (name is None or _NAME.fullmatch(name))
    if not named or len(parts) > 2 or scheme not in ("", "https", "http"):
        raise Problem("github.target", value=_without_secrets(value))
    if scheme == "http" and urlsplit(value).hostname not in LOOPBACK:
        raise Problem("github.plain", host=host)
    return Account(scheme or "https", host, str(owner), name)


def _without_secrets(value: str) -> str:
    """The value to be shown: what stands before an @ or in a query may be a token."""
    return re.sub(r"[?#].*", "?…", re.sub(r"^(\w+://)?.*@", r"\1…@", value), flags=re.DOTALL)


def whole(value: str) -> str:
    """The form a target is kept in: without what goes without saying."""
    account = parse(value)
    place = [account.owner, *([account.name] if account.name else [])]
    if account.host == PUBLIC:
        return "/".join(place)
    return "/".join([f"{account.scheme}://{account.host}" if account.scheme == "http" else account.host, *place])
