"""A plan to print: an invented child, with something in every part."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from livline.papers.frame import Frame
from livline.plans.content import SORTS
from livline.plans.reading import Content, Part

NEED, GOAL = uuid.UUID(int=1), uuid.UUID(int=2)


def part(sort: str, id_: uuid.UUID | None = None, **texts: str) -> Part:
    """A part that says this; who wrote it stands on no paper."""
    return Part(id_ or uuid.uuid4(), SORTS[sort], {}, texts)


def frame(**more: Any) -> Frame:
    """The frame of Alma's plan."""
    told: dict[str, Any] = {
        "type": "barnets_plan",
        "child": "Alma",
        "municipality": "Nordby Kommune",
        "version": 3,
        "adopted_on": dt.date(2026, 3, 5),
        "printed_by": "Anna Madsen",
        "printed_on": dt.date(2026, 11, 29),
        "purpose": "At Alma får ro, faste voksne og en hverdag, hvor hun kan lære og have venner.",
    }
    return Frame(**(told | more))


def plan(*more: Part) -> Content:
    """Alma's plan."""
    return Content((*PARTS, *more))


def only(sort: str, texts: Mapping[str, str]) -> Content:
    """A plan of one part."""
    return Content((Part(uuid.uuid4(), SORTS[sort], {}, texts),))


PARTS = (
    part(
        "whole_child",
        adult="Alma er ti år. Hun er nysgerrig, god til dyr og har to gode veninder i klassen. Hun bor hos Mette og"
        " Jens, hvor hun har sit eget værelse.\n\nHun sover dårligt, når hun har været hjemme, og hun bliver let bange"
        " for, at de voksne glemmer hende. Når nogen fortæller hende, hvad der skal ske, falder hun til ro.",
        child="Du er ti år. Du er god til dyr, og du vil gerne vide, hvad der skal ske.",
    ),
    part("purpose", child="Du skal have ro og voksne, som bliver. Du skal kunne lære og have venner."),
    part("need", NEED, text="Alma har brug for at vide, hvad der skal ske.", source="Undersøgelsen, afsnit 3"),
    part("need", text="Alma har brug for hjælp til at sove.", left="Lægen ser på det først."),
    part(
        "goal",
        GOAL,
        adult="Alma ved hver søndag, hvad der skal ske i ugen, og hvem der henter hende.",
        child="Jeg ved, hvad der skal ske i min uge.",
        wanted_by="child",
        said="Jeg vil vide, hvem der henter mig.",
        adults_do="Mette tegner ugen sammen med Alma hver søndag.\nMor ringer onsdag klokken 19.",
        child_may="Du kan selv sætte klistermærker på de gode dage.",
        sign="Alma spørger mindre om, hvem der kommer.",
        by_when="2026-06-01",
        area="everyday",
        needs=str(NEED),
        measures=str(uuid.UUID(int=9)),
        place=str(uuid.UUID(int=8)),
    ),
    part(
        "goal",
        adult="Alma læser en bog på 30 sider selv, inden sommerferien begynder.",
        child="Jeg kan læse en hel bog selv.",
        wanted_by="together",
        adults_do="Læreren vælger tre bøger om heste. Jens læser hver aften en side højt og lytter til den næste.",
        sign="Alma finder selv bogen frem.",
        by_when="2026-06-20",
        area="school",
    ),
    part("goal", adult="Alma går til ridning en gang om ugen.", area="leisure"),
    part("goal", adult="Alma sover hos mor.", child="Jeg sover hos mor.", ended="given_up", ended_why="Mor flyttede."),
    part(
        "wish",
        said="Jeg vil have min hund med.",
        heard_on="2026-02-11",
        heard_how="På gåtur",
        weighed="Hunden betyder meget for Alma, og Jens er allergisk.",
        outcome="partly",
        why="Hunden kan ikke bo hos familien.",
        told="Hunden bor hos mormor. Du besøger den hver lørdag.",
        goals=str(GOAL),
    ),
    part("effort", adult="Plejefamilie og samtaler hver anden uge.", child="Du bor hos Mette og Jens."),
    part("duration", adult="Mindst et år; ses på igen, når mor har fået en bolig.", child="I hvert fald til næste år."),
    part("child_involved", adult="Alma tegnede sin uge og valgte de to første mål.", child="Du valgte selv to mål."),
    part("parents_involved", adult="Mor var med til to møder og ønskede flere opkald."),
    part("parent", who="Mor", during="Støtteperson og samtaler.", after="Besøg hver uge i tre måneder."),
    part("adult_life", school="Ikke aktuelt endnu."),
    part("further_effort", adult="Familiebehandling fra første dag.", child="Mette ringer til dig hver uge."),
)
