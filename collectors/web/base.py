"""The address below which a service is asked."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from collectors.web import places
from data.words import Problem

_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]+\]")
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Base:
    """A base address; `host` with its port where that is not the usual one, `path` without a slash at its end."""

    scheme: str
    host: str
    path: str

    @property
    def url(self) -> str:
        """The address that a path is put behind."""
        return f"{self.scheme}://{self.host}{self.path}"

    @property
    def prefix(self) -> str:
        """What the address of every page of this host begins with."""
        return f"{self.scheme}://{self.host}/"


def parse(text: str, *, private: bool) -> Base:
    """`https://HOST[:PORT][/PATH]`; with `private` also this machine and private networks, the former over http.

    Raises Problem web.base, web.plain or web.private.
    """
    prepared = requests.PreparedRequest()
    try:
        prepared.prepare_url(text, None)  # writes the host as it will be asked: lower case, IDNA
        parts = urlsplit(str(prepared.url))
        port = parts.port
    except (requests.RequestException, ValueError) as error:
        raise _no_base(text) from error
    name = parts.netloc.removesuffix(f":{port}")
    if parts.scheme not in _PORTS or not _HOST.fullmatch(name) or re.search(r"[?#@\\\s]", text):
        raise _no_base(text)
    host = name if port in (None, _PORTS[parts.scheme]) else f"{name}:{port}"
    _reachable(parts.scheme, name.strip("[]"), host, private=private)
    return Base(parts.scheme, host, parts.path.rstrip("/"))


def _reachable(scheme: str, name: str, host: str, *, private: bool) -> None:
    address = places.literal(name)
    here = name == "localhost" or (address is not None and address.is_loopback)
    if scheme == "http" and not here:
        raise Problem("web.plain", host=host)
    if not private and (here or (address is not None and not places.public(address))):
        raise Problem("web.private", host=host)


def _no_base(text: str) -> Problem:
    """What stands before an @ or behind a ? may be a secret."""
    shown = re.sub(r"[?#].*", "?…", re.sub(r"^(\w+://)?.*@", r"\1…@", text), flags=re.DOTALL)
    return Problem("web.base", base=shown)
