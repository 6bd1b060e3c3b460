"""How do the children of the stories introduce themselves, what goes well, and what were they promised?

Written down by their caseworkers in their own names, through the services, like anybody's.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livline.access.acting import acting_as
from livline.access.models import Account
from livline.cases.models import Case
from livline.demo_world.cast import account_id, email_of
from livline.portrait.models import Outcome, To, Voice
from livline.portrait.services import bright_add, introduction_write, promise_answer, promise_give


@dataclass(frozen=True)
class Promised:
    """A promise on days counted from today; `became`: what came of it, and what was said of it."""

    text: str
    given: int
    due: int | None
    to: To = To.CHILD
    giver: str = "Mette"
    became: tuple[Outcome, str] | None = None


@dataclass(frozen=True)
class Told:
    """What is told of a child; bright spots with the day, counted from today, on which somebody saw them."""

    child: str
    text: str
    not_again: str
    voice: Voice
    bright: tuple[tuple[int, str], ...]
    promises: tuple[Promised, ...]
    writer: str = "mette"


PORTRAITS = (
    Told(
        "Elias Engkarse",
        "Hej, jeg hedder Elias, og jeg er 11. Jeg er god til at bygge ting og til at huske, hvad dinosaurer hedder. Når"
        " jeg bliver sur, skal man lade mig gå en tur og ikke holde fast i mig. Så kommer jeg selv tilbage. Jeg vil"
        " gerne vide, hvad der skal ske, dagen før.",
        "Hvad der skete den aften, politiet kom. Det har jeg fortalt fem gange.",
        Voice.CHILD,
        ((-20, "Har sovet i sin egen seng alle nætter i tre uger"), (-41, "Har fået en ven i klassen, Bertil"),
         (-75, "Ringer selv til farmor om søndagen")),
        (
            Promised("Elias og Freja ses hver anden lørdag", -60, 6),
            Promised("Finde en gammel cykel til Elias", -40, -5, giver="Havtornen"),
            Promised("Fortælle Elias, hvad der står i planen, før den bliver besluttet", -200, -190,
                     became=(Outcome.KEPT, "Vi læste den sammen på hans værelse.")),
            Promised("Maria får besked, hver gang Elias skal til læge", -120, None, to=To.PARENTS),
        ),
    ),
    Told(
        "Sofie Lyngblad",
        "Jeg er Sofie. Jeg spiller håndbold og vil være fysioterapeut. Skriv til mig, ring ikke, når jeg er i skole."
        " Jeg vil hellere have et ærligt nej end et måske. Min mormor er den, jeg ringer til, når noget er svært.",
        "Om jeg vil hjem at bo hos min mor. Svaret er nej, og det er ikke, fordi jeg ikke elsker hende.",
        Voice.CHILD,
        ((-14, "Er blevet anfører på sit håndboldhold"), (-33, "Er startet i 9. klasse og møder hver dag")),
        (
            Promised("Lave en plan sammen med Sofie, så hun ved, hvor hun skal bo efter 9. klasse", -120, -30,
                     became=(Outcome.RENEGOTIATED, "Fortalt Sofie, at det er kommunens skyld og ikke hendes.")),
            Promised("Mormor må komme med til mødet", -25, 12),
            Promised("Betale håndboldlejren i sommerferien", -190, -150,
                     became=(Outcome.BROKEN, "Bevillingen kom for sent. Mette har sagt undskyld til Sofie.")),
        ),
    ),
    Told(
        "Viggo Tjørnehegn",
        "Viggo er fem år og kan godt lide gravemaskiner og at få læst højt. Han skal have sin blå kanin, når han sover,"
        " og lys på gangen. Han græder, hvis nogen taler højt, og falder til ro på skødet af én, han kender.",
        "Hvor hans mor er. Sig, at hun er hos nogen, der passer på hende, og at han skal se hende på lørdag.",
        Voice.FOR_CHILD,
        ((-2, "Har spist og sovet den anden nat"), (-1, "Lo, da de så en kran fra vinduet")),
        (Promised("Viggo ser sin mor på lørdag", -4, 5, giver="Yasmin, døgnvagten"),),
        writer="jonas",
    ),
    Told(
        "Freja Engkarse",
        "Jeg hedder Freja, jeg er 6, og jeg kan stå på hænder. Jeg vil helst snakke, mens vi laver noget. Jeg savner"
        " Elias mest, når det er fredag.",
        "Om mine forældre drikker. Spørg de voksne.",
        Voice.TOGETHER,
        ((-12, "Skriver nu selv sit navn på alt, hvad hun tegner"),),
        (Promised("Elias og Freja ses hver anden lørdag", -60, 6),),
    ),
    Told(
        "Ida Rønnebær",
        "Jeg er Ida, 17, snart 18. Jeg går i lære som tømrer. Tal til mig, ikke om mig. Jeg vil kende mine muligheder,"
        " før I holder møde om dem.",
        "",
        Voice.CHILD,
        ((-9, "Har fået læreplads"),),
        (Promised("Sige, hvad der sker med boligen, når Ida bliver 18", -80, -20),),
    ),
)  # fmt: skip


def tell_of_children(today: dt.date) -> None:
    """Write all of it down, each as the child's caseworker or who covers for them."""
    for told in PORTRAITS:
        with acting_as(account_id(told.writer)):
            case = Case.objects.get(ties__part="child", ties__person__name=told.child)
            tell(told, case, Account.objects.get(email=email_of(told.writer)), today)


def tell(told: Told, case: Case, by: Account, today: dt.date) -> None:
    """One child."""
    introduction_write(case=case, text=told.text, not_again=told.not_again, voice=told.voice, by=by, replaces=None)
    for ago, text in told.bright:
        bright_add(case=case, text=text, seen_on=today + dt.timedelta(days=ago), by=by)
    for promised in told.promises:
        promise(promised, case, by, today)


def promise(promised: Promised, case: Case, by: Account, today: dt.date) -> None:
    """One promise, and what became of it."""
    due = today + dt.timedelta(days=promised.due) if promised.due is not None else None
    given = today + dt.timedelta(days=promised.given)
    row = promise_give(
        case=case, text=promised.text, to=promised.to, giver=promised.giver, given_on=given, due_on=due, by=by
    )
    if promised.became is not None:
        outcome, text = promised.became
        anew = today + dt.timedelta(days=25) if outcome == Outcome.RENEGOTIATED else None
        promise_answer(promise=row, version=0, outcome=outcome, text=text, due_on=anew, by=by)
