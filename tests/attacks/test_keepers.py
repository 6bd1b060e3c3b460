"""An administrator, and an operator with the database alone."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from livline.access.models import Account, Appointment
from livline.cases.models import Place
from livline.cases.places import bound_to, keep
from livline.people.services import word_write
from livline.sealing.seal import Unopenable, opened
from livline.web.models import Draft
from tests.attacks.cast import Cast, cast
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.web.pages.visiting import Visitor

SEALED = ("place", "contact", "person_number", "word", "draft", "signin_session")


@pytest.fixture
def made() -> Cast:
    return cast()


@pytest.mark.parametrize("view", ["case", "people", "duties", "access", "looks", "protections", "words"])
def test_an_administrator_opens_no_case(made: Cast, view: str):
    assert Visitor(made.people["administrator"]).get(reverse(view, args=[made.child.id])).status_code == 404


def test_an_administrator_sees_no_row_of_a_case(made: Cast):
    with world.web(made.people["administrator"]), connection.cursor() as cursor:
        for table in ("case", "entry", "tie", "person", "contact", "place", "word", "stay", "line", "protection"):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            assert cursor.fetchone()[0] == 0, table


def test_an_administrator_does_not_appoint_themselves(made: Cast):
    own = made.people["administrator"]
    Visitor(own).post(reverse("office-give", args=[own.id]), office="emergency_reader")
    with world.web(own), pytest.raises(DatabaseError), transaction.atomic():
        Appointment.objects.create(account=own, office="log_auditor", during=(TODAY, None), added_by=own)
    assert set(Appointment.objects.filter(account=own).values_list("office", flat=True)) == {"administrator"}


def test_an_administrator_gives_nobody_a_password(made: Cast):
    other = made.people["worker"]
    with world.web(made.people["administrator"]), pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.filter(id=other.id).update(password="x")
    assert Account.objects.get(id=other.id).password == other.password


def test_whoever_has_the_database_alone_reads_no_place_number_word_or_draft(made: Cast):
    word_write(case=made.child, text="Xq7mineord", is_shared=False, by=made.people["child"])
    path = reverse("draft", args=[made.child.id, "new-placement_started"])
    assert Visitor(made.people["worker"]).post(path, site="Xq7kladde").status_code == 204
    assert Draft.objects.exists()
    with connection.cursor() as cursor:
        for table in SEALED:
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM \"{table}\" t")
            kept = str(cursor.fetchone()[0])
            assert kept, table
            for clear in ("Xq7", "6101124321", "Lærkesangsvej"):
                assert clear not in kept, table
                assert clear.encode().hex() not in kept, table


def test_the_same_place_has_another_token_in_another_case(made: Cast):
    keep([(made.child.id, "Solhøj"), (made.sibling.id, "Solhøj")])
    tokens = set(Place.objects.filter(case=made.child).values_list("token", flat=True))
    assert not tokens & set(Place.objects.filter(case=made.sibling).values_list("token", flat=True))


def test_a_sealed_place_does_not_open_in_another_case(made: Cast):
    place = Place.objects.filter(case=made.child).first()
    assert place is not None
    with pytest.raises(Unopenable):
        opened(place.sealed, bound_to(made.sibling.id))
