"""Who needs help, and how?  What a worker's numbers propose, each with its reason; the leader decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from livline.team.load import Load
from livline.team.weights import weights


@dataclass(frozen=True)
class Help:
    """Something that could be done: `way` is `spar` (talk it through) or `share` (move children, or cover).

    `what` is the thing whose number is the reason; `points` where it is the load as a whole.
    """

    load: Load
    way: str
    what: str
    number: int
    mean: int = 0


def proposals(loads: Sequence[Load]) -> list[Help]:
    """What is proposed for whom, in the order of the loads, which is by name: nobody is ranked."""
    counted = [load for load in loads if load.numbers["children"]]
    mean = round(sum(load.points for load in counted) / len(counted)) if counted else 0
    return [help_ for load in counted for help_ in of_one(load, mean)]


def of_one(load: Load, mean: int) -> Iterator[Help]:
    """What is proposed for one worker."""
    many = weights().many
    for what, way in (("overdue", "spar"), ("soon", "spar"), ("new", "share")):
        if load.numbers[what] >= many[what]:
            yield Help(load, way, what, load.numbers[what])
    if mean > 0 and load.points * 100 >= mean * many["above_mean_percent"]:
        yield Help(load, "share", "points", load.points, mean)
