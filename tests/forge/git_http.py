"""Git over smart http through git's own `git http-backend`."""

import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.forge.rest import Reply


@cache
def empty() -> Path:
    """A bare repository without a commit; all empty ones are this one."""
    path = Path(tempfile.mkdtemp(prefix="forge-")) / "empty.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)], check=True)
    return path


def reply(repository: Path, inner: str, query: str, method: str, body: bytes, headers: dict[str, str]) -> Reply:
    """What git answers for a path inside a repository."""
    environment = {
        **os.environ,
        "GIT_PROJECT_ROOT": str(repository.parent),
        "GIT_HTTP_EXPORT_ALL": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "uploadpack.allowFilter",
        "GIT_CONFIG_VALUE_0": "true",
        "PATH_INFO": f"/{repository.name}/{inner}",
        "QUERY_STRING": query,
        "REQUEST_METHOD": method,
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": headers.get("content-type", ""),
        "HTTP_CONTENT_ENCODING": headers.get("content-encoding", ""),
        "GIT_PROTOCOL": headers.get("git-protocol", ""),
    }
    done = subprocess.run(["git", "http-backend"], input=body, stdout=subprocess.PIPE, check=True, env=environment)
    head, _, rest = done.stdout.partition(b"\r\n\r\n")
    said = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
    return Reply(int(said.pop("Status", "200").split()[0]), rest, said)
