"""Which words of a text name a known place?  A table; what is no name of a place is left alone."""

from __future__ import annotations

import pytest

from livline.access.models import Account
from livline.cases.models import Place
from livline.cases.places import bound_to
from livline.people.models import Contact
from livline.people.sealed import contact_place
from livline.plans.betraying import named_in, names_in
from livline.sealing.seal import seal


def names() -> frozenset[str]:
    """Of a child at Opholdsstedet Engbo in Ry, who goes to school at Solhøj and lives with Bent."""
    place = Place(token="~a")
    place.case_id = contact = Contact(way="school").id
    place.sealed = seal("Opholdsstedet Engbo, Lærkevej 4, 8680 Ry", bound_to(contact))
    school = Contact(id=contact, way="school", sealed=seal("Solhøj Skole", contact_place(contact)))
    return names_in([place], [school], [Account(name="Bent Bøgesti")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Alma går til svømning.", ()),
        ("De voksne på Engbo laver ugen med hende.", ("Engbo",)),
        ("Engbos have er stor; ENGBO er rar.", ("Engbos", "ENGBO")),
        ("Hun går i skole hver dag.", ()),  # every school is a school
        ("Hun er glad for Solhøj.", ("Solhøj",)),
        ("Bent kører hende; Bents bil er rød.", ("Bent", "Bents")),
        ("Post til 8680 bliver sendt om.", ("8680",)),
        ("De bor i Ry.", ()),  # too short to look for: it stands in half of all words
        ("Familien Bøgesti holder fri.", ("Bøgesti",)),
        ("Lærkevejen er lang.", ("Lærkevejen",)),
    ],
)
def test_words_of_known_places_are_found_as_they_stand(text: str, found: tuple[str, ...]):
    assert named_in(text, names()) == found


def test_where_no_place_is_known_nothing_is_found():
    assert named_in("Hun bor på Engbo", names_in([], [], [])) == ()
