"""What could not be read: said once for each reason, and the end of it all where nobody can be reached."""

from collections import defaultdict
from collections.abc import Callable

from collectors.upstream.history import Unread
from data.words import Problem, ngettext

IN_A_ROW = 3  # projects that cannot be reached, for one reason: it is the network


class Refusals:
    """Projects that could not be read, by why."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._why: dict[str, list[str]] = defaultdict(list)
        self._row = 0
        self._last = ""

    def add(self, project: str, unread: Unread) -> None:
        """One more. Raises Problem where it is the network that fails."""
        why = str(unread)
        self._why[why].append(project)
        self._row = 0 if unread.absent else self._row + 1 if why == self._last else 1
        self._last = why
        if self._row >= IN_A_ROW:
            del self._why[why]
            self.tell()
            raise Problem("upstream.down", why=why)

    def end_row(self) -> None:
        """One could be read."""
        self._row = 0

    def tell(self) -> None:
        """Says what could not be read, one line a reason."""
        for why, projects in self._why.items():
            said = ngettext(
                "{n} project could not be read, {example}: {why}.",
                "{n} projects could not be read, such as {example}: {why}.",
                len(projects),
            )
            self._say(said.format(n=len(projects), example=projects[0], why=why))
