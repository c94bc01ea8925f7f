"""Requests and points an hour, and what the headers say of them."""

import time
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Allowance:
    """How much an hour (`window`, seconds) allows."""

    limit: int
    window: float = 3600
    used: int = 0
    resets_at: float = 0

    def renew(self) -> None:
        """Starts anew when the time has come."""
        if time.time() >= self.resets_at:
            self.used, self.resets_at = 0, time.time() + self.window

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)


@dataclass
class Limits:
    """The allowances of a server: `graphql`, `core` with a token and `anonymous` without."""

    allowances: dict[str, Allowance] = field(
        default_factory=lambda: {"graphql": Allowance(5000), "core": Allowance(5000), "anonymous": Allowance(60)}
    )
    lock: Lock = field(default_factory=Lock)

    def set(self, resource: str, *, limit: int = 5000, remaining: int | None = None, resets_in: float = 3600) -> None:
        """Sets what is left of a limit, and in how many seconds it starts anew; windows last as long from then on."""
        used = 0 if remaining is None else limit - remaining
        self.allowances[resource] = Allowance(limit, resets_in, used, time.time() + resets_in)

    def spend(self, resource: str, points: int) -> bool:
        """False where there is not enough left; then nothing is spent."""
        with self.lock:
            allowance = self.allowances[resource]
            allowance.renew()
            if allowance.remaining < points:
                return False
            allowance.used += points
            return True

    def headers(self, resource: str) -> dict[str, str]:
        """X-RateLimit-*."""
        allowance = self.allowances[resource]
        return {
            "X-RateLimit-Limit": str(allowance.limit),
            "X-RateLimit-Remaining": str(allowance.remaining),
            "X-RateLimit-Used": str(allowance.used),
            "X-RateLimit-Reset": str(int(-(-allowance.resets_at // 1))),
            "X-RateLimit-Resource": "graphql" if resource == "graphql" else "core",
        }
