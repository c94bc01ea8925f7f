import subprocess
from pathlib import Path

from tests.forge.model import Forge
from tests.forge.seeded import CITY
from tests.forge.server import serve
from tests.forge.tokens import ADMIN


def test_git_clones_what_is_public_and_private_repositories_with_a_token(small: Forge, tmp_path: Path) -> None:
    public = next(r for r in small.of(CITY) if r.git and not r.private)
    empty = next(r for r in small.of(CITY) if not r.git and not r.private)
    with serve(small) as server:

        def clone(address: str, name: str) -> int:
            command = ["git", "-c", "credential.helper=", "clone", "--quiet", "--bare", "--filter=blob:none"]
            environment = {"GIT_TERMINAL_PROMPT": "0", "PATH": "/usr/bin:/bin"}
            return subprocess.run([*command, address, str(tmp_path / name)], env=environment, check=False).returncode

        assert clone(f"{server.base}/{public.full_name}.git", "public") == 0
        head = subprocess.check_output(["git", "-C", str(tmp_path / "public"), "rev-parse", "HEAD"], text=True)
        assert head.strip() == public.head
        assert clone(f"{server.base}/{empty.full_name}.git", "empty") == 0
        public.private = True
        try:
            assert clone(f"{server.base}/{public.full_name}.git", "refused") != 0
            with_token = server.base.replace("//", f"//x:{ADMIN.secret}@")
            assert clone(f"{with_token}/{public.full_name}.git", "private") == 0
        finally:
            public.private = False
        assert {request.token for request in server.asked("git")} == {"", "admin"}
