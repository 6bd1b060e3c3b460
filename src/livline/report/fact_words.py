"""How does a recorded fact read?  An event in plain words, without a code word in it.

English words are the contract's own with blanks, where the report has none of its own; the Danish stand here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from lawcode.facts import KIND_BY_NAME, Field, Type
from livline.report.event_words import WORDS, kind_word
from livline.report.language import Language, Text

YES, NO = Text("ja", "yes"), Text("nej", "no")
MEASURE = Text("indsats", "measure")
COPENHAGEN = "Europe/Copenhagen"

DANISH_FIELDS: dict[str, str] = {
    "about": "om",
    "acute": "akut",
    "act": "skridt",
    "affects_child": "berører barnet",
    "alone": "alene med barnet",
    "appeal_guidance": "klagevejledning",
    "asked_first": "spurgt først",
    "at_site": "på stedet",
    "by": "af",
    "child_in_measure": "barnet får allerede hjælp",
    "consent": "samtykke",
    "covers": "belyser",
    "declined": "barnet ville ikke",
    "duration": "varighed",
    "duty": "pligt",
    "form": "form",
    "from": "fra",
    "given": "givet",
    "granted": "bevilget",
    "handover_note": "overleveringsnotat",
    "has": "indeholder",
    "implemented_at": "iværksat kl.",
    "implemented_on": "iværksat",
    "interval_months": "måneder imellem",
    "left_out": "udeladt",
    "material_sent": "materiale sendt",
    "needed": "behov for plan",
    "new_assessor": "ny vurderende",
    "next_on": "næste gang",
    "outcome": "udfald",
    "period_months": "periode i måneder",
    "person": "person",
    "purpose": "formål",
    "purpose_agreed": "formålet oplyst",
    "reason": "grund",
    "reasons": "begrundelse",
    "reasons_given": "begrundet",
    "result": "resultat",
    "short_purpose": "kort formål angivet",
    "site": "sted",
    "site_kind": "art",
    "staff_present": "personale til stede",
    "talked_with_child": "talt med barnet",
    "to": "til",
    "type": "art",
    "until": "indtil",
    "view_obtained": "barnets syn indhentet",
    "waives": "fritager for",
    "written": "skriftlig",
}

DANISH_WORDS: dict[str, str] = {
    "adult_life_goals": "mål for voksenlivet",
    "appeal_body": "Ankestyrelsen",
    "chair": "udvalgets formand",
    "changed": "ændret",
    "chat": "chat",
    "child": "barnet",
    "child_involved": "barnet inddraget",
    "clarification": "afdækning",
    "committee": "børne- og ungeudvalget",
    "conversation": "samtale",
    "court": "retten",
    "custody_holder": "forældremyndighedens indehaver",
    "duration": "varighed",
    "effort": "indsats",
    "family_support": "støtte til familien",
    "further_effort": "den videre indsats",
    "goals": "mål",
    "municipality": "kommunen",
    "none": "ingen undersøgelse",
    "observation": "observation",
    "parents": "forældrene",
    "parents_involved": "forældrene inddraget",
    "phone": "telefon",
    "plan_revision": "ændring af planen",
    "purpose": "formål",
    "school_meeting": "skolemøde",
    "set_aside": "tilsidesat",
    "site": "anbringelsesstedet",
    "sms": "sms",
    "status_meeting": "statusmøde",
    "study": "børnefaglig undersøgelse",
    "upheld": "stadfæstet",
    "video": "video",
    "wellbeing_goals": "mål for trivsel",
}
"""The words that the report does not need; the others stand in `livline.report.event_words`."""


def event_text(event: Mapping[str, Any], titles: Mapping[str, str], lang: str) -> str:
    """`afgørelse (om: anbringelse, samtykke: nej)`: the kind and every fact that is recorded in it."""
    facts = ", ".join(_facts(event, titles, lang))
    kind = kind_word(event["kind"], Language(lang))
    return f"{kind} ({facts})" if facts else kind


def clock(at: datetime | None, lang: str) -> str:
    """The Danish wall time of a moment: ` kl. 14.30`; nothing for none."""
    if at is None:
        return ""
    return danish(at).strftime(" %H:%M" if lang == "en" else " kl. %H.%M")


def danish(at: datetime) -> datetime:
    """A moment as Danish calendars and clocks tell it."""
    from zoneinfo import ZoneInfo

    return at.astimezone(ZoneInfo(COPENHAGEN))


def _facts(event: Mapping[str, Any], titles: Mapping[str, str], lang: str) -> Iterator[str]:
    if event["measure"] is not None:
        yield f"{MEASURE.said(lang)}: {event['measure']}"
    for field in KIND_BY_NAME[event["kind"]].fields:
        value = event[field.name]
        if value is not None and value != []:
            yield f"{field_label(field.name, lang)}: {value_text(field, value, titles, lang)}"


def field_label(name: str, lang: str) -> str:
    """What a field is called."""
    return name.replace("_", " ") if lang == "en" else DANISH_FIELDS[name]


def value_text(field: Field, value: Any, titles: Mapping[str, str], lang: str) -> str:
    """What a field of an event says, in a reader's words; `titles`: what duties are called."""
    match value:
        case bool():
            return (YES if value else NO).said(lang)
        case datetime():
            return Language(lang).day(danish(value).date()) + clock(value, lang)
        case date():
            return Language(lang).day(value)
        case list():
            return ", ".join(word_text(field, item, titles, lang) for item in value)
        case str():
            return word_text(field, value, titles, lang)
        case _:
            return str(value)


def word_text(field: Field, word: str, titles: Mapping[str, str], lang: str) -> str:
    """A word of the contract in plain language; free text as it was written."""
    if field.type not in (Type.WORD, Type.WORDS):
        return word
    return titles[word] if word in titles else plain_word(word, lang)


def plain_word(word: str, lang: str) -> str:
    """A word of the contract by itself; raises `KeyError` for one that has no Danish."""
    if word in WORDS:
        return WORDS[word].said(lang)
    return word.replace("_", " ") if lang == "en" else DANISH_WORDS[word]
