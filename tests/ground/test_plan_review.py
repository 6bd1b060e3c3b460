"""The map of a plan and its review: what is left open is seen, with the very part, and nothing else is said."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import pytest

from livline.plans.content import SORTS
from livline.plans.coverage import Coverage, covered
from livline.plans.models import Wording
from livline.plans.reading import Content, Part
from livline.plans.review import (
    CHILD_READS,
    SEES,
    YOUTH_READS,
    Finding,
    Known,
    asked,
    newest,
    questions,
    reviewed,
    worded_for,
)

HERE, BEFORE = "stay-2", "stay-1"
DAY = dt.date(2026, 3, 5)
EASY = (
    "Jeg vil gerne sove hele natten. Jeg vågner tit. Så går jeg ind til Lene. Hun er sød. Vi læser en bog om heste."
    " Så kan jeg sove igen."
)
HALF = "Indsatsen understøtter familiens samarbejde om sengetid gennem koordinerede aftaler med anbringelsesstedet"
HARD = (
    "Indsatsen understøtter familiens samarbejde omkring sengetid og morgenrutiner gennem koordinerede aftaler med"
    " anbringelsesstedet, skolen og sundhedsplejersken, så barnets trivsel og søvnmønster styrkes i løbet af hele året."
)
MEDIUM = (
    "Jeg vil gerne blive færdig med skolen til sommer, så jeg kan begynde på den tekniske uddannelse sammen med Jonas,"
    " og kontaktpersonen hjælper mig med ansøgningen og øver samtalen med mig."
)
"""What a child reads, and what it does not; of half of it nothing can be said by itself."""
NEED, OTHER_NEED = uuid.UUID(int=1), uuid.UUID(int=2)
WHOLE = {
    "adult": "Alma sover natten igennem", "child": "Jeg sover godt om natten", "said": "jeg drømmer grimt",
    "adults_do": "Lene sidder hos hende, til hun sover", "sign": "hun vågner glad", "by_when": "2027-01-15",
    "area": "health", "needs": str(NEED), "measures": "p1", "place": HERE,
}  # fmt: skip
"""A goal of which the machine sees nothing wanting."""


def part(sort: str, id_: uuid.UUID | None = None, /, **texts: str) -> Part:
    words = {name: Wording(id=uuid.uuid5(uuid.NAMESPACE_OID, name + text)) for name, text in texts.items()}
    return Part(id_ or uuid.uuid4(), SORTS[sort], words, texts)


def goal(**texts: str) -> Part:
    return part("goal", **(WHOLE | texts))


def need(id_: uuid.UUID = NEED, **texts: str) -> Part:
    return part("need", id_, **({"text": "ro om natten"} | texts))


def mapped(*parts: Part, measures: tuple[str, ...] = ("p1",)) -> Coverage:
    return covered(Content(parts), measures)


def known(*parts: Part, measures: tuple[str, ...] = ("p1",)) -> Known:
    return Known(Content(parts), mapped(*parts, measures=measures), (), (HERE,))


def seen(told: Known) -> list[str]:
    return [finding.question.id for finding in reviewed(told)]


MAPS = [
    # parts of the plan -> open needs, goals without a need, measures without a goal
    ((need(), goal()), 0, 0, 0),
    ((need(),), 1, 0, 1),
    ((need(left="først når skolen er på plads"),), 0, 0, 1),
    ((need(), goal(ended="reached")), 1, 0, 1),
    ((need(), goal(needs="")), 1, 1, 0),
    ((need(), goal(), need(OTHER_NEED)), 1, 0, 0),
    ((need(), goal(measures="")), 0, 0, 1),
    ((need(), goal(measures="p1\np2")), 0, 0, 0),
]


@pytest.mark.parametrize(("parts", "needs", "goals", "loose"), MAPS)
def test_the_map_shows_what_is_left_open_both_ways(parts: tuple[Part, ...], needs: int, goals: int, loose: int):
    found = mapped(*parts)
    assert (len(found.open_needs), len(found.goals_without_need), len(found.loose)) == (needs, goals, loose)
    assert found.is_whole == (needs + goals + loose == 0)


def test_a_need_names_the_goals_that_answer_it():
    first, second = goal(), goal(adult="Alma falder til ro om aftenen")
    found = mapped(need(), first, second)
    assert found.needs[0].goals == (first, second)
    assert found.goals[0].measures == ("p1",)


SEEN = [
    # parts of the plan -> what the machine sees of it
    ((need(), goal()), []),
    ((need(), goal(sign="")), ["concrete"]),
    ((need(), goal(adults_do="")), ["action"]),
    ((need(), goal(by_when="")), ["when"]),
    ((need(), goal(child="")), ["readable"]),
    ((need(), goal(said="")), ["words"]),
    ((need(), goal(said=""), part("wish", said="en hund")), []),
    ((need(), goal(place=BEFORE)), ["place"]),
    ((need(), goal(place=f"{BEFORE}\n{HERE}")), []),
    ((need(), goal(ended="given_up", sign="")), ["needs", "words", "outlived"]),
    ((need(), goal(measures="")), ["measures"]),
    ((need(), goal(), goal(ended="reached")), []),
    ((need(), goal(child=HARD)), ["plain"]),
    ((need(), goal(child=EASY)), []),
    ((need(), goal(child="", adult=HARD)), ["readable"]),
    ((need(), goal(child=HALF), goal(adult="Alma falder til ro", child=HALF)), ["plain"]),
    ((need(), goal(child=HARD, ended="reached"), goal()), []),
    ((need(), *(goal(adult=f"mål {n}") for n in range(6))), ["few"]),
]


@pytest.mark.parametrize(("parts", "finds"), SEEN)
def test_the_machine_sees(parts: tuple[Part, ...], finds: list[str]):
    assert seen(known(*parts)) == finds


STUDY, NOTE = ("study_closed", DAY), ("assessment", DAY)
BESIDE = [
    # what is known beside the words of a plan -> what the machine sees of it, and of what
    ({"news": (STUDY,)}, [("stale", ("study_closed", "2026-03-05"))]),
    ({"news": (STUDY, NOTE)}, [("stale", ("study_closed", "2026-03-05")), ("stale", ("assessment", "2026-03-05"))]),
    ({"expired": {"p1": DAY}}, [("outlived", ("p1", "2026-03-05"))]),
    ({"elsewhere": ((part("goal", NEED, adult="x"), EASY),)}, [("own", (EASY,))]),
]


@pytest.mark.parametrize(("beside", "finds"), BESIDE)
def test_the_machine_sees_beside_the_words(beside: dict[str, Any], finds: list[tuple[str, tuple[str, ...]]]):
    found = reviewed(replace(known(need(), goal()), **beside))
    assert [(finding.question.id, finding.names) for finding in found] == finds


def test_what_is_hard_to_read_names_the_longest_sentence_and_a_young_person_may_read_more():
    (finding,) = reviewed(known(need(), goal(child=f"Jeg sover. {HARD}")))
    assert finding.names[1] == HARD.rstrip(".")
    assert int(finding.names[0]) > CHILD_READS
    medium = goal(child=MEDIUM)
    assert seen(known(need(), medium)) == ["plain"]
    assert seen(replace(known(need(), medium), reads=YOUTH_READS)) == []


def test_goals_of_a_child_that_lives_at_home_are_written_for_no_placement():
    told = replace(known(need(), goal(place="")), places=())
    assert seen(told) == []


def test_what_the_law_misses_comes_first():
    told = replace(known(need(), goal(sign="")), missing=(("family_support",), ("goals", "wellbeing_goals")))
    findings = list(reviewed(told))
    assert [(one.question.id, one.names) for one in findings][:2] == [
        ("content", ("family_support",)), ("content", ("goals", "wellbeing_goals")),
    ]  # fmt: skip


def test_a_finding_has_the_same_mark_until_its_part_changes():
    def mark(*parts: Part) -> str:
        findings: list[Finding] = list(reviewed(known(*parts)))
        return findings[0].mark

    assert mark(need(), goal(sign="")) == mark(need(), goal(sign=""))
    assert mark(need(), goal(sign="")) != mark(need(), goal(sign="", adult="Alma sover hele natten"))


def test_every_question_says_why_it_is_asked_and_whether_a_machine_or_a_person_answers():
    assert {question.sees for question in questions() if question.sees} == set(SEES)
    assert all(question.source and question.help_da and question.help_en for question in questions())
    assert all(not question.where or question.where in SORTS for question in questions())
    assert [question.id for question in asked()] == ["reality", "enough", "owned"]
    assert len({question.id for question in questions()}) == len(questions())


def test_of_a_young_person_the_questions_speak_as_of_one():
    assert set(newest()["youth"]) <= {question.id for question in questions()}
    for question in questions():
        assert worded_for(question, is_youth=False) == question
        told = worded_for(question, is_youth=True)
        said = (told.da, told.en, told.help_da, told.help_en)
        assert not [text for text in said if "barnet" in text.casefold() or "the child" in text.casefold()], told.id
