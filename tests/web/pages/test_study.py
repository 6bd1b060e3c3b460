"""The short assessment and the deep study, through the pages."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.studies.models import Study, StudyText
from tests.ground import world
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


def begun(child: Case, anna: Account, what: str = "short") -> Study:
    answer = Visitor(anna).post(reverse("study-begin", args=[child.id]), what=what, on="01.02.2026")
    assert answer.status_code == 302
    return Study.objects.get(depth=what)


def write(study: Study, who: Account, heading: str, text: str, **more: str) -> int:
    path = reverse("study-write", args=[study.case_id, study.id, heading])
    return int(Visitor(who).post(path, text=text, **more).status_code)


def shown(study: Study, who: Account) -> str:
    return str(Visitor(who).get(reverse("study", args=[study.case_id, study.id])).content.decode())


def test_a_short_one_carries_its_text_into_the_deep_one(child: Case, anna: Account):
    assert "Der er ingen vurdering" in Visitor(anna).get(reverse("studies", args=[child.id])).content.decode()
    short = begun(child, anna)
    assert Entry.objects.filter(kind="clarification_opened").count() == 1
    assert write(short, anna, "situation", "Alma går i 3. klasse") == 302
    assert Visitor(anna).post(reverse("study-close", args=[child.id, short.id]), on="10.02.2026").status_code == 302
    assert "afsluttet 10. februar 2026" in shown(short, anna)
    answer = Visitor(anna).post(reverse("study-deepen", args=[child.id, short.id]), on="20.02.2026")
    deep = Study.objects.get(built_on=short)
    assert answer["Location"] == reverse("study", args=[child.id, deep.id])
    page = shown(deep, anna)
    assert "Alma går i 3. klasse" in page
    assert "Overtaget fra den korte vurdering" in page
    form = Visitor(anna).get(reverse("study-write", args=[child.id, deep.id, "situation"])).content.decode()
    source = StudyText.objects.get()
    assert "Alma går i 3. klasse" in form
    assert str(source.id) in form
    assert write(deep, anna, "situation", "Alma går i 3. klasse og er glad for det", taken_from=str(source.id)) == 302
    assert "er glad for det" in shown(deep, anna)
    assert "er glad for det" not in shown(short, anna)
    assert Visitor(anna).get(reverse("study-deepen", args=[child.id, short.id])).status_code == 404


def test_who_is_overtaken_sees_both_texts_and_may_save_their_own(child: Case, anna: Account):
    short = begun(child, anna)
    write(short, anna, "concerns", "mange flytninger")
    path = reverse("study-write", args=[child.id, short.id, "concerns"])
    answer = Visitor(anna).post(path, text="uro i hjemmet")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "mange flytninger" in page
    assert "uro i hjemmet" in page
    theirs = StudyText.objects.get()
    assert write(short, anna, "concerns", "uro i hjemmet", replaces=str(theirs.id)) == 302
    assert "uro i hjemmet" in shown(short, anna)
    assert "mange flytninger" in Visitor(anna).get(path).content.decode()


def test_what_is_typed_is_kept_and_sent_twice_is_once(child: Case, anna: Account):
    short = begun(child, anna)
    path = reverse("study-write", args=[child.id, short.id, "child_view"])
    keep = reverse("draft", args=[child.id, f"study-{short.id}-child_view"])
    assert Visitor(anna).post(keep, text="halvt skrevet").status_code == 204
    assert "halvt skrevet" in Visitor(anna).get(path).content.decode()
    key = str(uuid.uuid4())
    for _ in range(2):
        assert Visitor(anna).post(path, again=key, text="vil gerne bo hos mormor").status_code == 302
    assert StudyText.objects.count() == 1
    assert "halvt skrevet" not in Visitor(anna).get(path).content.decode()


def test_a_stranger_and_a_parent_get_what_is_not_there(child: Case, anna: Account):
    short = begun(child, anna)
    write(short, anna, "situation", "Xq7tekst")
    pages = [reverse("studies", args=[child.id]), reverse("study-begin", args=[child.id])]
    pages += [reverse(name, args=[child.id, short.id]) for name in ("study", "study-deepen", "study-close")]
    pages.append(reverse("study-write", args=[child.id, short.id, "situation"]))
    for who in (world.account("Carla", child.municipality), related(child, "Mor", "custody_parent")):
        for path in pages:
            assert Visitor(who).get(path).status_code == 404
            assert Visitor(who).post(path, text="x", on="01.02.2026", what="short").status_code in (404, 405)
    leader = related(child, "Bo", "leader")
    assert "Xq7tekst" in shown(short, leader)
    assert write(short, leader, "situation", "leder") == 404
    assert StudyText.objects.count() == 1


def test_the_pages_ask_little(child: Case, anna: Account):
    short = begun(child, anna)
    for heading in ("occasion", "situation", "resources", "concerns"):
        write(short, anna, heading, "tekst")
    Visitor(anna).post(reverse("study-deepen", args=[child.id, short.id]), on="20.02.2026")
    deep = Study.objects.get(built_on=short)
    pages = [reverse("studies", args=[child.id]), reverse("study", args=[child.id, deep.id])]
    pages.append(reverse("study-write", args=[child.id, deep.id, "situation"]))
    for path in pages:
        asks_little(Visitor(anna), path)
