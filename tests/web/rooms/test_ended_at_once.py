"""Is what ended on the day it began over?  Its period is empty, and an empty period has no end to look at."""

from __future__ import annotations

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from livline.access.danish_day import today
from livline.access.models import Appointment, Membership, Relation, Team
from livline.people.models import Tie
from tests.ground import world
from tests.web.rooms.around import Around, account_of, text

TODAY = today().strftime("%d.%m.%Y")


def test_access_that_ended_at_once_leaves_the_list(around: Around):
    bo, vagn = around.someone("Bo", "leader"), world.account("Vikar Vagn", around.of)
    listed = reverse("access", args=[around.child.id])
    add = reverse("access-add", args=[around.child.id])
    bo.post(add, account=str(vagn.id), kind="cover")
    given = Relation.objects.get(account=vagn)
    assert "Vikar Vagn" in text(bo.get(listed))
    bo.post(reverse("access-end", args=[around.child.id, given.id]), on=TODAY)
    assert "Vikar Vagn" not in text(bo.get(listed))
    assert bo.post(add, account=str(vagn.id), kind="cover").status_code == 302
    assert "Vikar Vagn" in text(bo.get(listed))


def test_a_tie_that_ended_at_once_is_of_the_past(around: Around):
    anna = around.someone("Anna", "worker")
    assert account_of(anna).municipality_id == around.of.id
    anna.post(reverse("person-add", args=[around.child.id]), name="Nabo Niels", part="network")
    tie = Tie.objects.get(part="network")
    anna.post(reverse("person-end", args=[around.child.id, tie.id]), on=TODAY)
    page = text(anna.get(reverse("people", args=[around.child.id])))
    assert "person--past" in page
    assert reverse("person-end", args=[around.child.id, tie.id]) not in page
    assert "siden </p>" not in page


def test_access_that_ended_at_once_is_not_ended_again(around: Around):
    bo, vagn = around.someone("Bo", "leader"), world.account("Vikar Vagn", around.of)
    bo.post(reverse("access-add", args=[around.child.id]), account=str(vagn.id), kind="cover")
    end = reverse("access-end", args=[around.child.id, Relation.objects.get(account=vagn).id])
    bo.post(end, on=TODAY)
    assert bo.post(end, on=TODAY).status_code == 404
    assert Relation.objects.get(account=vagn).during.isempty


def test_a_tie_that_ended_at_once_is_not_ended_again(around: Around):
    anna = around.someone("Anna", "worker")
    anna.post(reverse("person-add", args=[around.child.id]), name="Nabo Niels", part="network")
    end = reverse("person-end", args=[around.child.id, Tie.objects.get(part="network").id])
    anna.post(end, on=TODAY)
    assert anna.post(end, on=TODAY).status_code == 404
    assert Tie.objects.get(part="network").during.isempty


def test_an_office_that_ended_at_once_is_not_ended_again(around: Around):
    ada, nora = around.someone("Ada", office="administrator"), around.someone("Nora")
    ada.post(reverse("office-give", args=[account_of(nora).id]), office="emergency_reader")
    end = reverse("office-end", args=[Appointment.objects.get(account=account_of(nora)).id])
    assert ada.post(end).status_code == 302
    assert ada.post(end).status_code == 404
    assert Appointment.objects.get(account=account_of(nora)).during.isempty
    assert nora.get(reverse("emergency")).status_code == 404


def test_a_membership_that_ended_at_once_is_not_ended_again(around: Around):
    ada, anna = around.someone("Ada", office="administrator"), account_of(around.someone("Anna"))
    team = Team.objects.create(municipality=around.of, name="Team Nord")
    given = Membership.objects.create(team=team, account=anna, during=DateRange(today(), None))
    end = reverse("member-end", args=[given.id])
    assert ada.post(end).status_code == 302
    assert ada.post(end).status_code == 404
    assert Membership.objects.get().during.isempty


def test_what_is_over_is_not_made_longer_by_ending_it(around: Around):
    anna = around.someone("Anna", "worker")
    anna.post(reverse("person-add", args=[around.child.id]), name="Nabo Niels", part="network", begins="01.01.2026")
    tie = Tie.objects.get(part="network")
    end = reverse("person-end", args=[around.child.id, tie.id])
    anna.post(end, on="01.02.2026")
    assert anna.post(end, on="01.03.2026").status_code == 409
    assert anna.post(end, on="15.01.2026").status_code == 302
    assert Tie.objects.get(id=tie.id).during.upper == dt.date(2026, 1, 15)
