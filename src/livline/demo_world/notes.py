"""What stands in the journals of the stories?  Written by who works with the children; all of it invented."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from uuid import UUID

from livline.access.acting import acting_as
from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.demo_world.cast import account_id
from livline.demo_world.drawings import dog
from livline.demo_world.stories import BY_SLUG
from livline.journal.files.keeping import attach
from livline.journal.models import Note, Occasion, Sort
from livline.journal.services import Text, Written, note_cite, note_correct, note_write


@dataclass(frozen=True)
class Told:
    """A note; `on` is counted in days from today.

    `rests`: the kind of fact that cites its assessment.  `beside`: the name of the drawing that lies beside it.
    """

    by: str
    on: int
    at: str
    occasion: Occasion
    seen: str
    thought: str = ""
    rests: str = ""
    beside: str = ""

    def says(self, seen: str = "") -> Written:
        """What it says; `seen`: in other words."""
        texts = [Text(Sort.OBSERVATION, seen or self.seen), Text(Sort.ASSESSMENT, self.thought)]
        time = dt.time.fromisoformat(self.at)
        return Written(self.occasion, today() + dt.timedelta(days=self.on), texts, time)


NOTES: dict[str, tuple[Told, ...]] = {
    "plan-mangler": (
        Told("mette", -212, "15:30", Occasion.VISIT,
             "Jeg fulgte Sofie ud til plejefamilien. Hun havde to tasker og sin håndbold med. Plejemoren havde redt"
             " sengen"
             " og spurgt, hvad hun kan lide til aftensmad. Sofie sagde ikke meget i bilen, men lo, da hunden kom."),
        Told("mette", -130, "14:00", Occasion.CHILD_TALK,
             "Sofie og jeg gik en tur alene. Hun siger, at hun sover bedre nu, og at hun savner mormor om søndagen."
             " Hun vil"
             " gerne vide, hvor længe hun skal bo her. Det kunne jeg ikke svare på.",
             "Sofie er faldet til og trives i hverdagen. Uvisheden om fremtiden fylder; hun har brug for en plan,"
             " hun selv"
             " har været med til.", rests="decision"),
        Told("mette", -40, "16:15", Occasion.VISIT,
             "Tilsynsbesøg. Sofie viste sine lektier og en film fra sidste kamp. Hun talte med mig alene på"
             " værelset. Hun"
             " spurgte igen til planen. Tegningen af hunden er til mappen, sagde hun.",
             beside="Sofies tegning af hunden"),
        Told("mette", -6, "10:20", Occasion.PHONE,
             "Mormor ringede. Hun vil gerne have Sofie hver anden weekend og kan hente hende i bus 14."),
    ),
    "opfoelgning": (
        Told("mette", -120, "13:00", Occasion.VISIT,
             "Elias viste mig det, han har bygget i værkstedet. Personalet var ikke med. Han siger, at han bliver"
             " drillet"
             " med sit hår, men at han har fået en ven."),
        Told("mette", -30, "15:00", Occasion.VISIT,
             "Elias var stille de første ti minutter. Så fortalte han, at han drømmer om Freja, og at han gerne vil"
             " ringe"
             " selv og ikke kun, når de voksne har aftalt det.",
             "Savnet af søsteren er det, der fylder mest. Samværet bør tages op ved opfølgningen.", rests="follow_up"),
        Told("mette", -3, "09:00", Occasion.MAIL,
             "Skolen skriver, at Elias er begyndt at række hånden op i dansk."),
    ),
    "soeskende": (
        Told("mette", -50, "14:30", Occasion.VISIT,
             "Freja ville vise mig kaninerne først. Hun kalder plejefaren ved fornavn og ved, hvor hendes kopp står."),
        Told("mette", -12, "10:00", Occasion.MEETING,
             "Opfølgningsmøde med plejefamilien og mor. Mor havde taget Frejas gamle bamse med.",
             "Freja trives og udvikler sig. Kontakten til mor er blevet roligere.", rests="follow_up"),
    ),
    "akut": (
        Told("jonas", -4, "02:40", Occasion.OBSERVATION,
             "Viggo sad i sofaen med overtøj på, da vi kom. Han ville have sin bil med, og den fik han. Mor græd og"
             " pakkede selv hans pyjamas."),
        Told("jonas", -3, "11:00", Occasion.PHONE,
             "Akuthuset ringer. Viggo har sovet, spist havregryn og spurgt efter mor to gange. De har sagt til ham,"
             " at hun"
             " ved, hvor han er.",
             "Viggo er i sikkerhed. Han har brug for at høre det samme fra os alle om, hvad der sker nu."),
    ),
    "hemmeligt-sted": (
        Told("mette", -60, "13:30", Occasion.VISIT,
             "Liva ville gerne vise sin tegning af en båd. Hun spurgte, om far kan finde hende. Jeg sagde, at det"
             " passer de"
             " voksne på.",
             "Liva er tryg i hverdagen og på vagt, når nogen ringer på. Beskyttelsen er stadig nødvendig."),
    ),
    "hjem-igen": (
        Told("mette", -90, "15:45", Occasion.VISIT,
             "Oskar har lavet en liste over, hvad han skal have med hjem. Cyklen står øverst."),
        Told("mette", -20, "10:30", Occasion.CHILD_TALK,
             "Oskar glæder sig og er bange for, at mor bliver træt igen. Han vil gerne kunne ringe til Rikke, når"
             " han er"
             " kommet hjem.",
             "Oskar er klar til at komme hjem, når der er aftalt, hvem han kan ringe til.", rests="decision"),
    ),
    "snart-18": (
        Told("mette", -100, "16:00", Occasion.CHILD_TALK,
             "Ida vil være kok. Hun vil gerne blive boende, til hun er færdig med grundforløbet, og hun vil ikke"
             " flyttes i"
             " eksamensugen."),
        Told("mette", -15, "09:30", Occasion.MEETING,
             "Møde om tiden efter 18. Ida havde skrevet sine spørgsmål ned og læste dem selv op.",
             "Ida har ressourcer og et netværk, der holder. Uden støtte til bolig er risikoen, at uddannelsen glipper.",
             rests="follow_up"),
    ),
    "forkert-barn": (
        Told("jonas", -15, "14:00", Occasion.MEETING,
             "Noahs klasselærer fortæller, at han nu bliver hele dagen. Mor og far var enige om at fortsætte støtten."),
        Told("jonas", -2, "12:10", Occasion.PHONE,
             "Far ringede. Noah har haft mareridt siden weekenden. De prøver med læsning inden sengetid."),
    ),
}  # fmt: skip
MISWRITTEN = ("hvor hendes kopp står", "hvor hendes kop står")
"""What Mette wrote of Freja, and how she corrected it."""
ABOUT_BOTH = (
    "Mor fortæller, at hun er begyndt i samtaler om onsdagen,"
    " og at hun gerne vil ses med børnene sammen engang imellem."
)


def notes_are_written() -> None:
    """Everybody writes in the cases that they have; a word is corrected, and a note is about two siblings."""
    for slug, notes in NOTES.items():
        for told in notes:
            with acting_as(account_id(told.by)):
                write(case_of(slug), told)
    with acting_as(account_id("mette")):
        write_about_both()


def write(case: Case, told: Told) -> None:
    """One note, with its correction, with what rests on it and with what lies beside it."""
    by = account_of(told.by)
    note = note_write(case=case, says=told.says(), by=by)
    wrong, right = MISWRITTEN
    if wrong in told.seen:
        note = note_correct(before=note, says=told.says(told.seen.replace(wrong, right)), reason="slåfejl", by=by)
    if told.rests:
        cite(note, told.rests, by)
    if told.beside:
        attach(note=note, name=told.beside, content=dog(), by=by)


def cite(note: Note, kind: str, by: Account) -> None:
    """The newest fact of a kind rests on the note's assessment."""
    fact = Entry.objects.filter(case=note.case, kind=kind, replaced_by__isnull=True).order_by("-date").first()
    if fact is not None:
        note_cite(block=note.blocks.get(sort=Sort.ASSESSMENT), fact=fact.fact, by=by)


def write_about_both() -> None:
    """What the mother said is written once, and stands in the case of each."""
    shared_as, on = uuid.uuid4(), today() - dt.timedelta(days=9)
    says = Written(Occasion.PHONE, on, [Text(Sort.OBSERVATION, ABOUT_BOTH, is_about_all=True)], dt.time(13, 20))
    for slug in ("opfoelgning", "soeskende"):
        note_write(case=case_of(slug), says=says, by=account_of("mette"), shared_as=shared_as)


def case_of(slug: str) -> Case:
    """The case of a story, which the account that acts reaches."""
    return Case.objects.get(ties__part="child", ties__person__name=BY_SLUG[slug].name)


def account_of(slug: str) -> Account:
    """The account that acts."""
    id_: UUID = account_id(slug)
    return Account.objects.get(id=id_)
