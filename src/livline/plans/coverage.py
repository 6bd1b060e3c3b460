"""Is every need answered, and does every goal and measure answer one?  The map of a plan, both ways."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from livline.plans.reading import Content, Part


@dataclass(frozen=True)
class Need:
    """A need, and the goals that answer it now; `left`: why none does, where somebody said so."""

    part: Part
    goals: tuple[Part, ...]

    @property
    def left(self) -> str:
        return self.part.says("left")

    @property
    def is_open(self) -> bool:
        """Is there neither a goal nor a reason?"""
        return not self.goals and not self.left


@dataclass(frozen=True)
class Goal:
    """A goal that is not ended, the needs that it answers, and the measures of the case under it."""

    part: Part
    needs: tuple[Part, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """The whole map; `loose`: measures that run under no goal."""

    needs: tuple[Need, ...]
    goals: tuple[Goal, ...]
    loose: tuple[str, ...]

    @property
    def open_needs(self) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.is_open)

    @property
    def goals_without_need(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if not goal.needs)

    @property
    def is_whole(self) -> bool:
        """Is nothing left open, either way?"""
        return not (self.open_needs or self.goals_without_need or self.loose)


def covered(content: Content, measures: Collection[str]) -> Coverage:
    """The map of a plan over the measures that run in the case now; what a goal names and is gone is left out."""
    needs = content.of("need")
    goals = tuple(
        Goal(
            part,
            tuple(need for need in needs if str(need.id) in part.refers("needs")),
            tuple(measure for measure in measures if measure in part.refers("measures")),
        )
        for part in content.goals
    )
    answered = tuple(Need(need, tuple(goal.part for goal in goals if need in goal.needs)) for need in needs)
    under = {measure for goal in goals for measure in goal.measures}
    return Coverage(answered, goals, tuple(measure for measure in measures if measure not in under))
