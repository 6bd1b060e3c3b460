"""The pages of teams and hand-overs, as their people use them."""

from __future__ import annotations

import re
import uuid
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from livline.access.models import Account, Membership, Protection, Relation, Team
from livline.access.relations import relation_end
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.team.handovers import message_of
from livline.team.models import Answer, Handover, Newcomer, Question, Step
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, join, staff
from tests.web.pages.surroundings import asks_little
from tests.web.pages.test_cases import plain
from tests.web.pages.visiting import Visitor

NUMBER = re.compile(r'href="(/team/list/\?what=[^"]+)">(\d+)<')


@pytest.fixture
def made() -> Staff:
    return staff()


def page(who: Any, name: str, *args: Any, **query: str) -> str:
    answer = Visitor(who).get(reverse(name, args=args), **query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def busy(made: Staff, many: int = 6) -> list[Case]:
    """Children with something overdue, and something that waits."""
    cases = [child(made, f"K{n}", f"Barn{n}", **({"ida": "worker"} if n % 2 else {})) for n in range(many)]
    for case in cases:
        world.entry(case, kind="notification", date=TODAY - 20 * DAY, position=1)
        world.entry(case, kind="notification", date=TODAY, position=2)
    facts_changed([case.id for case in cases])
    return cases


def test_each_number_is_a_link_to_its_list(made: Staff):
    busy(made)
    found = NUMBER.findall(page(made.bo, "team"))
    assert len(found) >= 6
    for href, number in found:
        answer = Visitor(made.bo).get(href.replace("&amp;", "&"))
        text = answer.content.decode()
        assert f'<p class="font-lead">{number} ·' in text, href
        assert text.count("<tr>") - 1 == min(int(number), 50)


def test_a_child_without_a_worker_stands_on_top(made: Staff):
    case = world.case(made.of, "K9")
    world.relate(made.bo, case, "leader")
    facts_changed([case.id])
    told = page(made.bo, "team")
    assert "1 barn har ingen rådgiver i dag" in told
    assert told.index("ingen rådgiver i dag") < told.index("Venter på dig")
    moved = send(made.bo, "team-reassign", {"worker": "nobody"}, children=[case.id], receiver=made.ida.id)
    assert moved.status_code == 302
    assert "1 barn har fået en ny rådgiver" in Visitor(made.bo).get(moved["Location"]).content.decode()
    assert "ingen rådgiver i dag" not in page(made.bo, "team")


def test_a_leader_names_who_is_to_have_the_children(made: Staff):
    cases = busy(made)
    assert '<option value="" selected>Vælg …</option>' in page(made.bo, "team-reassign", worker=str(made.anna.id))
    assert (
        send(made.bo, "team-reassign", {"worker": made.anna.id}, children=[cases[0].id], receiver="").status_code == 200
    )
    assert not Handover.objects.exists()


def send(who: Any, name: str, query: dict[str, Any], again: str = "", **told: Any) -> Any:
    day = TODAY.strftime("%d.%m.%Y")
    return Visitor(who).post(f"{reverse(name)}?{urlencode(query)}", again=again, **({"on": day} | told))


def test_many_are_moved_once_however_often_it_is_sent(made: Staff):
    cases, key = busy(made), str(uuid.uuid4())
    mine = [case.id for case in cases[::2]]
    told: dict[str, Any] = {"children": mine, "receiver": made.ida.id, "hello": "Ida kommer"}
    first, second = (send(made.bo, "team-reassign", {"worker": made.anna.id}, again=key, **told) for _ in range(2))
    assert first["Location"] == second["Location"] == reverse("team") + "?moved=3&waits=0"
    assert Newcomer.objects.count() == 3
    assert not Relation.objects.filter(account=made.anna, during__contains=TODAY).exists()


def test_what_was_chosen_is_kept_when_it_cannot_be_done(made: Staff):
    cases = busy(made)
    yesterday = (TODAY - DAY).strftime("%d.%m.%Y")
    told: dict[str, Any] = {"children": [cases[0].id], "receiver": made.ida.id, "on": yesterday, "hello": "Ida kommer"}
    answer = send(made.bo, "team-reassign", {"worker": made.anna.id}, **told).content.decode()
    assert "Dagen er forbi" in answer
    assert "Ingen børn er flyttet" in answer
    assert "Ida kommer" in answer
    assert not Handover.objects.exists()


def test_nobody_moves_a_child_that_is_not_offered(made: Staff):
    busy(made)
    elsewhere = staff(world.municipality("Sydby"))
    other = child(elsewhere, "S1")
    answer = send(made.bo, "team-reassign", {"worker": made.anna.id}, children=[other.id], receiver=made.ida.id)
    assert answer.status_code == 200
    assert not Handover.objects.exists()


@pytest.mark.parametrize("name", ["team-list", "team-reassign"])
def test_only_who_leads_gets_the_pages_of_leaders(made: Staff, name: str):
    child(made)
    for who in (made.anna, made.carla):
        assert Visitor(who).get(reverse(name)).status_code == 404


def test_who_belongs_to_no_team_gets_no_team(made: Staff):
    assert Visitor(made.carla).get(reverse("team")).status_code == 404
    parent = world.account("parent", made.of)
    world.relate(parent, child(made), "custody_parent")
    assert Visitor(parent).get(reverse("team")).status_code == 404


def test_a_leader_chooses_among_her_teams(made: Staff):
    child(made)
    south = Team.objects.create(municipality=made.of, name="Syd")
    Membership.objects.create(team=south, account=made.bo, leads=True, during=(TODAY, None))
    Membership.objects.create(team=south, account=made.carla, during=(TODAY, None))
    both = page(made.bo, "team")
    assert "carla" in both
    assert "anna" in both
    one = page(made.bo, "team", team=str(south.id))
    assert "carla" in one
    assert "list/?what=children&amp;worker=" + str(made.anna.id) not in one


def test_a_hand_over_from_worker_to_worker_through_the_pages(made: Staff):
    case = child(made)
    day = TODAY.strftime("%d.%m.%Y")
    told: dict[str, Any] = {
        "receiver": made.ida.id,
        "on": day,
        "message": "Vi tales ved",
        "hello": "Ida kommer i stedet for mig",
    }
    address = reverse("handover", args=[case.id])
    assert Visitor(made.anna).post(address, **told)["Location"] == address
    handover = Handover.objects.get()
    assert "Vi tales ved" in page(made.ida, "team")
    answer = reverse("handover-answer", args=[handover.id])
    offered = Visitor(made.ida).get(answer).content.decode()
    assert "Vi tales ved" in offered
    assert "Alma" not in offered
    gone = Visitor(made.ida).post(answer, answer="accepted")
    assert gone["Location"] == reverse("handover-read", args=[case.id])
    read = page(made.ida, "handover-read", case.id)
    assert "Mød Alma" in read
    assert "Jeg har læst" in page(made.ida, "handover-read-next", case.id)
    assert Visitor(made.ida).post(reverse("handover-read-next", args=[case.id])).status_code == 302
    assert Step.objects.filter(taken="read", by=made.ida).exists()
    assert Visitor(made.anna).get(address).status_code == 404
    assert "ida er din rådgiver" in page(made.ida, "handover", case.id)


def proposed(made: Staff, case: Case, **told: Any) -> Handover:
    """Anna asks Ida on the page."""
    sent: dict[str, Any] = {"receiver": made.ida.id, "on": TODAY.strftime("%d.%m.%Y")} | told
    Visitor(made.anna).post(reverse("handover", args=[case.id]), **sent)
    return Handover.objects.get()


def agreed(made: Staff, case: Case, ahead: int = 8, **told: Any) -> Handover:
    """Anna asks Ida to have the child in some days, and Ida says yes."""
    handover = proposed(made, case, on=(TODAY + ahead * DAY).strftime("%d.%m.%Y"), **told)
    Visitor(made.ida).post(reverse("handover-answer", args=[handover.id]), answer="accepted")
    return handover


def test_until_its_day_an_agreed_hand_over_stands_first_and_nothing_else_is_proposed(made: Staff):
    case = child(made)
    agreed(made, case, message="Ring til mor først")
    told = page(made.anna, "handover", case.id)
    assert "ida har sagt ja og er barnets rådgiver fra" in told
    assert "Indtil da er anna barnets rådgiver." in told
    assert "Aflys overleveringen" in told
    assert "Ring til mor først" in told
    assert "Giv barnet en ny rådgiver" not in told
    assert "Gennemført" not in told
    assert "Aflys overleveringen" in page(made.bo, "handover", case.id)


def test_on_its_day_it_is_carried_out(made: Staff):
    case = child(made, anna="worker", ida="cover")
    agreed(made, case, ahead=0)
    told = page(made.bo, "handover", case.id)
    assert "Gennemført." in told
    assert "Giv barnet en ny rådgiver" in told


def test_what_the_leader_changed_before_the_day_is_agreed_no_more(made: Staff):
    case = child(made)
    agreed(made, case)
    world.relate(made.anna, case, "worker", during=(TODAY + 8 * DAY, None))
    with world.web(made.bo):
        relation_end(relation=Relation.objects.get(account=made.ida, case=case, kind="worker"), by=made.bo)
    told = page(made.anna, "handover", case.id)
    assert "har sagt ja og er" not in told
    assert "ændret før dagen" in told
    assert "Giv barnet en ny rådgiver" in told


def test_nobody_and_no_day_is_chosen_beforehand(made: Staff):
    case = child(made)
    told = page(made.anna, "handover", case.id)
    assert '<option value="" selected>Vælg …</option>' in told
    assert TODAY.strftime("%d.%m.%Y") not in told.partition("<form")[2]
    address = reverse("handover", args=[case.id])
    assert Visitor(made.anna).post(address, receiver="", on=TODAY.strftime("%d.%m.%Y")).status_code == 200
    assert not Handover.objects.exists()


@pytest.mark.parametrize("message", ["Ring til Almas mor", "Alma er glad", "Barnet Test"])
def test_a_message_that_names_the_child_is_asked_about(made: Staff, message: str):
    case = child(made)
    sent: dict[str, Any] = {"receiver": made.ida.id, "on": TODAY.strftime("%d.%m.%Y"), "message": message}
    told = Visitor(made.anna).post(reverse("handover", args=[case.id]), **sent).content.decode()
    assert "er også barnets navn. Din kollega læser den uden" in told
    assert message in told
    assert not Handover.objects.exists()


def test_a_name_that_is_an_ordinary_word_is_sent_with_one_tick(made: Staff):
    case = child(made, called="Storm")
    address = reverse("handover", args=[case.id])
    assert "er ikke barnets navn her" not in page(made.anna, "handover", case.id)
    sent: dict[str, Any] = {"receiver": made.ida.id, "on": TODAY.strftime("%d.%m.%Y"), "message": "Storm og regn"}
    asked = Visitor(made.anna).post(address, **sent).content.decode()
    assert "„Storm“ er ikke barnets navn her" in asked
    assert Visitor(made.anna).post(address, words=["Storm"], **sent).status_code == 302
    assert message_of(Handover.objects.get()) == "Storm og regn"


def test_a_tick_is_for_its_word_alone(made: Staff):
    case = child(made, called="Storm")
    sent: dict[str, Any] = {"receiver": made.ida.id, "on": TODAY.strftime("%d.%m.%Y"), "words": ["Storm"]}
    told = Visitor(made.anna).post(reverse("handover", args=[case.id]), message="Storm, altså Storm Test", **sent)
    assert "„Test“ i beskeden er også barnets navn" in told.content.decode()
    assert not Handover.objects.exists()


def test_a_word_that_only_begins_like_the_child_or_a_colleague_of_that_name_is_no_matter(made: Staff):
    case = child(made, called="Bo")
    sent: dict[str, Any] = {"on": TODAY.strftime("%d.%m.%Y"), "message": "Bogen ligger i skabet"}
    assert proposed(made, case, **sent).receiver == made.ida
    second = child(made, "K2", called="Ida")
    Account.objects.filter(id=made.ida.id).update(name="Ida")
    address = reverse("handover", args=[second.id])
    assert Visitor(made.anna).post(address, receiver=made.ida.id, **sent | {"message": "Kære Ida"}).status_code == 302


def test_who_said_yes_reads_from_when_the_message_and_what_to_read(made: Staff):
    case = child(made)
    handover = agreed(made, case, message="Ring til mor først")
    told = page(made.ida, "handover-read", case.id)
    assert "Du er barnets rådgiver fra" in told
    assert "Ring til mor først" in told
    assert "Sig nederst, når du har læst" in told
    answered = Visitor(made.ida).get(reverse("handover-answer", args=[handover.id])).content.decode()
    assert "Du har sagt ja og er barnets rådgiver fra" in answered
    Visitor(made.ida).post(reverse("handover-read-next", args=[case.id]))
    assert "Ring til mor først" not in page(made.ida, "handover-read", case.id)
    assert "Læst" in page(made.anna, "handover", case.id)


def test_who_says_no_without_a_reason_is_asked_for_one(made: Staff):
    case = child(made)
    Visitor(made.anna).post(reverse("handover", args=[case.id]), receiver=made.ida.id, on=TODAY.strftime("%d.%m.%Y"))
    answer = reverse("handover-answer", args=[Handover.objects.get().id])
    assert "Skriv kort hvorfor" in Visitor(made.ida).post(answer, answer="declined").content.decode()
    assert Visitor(made.ida).post(answer, answer="declined", reason="Ferie")["Location"] == reverse("team")
    assert "Modtageren sagde nej" in page(made.anna, "handover", case.id)


def test_a_protected_child_waits_for_the_leader_who_sees_it(made: Staff):
    case = child(made)
    Protection.objects.create(case=case, level="secret", reason="trusler", raised_by=made.bo)
    Visitor(made.anna).post(reverse("handover", args=[case.id]), receiver=made.ida.id, on=TODAY.strftime("%d.%m.%Y"))
    handover = Handover.objects.get()
    Visitor(made.ida).post(reverse("handover-answer", args=[handover.id]), answer="accepted")
    assert (
        "en anden bekræfter" in Visitor(made.ida).get(reverse("handover-answer", args=[handover.id])).content.decode()
    )
    assert "En overlevering er foreslået" in page(made.bo, "team")
    step = reverse("handover-step", args=[case.id, handover.id, "decided"])
    assert Visitor(made.anna).post(step).status_code == 404
    assert Visitor(made.bo).post(step).status_code == 302
    assert Visitor(made.ida).get(reverse("handover-read", args=[case.id])).status_code == 200


def test_strangers_get_nothing_of_a_hand_over(made: Staff):
    case = child(made)
    Visitor(made.anna).post(reverse("handover", args=[case.id]), receiver=made.ida.id, on=TODAY.strftime("%d.%m.%Y"))
    handover = Handover.objects.get()
    eva = join(made, "eva")
    for who in (made.carla, eva, made.anna):
        mine = Visitor(who).get(reverse("handover-answer", args=[handover.id]))
        nothing = Visitor(who).get(reverse("handover-answer", args=[uuid.uuid4()]))
        assert mine.status_code == 404
        assert plain(mine) == plain(nothing)
    for name in ("handover", "handover-read", "handover-read-next", "handover-read-picture", "advice-ask"):
        assert Visitor(eva).get(reverse(name, args=[case.id])).status_code == 404
    assert (
        Visitor(made.carla).post(reverse("handover-answer", args=[handover.id]), answer="accepted").status_code == 404
    )
    assert Step.objects.count() == 0


def test_advice_is_asked_answered_and_ends(made: Staff):
    case = child(made)
    ask = reverse("advice-ask", args=[case.id])
    gone = Visitor(made.anna).post(ask + "?duty=first_follow_up", to=made.bo.id, topic="advice", text="Hvad gør jeg?")
    question = Question.objects.get()
    assert question.duty == "first_follow_up"
    assert "Et spørgsmål til dig" in page(made.bo, "team")
    thread = gone["Location"]
    assert "Hvad gør jeg?" in Visitor(made.bo).get(thread).content.decode()
    Visitor(made.bo).post(thread, text="Ring til skolen")
    Visitor(made.anna).post(thread, text="Jeg ringer i dag", is_outcome="on")
    told = Visitor(made.bo).get(thread).content.decode()
    assert "Det blev I enige om" in told
    assert "Et spørgsmål til dig" not in page(made.bo, "team")
    late = Visitor(made.bo).post(thread, text="for sent").content.decode()
    assert "for sent" in late
    assert Answer.objects.count() == 2


def test_advice_stays_among_those_who_work_on_the_case(made: Staff):
    case = child(made)
    with world.web(made.anna):
        question = Question.objects.create(case=case, by=made.anna, to=made.bo, topic="advice", text="Hemmeligt")
    for kind in ("coordinator", "custody_parent", "child", "foster"):
        who = world.account(kind, made.of)
        world.relate(who, case, kind)
        assert Visitor(who).get(reverse("advice", args=[case.id, question.id])).status_code == 404
        with world.web(who):
            assert not Question.objects.exists()
    other = child(made, "K2")
    assert Visitor(made.anna).get(reverse("advice", args=[other.id, question.id])).status_code == 404


def test_nobody_is_asked_who_may_not_see_the_child(made: Staff):
    case = child(made)
    answer = Visitor(made.anna).post(
        reverse("advice-ask", args=[case.id]), to=made.carla.id, topic="advice", text="Hvad gør jeg?"
    )
    assert answer.status_code == 200
    assert not Question.objects.exists()


def test_the_pages_ask_little(made: Staff):
    cases = busy(made, 10)
    for case in cases[:4]:
        with world.web(made.anna) if case in cases[::2] else world.web(made.ida):
            who = made.anna if case in cases[::2] else made.ida
            Question.objects.create(case=case, by=who, to=made.bo, topic="advice", text="Hvad gør jeg?")
    Visitor(made.anna).post(
        reverse("handover", args=[cases[0].id]), receiver=made.ida.id, on=TODAY.strftime("%d.%m.%Y")
    )
    for name in ("team", "team-list", "team-reassign"):
        asks_little(Visitor(made.bo), reverse(name), what="overdue", worker=str(made.anna.id))
    asks_little(Visitor(made.ida), reverse("team"))
    asks_little(Visitor(made.bo), reverse("handover", args=[cases[0].id]))
    asks_little(Visitor(made.anna), reverse("handover-read", args=[cases[0].id]))
    asks_little(Visitor(made.anna), reverse("handover-read-next", args=[cases[0].id]))
    asks_little(Visitor(made.anna), reverse("handover-read-picture", args=[cases[0].id]))
    asks_little(Visitor(made.anna), reverse("advice-ask", args=[cases[0].id]))
