"""How a repository stands now, and from where its last reading can be continued."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from collectors.contract import Reading
from collectors.git import changes, clone, missing
from collectors.git.command import Git, GitError
from collectors.git.files import Change
from collectors.git.place import Place
from data.words import Problem

# Part of every cursor: when more or other things are read of a commit, raise it, and histories are read again.
READER = "5"


@dataclass(frozen=True)
class Source:
    """A repository that has commits. All raise GitError.

    `cut` maps the commits whose parents a shallow history leaves out to how many they have.
    """

    place: Place
    reading: Reading
    head: str
    cut: Mapping[bytes, int]

    @property
    def git(self) -> Git:
        """Its git directory."""
        return self.place.git

    @property
    def selection(self) -> list[str]:
        """What git must list: all, or what came since the last reading."""
        return ["HEAD", f"^{self.before}"] if self.before else ["HEAD"]

    @cached_property
    def mark(self) -> str:
        """All that decides how a commit is read; a reading made otherwise is not continued."""
        identities = self.reading.identities
        cut = identities.hash(b" ".join(sorted(self.cut)))[:8] if self.cut else "whole"
        return f"{READER} {'lines' if self.place.lines else 'plain'} {cut} {identities.configured}"

    @cached_property
    def before(self) -> str | None:
        """The head of the last reading, if this one can go on from there: same way of reading, not rewritten."""
        mark, _, last = self._cursor("commit").rpartition(" ")
        if not last or mark != self.mark:
            return None
        try:
            self.git.text("merge-base", "--is-ancestor", last, self.head)
        except GitError:
            return None
        return last

    @cached_property
    def files_known_until(self) -> datetime | None:
        """The time of the last change of files that was read, where the main line still leads on from there."""
        known = self._cursor("observation")
        if not self.before or not known:
            return None
        line = self.git.text("rev-list", "--first-parent", "--parents", *self.selection, "--").splitlines()
        return datetime.fromisoformat(known) if not line or line[-1].split()[1:2] == [self.before] else None

    @cached_property
    def mailmap(self) -> str:
        """The blob of HEAD's .mailmap; empty where there is none, or none that can be read."""
        mode, _, blob, *_ = self.git.text("ls-tree", "HEAD", "--", ".mailmap").split() or ("", "", "")
        return blob if mode.encode() in changes.FILE_MODES and self.bring([blob]) else ""

    @property
    def mailmap_is_known(self) -> bool:
        """Whether the last reading saw the same .mailmap, so that only new commits need be looked at."""
        return self.before is not None and self._cursor("alias") == self.mailmap

    @cached_property
    def standing(self) -> list[Change]:
        """The files of interest that HEAD has."""
        return changes.standing(self.git, self.head)

    @property
    def unchanged(self) -> bool:
        """Whether nothing is to be read again but what is small."""
        return self.before == self.head and self.mailmap_is_known and self.files_known_until is not None

    @property
    def complete_from(self) -> datetime | None:
        """The latest of the times at which a shallow history is cut."""
        if not self.cut:
            return None
        commits = b"\n".join(self.cut)
        times = self.git.raw("log", "--no-walk=unsorted", "--format=%ct", "--stdin", stdin=commits).split()
        return max((time for printed in times if (time := changes.time(printed))), default=None)

    def bring(self, blobs: list[str]) -> set[str]:
        """Those of the blobs that can be read, after our own clone has fetched what it lacks. Raises Problem."""
        lacking = set(blobs) - missing.present(self.git, blobs)
        if lacking and self.place.url:
            try:
                clone.bring(self.git, sorted(lacking))
            except GitError as error:
                raise Problem("git.unreachable", url=self.place.url, why=str(error)) from error
            lacking = set()
        return set(blobs) - lacking

    def _cursor(self, resource: str) -> str:
        return self.reading.cursors.get((self.place.id, resource), "")


def head(git: Git) -> str | None:
    """The commit of HEAD; None where nothing was ever committed.

    Raises GitError where it is damaged, Problem where it names a branch that is not there.
    """
    try:
        return git.text("rev-parse", "--verify", "HEAD^{commit}")
    except GitError:
        try:
            branch = git.text("symbolic-ref", "--quiet", "HEAD")
        except GitError:
            branch = ""
        if not branch or git.path(branch).exists() or git.text("for-each-ref", branch):
            raise
    if git.text("for-each-ref", "--count=1", "refs/heads", "refs/remotes"):
        raise Problem("git.unborn", path=git.directory)
    return None


def cut(git: Git) -> dict[bytes, int]:
    """Commits of HEAD whose parents a shallow history leaves out, and how many parents they have."""
    shallow = git.path("shallow")
    if not shallow.exists():
        return {}
    roots = git.text("rev-list", "--max-parents=0", "HEAD").split()
    commits = set(roots) & set(shallow.read_text("ascii").split())
    return {commit.encode(): _parents(git.raw("cat-file", "commit", commit)) for commit in commits}


def _parents(commit: bytes) -> int:
    """How many parents a commit says it has; git's listings show none at a boundary."""
    return commit.partition(b"\n\n")[0].count(b"\nparent ")
