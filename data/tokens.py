"""Where the token of a forge is: in the environment, one variable for each host, so that no host gets another's."""

import os
import re

HOMES = {"github": "github.com", "gitlab": "gitlab.com"}  # hosts whose token has no host in its name


def host(kind: str, value: str) -> str:
    """The host that the value of a target names, else the kind's own: `x` → github.com, `code.x.fi/x` → code.x.fi."""
    first = value.rpartition("://")[2].partition("/")[0].lower()
    return first if "://" in value or "." in first or ":" in first else HOMES.get(kind, first)


def variable(kind: str, of_host: str) -> str:
    """The environment variable with a host's token: GITHUB_TOKEN, or GITHUB_TOKEN_CODE_X__Y_FI for code.x-y.fi."""
    own = "_" + re.sub(r"[^A-Z0-9_]", "_", of_host.upper().replace("-", "__"))
    return f"{kind.upper()}_TOKEN{'' if HOMES.get(kind) == of_host else own}"


def token(kind: str, of_host: str) -> str | None:
    """The token, None where the environment has none."""
    return os.environ.get(variable(kind, of_host), "").strip() or None
