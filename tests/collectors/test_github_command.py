"""`ospo collect` of a forge in trouble: one sentence, exit 1, no traceback, and never the token."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.collectors.github import PASS, Town, push, two
from tests.forge import changes, faults
from tests.forge.model import Forge, Repository
from tests.forge.tokens import ADMIN, EXPIRED, ORDINARY, POOR, Token

ROOT = Path(__file__).parents[2]


@pytest.fixture
def app(forge: Forge) -> Repository:
    return two(forge)


def ospo(served: Town, target: str, token: Token | None) -> subprocess.CompletedProcess[str]:
    """Runs the command; whatever it prints, no token is in it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_TOKEN")}
    environment |= {served.variable: token.secret} if token else {}
    command = [sys.executable, str(ROOT / "ospo.py"), "--workspace", str(served.workspace.root), "collect", target]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    said = done.stdout + done.stderr
    assert "Traceback" not in said and not (token and token.secret in said)
    return done


@pytest.mark.parametrize(
    ("token", "owner", "said"),
    [
        (EXPIRED, "city-of-x", "did not accept the token"),
        (POOR, "city-of-x", "it needs one of the scopes"),
        (ORDINARY, "no-such-city", "has no no-such-city"),
        (None, "no-such-city", "has no no-such-city"),
    ],
)
def test_an_account_that_cannot_be_read(
    served: Town, app: Repository, token: Token | None, owner: str, said: str
) -> None:
    done = ospo(served, f"github:{served.server.base}/{owner}", token)
    assert done.returncode == 1 and done.stderr.count(said) == 1
    assert "1 of 1 could not be collected" in done.stderr
    progress = json.loads((served.workspace.root / "progress.json").read_text("utf-8"))
    assert (progress["running"], progress["failed"]) == (False, 1)


def test_one_repository_that_fails_does_not_hide_the_other(served: Town, app: Repository) -> None:
    served.server.inject(PASS, faults.page())
    done = ospo(served, served.target, ORDINARY)
    assert done.returncode == 1 and "/app: " in done.stderr and "did not answer with data" in done.stderr
    assert "1 repository collected." in done.stderr and "1 of 2 could not be collected" in done.stderr
    assert ospo(served, served.target, ORDINARY).returncode == 0


def test_a_wait_is_said_and_done(served: Town, app: Repository) -> None:
    served.server.inject(PASS, faults.secondary(5))
    done = ospo(served, served.target, ORDINARY)
    assert done.returncode == 0 and done.stderr.count(f"{served.host}: waiting until ") == 1
    assert served.rows("select count(*) from issue") == [(2,)]


def test_without_a_token_it_is_said_once_what_stays_unknown(served: Town, app: Repository) -> None:
    done = ospo(served, served.target, None)
    assert done.returncode == 0 and done.stderr.count("stay unknown") == 1


def test_a_private_repository_is_cloned_and_the_token_stays_out_of_it(
    served: Town, app: Repository, tmp_path: Path
) -> None:
    push(app, tmp_path / "code", "2026-03-01")
    app.private = True
    changes.touch(app.issues[1])
    served.configure("visibility: all\n")
    assert ospo(served, served.target, ADMIN).returncode == 0
    assert served.rows('select count(*) from "commit"') == [(1,)]
