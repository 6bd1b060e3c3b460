"""Recording goes on from where one is: from the page of a child, to the form with all fields, to the note."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.journal.models import Note
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import child_in, related
from tests.web.pages.visiting import Visitor

LINK = re.compile(r'href="(/cases/[^"]+)"')


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


def sibling_of(child: Case, anna: Account) -> Case:
    """Another child of Anna's."""
    other = child_in(child.municipality, "K2", "Bertil")
    world.relate(anna, other)
    return other


def written(day: dt.date = TODAY) -> str:
    return day.strftime("%d.%m.%Y")


def test_from_the_page_of_a_child_its_acts_stand_first(child: Case, anna: Account):
    sibling_of(child, anna)
    visitor = Visitor(anna)
    visit = reverse("quick-record", args=[child.id, "visit"])
    for page in (
        visitor.post(reverse("quick"), q="", case=str(child.id)),
        visitor.get(reverse("quick"), case=child.id),
    ):
        hits = LINK.findall(page.content.decode().partition("quick-hits")[2])
        assert hits[0] == visit
        assert reverse("quick-acts", args=[child.id]) in hits
        assert "Noget andet" in page.content.decode()
    visits = visitor.post(reverse("quick"), q="besøg", case=str(child.id)).content.decode()
    assert LINK.findall(visits.partition("quick-hits")[2])[0] == visit
    other = visitor.post(reverse("quick"), q="bertil", case=str(child.id)).content.decode()
    assert "Alma" not in other.partition("quick-hits")[2]
    assert f'name="case" value="{child.id}"' in visitor.get(reverse("case", args=[child.id])).content.decode()


def test_a_case_that_is_not_ones_own_changes_nothing(child: Case, anna: Account):
    theirs = child_in(world.municipality("Sydby"), "S1", "Carl")
    visitor = Visitor(anna)
    plain = LINK.findall(visitor.post(reverse("quick"), q="").content.decode())
    assert LINK.findall(visitor.post(reverse("quick"), q="", case=str(theirs.id)).content.decode()) == plain
    assert LINK.findall(visitor.post(reverse("quick"), q="", case="intet").content.decode()) == plain


def test_the_pages_say_whom_they_are_about(child: Case, anna: Account):
    Case.objects.filter(id=child.id).update(born_on=TODAY.replace(year=TODAY.year - 4, day=1))
    Visitor(anna).post(reverse("quick-record", args=[child.id, "need_known"]), date=written())
    entry = Entry.objects.get(case=child)
    for name, more in (("quick-acts", ()), ("quick-record", ("visit",)), ("quick-done", (entry.fact,))):
        page = Visitor(anna).get(reverse(name, args=[child.id, *more])).content.decode()
        assert re.search(r"</h1><p[^>]*>Alma[^<]*, 4 år</p>", page), name


def test_what_was_typed_goes_along_to_all_fields(child: Case, anna: Account):
    path, visitor = reverse("quick-record", args=[child.id, "visit"]), Visitor(anna)
    day = written(TODAY - DAY)
    told = {"date": day, "talked_with_child": "yes", "staff_present": "no", "unfold": "yes"}
    key = str(uuid.uuid4())
    answer = visitor.post(path, again=key, **told)
    assert answer["Location"] == reverse("fact-record", args=[child.id, "visit"]), "nothing of it is in the address"
    page = visitor.get(answer["Location"]).content.decode()
    assert f'value="{day}"' in page
    for name, word in (("at_site", "yes"), ("talked_with_child", "yes"), ("staff_present", "no")):
        assert re.search(rf'name="{name}"[^>]*value="{word}"[^>]* checked', page), name
    assert not Entry.objects.filter(kind="visit").exists()
    assert day not in visitor.get(path).content.decode(), "the short form is done with"
    left = visitor.post(reverse("draft", args=[child.id, "quick-visit"]), again=key, date=day)
    assert (left.status_code, day in visitor.get(path).content.decode()) == (204, False)
    assert visitor.post(path, again=key, **told).status_code == 302


def test_a_visit_that_is_recorded_leads_to_its_note(child: Case, anna: Account):
    visitor, day = Visitor(anna), TODAY - 3 * DAY
    answer = visitor.post(reverse("quick-record", args=[child.id, "visit"]), date=written(day))
    entry = Entry.objects.get(kind="visit")
    note = f"{reverse('journal-write', args=[child.id])}?fact={entry.fact}"
    assert f'href="{note}"' in visitor.get(answer["Location"]).content.decode()
    form = visitor.get(note).content.decode()
    assert f'value="{written(day)}"' in form
    assert re.search(r'name="occasion"[^>]*value="visit"[^>]* checked', form)
    assert 'name="record_visit"' not in form
    assert 'name="record_child_heard"' in form
    told = {"seen": "Vi gik en tur.", "occasion": "visit", "day": written(day), "about": str(entry.fact)}
    assert visitor.post(note, **told).status_code == 302
    assert Note.objects.get(case=child).fact == entry.fact
    assert Entry.objects.filter(kind="visit").count() == 1
    assert "Skriv et notat om det" not in visitor.get(answer["Location"]).content.decode(), "there is one now"


def test_a_note_begins_plain_where_the_fact_is_not_of_the_case(child: Case, anna: Account):
    other = sibling_of(child, anna)
    entry = world.entry(other, kind="visit", date=TODAY - 3 * DAY, position=50)
    for wanted in (str(entry.fact), "intet"):
        page = Visitor(anna).get(reverse("journal-write", args=[child.id]), fact=wanted).content.decode()
        assert f'value="{written()}"' in page
        assert 'name="record_visit"' in page
