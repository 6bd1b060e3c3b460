"""What are kinds of events and their fields called on a page?  Danish words stand in `lawcode.facts`; the rest here."""

from __future__ import annotations

from lawcode.facts import KIND_BY_NAME
from livline.report.language import Language, Text

FIELDS: dict[str, Text] = {
    "about": Text("hvad den handler om", "what it is about"),
    "act": Text("om den er ny eller revideret", "whether it is new or revised"),
    "acute": Text("om den var akut", "whether it was acute"),
    "affects_child": Text("om den berører barnet", "whether it affects the child"),
    "alone": Text("om barnet var alene med rådgiveren", "whether the child was alone with the caseworker"),
    "appeal_guidance": Text("klagevejledning", "guidance on appeal"),
    "asked_first": Text("om der blev spurgt først", "whether they were asked first"),
    "at": Text("klokkeslæt", "time of day"),
    "at_site": Text("om besøget var på stedet", "whether the visit was at the site"),
    "born_on": Text("fødselsdag", "day of birth"),
    "by": Text("hvem der traf den", "who made it"),
    "child_in_measure": Text("om barnet har en indsats", "whether the child has a measure"),
    "consent": Text("om der var samtykke", "whether there was consent"),
    "covers": Text("hvad den belyser", "what it covers"),
    "date": Text("dag", "day"),
    "declined": Text("om barnet takkede nej", "whether the child declined"),
    "duration": Text("varighed", "duration"),
    "duty": Text("hvilken pligt den gælder", "which duty it concerns"),
    "form": Text("samtalens form", "the form of the talk"),
    "from": Text("hvem den kom fra", "whom it came from"),
    "given": Text("om det blev givet", "whether it was given"),
    "granted": Text("om den gav medhold", "whether it granted"),
    "has": Text("indhold", "content"),
    "handover_note": Text("om der er et overleveringsnotat", "whether there is a handover note"),
    "id": Text("navn, som andre hændelser kan pege på", "a name that other events can point to"),
    "implemented_at": Text("klokkeslæt for iværksættelsen", "time of implementation"),
    "implemented_on": Text("dag for iværksættelsen", "day of implementation"),
    "interval_months": Text("måneder imellem", "months between"),
    "known_on": Text("dag for registreringen", "day of recording"),
    "left_out": Text("hvad den udelader", "what it leaves out"),
    "material_sent": Text("om materialet er sendt", "whether the material was sent"),
    "measure": Text("hvilken indsats den hører til", "which measure it belongs to"),
    "needed": Text("om der er brug for en plan", "whether a plan is needed"),
    "new_assessor": Text("om vurderingen blev lavet af en anden", "whether another person assessed"),
    "next_on": Text("næste dag", "next day"),
    "of": Text("hvilken hændelse den hører til", "which event it belongs to"),
    "outcome": Text("udfald", "outcome"),
    "period_months": Text("periode i måneder", "period in months"),
    "person": Text("hvilken person", "which person"),
    "purpose": Text("formål", "purpose"),
    "purpose_agreed": Text("om formålet var aftalt", "whether the purpose was agreed"),
    "reason": Text("årsag", "reason"),
    "reasons": Text("begrundelse", "reasons"),
    "reasons_given": Text("om der blev givet en begrundelse", "whether reasons were given"),
    "result": Text("resultat", "result"),
    "short_purpose": Text("om formålet stod i afgørelsen", "whether the decision stated the purpose"),
    "site": Text("sted", "site"),
    "site_kind": Text("stedets art", "kind of site"),
    "staff_present": Text("om personalet var til stede", "whether staff were present"),
    "talked_with_child": Text("om der blev talt med barnet", "whether the child was talked with"),
    "to": Text("hvem den er til", "whom it is for"),
    "type": Text("art", "type"),
    "until": Text("til hvilken dag", "until which day"),
    "view_obtained": Text("om barnets syn blev indhentet", "whether the child's view was obtained"),
    "waives": Text("hvilke pligter det fritager for", "which duties it waives"),
    "written": Text("om den var skriftlig", "whether it was written"),
}
"""Fields that a verdict can miss, in words that follow the name of their event."""

FACTS: dict[str, Text] = {
    "date": Text("dagen for den hændelse, der udløser pligten", "the day of the event that triggers the duty"),
    "other_date": Text("dagen for en handling, der kan opfylde pligten", "the day of an act that may meet the duty"),
    "hours": Text("klokkeslæt, så timerne kan tælles", "times of day, so that hours can be counted"),
    "born_on": Text("barnets fødselsdag", "the child's day of birth"),
    "start": Text("hvornår indsatsen begyndte", "when the measure began"),
    "need_known": Text("hvornår kommunen kendte behovet", "when the municipality knew of the need"),
    "notice": Text("meddelelsens form og indhold", "the form and content of the notice"),
    "has": Text("planens indhold", "the content of the plan"),
    "act": Text("om planen er ny eller revideret", "whether the plan is new or revised"),
    "type": Text("planens art", "the type of the plan"),
    "form": Text("samtalens form", "the form of the talk"),
    "consent": Text("om der var samtykke", "whether there was consent"),
    "given": Text("om samtykket blev givet", "whether the consent was given"),
    "by": Text("hvem der traf afgørelsen", "who made the decision"),
    "about": Text("hvad afgørelsen handler om", "what the decision is about"),
    "to": Text("hvem det var rettet til", "whom it was addressed to"),
    "reason": Text("hvorfor anbringelsen ophørte", "why the placement ended"),
}
"""Facts that a verdict names by one word alone, where that word says more than its field."""

WORDS: dict[str, Text] = {
    "support": Text("støtte", "support"),
    "placement": Text("anbringelse", "placement"),
    "change_of_site": Text("ændring af anbringelsessted", "change of site"),
    "return_home": Text("hjemgivelse", "return home"),
    "contact": Text("samvær", "contact"),
    "contact_supervised": Text("overvåget samvær", "supervised contact"),
    "contact_ban": Text("afbrudt samvær", "contact ban"),
    "secret_address": Text("anonym adresse", "secret address"),
    "permanent_placement": Text("permanent anbringelse", "permanent placement"),
    "review": Text("genbehandling", "review"),
    "aftercare": Text("støtte efter 18 år", "aftercare"),
    "economic_support": Text("økonomisk støtte", "economic support"),
    "foster": Text("plejefamilie", "foster family"),
    "network_foster": Text("netværksplejefamilie", "network foster family"),
    "institution": Text("døgninstitution", "institution"),
    "residence": Text("opholdssted", "residence"),
    "own_room": Text("eget værelse", "own room"),
    "boarding_school": Text("kost- eller efterskole", "boarding school"),
    "emergency": Text("akutplads", "emergency place"),
    "handleplan": Text("handleplan", "action plan"),
    "barnets_plan": Text("barnets plan", "child's plan"),
    "ungeplan": Text("ungeplan", "youth plan"),
    "holistic": Text("helhedsorienteret plan", "holistic plan"),
    "parents_plan": Text("forældreplan", "parents' plan"),
    "new": Text("ny", "new"),
    "revised": Text("revideret", "revised"),
    "confirmed": Text("bekræftet", "confirmed"),
    "unchanged": Text("uændret", "unchanged"),
    "adjusted": Text("tilpasset", "adjusted"),
    "ended": Text("afsluttet", "ended"),
    "revise_plan": Text("planen skal revideres", "plan to be revised"),
    "age": Text("alder", "age"),
    "other": Text("andet", "other"),
}
"""Words of events that a timeline shows."""

ENGLISH_KINDS: dict[str, str] = {
    "need_known": "municipality becomes aware of the need",
    "study_opened": "child study opened",
    "study_closed": "child study closed",
    "study_updated": "child study updated",
    "receipt_sent": "receipt sent",
    "child_heard": "talk with the child",
    "notice": "notice of the decision",
    "plan_handed_over": "relevant parts of the plan handed over",
    "visit": "supervision visit",
    "site_statement": "statement from the placement site",
    "worker_changed": "new caseworker",
    "final_ruling": "final ruling",
}
"""Kinds whose English is more than their name with blanks."""


def kind_word(kind: str, language: Language) -> str:
    """The kind in a reader's words."""
    if language.code == "da":
        return KIND_BY_NAME[kind].danish
    return ENGLISH_KINDS.get(kind, kind.replace("_", " "))


def word(value: str | None, language: Language) -> str:
    """A word of the contract in a reader's words; other text as it is."""
    known = WORDS.get(value or "")
    return language.say(known) if known else (value or "")


def fact_word(fact: str, language: Language) -> str:
    """A missing fact in a reader's words: `consent`: "om der var samtykke"; `visit.at_site` names the event too."""
    kind, _, field = fact.rpartition(".")
    said = FIELDS.get(field) if kind else FACTS.get(fact) or FIELDS.get(fact)
    words = language.say(said) if said else field.replace("_", " ")
    return f"{kind_word(kind, language)}: {words}" if kind in KIND_BY_NAME else words
