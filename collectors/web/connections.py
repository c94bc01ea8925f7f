"""Connections that look whom they have reached before they say anything."""

import socket
from collections.abc import Callable
from ipaddress import ip_address

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from collectors.web import places
from data.words import Problem


def _looked_at(reached: socket.socket, host: str, fits: Callable[[places.Address], bool]) -> socket.socket:
    """The socket. Raises Problem where its peer does not fit: a name may have led anywhere."""
    try:
        if fits(ip_address(reached.getpeername()[0])):
            return reached
    except OSError:
        reached.close()
        raise
    reached.close()
    raise Problem("web.private", host=host)


class _Public(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _looked_at(super()._new_conn(), self.host, places.public)


class _Here(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _looked_at(super()._new_conn(), self.host, lambda address: address.is_loopback)


class _PublicPool(HTTPSConnectionPool):
    ConnectionCls = _Public


class _HerePool(HTTPConnectionPool):
    ConnectionCls = _Here


def watch(pools: PoolManager, *, private: bool) -> None:
    """Let these pools reach public addresses alone, or with `private` any; over plain http this machine at most."""
    pools.pool_classes_by_scheme = {"http": _HerePool, "https": HTTPSConnectionPool if private else _PublicPool}
