"""Which measures and placements run when?  Starts and ends of a case become episodes (contract §§ 3.4, 6.4, 6.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from lawcode.engines.reference.dates import NEVER
from lawcode.engines.reference.event import Event, after, alike, sort_of

PLACEMENT, UNTYPED = "placement", "untyped"
BEGAN_AGAIN = "began_again"
"""Why a placement ended: another one began in its measure."""
STARTS, ENDS = ("placement_started", "measure_started"), ("placement_ended", "measure_ended")


@dataclass(frozen=True)
class OwnMeasure:
    """The measure of an event that names none while several run: its own (contract § 3.4)."""

    of: Event


Label = str | OwnMeasure | None
"""The measure of an episode or a trigger: named, one of its own, or none that is known."""


class Episode:
    """A placement or support from its start to its end.

    `starts`: a support that starts again goes on, so it may have several; `before`, `after_move`: the same placement
    before and after a change of site; `again`: the placement that began again in the measure and so ended this one.
    """

    def __init__(self, sort: str, start: Event, label: Label) -> None:
        self.sort, self.label, self.starts = sort, label, [start]
        self.ends_on: dt.date = NEVER
        self.end: Event | None = None
        self.reason: str | None = None
        self.before: Episode | None = None
        self.after_move: Episode | None = None
        self.again: Episode | None = None

    @property
    def start(self) -> Event:
        return self.starts[0]

    @property
    def is_placement(self) -> bool:
        return self.sort == PLACEMENT

    def runs_on(self, day: dt.date) -> bool:
        """Does it run on the day, its first and last included?"""
        return self.start.day <= day <= self.ends_on

    def first(self) -> Episode:
        """The placement's first episode: changes of site followed back."""
        return self if self.before is None else self.before.first()

    def placement_ends_on(self) -> dt.date:
        """The last day of the placement, changes of site included."""
        return self.ends_on if self.after_move is None else self.after_move.placement_ends_on()

    def last_of_measure(self) -> Episode:
        """The measure's last episode: over changes of site and over placements that began again in it."""
        following = self.after_move or self.again
        return self if following is None else following.last_of_measure()

    def measure_ends_on(self) -> dt.date:
        """The last day of the measure."""
        return self.last_of_measure().ends_on

    def ended_for_good_on(self) -> dt.date:
        """The day on which the measure ended for another reason than a change of site."""
        last = self.last_of_measure()
        return NEVER if last.reason == "change_of_site" else last.ends_on

    def close(self, end: Event) -> None:
        """It ends with the event."""
        self.ends_on, self.end, self.reason = end.day, end, end.reason


def episodes_of(dated: Sequence[Event]) -> list[Episode]:
    """The episodes of a case, in the order of their starts."""
    episodes: list[Episode] = []
    for _, events in groupby((e for e in dated if e.kind in STARTS + ENDS), key=lambda e: e.day):
        _live_through(list(events), episodes)
    _link_changes_of_site([e for e in episodes if e.is_placement])
    return episodes


def _live_through(today: list[Event], episodes: list[Episode]) -> None:
    """One day: ends close what began on earlier days, then starts begin, then the other ends close what began today."""
    left = [end for end in today if end.kind in ENDS and not _close_earlier(end, episodes)]
    for start in today:
        if start.kind == "placement_started":
            _begin_placement(start, episodes)
        elif start.kind == "measure_started":
            _begin_support(start, episodes)
    for end in left:
        begun = [e for e in episodes if e.start.day == end.day and not after(e.start, end)]
        for episode in _ended_by(end, begun):
            episode.close(end)


def _close_earlier(end: Event, episodes: list[Episode]) -> bool:
    """Close what the end ends among the episodes of earlier days; False when it ends none of them."""
    ended = _ended_by(end, [e for e in episodes if e.start.day < end.day])
    for episode in ended:
        episode.close(end)
    return bool(ended)


def _ended_by(end: Event, episodes: list[Episode]) -> list[Episode]:
    """What an end ends: the start that its `of` names, else its measure, else the only one that runs (§§ 6.4, 6.5)."""
    running = [e for e in episodes if e.ends_on == NEVER and _is_of_sort(end, e)]
    if end.of is not None and sort_of(end.of) == "placement_started":
        return [e for e in running if end.of in e.starts]
    if end.measure is not None:
        named = [e for e in running if e.label == end.measure]
        if named:
            return named
        running = [e for e in running if e.label is None]
    return running if len(running) == 1 else []


def _is_of_sort(end: Event, episode: Episode) -> bool:
    """Is the episode of the sort that the event ends?  Supports whose type was not recorded fit both."""
    if end.kind == "placement_ended" or episode.is_placement:
        return end.kind == "placement_ended" and episode.is_placement
    return episode.sort == UNTYPED or end.type is None or end.type == episode.sort


def running_label(event: Event, episodes: list[Episode]) -> Label:
    """The only measure that runs on the event's day, none when none runs, one of its own when several do (§ 3.4)."""
    running = {episode.label for episode in episodes if episode.runs_on(event.day)}
    if len(running) > 1:
        return OwnMeasure(event)
    return running.pop() if running else None


def _begin_placement(start: Event, episodes: list[Episode]) -> None:
    """A placement begins; one that runs in its measure ends (contract § 6.5)."""
    label = start.measure or running_label(start, episodes)
    fresh = Episode(PLACEMENT, start, label)
    for episode in episodes:
        if episode.is_placement and episode.ends_on == NEVER and episode.label == label:
            episode.ends_on, episode.reason, episode.again = start.day, BEGAN_AGAIN, fresh
    episodes.append(fresh)


def _begin_support(start: Event, episodes: list[Episode]) -> None:
    """A support begins; one of its type that runs in its measure goes on (contract § 6.5)."""
    label = start.measure or running_label(start, episodes)
    sort = start.type or UNTYPED
    for episode in episodes:
        same_sort = not episode.is_placement and (episode.sort == sort or UNTYPED in (episode.sort, sort))
        if same_sort and episode.ends_on == NEVER and episode.label == label:
            episode.starts.append(start)
            return
    episodes.append(Episode(sort, start, label))


def _link_changes_of_site(placements: list[Episode]) -> None:
    """A placement after a change of site goes on with the one that ended last before it."""
    for number, placement in enumerate(placements):
        ended = [
            earlier
            for earlier in placements[:number]
            if earlier.ends_on <= placement.start.day and alike(earlier.start.measure, placement.start.measure)
        ]
        if not ended:
            continue
        last_day = max(earlier.ends_on for earlier in ended)
        last = [earlier for earlier in ended if earlier.ends_on == last_day][-1]
        if last.reason == "change_of_site" and last.after_move is None:
            last.after_move, placement.before = placement, last
