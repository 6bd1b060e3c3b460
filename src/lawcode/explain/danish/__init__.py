"""How is a verdict said in Danish?  The words that all duties share."""

from __future__ import annotations

from lawcode.explain.danish.casework import CASEWORK
from lawcode.explain.danish.decisions import DECISIONS
from lawcode.explain.wording import Language

FACTS = {
    "date": "dagen for {event} ikke er oplyst",
    "born_on": "barnets fødselsdag ikke er oplyst",
    "form": "det ikke er oplyst, hvordan samtalen med barnet foregik",
    "consent": "det ikke er oplyst, om der var samtykke",
    "needed": "det ikke er oplyst, om kommunen fandt, at der er behov for en plan",
    "act": "det ikke er oplyst, om planen er ny, revideret eller kun bekræftet",
    "has": "planens indhold ikke er oplyst",
    "to": "det ikke er oplyst, hvem modtageren var",
    "talked_with_child": "det ikke er oplyst, om der blev talt med barnet ved besøgene",
    "at_site": "det ikke er oplyst, om besøgene fandt sted på anbringelsesstedet",
    "given": "det ikke er oplyst, om samtykket blev givet",
    "by": "det ikke er oplyst, hvem der traf afgørelsen, eller hvem et samtykke er fra, og hvad det gælder",
    "affects_child": "det ikke er oplyst, om afgørelsen berører barnet",
    "reason": "det ikke er oplyst, hvorfor anbringelsen ophørte",
    "period_months": "det ikke er oplyst, hvor lang hjemgivelsesperioden er",
    "notice": "det ikke er oplyst, om barnet fik afgørelsen skriftligt med begrundelse og klagevejledning",
    "implemented_on": "det ikke er oplyst, hvornår afgørelsen blev iværksat",
    "start": "det ikke er oplyst, hvornår indsatsen begyndte",
    "need_known": "det ikke er oplyst, hvornår kommunen blev bekendt med behovet",
    "hours": "klokkeslættene ikke er oplyst, og dagene alene viser ikke, om der gik mere end {length}",
    "other_date": "dagen for {act} eller for en lovlig grund ikke er oplyst",
    "written": "det ikke er oplyst, om en meddelelse var skriftlig, eller hvem den var til",
    "type": "planens art ikke er oplyst",
    "about": "det ikke er oplyst, hvad en afgørelse handler om",
}

PARTS = {
    "purpose": "formål",
    "effort": "nødvendig indsats",
    "goals": "konkrete mål",
    "wellbeing_goals": "konkrete mål for trivsel og udvikling",
    "duration": "forventet varighed",
    "family_support": "støtte til familien",
    "adult_life_goals": "mål for overgangen til voksenlivet",
    "further_effort": "videre indsats",
    "child_involved": "inddragelse af barnet",
    "parents_involved": "inddragelse af forældrene",
}

READINGS = {
    "same-day-counts": "Samme dag regnes som før.",
    "no-fixed-days": "Loven nævner ingen frist i dage.",
    "direct-contact": "Telefon, sms og chat regnes som direkte kontakt.",
    "consent-on-decision": "Det fremgår af afgørelsen selv.",
}

DOUBTS = {
    "transition": "fristen løber hen over 1. januar 2024, og overgangsreglen i barnets lov §§ 212-214 er ikke læst",
    "older-text": "dagen ligger før 1. januar 2014 og bedømmes efter serviceloven, som den stod siden",
    "bl-137": "kvitteringen antages videreført i barnets lov, men teksten er ikke læst",
    "bl-50": "længden af fristerne i barnets lov § 50 er ikke læst, og serviceloven er lagt til grund",
    "bl-93": "barnets lov §§ 93-94 er ikke læst, og udlevering af barnets plan er kun antaget",
    "aftercare_decided": "den unge blev anbragt, da der var mindre end 6 måneder til 18-årsdagen",
}

EXCUSES = {
    "": "der er i tide registreret et lovligt grundlag for det",
    "lawful_reason": "en lovlig grund er registreret i tide",
    "lawful_reason:child_heard": "barnets holdning er af en lovlig grund indhentet på anden måde",
    "trial": "et frikommuneforsøg, der løber på fristens dag, fritager for den",
    "provisional_assessment": "der er lavet en foreløbig vurdering inden fristen",
}

NOTES = {
    "declined": "Barnet fik samtalen tilbudt og takkede nej.",
    "asked_first": "Anbringelsesstedet måtte først selv bede om dem.",
    "reasons_not_recorded": "Det er ikke oplyst, om beslutningen er begrundet.",
}

DANISH = Language(
    months=tuple("januar februar marts april maj juni juli august september oktober november december".split()),
    dated="{day}. {month} {year}",
    in_year="{day}. {month}",
    units={
        "hours": ("time", "timer"),
        "days": ("dag", "dage"),
        "working_days": ("hverdag", "hverdage"),
        "months": ("måned", "måneder"),
        "years": ("år", "år"),
    },
    thousands=".",
    counts=tuple("nul en to tre fire fem seks syv otte ni ti elleve tolv".split()),
    must=("skulle", "skal"),
    nots=("ikke", "endnu ikke"),
    yet=" endnu",
    deadline="fristen",
    no_due=" i tide",
    by_day=" senest {due}",
    of_day=" fra {trigger}",
    met="{done}, i tide",
    late="{done}, {days} for sent",
    same_day="{done}, men senere på dagen og dermed for sent",
    hours_over="{done}, men efter at de {length} var gået",
    overdue="{undone} pr. {asof}, {since}, og {no_excuse}",
    failed="{undone}, og {no_excuse} pr. {asof}, {since}",
    since=("{days} efter {after}", "{days} senere"),
    birthday="fødselsdagen",
    no_excuse="ingen lovlig grund er registreret",
    excused="pligten er lovligt fraveget: {excuse}",
    undecidable="det kan ikke afgøres, om {whether}{by}{law}, fordi {fact}",
    unconfirmed="Reglen er ikke bekræftet, og linjen tælles for sig: {doubt}",
    whole="{demand}{frame}{law}",
    citation=(", stk. {}", ", nr. {}"),
    also=", jf. {}",
    conjunction="og",
    not_applicable=(
        "pligten gælder ikke: ingen oplysning i sagen udløser den{law}",
        "pligten gælder ikke: efter emne, alder og tidspunkt udløser sagens oplysninger den ikke{law}",
    ),
    excuses=EXCUSES,
    facts=FACTS,
    parts=PARTS,
    readings=READINGS,
    doubts=DOUBTS,
    notes=NOTES,
    duties={**CASEWORK, **DECISIONS},
)
