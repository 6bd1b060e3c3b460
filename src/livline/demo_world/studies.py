"""What does a study say?  Sofie's, of whom there is no plan yet: whoever begins one finds it all there."""

from __future__ import annotations

from livline.access.acting import acting_as
from livline.cases.models import Entry
from livline.demo_world.cast import account_id
from livline.demo_world.notes import account_of, case_of
from livline.studies.services import study_of_fact, text_write

SOFIE = {
    "resources": "Sofie er loyal og stædig. Hun passer sin håndbold og sine lektier, også når meget andet skrider.",
    "concerns": "Sofie har taget ansvar for sin mor, siden hun var ti, og siger ikke til, når hun er bange.\n"
                "Hun savner at vide, hvor længe hun skal bo, hvor hun bor.",
    "child_view": "Sofie vil ikke være den, der bestemmer, om hun skal hjem. Hun vil spørges, før noget aftales.",
    "parents_view": "Mor er enig i, at Sofie bor et andet sted nu, og vil gerne ses med hende hver uge.",
    "support": "Anbringelse i plejefamilie med fast kontakt til mormor, og samtaler, som Sofie selv kan bede om.",
    "conclusion": "Sofie har brug for voksne, der bærer det, hun har båret, og for en plan, hun selv er med til.",
}  # fmt: skip


def studies_are_written() -> None:
    """Mette writes here what the study found."""
    with acting_as(account_id("mette")):
        mette, case = account_of("mette"), case_of("plan-mangler")
        fact = Entry.objects.get(case=case, kind="study_opened", replaced_by__isnull=True)
        study = study_of_fact(fact=fact, by=mette)
        for heading, text in SOFIE.items():
            text_write(study=study, heading=heading, text=text, replaces=None, taken_from=None, by=mette)
