"""What a token may do."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Token:
    """A token by its name in the test; `secret` is what the client sends and is recorded nowhere.

    `scopes_needed` maps "Type.field" to the scopes one of which it needs; `forbidden` holds "Type.field" that a
    fine-grained token may not read; `saml` = the organisation asks for single sign-on; `valid` False = expired.
    """

    name: str
    secret: str = field(repr=False)
    scopes: tuple[str, ...] = ("public_repo", "read:org")
    admin: bool = False
    private: bool = False
    valid: bool = True
    saml: bool = False
    forbidden: frozenset[str] = frozenset()
    scopes_needed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _secret(name: str) -> str:
    return f"ghp_{name}_".ljust(40, "0")


ORDINARY = Token("ordinary", _secret("ordinary"))
ADMIN = Token("admin", _secret("admin"), ("repo", "admin:org"), admin=True, private=True)
EXPIRED = Token("expired", _secret("expired"), valid=False)
POOR = Token(
    "poor",
    _secret("poor"),
    ("gist",),
    scopes_needed={"Repository.issues": ("public_repo", "repo"), "Organization.repositories": ("read:org",)},
)
FINE = Token("fine", _secret("fine"), (), forbidden=frozenset({"Repository.issues", "Repository.pullRequests"}))
SAML = Token("saml", _secret("saml"), saml=True)

ALL = (ORDINARY, ADMIN, EXPIRED, POOR, FINE, SAML)
