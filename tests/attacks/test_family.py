"""A parent who must not know, somebody with whom the child lived, and whoever holds the child's telephone."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import reverse

from livline.access.models import Account, Restriction
from livline.cases.models import Entry
from livline.looks.models import Look
from tests.attacks.asking import plain
from tests.attacks.cast import Cast, cast
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.web.pages.visiting import Visitor


@pytest.fixture
def made() -> Cast:
    return cast()


def page(made: Cast, name: str, view: str, *more: Any) -> Any:
    return Visitor(made.people[name]).get(reverse(view, args=[made.child.id, *more]))


def told(made: Cast, name: str, view: str, *more: Any) -> str:
    return str(page(made, name, view, *more).content.decode())


PARENTS = ["parent_restricted", "parent", "custody_parent"]


@pytest.mark.parametrize("name", PARENTS)
def test_a_parent_sees_nobody_elses_contacts(made: Cast, name: str):
    text = told(made, name, "people")
    assert "Xq7" not in text
    assert "grandmother" not in text


@pytest.mark.parametrize("name", PARENTS)
def test_a_parent_is_not_told_that_the_place_is_secret(made: Cast, name: str):
    for view in ("case", "people", "looks"):
        assert "hemmelig" not in told(made, name, view).casefold()


@pytest.mark.parametrize("name", PARENTS)
@pytest.mark.parametrize("view", ["protections", "access", "duties", "words", "access-add", "fact-kinds"])
def test_what_a_parent_may_not_see_reads_as_what_is_not_there(made: Cast, name: str, view: str):
    nothing = Visitor(made.people[name]).get(reverse(view, args=[uuid.uuid4()]))
    assert page(made, name, view).status_code == 404
    assert plain(page(made, name, view)) == plain(nothing)


@pytest.mark.parametrize("name", PARENTS)
def test_a_parent_finds_no_place_in_the_history_of_a_fact(made: Cast, name: str):
    for entry in Entry.objects.filter(case=made.child):
        assert "Xq7" not in told(made, name, "fact", entry.fact)


def test_the_life_line_names_no_place_to_a_parent(made: Cast):
    text = told(made, "custody_parent", "case")
    assert "Livslinje" in text
    assert made.canaries["site"] not in text


def test_the_plan_tells_no_parent_where_it_was_handed_over(made: Cast):
    assert made.canaries["handover"] not in told(made, "custody_parent", "case")


def test_the_extract_of_the_log_names_no_staff_and_no_place(made: Cast):
    for who in ("foster", "site_staff", "worker"):
        page(made, who, "case")
    for name in PARENTS:
        text = told(made, name, "looks")
        assert "Xq7" not in text
        assert "plejefamilie" not in text


def test_an_error_tells_a_parent_nothing(made: Cast):
    for path in ("/cases/x/", f"/cases/{made.child.id}/nothing/", "/facts/1/correct/"):
        answer = Visitor(made.people["parent_restricted"]).get(path)
        assert answer.status_code == 404
        assert b"Xq7" not in answer.content


def test_a_restriction_closes_an_open_tab(made: Cast):
    tab = Visitor(made.people["custody_parent"])
    path = reverse("case", args=[made.child.id])
    assert tab.get(path).status_code == 200
    Restriction.objects.create(
        account=made.people["custody_parent"], case=made.child, during=(TODAY, None), reason="polititilhold"
    )
    assert tab.get(path).status_code == 404
    assert b"polititilhold" not in tab.get(path).content


def test_a_parent_sees_no_case_of_a_sibling(made: Cast):
    for name in PARENTS:
        assert str(made.sibling.id) not in told(made, name, "people")
        assert Visitor(made.people[name]).get(reverse("case", args=[made.sibling.id])).status_code == 404


def test_a_parent_is_offered_no_search(made: Cast):
    assert 'action="/search/"' not in told(made, "parent_restricted", "case")


def test_the_list_of_a_parent_counts_one_case(made: Cast):
    answer = Visitor(made.people["parent_restricted"]).get(reverse("cases"))
    assert answer["Location"] == reverse("case", args=[made.child.id])


@pytest.mark.parametrize("view", ["case", "people", "looks", "conflict", "words"])
def test_a_family_with_whom_the_child_lived_finds_nothing(made: Cast, view: str):
    assert page(made, "former", view).status_code == 404


def test_a_family_with_whom_the_child_lived_has_no_list(made: Cast):
    _, page, _ = plain(Visitor(made.people["former"]).get(reverse("cases")))  # without tokens: "K1" may stand in one
    assert b"K1" not in page


def test_the_open_tab_of_a_former_family_writes_no_draft(made: Cast):
    path = reverse("draft", args=[made.child.id, "words"])
    assert Visitor(made.people["former"]).post(path, text="x").status_code == 404


def test_a_sibling_who_lives_with_the_former_family_now_opens_nothing_of_the_child(made: Cast):
    world.relate(made.people["former"], made.sibling, "foster")
    assert page(made, "former", "case").status_code == 404
    text = Visitor(made.people["former"]).get(reverse("people", args=[made.sibling.id])).content.decode()
    assert str(made.child.id) not in text


def test_what_a_child_keeps_for_itself_no_parent_reads(made: Cast):
    path = reverse("words", args=[made.child.id])
    Visitor(made.people["child"]).post(path, text="kun for mig", is_shared="no")
    for name in sorted(set(made.people) - {"child"}):
        answer = Visitor(made.people[name]).get(path)
        assert "kun for mig" not in answer.content.decode()


def test_a_childs_telephone_does_not_tell_where_it_is_hidden(made: Cast):
    """Whoever holds it may be the one from whom it is hidden."""
    assert "Xq7" not in told(made, "child", "people")


def test_a_child_whose_place_is_not_hidden_sees_its_own():
    made = cast(secret=False)
    assert made.canaries["childaddress"] in told(made, "child", "people")


def test_no_parent_sends_the_child_a_new_password(made: Cast):
    child, mother = made.people["child"], made.people["custody_parent"]
    before = Account.objects.get(id=child.id).password
    sent: list[Any] = []
    locmem = "django.core.mail.backends.locmem.EmailBackend"
    with world.role("livline_web"), override_settings(EMAIL_BACKEND=locmem):
        Visitor().client.post(reverse("account_reset_password"), {"email": mother.email})
    sent += getattr(mail, "outbox", [])
    assert all(child.email not in message.to and str(child.id) not in message.body for message in sent)
    assert Account.objects.get(id=child.id).password == before


def test_a_look_that_was_refused_stands_in_the_log(made: Cast):
    page(made, "former", "case")
    assert Look.objects.filter(case_id=made.child.id, account_id=made.people["former"].id, act="refused").exists()
