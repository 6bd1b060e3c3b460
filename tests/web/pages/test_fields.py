"""Fields, through their pages: how often each is filled in, and what becomes of one that nobody needs."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from lawcode.facts import KINDS
from livline.access.errors import Unfitting
from livline.access.models import Account, Municipality
from livline.cases.models import Case, Entry
from livline.fields.models import Retirement
from livline.fields.needed import is_needed
from livline.fields.selectors import Use, uses
from livline.fields.services import field_retire
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.web.pages.surroundings import asks_little, child_in, in_office, related
from tests.web.pages.visiting import Visitor

SPARED = ("visit", "staff_present")
"""A field that no duty turns on."""
WHY = "Ingen har brugt det i et år."


@pytest.fixture
def nordby() -> Municipality:
    return world.municipality()


@pytest.fixture
def ada(nordby: Municipality) -> Account:
    return in_office("Ada", nordby, "administrator")


@pytest.fixture
def child(nordby: Municipality) -> Case:
    return child_in(nordby)


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


def text(answer: Any) -> str:
    return str(answer.content.decode())


def used(ada: Account, kind: str, field: str) -> Use:
    with world.web(ada):
        return next(one for one in uses(ada) if (one.kind, one.field) == (kind, field))


def send(who: Account, place: tuple[str, str] = SPARED, again: str = "", reason: str = WHY) -> Any:
    return Visitor(who).post(reverse("field", args=place), again, reason=reason)


def test_a_field_is_counted_in_the_facts_that_hold(ada: Account, child: Case):
    world.entry(child, kind="visit", date=TODAY, staff_present=True)
    first = world.entry(child, kind="visit", date=TODAY, staff_present=True, position=2)
    world.correct(first, staff_present=None)
    elsewhere = child_in(world.municipality("Sydby"), "K9", "Nola")
    world.entry(elsewhere, kind="visit", date=TODAY, staff_present=True)
    use = used(ada, *SPARED)
    assert (use.filled, use.total) == (1, 2)
    assert not use.says_something


def test_unused_fields_that_nothing_needs_come_first(ada: Account, child: Case):
    for place in range(31):
        world.entry(child, kind="visit", date=TODAY, talked_with_child=True, position=place + 1)
    with world.web(ada):
        first = uses(ada)[0]
    assert (first.kind, first.field) in {("visit", "staff_present"), ("visit", "reason")}
    assert first.is_spare
    page = text(Visitor(ada).get(reverse("fields")))
    assert "0 af 31" in page
    assert "kan undværes" in page
    assert "2 felter er ikke udfyldt én gang" in page


def test_numbers_of_few_facts_conclude_nothing(ada: Account, child: Case):
    world.entry(child, kind="visit", date=TODAY)
    page = text(Visitor(ada).get(reverse("fields")))
    assert "For få til at sige noget" in page
    assert "kan undværes" not in page


@pytest.mark.parametrize("sort", ["", "kind", "share", "nothing"])
def test_the_list_is_sorted_by_what_one_asks(ada: Account, child: Case, sort: str):
    page = text(Visitor(ada).get(reverse("fields"), sort=sort))
    assert page.count('aria-sort="ascending"') == (sort in ("kind", "share"))
    assert page.count('<td data-title="Felt">') == sum(len(kind.fields) for kind in KINDS)


def test_a_retired_field_is_asked_for_no_more_and_what_was_written_is_read(ada: Account, anna: Account, child: Case):
    world.entry(child, kind="visit", date=TODAY, staff_present=True)
    whole = reverse("fact-record", args=[child.id, "visit"])
    short = reverse("quick-record", args=[child.id, "visit"])
    assert all("staff_present" in text(Visitor(anna).get(path)) for path in (whole, short))
    assert send(ada).status_code == 302
    assert not any("staff_present" in text(Visitor(anna).get(path)) for path in (whole, short))
    entry = Entry.objects.get()
    assert "personale til stede" in text(Visitor(anna).get(reverse("fact", args=[child.id, entry.fact]))).casefold()
    assert entry.staff_present is True  # type: ignore[attr-defined]


def test_a_correction_offers_a_retired_field_where_it_is_filled_in(ada: Account, anna: Account, child: Case):
    filled = world.entry(child, kind="visit", date=TODAY, staff_present=True)
    empty = world.entry(child, kind="visit", date=TODAY, position=2)
    send(ada)
    shown = {one.id: text(Visitor(anna).get(reverse("fact-correct", args=[one.id]))) for one in (filled, empty)}
    assert "staff_present" in shown[filled.id]
    assert "staff_present" not in shown[empty.id]


def test_a_retired_field_that_is_sent_all_the_same_is_not_taken(ada: Account, anna: Account, child: Case):
    send(ada)
    told = {"date": TODAY.strftime("%d.%m.%Y"), "at_site": "yes", "talked_with_child": "yes", "staff_present": "yes"}
    assert Visitor(anna).post(reverse("fact-record", args=[child.id, "visit"]), **told).status_code == 302
    assert Entry.objects.get().staff_present is None  # type: ignore[attr-defined]


def test_it_is_taken_back_and_the_history_keeps_both(ada: Account, anna: Account, child: Case):
    send(ada)
    send(ada, reason="Tilsynet spørger efter det.")
    assert "staff_present" in text(Visitor(anna).get(reverse("fact-record", args=[child.id, "visit"])))
    page = text(Visitor(ada).get(reverse("field", args=SPARED)))
    assert WHY in page
    assert "Tilsynet spørger efter det." in page
    assert [one.is_retired for one in Retirement.objects.order_by("id")] == [True, False]


def test_a_field_of_a_duty_or_a_decision_is_not_retired_and_the_page_says_which(ada: Account):
    page = text(Visitor(ada).get(reverse("field", args=("visit", "talked_with_child"))))
    assert "kan ikke tages ud" in page
    assert "Bruges til: To tilsynsbesøg" in page or "tilsynsbesøg" in page
    for place in (("visit", "talked_with_child"), ("decision", "purpose"), ("trial", "waives")):
        assert send(ada, place).status_code == 200
        with pytest.raises(Unfitting):
            field_retire(kind=place[0], field=place[1], reason=WHY, by=ada)
    assert not Retirement.objects.exists()


def test_only_what_nothing_needs_may_be_retired():
    spared = {(kind.name, spec.name) for kind in KINDS for spec in kind.fields if not is_needed(kind.name, spec.name)}
    assert SPARED in spared
    assert ("consent", "given") not in spared


def test_sent_twice_is_once(ada: Account):
    key = str(uuid.uuid4())
    for _ in range(2):
        send(ada, again=key)
    assert Retirement.objects.count() == 1


def test_a_reason_is_asked_for(ada: Account):
    assert send(ada, reason="").status_code == 200
    assert not Retirement.objects.exists()


@pytest.mark.parametrize("name", ["nothing", "visit"])
def test_a_field_that_is_not_known_is_not_there(ada: Account, name: str):
    assert Visitor(ada).get(reverse("field", args=(name, "colour"))).status_code == 404


def test_a_stranger_gets_what_is_not_there(ada: Account, anna: Account, child: Case):
    for who in (anna, related(child, "Dorte", "child"), in_office("Carla", child.municipality, "log_auditor")):
        assert Visitor(who).get(reverse("fields")).status_code == 404
        assert Visitor(who).get(reverse("field", args=SPARED)).status_code == 404
        assert send(who).status_code == 404
        assert used_by(who) == 0
    assert not Retirement.objects.exists()


def used_by(who: Account) -> int:
    """What the database counts for somebody."""
    with world.web(who):
        return sum(one.total for one in uses(who))


def test_another_municipality_is_not_touched(ada: Account, child: Case):
    sofus = in_office("Sofus", world.municipality("Sydby"), "administrator")
    world.entry(child, kind="visit", date=TODAY, staff_present=True)
    send(sofus)
    assert used(sofus, *SPARED).is_retired
    assert not used(ada, *SPARED).is_retired
    assert used(sofus, *SPARED).total == 0


def test_the_wall_lets_nobody_else_retire_or_change(ada: Account, anna: Account):
    send(ada)
    told: dict[str, Any] = {"kind": "visit", "field": "reason", "is_retired": True, "reason": "x"}
    told["municipality"] = ada.municipality
    attempts = (
        lambda: Retirement.objects.create(by=anna, **told),
        lambda: Retirement.objects.create(by=ada, **told),
        lambda: Retirement.objects.update(is_retired=False),
        lambda: Retirement.objects.all().delete(),
    )
    for attempt in attempts:
        with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic():
        Retirement.objects.update(is_retired=False)


def test_the_pages_ask_little(ada: Account, anna: Account, child: Case):
    send(ada)
    asks_little(Visitor(ada), reverse("fields"))
    asks_little(Visitor(ada), reverse("field", args=SPARED))
    asks_little(Visitor(anna), reverse("fact-record", args=[child.id, "visit"]))
    asks_little(Visitor(anna), reverse("quick-record", args=[child.id, "visit"]))
