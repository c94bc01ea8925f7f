"""An independent count, in plain Python, of what the metrics say of a forge. It knows the definitions and no SQL.

Where a definition leaves a choice, this count takes:

- An end is exclusive: what happens at the first second of the next month has not happened yet.
- The age of an item, for responses, runs from where its waiting begins (`start`), as the response itself does; for
  closing it runs from the opening. Exactly 30 days old is old enough.
- The window for responses goes by the month of opening, also for change requests that were drafts.
- An item counts as a draft until it was first ready; turned back into one later it stays ready.
- Two business days are 48 hours or less on a clock that stands still at weekends; so what was opened on a Thursday at
  0:00:00 may be answered until Sunday night.
- Withdrawn takes in change requests merged by their own author. One that was answered before, or in the same second,
  is no longer left out.
- An item that a machine closed and nobody answered is unanswered, and its waiting goes on until the end.
- An item that was closed, opened again and closed once more was closed the last time only; one that is open now never
  was. Its first close by somebody else is an answer all the same.
- A review counts at any time before the window's end, also after the merge and while the item was a draft.
- Issues of a repository whose issues are disabled are not there.
- Shares, counts and the issue age carry no low and high.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import inf, isinf

from tests.forge.acts import Story, story
from tests.forge.model import Forge, Repository

Figure = tuple[float | None, float | None, float | None, int]  # value, low, high, sample size
Key = tuple[str, str | None, date]  # metric, owner/name in lower case (None = the organisation), month
OLD_ENOUGH = timedelta(days=30)
MIDDLE, NINE_TENTHS = Fraction(1, 2), Fraction(9, 10)


@dataclass(frozen=True)
class Span:
    """A month and the window of twelve that ends with it, up to `end`."""

    month: datetime
    window: datetime
    end: datetime

    def in_month(self, at: datetime | None) -> bool:
        return at is not None and self.month <= at < self.end

    def in_window(self, at: datetime | None) -> bool:
        return at is not None and self.window <= at < self.end

    def past(self, at: datetime | None) -> bool:
        return at is not None and at < self.end


def span(month: date, collected_at: datetime) -> Span:
    """The span of a month; the running one ends with the collection."""
    begin = datetime(month.year, month.month, 1)
    after = datetime(month.year + month.month // 12, month.month % 12 + 1, 1)
    index = month.year * 12 + month.month - 1 - 11
    return Span(begin, datetime(index // 12, index % 12 + 1, 1), min(after, collected_at))


def count(forge: Forge, login: str, months: Iterable[date], collected_at: datetime) -> dict[Key, Figure]:
    """Every figure of an owner and each of its repositories in scope, for the months given (their first days)."""
    of: dict[str | None, list[Story]] = defaultdict(list)
    for repository in filter(in_scope, forge.of(login)):
        told = _stories(repository)
        of[repository.full_name.lower()] = told
        of[None] += told
    spans = {month: span(month, collected_at) for month in months}
    return {
        (metric, name, month): formula(stories, spans[month])
        for name, stories in of.items()
        for month in spans
        for metric, formula in FORMULAS.items()
    }


def in_scope(repository: Repository) -> bool:
    """Archived ones count; forks, mirrors and private ones do not."""
    return repository.parent is None and repository.mirror_url is None and not repository.private


def _stories(repository: Repository) -> list[Story]:
    items = [*repository.change_requests.values(), *(repository.issues.values() if repository.issues_enabled else ())]
    return [told for item in items if (told := story(item))]


def _counted(chosen: Callable[[Story, Span], bool]) -> Callable[[list[Story], Span], Figure]:
    def figure(stories: list[Story], span: Span) -> Figure:
        found = sum(chosen(s, span) for s in stories)
        return found, None, None, found

    return figure


def _share(part: int, whole: int) -> Figure:
    return (100 * part / whole if whole else None), None, None, whole


def closure_ratio(stories: list[Story], span: Span) -> Figure:
    """Change requests closed in the window ÷ open at any time in it, %."""
    there = [s for s in stories if s.change_request and span.past(s.opened)]
    there = [s for s in there if s.closed is None or s.closed >= span.window]
    return _share(sum(span.in_window(s.closed) for s in there), len(there))


def reviewed(stories: list[Story], span: Span) -> Figure:
    """Merged in the window with a review by a human who is not the author ÷ merged in the window, %."""
    merged = [s for s in stories if span.in_window(s.merged)]
    return _share(sum(span.past(s.reviewed) for s in merged), len(merged))


def waiting(stories: list[Story], span: Span) -> list[Story]:
    """The items whose response counts."""
    return [s for s in stories if span.in_window(s.opened) and _waited(s, span)]


def _waited(told: Story, span: Span) -> bool:
    if told.start is None or span.end - told.start < OLD_ENOUGH:
        return False
    unanswered = told.answered is None or (told.closed is not None and told.answered > told.closed)
    return not (told.withdrawn and span.past(told.closed) and unanswered)


def _response(at: Fraction) -> Callable[[list[Story], Span], Figure]:
    def figure(stories: list[Story], span: Span) -> Figure:
        rows = waiting(stories, span)
        if _one_responder(rows, span):
            return None, None, None, len(rows)
        pairs = [
            (_days(s.start, s.answered if span.past(s.answered) else None), _days(s.start, span.end)) for s in rows
        ]
        return _at_least(pairs, at)

    return figure


def _prompt(stories: list[Story], span: Span) -> Figure:
    rows = waiting(stories, span)
    if _one_responder(rows, span):
        return None, None, None, len(rows)
    return _share(sum(s.prompt and span.past(s.answered) for s in rows), len(rows))


def _one_responder(rows: list[Story], span: Span) -> bool:
    return len({s.responder.number for s in rows if s.responder and span.past(s.answered)}) == 1


def time_to_close(stories: list[Story], span: Span) -> Figure:
    """Closed in the window, and those still open at its end that are old enough, days."""
    pairs = [(_days(s.opened, s.closed), 0.0) for s in stories if span.in_window(s.closed)]
    still = [s for s in stories if span.past(s.opened) and not span.past(s.closed)]
    pairs += [(inf, _days(s.opened, span.end)) for s in still if span.end - s.opened >= OLD_ENOUGH]
    return _at_least(pairs, MIDDLE)


def issue_age(stories: list[Story], span: Span) -> Figure:
    """Median age in days of the issues open at the end."""
    still = [s for s in stories if not s.change_request and span.past(s.opened) and not span.past(s.closed)]
    ages = [_days(s.opened, span.end) for s in still]
    return percentile(ages, MIDDLE), None, None, len(ages)


def percentile(values: Sequence[float], at: Fraction) -> float | None:
    """Between two values in proportion; None of nothing, and where it falls among what is infinite."""
    if not values:
        return None
    rising = sorted(values)
    below, part = divmod(at * (len(rising) - 1), 1)
    low = rising[below]
    high = rising[below + 1] if part else low
    return None if isinf(low) or isinf(high) else low + float(part) * (high - low)


def _at_least(pairs: list[tuple[float, float]], at: Fraction) -> Figure:
    """Of durations, of which the infinite ones have at least lasted as long as the second number says."""
    value = percentile([lasted for lasted, _ in pairs], at)
    low = percentile([age if isinf(lasted) else lasted for lasted, age in pairs], at)
    return value, low, value, len(pairs)


def _days(start: datetime | None, end: datetime | None) -> float:
    assert start
    return (end - start) / timedelta(days=1) if end else inf


FORMULAS: dict[str, Callable[[list[Story], Span], Figure]] = {
    "issues_opened": _counted(lambda s, span: not s.change_request and span.in_month(s.opened)),
    "issues_closed": _counted(lambda s, span: not s.change_request and span.in_month(s.closed)),
    "change_requests_opened": _counted(lambda s, span: s.change_request and span.in_month(s.opened)),
    "change_requests_merged": _counted(lambda s, span: span.in_month(s.merged)),
    "change_request_closure_ratio": closure_ratio,
    "change_requests_reviewed": reviewed,
    "time_to_first_response": _response(MIDDLE),
    "time_to_first_response_p90": _response(NINE_TENTHS),
    "first_response_within_2_days": _prompt,
    "time_to_close": time_to_close,
    "issue_age": issue_age,
}
