"""A case goes through the pages from one municipality to the next: asked, approved, made, taken in, receipted."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from livline.access.models import Appointment
from livline.access.openings import opening_make
from livline.access.sight import sight
from livline.cases.models import Case
from livline.looks.models import Act, Look
from livline.team.models import MunicipalityKey, Partner, Receipt, Received
from livline.team.package.packing import closed_to
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.team.packages import BASIS, Two, two
from tests.team.staff import staff
from tests.web.pages.surroundings import asks_little, not_fresh
from tests.web.pages.visiting import Visitor

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["two"]


def post(who: Any, name: str, *args: Any, **told: Any) -> Any:
    return Visitor(who).post(reverse(name, args=args), **told)


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("fil.livline", content)


def open_all(two: Two) -> None:
    with world.web(two.here.anna):
        for object_ in closed_to(sight(two.here.anna, two.case.id)):
            purpose = "Sagen sendes til den nye handlekommune"
            opening_make(case=two.case.id, object_=object_, purpose=purpose, by=two.here.anna)


def made(two: Two) -> bytes:
    """As far as the file."""
    id_ = two.case.id
    asked = {"partner": two.partner.id, "takes_over_on": TODAY.strftime("%d.%m.%Y"), "basis": BASIS}
    assert post(two.here.anna, "package", id_, **asked).status_code == 302
    assert post(two.here.bo, "package-approve", id_).status_code == 302
    open_all(two)
    assert post(two.here.anna, "package-make", id_).status_code == 302
    answer = Visitor(two.here.anna).get(reverse("package-file", args=[id_]))
    assert "attachment" in answer["Content-Disposition"]
    assert Look.objects.filter(case_id=id_, act=Act.EXPORT, account_id=two.here.anna.id).exists()
    return bytes(answer.content)


def test_from_one_municipality_to_the_next_and_the_receipt_back(two: Two):
    file = made(two)
    key = str(uuid.uuid4())
    first, second = (
        Visitor(two.there.ida).post(reverse("packages"), again=key, file=upload(file), number="S1") for _ in range(2)
    )
    assert first["Location"] == second["Location"]
    case = Received.objects.get().case
    assert Case.objects.filter(municipality=two.there.of).count() == 1
    told = Visitor(two.there.ida).get(reverse("package-received", args=[case.id])).content.decode()
    assert "Sagen kom fra Nordby" in told
    receipt = Visitor(two.there.ida).get(reverse("package-received-receipt", args=[case.id])).content
    assert post(two.here.anna, "package-receipt", two.case.id, file=upload(receipt)).status_code == 302
    assert Receipt.objects.count() == 1
    page = Visitor(two.here.anna).get(reverse("package", args=[two.case.id])).content.decode()
    assert "Sydby har modtaget sagen" in page


def test_what_is_no_package_is_told_and_enters_nothing(two: Two):
    file = made(two)
    for content, why in ((b"hej", "ikke en pakke"), (file[:-1] + b"x", "ændret eller beskadiget")):
        answer = post(two.there.ida, "packages", file=upload(content), number="S1").content.decode()
        assert why in answer
        assert "Intet er indlæst" in answer
    assert not Received.objects.exists()
    assert not Case.objects.filter(municipality=two.there.of).exists()


def test_a_wrong_receipt_is_told(two: Two):
    made(two)
    answer = post(two.here.anna, "package-receipt", two.case.id, file=upload(b"hej")).content.decode()
    assert "ikke fra modtageren" in answer
    assert not Receipt.objects.exists()


def test_strangers_and_others_get_nothing(two: Two):
    file = made(two)
    names = ("package", "package-file", "package-received", "package-received-receipt")
    for who in (two.here.ida, two.here.carla, two.there.anna):
        assert [Visitor(who).get(reverse(name, args=[two.case.id])).status_code for name in names] == [404] * 4
    outside = world.account("outside", two.there.of)
    assert post(outside, "packages", file=upload(file), number="S1").status_code == 404
    assert post(two.here.anna, "package-approve", two.case.id).status_code == 404


def test_sending_asks_again_who_one_is(two: Two):
    for name in ("package-approve", "package-make"):
        answer = not_fresh(two.here.bo).post(reverse(name, args=[two.case.id]))
        assert answer.status_code == 302
        assert "package" not in answer["Location"].split("?")[0]
    assert not_fresh(two.there.ida).get(reverse("packages")).status_code == 302


def test_administrators_make_keys_and_exchange_cards():
    here, there = staff(world.municipality("Nordby")), staff(world.municipality("Sydby"))
    for of, name in ((here, "ada"), (there, "eva")):
        of.people[name] = world.account(name, of.of)
        Appointment.objects.create(account=of.people[name], office="administrator", during=(TODAY, None))
    assert post(here.ada, "package-partners", make="yes").status_code == 302
    assert post(there.eva, "package-partners", make="yes").status_code == 302
    assert MunicipalityKey.objects.count() == 2
    page = Visitor(there.eva).get(reverse("package-partners")).content.decode()
    card = page.split('<pre class="card-text">')[1].split("</pre>")[0].replace("&quot;", '"')
    assert post(here.ada, "package-partners", card=card).status_code == 200
    assert not Partner.objects.exists()
    assert post(here.ada, "package-partners", card=card, compared="on").status_code == 302
    assert Partner.objects.get().name == "Sydby"
    again = post(here.ada, "package-partners", card=card, compared="on").content.decode()
    assert "kendt allerede" in again, "and is not said to be newer"
    assert Visitor(here.anna).get(reverse("package-partners")).status_code == 404


def test_the_pages_ask_little(two: Two):
    made(two)
    asks_little(Visitor(two.here.anna), reverse("package", args=[two.case.id]))
    asks_little(Visitor(two.there.ida), reverse("packages"))
