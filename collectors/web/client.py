"""The client below a session: one prefix, a cache of files, nothing secret."""

import os
from pathlib import Path
from typing import Any

import requests
from cachecontrol import CacheControlAdapter
from cachecontrol.caches import FileCache
from cachecontrol.heuristics import BaseHeuristic
from requests.utils import get_environ_proxies
from urllib3 import HTTPResponse

from collectors.web import patience
from collectors.web.base import Base
from collectors.web.connections import watch
from data.words import Problem

_REDIRECTS = 5


class Client(requests.Session):
    """Knows no address but those that begin with one prefix, first and after a redirect."""

    def __init__(self, base: Base, cache: Path, *, private: bool) -> None:
        super().__init__()
        self._host = base.host
        self.trust_env = False  # no .netrc; what is wanted of the environment follows
        self.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
        # What may go unencrypted because it stays on this machine must not go to a proxy.
        self.proxies = get_environ_proxies(base.url) if base.scheme == "https" else {}
        self.max_redirects = _REDIRECTS
        self.headers.update({"User-Agent": "OSPO-Barometer", "Accept": "application/json"})
        self.adapters.clear()
        adapter = _Adapter(FileCache(cache))
        watch(adapter.poolmanager, private=private)
        self.mount(base.prefix, adapter)

    def get_adapter(self, url: str) -> Any:
        """Who asks at an address. Raises Problem web.host where nobody does."""
        try:
            return super().get_adapter(url)
        except requests.exceptions.InvalidSchema as error:
            raise Problem("web.host", host=self._host, other=_host(url)) from error


class _Adapter(CacheControlAdapter):
    """Keeps what the service allows to be kept, as long as it allows, and sends no cookie back."""

    def __init__(self, cache: FileCache) -> None:
        super().__init__(cache, heuristic=_Harmless())
        self.controller.cacheable_status_codes = (200,)  # a redirect would be kept for good

    def add_headers(self, request: requests.PreparedRequest, **_how: Any) -> None:
        """Take out what a redirect may have put in."""
        request.headers.pop("Cookie", None)


class _Harmless(BaseHeuristic):
    """Takes from an answer what the cache or the client would stumble over."""

    def apply(self, response: HTTPResponse) -> HTTPResponse:
        for name in ("date", "expires"):
            if name in response.headers and patience.time(response.headers[name]) is None:
                del response.headers[name]
        if 300 <= response.status < 400 and response.status != 304:
            response.close()  # else it would be read whole, however long it is
        return response


def _host(url: str) -> str:
    """Scheme, host and port of an address, for people to read."""
    scheme, _colon, rest = url.partition("://")
    return f"{scheme}://{rest.split('/')[0].split('?')[0].rpartition('@')[2]}"[:200]
