"""Administrations to pick peers from, as lists that others publish name them."""

from peers.directory.administration import Administration
from peers.directory.reading import Found, read
from peers.directory.searching import search

__all__ = ["Administration", "Found", "read", "search"]
