"""What are facts and verdicts called in a Danish table?  One word for each field and each of its values, both ways.

Names of kinds stand in `lawcode.facts`, those of statuses in `lawcode.outcomes`, those of duties in the registry.
"""

from __future__ import annotations

from lawcode.facts import KIND_BY_NAME, KINDS, Field, Type
from lawcode.registry import DUTIES

CHILD, BORN, KIND, DATE, CLOCK, ID, OF, MEASURE = "barn født hændelse dato kl. id vedrører indsats".split()

FIELDS: dict[str, str] = {
    "child_in_measure": "har indsats",
    "acute": "akut",
    "new_assessor": "ny vurderer",
    "outcome": "resultat",
    "covers": "belyser",
    "left_out": "udelader",
    "form": "form",
    "alone": "alene",
    "declined": "sagde nej",
    "about": "om",
    "person": "person",
    "by": "af",
    "to": "til",
    "given": "givet",
    "purpose_agreed": "formål aftalt",
    "consent": "samtykke",
    "short_purpose": "kort formål",
    "affects_child": "berører barnet",
    "granted": "bevilget",
    "purpose": "formål",
    "duration": "varighed",
    "until": "indtil",
    "period_months": "periode i måneder",
    "implemented_on": "iværksat",
    "implemented_at": "iværksat kl.",
    "written": "skriftlig",
    "reasons": "begrundet",
    "appeal_guidance": "klagevejledning",
    "type": "art",
    "site": "sted",
    "site_kind": "stedets art",
    "reason": "grund",
    "act": "version",
    "has": "indhold",
    "needed": "behov",
    "asked_first": "spurgt først",
    "result": "konklusion",
    "next_on": "næste gang",
    "interval_months": "måneder imellem",
    "reasons_given": "begrundelse",
    "at_site": "på stedet",
    "talked_with_child": "talt med barnet",
    "staff_present": "personale til stede",
    "from": "fra",
    "material_sent": "materiale sendt",
    "handover_note": "overleveringsnotat",
    "waives": "fritager for",
    "duty": "pligt",
    "view_obtained": "holdning indhentet",
}
"""The heading of each field's column."""

VALUES: dict[str, str] = {
    "support": "støtte",
    "placement": "anbringelse",
    "change_of_site": "ændring af sted",
    "return_home": "hjemgivelse",
    "contact": "samvær",
    "contact_supervised": "støttet samvær",
    "contact_ban": "afbrudt samvær",
    "secret_address": "skjult adresse",
    "permanent_placement": "permanent anbringelse",
    "review": "genbehandling",
    "aftercare": "støtte efter 18 år",
    "economic_support": "økonomisk støtte",
    "none": "intet",
    "clarification": "afdækning",
    "study": "undersøgelse",
    "conversation": "samtale",
    "video": "video",
    "phone": "telefon",
    "sms": "sms",
    "chat": "chat",
    "observation": "observation",
    "school_meeting": "skolemøde",
    "status_meeting": "statusmøde",
    "custody_holder": "forælder",
    "child": "barn",
    "plan_revision": "revision af plan",
    "municipality": "kommunen",
    "committee": "udvalget",
    "chair": "formanden",
    "appeal_body": "Ankestyrelsen",
    "court": "retten",
    "upheld": "stadfæstet",
    "changed": "ændret",
    "ended": "ophørt",
    "set_aside": "tilsidesat",
    "foster": "plejefamilie",
    "network_foster": "netværksplejefamilie",
    "institution": "døgninstitution",
    "residence": "opholdssted",
    "own_room": "eget værelse",
    "boarding_school": "kostskole",
    "emergency": "akutplads",
    "age": "alder",
    "other": "andet",
    "handleplan": "handleplan",
    "barnets_plan": "barnets plan",
    "ungeplan": "ungeplan",
    "holistic": "helhedsorienteret plan",
    "parents_plan": "forældreplan",
    "new": "ny",
    "revised": "revideret",
    "confirmed": "bekræftet",
    "purpose": "formål",
    "effort": "indsats",
    "goals": "mål",
    "wellbeing_goals": "trivselsmål",
    "duration": "varighed",
    "family_support": "familiestøtte",
    "adult_life_goals": "voksenmål",
    "further_effort": "videre indsats",
    "child_involved": "barn inddraget",
    "parents_involved": "forældre inddraget",
    "site": "stedet",
    "parents": "forældre",
    "unchanged": "uændret",
    "adjusted": "tilpasset",
    "revise_plan": "planen skal revideres",
}
"""Each word that a field can hold, but for the duties, which are called by their titles."""
TITLES: dict[str, str] = {duty.id: duty.title for duty in DUTIES}
NAMING_DUTIES = ("duty", "waives")

MISSING: dict[str, str] = {
    "date": "dato",
    "other_date": "dato for en handling",
    "hours": "klokkeslæt",
    "born_on": "fødselsdato",
    "start": "indsatsens begyndelse",
    "need_known": "kendskab til behovet",
    "notice": "meddelelsens indhold",
    "has": "planens indhold",
    "act": "ny eller revideret",
    "type": "planens art",
    "form": "samtalens form",
    "consent": "samtykke",
    "given": "samtykke givet",
    "by": "hvem der handlede",
    "about": "hvad sagen gælder",
    "to": "hvem det er rettet til",
    "reason": "grund til ophør",
    "needed": "behov for plan",
    "talked_with_child": "talt med barnet",
    "at_site": "på stedet",
    "affects_child": "berører barnet",
    "period_months": "periode",
    "implemented_on": "iværksættelse",
    "written": "skriftlig",
}
"""The fact without which no verdict can be chosen."""

READINGS: dict[str, str] = {
    "same-day-counts": "samme dag",
    "no-fixed-days": "ingen frist i dage",
    "transition": "overgang 2024",
    "older-text": "ældre tekst",
    "direct-contact": "direkte kontakt",
    "consent-on-decision": "samtykke i afgørelsen",
    "placement-year": "anbringelsesår",
    "calendar-year": "kalenderår",
    "weekend": "weekend",
    "working-days": "hverdage",
    "l8-2020-01-01": "L 8",
    "l120-2015-10-01": "L 120",
}
"""A short name for each reading."""

FIELD_OF_HEADING: dict[str, str] = {heading: name for name, heading in FIELDS.items()}
KIND_OF_WORD: dict[str, str] = {kind.danish: kind.name for kind in KINDS}


def value_of(field: Field, word: str) -> str:
    """The contract's word for a Danish one in that field."""
    known = {value_word(field, value): value for value in field.words}
    if word not in known:
        raise LookupError(f"“{word}” is no value of “{FIELDS[field.name]}”; known: {', '.join(known)}")
    return known[word]


def value_word(field: Field, value: str) -> str:
    """The Danish word for a value of that field."""
    return (TITLES if field.name in NAMING_DUTIES else VALUES)[value]


def kind_word(kind: str) -> str:
    """The Danish name of a kind of event."""
    return KIND_BY_NAME[kind].danish


def words_of(field: Field) -> tuple[str, ...]:
    """The values of a field in Danish; none for a field without a list of words."""
    return tuple(value_word(field, value) for value in field.words) if field.type in (Type.WORD, Type.WORDS) else ()
