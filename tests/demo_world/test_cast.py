"""Each of the cast sees exactly what the table of the cast says: by the door's own question, and through the wall."""

from __future__ import annotations

import pytest
from django.db import connection

from livline.access.acting import acting_as
from livline.access.matrix import matrix
from livline.access.models import Account, Protection, Relation
from livline.access.sight import sights
from livline.cases.models import Case, Entry, Place
from livline.demo_world.by_hand import OWN, SHARED
from livline.demo_world.cast import CAST, Member, account_id
from livline.demo_world.stories import STORIES
from livline.ledger.models import Line
from livline.looks.models import Look
from livline.people.models import Number, Part, Tie, Word
from livline.people.sealed import text_of_word
from tests.demo_world.conftest import World, story_names

PAIRS = [(member, story.slug) for member in CAST for story in STORIES]
each_member = pytest.mark.parametrize("member", CAST, ids=lambda member: member.slug)


@pytest.fixture(scope="module")
def cases(world: World) -> dict[str, Case]:
    """The cases of the stories by slug, found as the superuser."""
    with world.connected():
        ties = Tie.objects.filter(part=Part.CHILD).select_related("case", "person")
        named = {tie.person.name: tie.case for tie in ties}
    return {slug: named[name] for slug, name in story_names().items()}


@each_member
def test_the_door_says_what_the_table_says(as_web: World, cases: dict[str, Case], member: Member):
    with acting_as(member.account):
        seen = sights(Account.objects.get(id=member.account))
    for slug, case in cases.items():
        found = {name for name in matrix().objects if case.id in seen and seen[case.id].reads(name)}
        assert found == member.reads(slug), slug
        assert (case.id in seen) == (slug in member.relations), slug


@each_member
def test_the_wall_lets_through_what_the_table_says(as_web: World, cases: dict[str, Case], member: Member):
    facts = matrix().facts
    with acting_as(member.account):
        for slug, case in cases.items():
            reads = member.reads(slug)
            found = {
                "identity": Case.objects.filter(id=case.id).exists(),
                "duties": Line.objects.filter(case=case).exists(),
                "whereabouts": Place.objects.filter(case=case).exists(),
            }
            if slug == "forkert-barn":  # lives at home: no place
                found.pop("whereabouts")
            assert found == {name: name in reads for name in found}, slug
            kinds = set(Entry.objects.filter(case=case).values_list("kind", flat=True))
            assert kinds <= {kind for name in reads & facts.keys() for kind in facts[name]}, slug
            assert bool(kinds) == bool(reads & facts.keys()), slug


@each_member
def test_nobody_of_the_cast_sees_numbers_or_protections_that_are_not_theirs(
    as_web: World, cases: dict[str, Case], member: Member
):
    with acting_as(member.account):
        numbers = set(Number.objects.exclude(person__account_id=member.account).values_list("person_id", flat=True))
        secret = cases["hemmeligt-sted"]
        assert Protection.objects.filter(case=secret).exists() == ("protection" in member.reads("hemmeligt-sted"))
        children = {slug: Tie.objects.filter(case=case, part=Part.CHILD).first() for slug, case in cases.items()}
        for slug, tie in children.items():
            assert (tie is not None) == ("identity" in member.reads(slug))
            if tie is not None and tie.person.account_id != member.account:
                assert (tie.person_id in numbers) == ("cpr" in member.reads(slug)), slug


def test_the_father_who_is_kept_away_finds_no_place_anywhere(as_web: World, cases: dict[str, Case]):
    with acting_as(account_id("rene")):
        assert not Place.objects.exists()
        assert not Entry.objects.exists()
        assert list(Case.objects.values_list("id", flat=True)) == [cases["hemmeligt-sted"].id]


def test_the_access_that_waits_is_no_access(as_web: World, cases: dict[str, Case]):
    secret = cases["hemmeligt-sted"].id
    with acting_as(account_id("mette")):
        waiting = Relation.objects.filter(case_id=secret, is_confirmed=False)
        assert [row.account_id for row in waiting] == [account_id("henrik")]
    with acting_as(account_id("henrik")):
        assert not Case.objects.filter(id=secret).exists()


def test_the_words_of_a_child_are_read_by_whom_it_shared_them_with(as_web: World):
    said = {}
    for slug in ("sofie", "elias", "mette", "susanne", "jonas"):
        with acting_as(account_id(slug)):
            said[slug] = [text_of_word(word) for word in Word.objects.all()]
    assert said == {"sofie": [SHARED], "elias": [OWN], "mette": [SHARED], "susanne": [], "jonas": []}


def test_the_auditor_sees_no_case_and_the_log(as_web: World, cases: dict[str, Case]):
    from livline.cases.lookups import case_opened

    with acting_as(account_id("mette")):
        case_opened(cases["plan-mangler"].id, by=Account.objects.get(id=account_id("mette")))
    with acting_as(account_id("ditte")):
        assert not Case.objects.exists()
        assert Look.objects.filter(case_id=cases["plan-mangler"].id).exists()


def test_the_table_names_only_what_there_is():
    stories, objects = {story.slug for story in STORIES}, set(matrix().objects)
    for member in CAST:
        assert set(member.sees) <= set(member.relations) <= stories
        assert all(member.reads(slug) <= objects for slug in stories)
        assert 2 <= len(member.told.tries) <= 3
        for text in (member.role, member.told.who, *member.told.tries):
            assert (text.da and text.en and text.da != text.en) or text.da == "Administrator"


def test_without_a_name_nothing_is_seen(as_web: World):
    with connection.cursor() as cursor:
        cursor.execute('SELECT count(*) FROM "case"')
        assert cursor.fetchone()[0] == 0
