"""Invented issues and change requests over the years, with everything that happens to them."""

from datetime import datetime, timedelta

from tests.forge.model import Account, ChangeRequest, Comment, Event, Forge, Issue, Item, Repository, Review, State
from tests.forge.people import People

STATES: tuple[State, ...] = ("APPROVED", "APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING")


class Grower:
    """Fills repositories with items up to a moment."""

    def __init__(self, forge: Forge, people: People, until: datetime) -> None:
        self._forge, self._people, self._until, self._rng = forge, people, until, people.rng

    def grow(self, repository: Repository, issues: int, change_requests: int) -> None:
        """Adds that many items, opened between the repository's beginning and the end."""
        kinds = [Issue] * issues + [ChangeRequest] * change_requests
        self._rng.shuffle(kinds)
        span = int((self._until - repository.created_at).total_seconds())
        for kind, second in zip(kinds, sorted(self._rng.choices(range(span), k=len(kinds))), strict=True):
            item = self._opened(kind, repository, repository.created_at + timedelta(seconds=second))
            if isinstance(item, ChangeRequest):
                self._drafted(item)
                self._reviewed(item)
            self._spoken(item)
            self._ended(item)
            self.settle(item)

    def settle(self, item: Item) -> None:
        """Leaves out what would come after the end, and sets what follows from the rest."""
        item.comments = [act for act in item.comments if act.created_at <= self._until]
        item.events.sort(key=lambda event: event.created_at)
        reviews = [review for review in getattr(item, "reviews", ()) if review.state != "PENDING"]
        acts = [*item.comments, *item.events, *reviews]
        item.updated_at = max([item.created_at, *(act.created_at for act in acts)])

    def _opened(self, kind: type[Item], repository: Repository, at: datetime) -> Item:
        repository.last += 1
        item = kind(repository.last, repository, self._people.opener(), at, at)
        held: dict[int, Item] = repository.change_requests if isinstance(item, ChangeRequest) else repository.issues  # type: ignore[assignment]
        held[item.number] = item
        return item

    def _after(self, at: datetime, days: float) -> datetime:
        return at + timedelta(seconds=1 + int(self._rng.expovariate(1 / days) * 86_400))

    def _event(self, item: Item, kind: str, who: Account | None, at: datetime) -> bool:
        if at <= self._until:
            item.events.append(Event(self._forge.number(), who, at, kind))
        return at <= self._until

    def _spoken(self, item: Item) -> None:
        at = item.created_at
        for turn in range(self._rng.choices((0, 1, 2, 4, 8), (30, 25, 20, 18, 7))[0]):
            at = self._after(at, 4)
            early = self._rng.random() < 0.01
            said_at = item.created_at - timedelta(minutes=7) if early else at
            who = item.author if turn == 0 and self._rng.random() < 0.2 else self._people.speaker(item.author)
            item.comments.append(Comment(self._forge.number(), who, said_at))

    def _drafted(self, item: ChangeRequest) -> None:
        if self._rng.random() < 0.15:
            at = self._after(item.created_at, 9)
            item.draft = self._rng.random() < 0.2 or not self._event(item, "ReadyForReviewEvent", item.author, at)
        elif self._rng.random() < 0.04:
            at = self._after(item.created_at, 5)
            item.draft = self._event(item, "ConvertToDraftEvent", item.author, at)
            if item.draft and self._rng.random() < 0.6:
                item.draft = not self._event(item, "ReadyForReviewEvent", item.author, self._after(at, 5))

    def _reviewed(self, item: ChangeRequest) -> None:
        for _ in range(self._rng.choices((0, 1, 2, 3), (35, 40, 17, 8))[0]):
            at = self._after(item.created_at, 5)
            if at <= self._until:
                who = self._people.speaker(item.author)
                item.reviews.append(Review(self._forge.number(), who, at, self._rng.choice(STATES)))

    def _ended(self, item: Item) -> None:
        if self._rng.random() > 0.8:
            return
        at = self._after(item.created_at, 20)
        if isinstance(item, ChangeRequest) and not item.draft and self._rng.random() < 0.75:
            self._merged(item, max([at, *(event.created_at for event in item.events)]))
            return
        self._closed(item, at)
        if item.closed_at and self._rng.random() < 0.07:
            at = self._after(at, 15)
            if self._event(item, "ReopenedEvent", self._people.closer(item.author), at):
                item.closed_at = None
                if self._rng.random() < 0.5:
                    self._closed(item, self._after(at, 15))

    def _closed(self, item: Item, at: datetime) -> None:
        if self._event(item, "ClosedEvent", self._people.closer(item.author), at):
            item.closed_at = at

    def _merged(self, item: ChangeRequest, at: datetime) -> None:
        who = self._people.closer(item.author)
        if self._event(item, "MergedEvent", who, at):
            self._event(item, "ClosedEvent", who, at)
            item.merged_at = item.closed_at = at
            item.merged_by = who
