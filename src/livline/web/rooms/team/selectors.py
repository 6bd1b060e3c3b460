"""What do the pages of a team show?  Everything from one reading of the leader's children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from livline.access.models import Account, Team
from livline.team.help import Help, proposals
from livline.team.load import NOBODY, WHAT, Child, Desk, Load, Worker, children_of, load_of, rows
from livline.team.waiting import Waits, waiting


@dataclass(frozen=True)
class TeamLoad:
    """A team, or those outside the leader's teams who work with her children (no team)."""

    team: Team | None
    loads: list[Load]


@dataclass(frozen=True)
class TeamPage:
    """The page of a leader."""

    desks: list[Desk]
    children: list[Child]
    teams: list[TeamLoad]
    waiting: list[Waits]
    help: list[Help]
    chosen: UUID | None

    @property
    def alone(self) -> list[Child]:
        """Children without a caseworker today."""
        return [row.child for row in rows(self.children, "children", NOBODY)]

    @property
    def heaviest(self) -> int:
        """The largest load, against which bars are drawn."""
        return max((load.points for team in self.teams for load in team.loads), default=0)

    @property
    def totals(self) -> dict[str, int]:
        """The numbers of all children that are shown."""
        return {what: len(rows(self.children, what)) for what in WHAT}


def team_page(account: Account, desks: list[Desk], chosen: UUID | None = None) -> TeamPage:
    """The page of a leader, of all the teams that she leads or of one."""
    children = children_of(account)
    teams = [TeamLoad(desk.team, [load_of(children, one) for one in desk.members]) for desk in desks]
    outside = others(desks, children)
    if outside:
        teams.append(TeamLoad(None, [load_of(children, one) for one in outside]))
    shown = [team for team in teams if chosen is None or (team.team and team.team.id == chosen)]
    loads = [load for team in shown for load in team.loads]
    return TeamPage(desks, children, shown, waiting(children, account), proposals(loads), chosen)


def others(desks: Sequence[Desk], children: Sequence[Child]) -> list[Worker]:
    """Those outside the leader's teams who work with her children."""
    known = {one for desk in desks for one in desk.members}
    outside = {worker for child in children for worker in child.workers} - known
    return sorted(outside, key=lambda one: one.name)


def workers_named(desks: Sequence[Desk], children: Sequence[Child]) -> dict[UUID, Worker]:
    """All who work with the leader's children or in her teams, by id."""
    members = [one for desk in desks for one in desk.members]
    return {one.id: one for one in [*members, *others(desks, children)]}


def asked_worker(query: Mapping[str, Any], known: Mapping[UUID, Worker]) -> UUID | str | None:
    """The worker that an address names: one of the known, `NOBODY`, or all."""
    told = query.get("worker", "")
    if told == NOBODY:
        return NOBODY
    return next((id_ for id_ in known if str(id_) == told), None)
