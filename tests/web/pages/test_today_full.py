"""The day of who does everything at once asks the database no more often than that of anybody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from livline.access.models import Account, Appointment
from livline.cases.models import Case
from livline.inbox.services import Child as Told
from livline.inbox.services import receive
from livline.leave.models import Leave, StandIn
from livline.ledger.models import Ledger
from livline.portrait.models import To
from livline.portrait.services import promise_give
from livline.team.models import Handover
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.inbox.surroundings import told
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.test_today import anna, child_due, kept_in, page_of
from tests.web.pages.test_years import done_year
from tests.web.pages.visiting import Visitor

__all__ = ["anna"]


@pytest.fixture
def busy(anna: Account) -> Account:
    """She has children of her own, covers for one who is away, gives one and gets one, and receives notifications."""
    own, given, taken = (child_due(anna, f"K{n}", f"Barn{n}", n - 2) for n in range(3))
    bo = related(own, "Bo Prøve", "leader")
    handed(given, anna, bo)
    handed(taken, bo, anna)
    covered(anna, bo)
    year_begins(anna)
    promised(own, anna)
    kept_in(anna, own, "words", text="halvt skrevet")
    Appointment.objects.create(account=anna, office="intake", during=(TODAY - DAY, None))
    with world.web(anna):
        receive(told=told(), children=[Told("Xq7barn")], by=anna)
    return anna


def handed(child: Case, giver: Account, receiver: Account) -> None:
    """Proposed, and not answered yet."""
    on = TODAY + 5 * DAY
    Handover.objects.create(giver=giver, receiver=receiver, case=child, on=on, message=b"", proposed_by=giver)


def covered(anna: Account, bo: Account) -> None:
    """A child of one who is away, the lines of which time has changed."""
    child, until = child_due(bo, "K9", "Barn9", 4), TODAY + 9 * DAY
    leave = Leave.objects.create(municipality=child.municipality, account=bo, first=TODAY, last=until, by=bo)
    StandIn.objects.create(leave=leave, account=anna, by=bo)
    world.relate(anna, child, "cover", during=(TODAY, until + DAY))
    Ledger.objects.filter(case=child).update(changes_on=TODAY)


def year_begins(anna: Account) -> None:
    """The next year of visits of a child begins within two weeks."""
    assert anna.municipality is not None
    child = child_in(anna.municipality, "K8", "Barn8")
    world.relate(anna, child)
    done_year(child, anna, 358)


def promised(child: Case, anna: Account) -> None:
    """A promise whose day is past."""
    with world.web(anna):
        promise_give(
            case=child, text="kaninen kommer med", to=To.CHILD, giver="Anna", given_on=TODAY - 9 * DAY,
            due_on=TODAY - DAY, by=anna,
        )  # fmt: skip


def test_the_fullest_day_asks_little(busy: Account):
    page = page_of(busy)
    for what in (
        "Du er stedfortræder for Bo", "Næste periode begynder", "kaninen kommer med", "beder dig overtage",
        "Dine kladder", "1 venter på at blive vurderet", "Barn9",
    ):  # fmt: skip
        assert what in page, what
    asks_little(Visitor(busy), reverse("today"))
