"""Which facts of one case stand in the other already, and how is each of the others named there?

Two facts are the same when kind, days and every field say the same and they belong to the same event and measure.
Names of events and measures are those of their case, so they are followed, and given anew where they are taken.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Said:
    """An entry that holds: its names, and what it says (`says`) in values that can be compared across cases."""

    id: int
    kind: str
    name: str | None
    of: str | None
    measure: str | None
    says: tuple[Any, ...]


@dataclass(frozen=True)
class Taken:
    """An entry that is taken over, with its names in the other case."""

    origin: int
    name: str | None
    of: str | None
    measure: str | None


@dataclass
class Plan:
    """What is taken, and what is there already: the entry of the other case by that of the joined one."""

    taken: list[Taken] = field(default_factory=list)
    same: dict[int, int] = field(default_factory=dict)


def plan_of(joined: Sequence[Said], there: Sequence[Said]) -> Plan:
    """What becomes of each entry of a case that is joined to another, in the order of the case."""
    return Matching(joined, there).plan()


class Matching:
    """The walk through the entries of a case, those that others belong to first."""

    def __init__(self, joined: Sequence[Said], there: Sequence[Said]) -> None:
        self.joined = joined
        self.free = list(there)
        self.names = {one.name for one in there if one.name}
        self.measures = measures_of(joined, there)
        self.name_of: dict[str, str | None] = {}
        self.found = Plan()

    def plan(self) -> Plan:
        """What becomes of each, told in the order of the case."""
        for one in in_order(self.joined):
            self.place(one)
        rank = {one.id: place for place, one in enumerate(self.joined)}
        self.found.taken.sort(key=lambda one: rank[one.origin])
        return self.found

    def place(self, one: Said) -> None:
        """It is there already, or it is taken under a name that is free."""
        of = self.name_of.get(one.of, one.of) if one.of else None
        measure = self.measures.get(one.measure, one.measure) if one.measure else None
        same = self.same_as(one, of, measure)
        if same is not None:
            self.free.remove(same)
            self.found.same[one.id] = same.id
        name = same.name if same is not None else free_name(one.name, self.names)
        if one.name:
            self.name_of[one.name] = name
        if same is None:
            self.names |= {name} if name else set()
            self.found.taken.append(Taken(one.id, name, of, measure))

    def same_as(self, one: Said, of: str | None, measure: str | None) -> Said | None:
        """The entry that says the same; one that others belong to needs a name there too."""
        needs_name = one.name is not None and any(other.of == one.name for other in self.joined)
        wanted = (one.kind, one.says, of, measure)
        return next((other for other in self.free if told(other) == wanted and (other.name or not needs_name)), None)


def told(one: Said) -> tuple[Any, ...]:
    return (one.kind, one.says, one.of, one.measure)


def in_order(entries: Sequence[Said]) -> list[Said]:
    """Each after the one that it belongs to; those that belong to each other in a circle as they come."""
    by_name = {one.name: one for one in entries if one.name}
    done: dict[int, Said] = {}
    for one in entries:
        chain = [one]
        while chain[-1].of in by_name and by_name[chain[-1].of] not in chain:
            chain.append(by_name[chain[-1].of])
        done |= {each.id: each for each in reversed(chain) if each.id not in done}
    return list(done.values())


def measures_of(joined: Sequence[Said], there: Sequence[Said]) -> Mapping[str, str]:
    """What each measure of the joined case is called in the other: the measure in which a fact says the same, else its
    own name where that is free."""
    taken = {one.measure for one in there if one.measure}
    names: dict[str, str] = {}
    for one in joined:
        if one.measure and one.measure not in names:
            alike = [other.measure for other in there if (other.kind, other.says) == (one.kind, one.says)]
            free = [same for same in alike if same and same not in names.values()]
            names |= {one.measure: free[0]} if free else {}
    for name in dict.fromkeys(one.measure for one in joined if one.measure):
        if name not in names:
            names[name] = free_name(name, taken) or name
            taken.add(names[name])
    return names


def free_name(name: str | None, taken: Collection[str | None]) -> str | None:
    """The name itself, or with a number behind it."""
    if name is None or name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
