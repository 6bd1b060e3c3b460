"""The invented world is whole, is the same every time, and holds nobody who exists."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from importlib.resources import files

import pytest
import yaml
from PIL import Image

from livline.access.models import Account, Appointment, Kind, Membership, Municipality, Office, Relation, Site
from livline.cases.models import Case, Entry, Quarantine
from livline.demo_world.background import write_background
from livline.demo_world.cast import CAST, Side, account_id
from livline.demo_world.drawings import SIZE
from livline.demo_world.households import cpr_of, household
from livline.demo_world.making import SEED
from livline.demo_world.places import TOWNS
from livline.demo_world.shared_work import MOVED
from livline.demo_world.stories import STORIES
from livline.joining.alike import all_alike
from livline.journal.files.keeping import content_of, name_of
from livline.journal.models import Attachment
from livline.ledger.reading import verdicts
from livline.people.models import Contact, Number, Part, Person, Tie
from livline.people.sealed import cpr_of as opened_cpr
from livline.people.sealed import text_of_contact
from livline.synth.names import MUNICIPALITIES
from tests.demo_world.conftest import DAY, World
from tests.ground import world

pytestmark = pytest.mark.usefixtures("everything")


def cases_by_story() -> dict[str, Case]:
    ties = Tie.objects.filter(part=Part.CHILD).select_related("case", "person")
    named = {tie.person.name: tie.case for tie in ties}
    return {story.slug: named[story.name] for story in STORIES}


def test_both_municipalities_are_there_with_about_150_cases_each():
    counted = dict(Counter(Case.objects.values_list("municipality__name", flat=True)))
    assert counted == {town.name: 155 for town in TOWNS}


def test_no_municipality_is_on_the_map():
    for town in TOWNS:
        assert town.name.removesuffix(" Kommune") in MUNICIPALITIES


def test_every_role_of_the_matrix_but_the_emergency_has_somebody():
    found = set(Relation.objects.values_list("kind", flat=True))
    assert found == set(Kind.values) - {Kind.EMERGENCY.value}
    assert set(Appointment.objects.values_list("office", flat=True)) == set(Office.values)


def test_the_caseloads_are_real_ones():
    held = Relation.objects.filter(kind=Kind.WORKER, during__contains=DAY)
    loads = Counter(held.values_list("account__name", flat=True))
    assert len(loads) == 10
    gave, got = loads.pop("Karen Dugfald"), loads.pop("Jonas Markskel")
    assert got - gave in (2 * MOVED, 2 * MOVED + 1), "Susanne has moved some of Karen's children"
    assert all(31 <= load <= 32 for load in loads.values()), loads
    assert loads["Mette Pilehegn"] == 32, "as the page says"


def test_a_drawing_lies_beside_a_note_as_any_file_that_is_handed_in():
    drawing = Attachment.objects.get()
    assert drawing.case == cases_by_story()["plan-mangler"]
    assert name_of(drawing.id, drawing.sealed) == "Sofies tegning af hunden.jpg"
    with Image.open(io.BytesIO(content_of(drawing)), formats=["JPEG"]) as picture:
        assert picture.size == SIZE


def test_every_team_has_one_leader_and_every_site_a_kind():
    assert set(Counter(Membership.objects.filter(leads=True).values_list("team", flat=True)).values()) == {1}
    assert not Site.objects.filter(kind="").exists()


def test_the_leave_is_covered_today_and_not_for_ever():
    covers = Relation.objects.filter(kind=Kind.COVER)
    assert covers.count() > 25
    for span in covers.values_list("during", flat=True):
        assert span.lower <= DAY < span.upper < DAY + dt.timedelta(days=30)


def test_every_child_has_a_name_a_number_and_somebody_with_custody():
    for part in (Part.CHILD, Part.CUSTODY_HOLDER):
        assert set(Tie.objects.filter(part=part).values_list("case", flat=True)) == set(
            Case.objects.values_list("id", flat=True)
        )
    assert Number.objects.count() == Person.objects.count() > 1_000
    assert Person.objects.exclude(called="").exists()


def test_every_cpr_number_is_a_replacement_that_nobody_has():
    for number in Number.objects.all():
        assert 60 < int(opened_cpr(number)[:2]) <= 91


def test_a_telephone_number_cannot_be_called_and_a_mail_not_sent():
    phones = [text_of_contact(contact) for contact in Contact.objects.filter(way="phone")]
    assert len(phones) > 300
    assert all(text.startswith("00 ") for text in phones)
    assert all(mail.endswith("@example.invalid") for mail in Account.objects.values_list("email", flat=True))


def test_nobody_can_sign_in_with_a_password():
    assert not any(account.has_usable_password() for account in Account.objects.all())


def test_no_name_stands_in_a_published_case():
    published = " ".join(
        files("livline").joinpath("published", name).read_text("utf-8") for name in ("cases.yaml", "decisions.yaml")
    )
    names = {*Person.objects.values_list("name", flat=True), *Account.objects.values_list("name", flat=True)}
    assert not [name for name in names if name in published]
    assert not {
        case["case"] for case in yaml.safe_load(files("livline").joinpath("published", "cases.yaml").read_text("utf-8"))
    } & set(Case.objects.values_list("name", flat=True))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_each_story_shows_today_what_it_is_told_for(story):
    case = cases_by_story()[story.slug]
    found = {(line["duty"], line["status"]) for line in verdicts([case.id])[case.id]}
    assert set(story.shows) <= found


def test_the_next_follow_up_of_elias_is_next_week():
    case = cases_by_story()["opfoelgning"]
    due = [line["due_on"] for line in verdicts([case.id])[case.id] if line["duty"] == "next_follow_up"]
    assert DAY + dt.timedelta(days=7) in due


def test_a_child_of_mette_stands_in_two_cases():
    mette = Account.objects.get(id=account_id("mette"))
    with world.web(mette):
        (pair,) = all_alike(mette)
    assert {pair.number, pair.other_number} == {"SO-0097", "SO-0142"}


def test_the_fact_on_the_wrong_child_counts_no_more():
    case = cases_by_story()["forkert-barn"]
    fact = Quarantine.objects.get(case=case).fact
    assert Quarantine.objects.get(fact=fact).confirmed_by_id == account_id("jonas")
    assert Entry.objects.get(fact=fact, replaced_by__isnull=True).is_withdrawn
    assert not [line for line in verdicts([case.id])[case.id] if line["status"] == "overdue"]


def test_nothing_lies_in_the_future_but_what_was_planned(world: World):
    assert not Entry.objects.filter(date__gt=DAY).exists()
    assert world.progress[-1] == (155, 155)


def test_the_same_seed_gives_the_same_children(tmp_path):
    told = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        children = write_background(TOWNS[0], SEED, tmp_path / name, DAY)
        people = [household(child.number, child.born_on, child.is_placed, "X", SEED) for child in children]
        told.append((children, people, [cpr_of(kin) for family in people for kin in family]))
    assert told[0] == told[1]
    assert (tmp_path / "one" / "background.json").read_bytes() == (tmp_path / "two" / "background.json").read_bytes()
    other = write_background(TOWNS[0], SEED + 1, tmp_path, DAY)
    assert other != told[0][0]


@pytest.mark.parametrize("day", [dt.date(2027, 3, 28), dt.date(2028, 2, 29), dt.date(2031, 10, 26)])
def test_the_stories_are_as_true_on_any_other_day(day):
    from lawcode.audit import Question, judge_case
    from tests.demo_world.told import events_of

    for number, story in enumerate(STORIES):
        case = {"case": f"S{number}", "born_on": story.born_on(day), "municipality": "X", "as_of": None}
        lines = judge_case(case, events_of(story, day), Question(as_of=day)).verdicts
        assert set(story.shows) <= {(line["duty"], line["status"]) for line in lines}, story.slug


def test_citizens_of_the_cast_belong_to_nobody_and_all_others_to_their_municipality():
    here, there = (Municipality.objects.get(name=town.name).id for town in TOWNS)
    family = {member.account for member in CAST if member.side is Side.FAMILY}
    of = {member.account: None if member.account in family else here for member in CAST} | {account_id("aisha"): there}
    accounts = dict(Account.objects.filter(id__in=[m.account for m in CAST]).values_list("id", "municipality_id"))
    assert len(CAST) == 18
    assert accounts == of
