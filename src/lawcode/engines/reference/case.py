"""What does a case look like on the day asked about, and which measure does an act or a trigger belong to?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lawcode.engines.reference.dates import NEVER, birthday
from lawcode.engines.reference.episode import PLACEMENT, UNTYPED, Episode, Label, OwnMeasure, running_label
from lawcode.engines.reference.event import Event, after, alike

ADULT = 18


@dataclass(frozen=True)
class Case:
    """A case as of a day: later events are not looked at (contract § 3.1).

    `dated` in the order of contract § 3.2, `undated` in the order of the file; `born`: known, or, while `born_known`
    is False, a birth day that is tried (contract § 3.7); `names`: the name of each event by its row.
    """

    id: str
    as_of: dt.date
    born: dt.date | None
    born_known: bool
    by_calendar: bool
    dated: tuple[Event, ...]
    undated: tuple[Event, ...]
    episodes: tuple[Episode, ...]
    names: dict[int, str]

    def if_born_on(self, day: dt.date) -> Case:
        """The case of a child whose birth is not recorded, had it been born on a day."""
        return replace(self, born=day)

    @property
    def placements(self) -> list[Episode]:
        return [episode for episode in self.episodes if episode.is_placement]

    @property
    def ends_on(self) -> dt.date:
        """The 18th birthday, on which the duties end; never when birth is not recorded (contract § 6.6)."""
        return birthday(self.born, ADULT) if self.born_known and self.born is not None else NEVER

    @property
    def last_day(self) -> dt.date:
        """The day of the last event that is looked at."""
        return self.dated[-1].day if self.dated else self.as_of

    def has_reached(self, age: int, day: dt.date) -> bool:
        """Has the child reached the age on the day?  Not known to, when birth is not recorded."""
        return self.born is not None and birthday(self.born, age) <= day

    def of_kind(self, *kinds: str) -> Iterator[Event]:
        """The dated events of the kinds."""
        return (event for event in self.dated if event.kind in kinds)

    def undated_of_kind(self, *kinds: str) -> Iterator[Event]:
        """The events of the kinds whose day was not recorded."""
        return (event for event in self.undated if event.kind in kinds)

    def all_of_kind(self, *kinds: str) -> Iterator[Event]:
        """The events of the kinds, dated or not."""
        yield from self.of_kind(*kinds)
        yield from self.undated_of_kind(*kinds)

    def episode_of(self, start: Event) -> Episode:
        """The episode that begins, or goes on, with a start."""
        return next(episode for episode in self.episodes if start in episode.starts)

    # --- measures -----------------------------------------------------------------------------------------------

    def label_of(self, trigger: Event) -> Label:
        """The measure of a trigger: named, that of its episode, the only running one, or its own (contract § 3.4)."""
        if trigger.measure is not None or trigger.date is None:
            return trigger.measure
        if trigger.kind in ("placement_started", "measure_started"):
            return self.episode_of(trigger).label
        return running_label(trigger, list(self.episodes))

    def fits(self, act: Event, label: Label) -> bool:
        """Does an act belong to the measure (contract §§ 3.4, 6.5)?

        Without a `measure` it fits what runs on its day or begins later, and where nothing runs, every measure.
        """
        if act.measure is not None:
            return label is None or label == act.measure
        if act.date is None:
            return True
        mine = [episode for episode in self.episodes if episode.label == label]
        if not mine or any(episode.runs_on(act.day) or episode.start.day > act.day for episode in mine):
            return True
        return not any(episode.runs_on(act.day) for episode in self.episodes)

    def same_measure(self, one: Event, other: Event) -> bool:
        """Do two triggers belong to one measure?"""
        labels = self.label_of(one), self.label_of(other)
        if one.measure is not None and other.measure is not None:
            return labels[0] == labels[1]
        if any(isinstance(label, OwnMeasure) for label in labels):
            return one.measure is None and other.measure is None
        return alike(*labels)

    def previous_decision(self, trigger: Event) -> Event | None:
        """The decision before about the same matter and measure; a chair's decision is none (contract § 6.8)."""
        about = trigger.about
        if trigger.kind == "chair_decision" and about is None:
            about = PLACEMENT
        earlier = (d for d in self.of_kind("decision") if d.about == about and after(trigger, d))
        return last(d for d in earlier if self.same_measure(d, trigger))

    def carrier_of(self, decision: Event, sort: str, label: Label) -> Episode | None:
        """The episode that a decision is about: running over its day, else the first to begin from it."""
        sorts = {sort} if sort == PLACEMENT else {sort, UNTYPED}
        mine = [e for e in self.episodes if e.sort in sorts and may_be_about(label, e)]
        over = (e for e in mine if e.start.day < decision.day < e.measure_ends_on())
        from_it = (e for e in mine if e.start.day >= decision.day)
        return next(over, None) or next(from_it, None)

    def is_about_aftercare(self, plan: Event) -> bool:
        """Does nothing but aftercare run in the plan's measure on its day (contract § 6.6)?"""
        running = [e for e in self.episodes if e.runs_on(plan.day) and plan.measure in (None, e.label)]
        return bool(running) and all(e.sort == "aftercare" for e in running)


def may_be_about(label: Label, episode: Episode) -> bool:
    """May a trigger of the measure be about the episode?"""
    return isinstance(label, OwnMeasure) or isinstance(episode.label, OwnMeasure) or alike(label, episode.label)


def last(events: Iterable[Event]) -> Event | None:
    """The last of the events."""
    found = None
    for event in events:
        found = event
    return found
