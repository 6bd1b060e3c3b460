"""Administration, through its pages: accounts, their first link, offices, teams and sites of one municipality."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from livline.access.danish_day import today
from livline.access.models import Account, Appointment, Membership, Municipality, Site, Team
from livline.signin.models import Event, Session
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, in_office, not_fresh
from tests.web.pages.visiting import Visitor

NOW = timezone.now()
GETS = ("administration", "account-new", "teams", "sites", "fields")
LINK = re.compile(r"http://testserver(/account/[^\"< ]+)")


@pytest.fixture
def nordby() -> Municipality:
    return world.municipality()


@pytest.fixture
def ada(nordby: Municipality) -> Account:
    return in_office("Ada", nordby, "administrator")


@pytest.fixture
def anna(nordby: Municipality) -> Account:
    return world.account("Anna", nordby)


def post(who: Account, name: str, /, *args: Any, **told: Any) -> Any:
    return Visitor(who).post(reverse(name, args=args), **told)


def page_of(who: Account, name: str, *args: Any) -> str:
    answer = Visitor(who).get(reverse(name, args=args))
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("office", ["", "log_auditor", "emergency_reader"])
def test_without_the_office_there_is_no_page_and_no_act(nordby: Municipality, anna: Account, office: str):
    who = in_office("Carla", nordby, office) if office else world.account("Carla", nordby)
    for name in GETS:
        assert Visitor(who).get(reverse(name)).status_code == 404
    acts = [("account-new", (), {"name": "Ny", "email": "ny@example.invalid"}), ("teams", (), {"name": "T"}),
            ("account-active", (anna.id,), {"active": "no"}), ("account-invitation", (anna.id,), {}),
            ("account-renewal", (anna.id,), {}), ("account-sessions-end", (anna.id,), {}),
            ("office-give", (who.id,), {"office": "administrator"}), ("sites", (), {"name": "S"})]  # fmt: skip
    for name, args, told in acts:
        assert post(who, name, *args, **told).status_code == 404
    assert Account.objects.get(id=anna.id).is_active
    assert not Team.objects.exists()
    assert not Site.objects.exists()
    assert Appointment.objects.filter(office="administrator").count() == 0


def test_an_account_is_made_in_the_own_municipality_and_the_list_shows_it(ada: Account):
    answer = post(ada, "account-new", name="Ny Kollega", email="Ny.Kollega@Example.Invalid")
    made = Account.objects.get(name="Ny Kollega")
    assert answer["Location"] == reverse("account", args=[made.id])
    assert (made.email, made.municipality_id) == ("ny.kollega@example.invalid", ada.municipality_id)
    assert not made.has_usable_password()
    assert "Ny Kollega" in page_of(ada, "administration")


def test_an_address_in_use_is_told_and_kept(ada: Account, anna: Account):
    Account.objects.filter(id=anna.id).update(email="anna@example.invalid")
    page = post(ada, "account-new", name="Anna To", email="Anna@example.invalid").content.decode()
    assert "kan ikke bruges" in page
    assert "Anna To" in page
    assert not Account.objects.filter(name="Anna To").exists()


def test_an_account_sent_twice_is_one(ada: Account):
    key = str(uuid.uuid4())
    first, second = (post(ada, "account-new", again=key, name="Ny", email="ny@example.invalid") for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Account.objects.filter(name="Ny").count() == 1


def test_the_link_is_shown_once_and_opens_the_door(ada: Account):
    post(ada, "account-new", name="Ny", email="ny@example.invalid")
    made = Account.objects.get(name="Ny")
    shown = LINK.search(post(ada, "account-invitation", made.id).content.decode())
    assert shown is not None
    assert not LINK.search(page_of(ada, "account", made.id))
    assert Visitor().get(shown[1]).status_code == 200


@pytest.mark.parametrize("state", ["has a password", "is closed"])
def test_who_has_a_password_or_is_closed_is_not_invited(ada: Account, anna: Account, state: str):
    if state == "has a password":
        anna.set_password("en lang adgangskode 1")
    anna.is_active = state != "is closed"
    anna.save()
    answer = post(ada, "account-invitation", anna.id)
    assert answer.status_code == 409
    assert not LINK.search(answer.content.decode())


def test_who_proved_long_ago_who_they_are_invites_and_appoints_nobody(ada: Account, anna: Account):
    for name, told in (("account-invitation", {}), ("office-give", {"office": "log_auditor"})):
        assert not_fresh(ada).post(reverse(name, args=[anna.id]), **told).status_code == 302
    assert not Appointment.objects.filter(account=anna).exists()


def test_an_account_is_closed_and_opened_again(ada: Account, anna: Account):
    post(ada, "account-active", anna.id, active="no")
    assert not Account.objects.get(id=anna.id).is_active
    assert Visitor(anna).get(reverse("cases")).status_code == 302
    post(ada, "account-active", anna.id, active="yes")
    assert Account.objects.get(id=anna.id).is_active


def test_nobody_closes_or_appoints_themselves(ada: Account):
    assert post(ada, "account-active", ada.id, active="no").status_code == 409
    page = post(ada, "office-give", ada.id, office="log_auditor").content.decode()
    assert "Du kan ikke give dig selv et hverv" in page
    mine = Appointment.objects.get(account=ada)
    assert post(ada, "office-end", mine.id).status_code == 409
    assert Account.objects.get(id=ada.id).is_active
    assert Appointment.objects.filter(account=ada, during__contains=today()).count() == 1


def test_an_office_is_given_once_and_ended_at_once(ada: Account, anna: Account):
    key = str(uuid.uuid4())
    for _ in range(2):
        post(ada, "office-give", anna.id, again=key, office="log_auditor")
    given = Appointment.objects.get(account=anna)
    assert (given.office, given.added_by_id, given.during.lower) == ("log_auditor", ada.id, TODAY)
    assert "allerede hvervet" in post(ada, "office-give", anna.id, office="log_auditor").content.decode()
    assert Visitor(anna).get(reverse("looks-audit")).status_code == 200
    post(ada, "office-end", given.id)
    assert Visitor(anna).get(reverse("looks-audit")).status_code == 404


def test_another_municipality_is_not_there(ada: Account):
    elsewhere = world.municipality("Sydby")
    sven = in_office("Sven", elsewhere, "log_auditor")
    team = Team.objects.create(municipality=elsewhere, name="Langt væk")
    site = Site.objects.create(municipality=elsewhere, name="Langt væk")
    member = Membership.objects.create(team=team, account=sven, during=(TODAY - DAY, None))
    for name, id_ in (("account", sven.id), ("team-members", team.id)):
        theirs, nothing = (Visitor(ada).get(reverse(name, args=[which])) for which in (id_, uuid.uuid4()))
        assert theirs.status_code == nothing.status_code == 404
    acts = [("account-active", sven.id), ("account-invitation", sven.id), ("office-give", sven.id),
            ("office-end", Appointment.objects.get(account=sven).id), ("team-closed", team.id),
            ("site-closed", site.id), ("member-end", member.id)]  # fmt: skip
    for name, id_ in acts:
        assert post(ada, name, id_, active="no", closed="yes", office="administrator").status_code == 404
    for name in ("administration", "teams", "sites"):
        page = page_of(ada, name)
        assert "Sven" not in page
        assert "Langt væk" not in page
    assert Account.objects.get(id=sven.id).is_active


def test_a_team_is_made_and_has_members(ada: Account, anna: Account):
    post(ada, "teams", name="Team Nord")
    team = Team.objects.get()
    post(ada, "team-members", team.id, account=str(anna.id), leads="on")
    member = Membership.objects.get()
    assert (member.account_id, member.leads) == (anna.id, True)
    assert "allerede i teamet" in post(ada, "team-members", team.id, account=str(anna.id)).content.decode()
    assert "Anna (leder)" in page_of(ada, "teams")
    post(ada, "member-end", member.id)
    assert "Anna" not in page_of(ada, "teams")
    post(ada, "team-closed", team.id, closed="yes")
    assert Team.objects.get().is_closed


def test_a_name_in_use_is_told_and_kept(ada: Account):
    for name, taken in (("teams", "Team Nord"), ("sites", "Solgården")):
        post(ada, name, name=taken)
        page = post(ada, name, name=taken).content.decode()
        assert "Der er allerede et" in page
        assert f'value="{taken}"' in page
    assert Team.objects.count() == Site.objects.count() == 1


def test_a_colleague_elsewhere_joins_no_team(ada: Account):
    sven = world.account("Sven", world.municipality("Sydby"))
    post(ada, "teams", name="Team Nord")
    assert post(ada, "team-members", Team.objects.get().id, account=str(sven.id)).status_code == 200
    assert not Membership.objects.exists()


def test_a_site_is_made_and_closed(ada: Account):
    post(ada, "sites", name="Solgården", kind="foster")
    site = Site.objects.get()
    assert (site.name, site.kind, site.municipality_id) == ("Solgården", "foster", ada.municipality_id)
    post(ada, "site-closed", site.id, closed="yes")
    assert Site.objects.get().is_closed


def test_each_button_has_a_key_of_its_own(ada: Account, nordby: Municipality):
    for name in ("Et", "To"):
        Site.objects.create(municipality=nordby, name=name)
    keys = re.findall(r'name="submission" value="([^"]+)"', page_of(ada, "sites"))
    assert len(keys) == len(set(keys)) == 3


def test_administration_shows_nothing_of_a_case(ada: Account, nordby: Municipality):
    case = child_in(nordby)
    assert "Alma" not in page_of(ada, "administration")
    assert Visitor(ada).get(reverse("case", args=[case.id])).status_code == 404


@pytest.mark.parametrize("many", [1, 12])
def test_many_accounts_and_teams_ask_no_more(ada: Account, nordby: Municipality, many: int):
    for number in range(many):
        team = Team.objects.create(municipality=nordby, name=f"Team {number}")
        who = in_office(f"Kollega {number}", nordby, "log_auditor")
        Membership.objects.create(team=team, account=who, during=(TODAY - DAY, None))
    for name, args in (
        ("administration", ()),
        ("teams", ()),
        ("sites", ()),
        ("account", (who.id,)),
        ("team-members", (team.id,)),
    ):
        asks_little(Visitor(ada), reverse(name, args=args))


def test_who_lost_their_second_factor_gets_a_link_that_asks_for_their_password(ada: Account, anna: Account):
    anna.set_unusable_password()
    anna.save()
    assert post(ada, "account-renewal", anna.id).status_code == 409, "without a password there is nothing to renew"
    anna.set_password("a password of her own")
    anna.save()
    link = LINK.search(post(ada, "account-renewal", anna.id).content.decode())
    assert link
    assert link.group(1).startswith("/account/renewal/")
    event = Event.objects.filter(account=anna).latest("id")
    assert (event.what, event.by_id) == ("renewal_made", ada.id)
    assert not_fresh(ada).post(reverse("account-renewal", args=[anna.id])).status_code == 302


def test_somebody_is_signed_out_everywhere(ada: Account, anna: Account):
    assert "Log af overalt" in page_of(ada, "account", anna.id)
    assert "Log af overalt" not in page_of(ada, "account", ada.id)
    Session.objects.create(key_hash="a", account=anna, sealed="", started_at=NOW, seen_at=NOW, expires_at=NOW + DAY)
    assert not_fresh(ada).post(reverse("account-sessions-end", args=[anna.id])).status_code == 302
    assert Session.objects.filter(account=anna).exists(), "whoever sits down at an open screen signs nobody out"
    assert post(ada, "account-sessions-end", anna.id)["Location"] == reverse("account", args=[anna.id])
    assert not Session.objects.filter(account=anna).exists()
    event = Event.objects.filter(account=anna).latest("id")
    assert (event.what, event.by_id) == ("ended_by_administrator", ada.id)
    assert post(ada, "account-sessions-end", ada.id).status_code == 409
    assert post(ada, "account-sessions-end", world.account("Bo", world.municipality("By")).id).status_code == 404
