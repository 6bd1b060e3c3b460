"""Which names do invented cases carry?  None is the name of a Danish municipality, place, site or person."""

from __future__ import annotations

from lawcode.facts import KINDS, OWN_FIELD_NAMES, Type

_STEMS = (
    "Blåhval", "Dompap", "Grævling", "Guldsmede", "Hermelin", "Isbjørne", "Kaskelot",
    "Mosegris", "Pindsvine", "Solsorte", "Svalehale", "Tranebær", "Vipstjerte", "Ærtekilde",
)  # fmt: skip
_ENDINGS = ("bæk", "holt", "kær", "lyng", "næs", "sund", "vang")

MUNICIPALITIES: tuple[str, ...] = tuple(stem + ending for stem in _STEMS for ending in _ENDINGS)
"""98 of them, as many as there are real ones."""

SITES: dict[str, tuple[str, ...]] = {
    "foster": tuple(f"Plejefamilie {n}" for n in range(1, 901)),
    "network_foster": tuple(f"Netværksplejefamilie {n}" for n in range(1, 201)),
    "institution": tuple(f"Døgninstitution {n}" for n in range(1, 151)),
    "residence": tuple(f"Opholdssted {n}" for n in range(1, 201)),
    "own_room": tuple(f"Værelse {n}" for n in range(1, 51)),
    "boarding_school": tuple(f"Kostskole {n}" for n in range(1, 31)),
    "emergency": tuple(f"Akutsted {n}" for n in range(1, 31)),
}
WORKERS = tuple(f"Rådgiver {n}" for n in range(1, 401))

THEMES = (
    "Udvikling og adfærd",
    "Familieforhold",
    "Skoleforhold",
    "Sundhedsforhold",
    "Fritidsforhold og venskaber",
    "Andre relevante forhold",
)
PURPOSES = ("Tryg hverdag og stabil skolegang", "Ro om barnets udvikling", "Støtte til forældrenes omsorg")
DURATIONS = ("Indtil videre", "Ca. 1 år", "Til det fyldte 18. år", "Længerevarende")
REASONS = {
    "plan_position": ("Støtten er kortvarig", "Flere indsatser skal hænge sammen", "Familien ønsker en plan"),
    "visit": ("Planlagt tilsyn", "Henvendelse fra barnet", "Uanmeldt tilsyn"),
    "lawful_reason": ("Barnet var syg", "Stedet lukkede", "Barnets modenhed talte afgørende imod en samtale"),
}
MEASURES = ("s1", "s2", "s3", "p1", "p2", "a1")
PERSONS = ("mor", "far")

_TEXTS: dict[str, tuple[str, ...]] = {
    "person": PERSONS,
    "purpose": PURPOSES,
    "duration": DURATIONS,
    "site": tuple(name for names in SITES.values() for name in names),
    "reason": tuple(name for names in REASONS.values() for name in names),
    "from": MUNICIPALITIES + WORKERS,
    "to": MUNICIPALITIES + WORKERS,
    "covers": THEMES,
    "left_out": THEMES,
}


def _vocabulary(column: str) -> tuple[str, ...]:
    fields = [f for kind in KINDS for f in kind.fields if f.name == column]
    words = [word for f in fields if f.type in (Type.WORD, Type.WORDS) for word in f.words]
    return tuple(dict.fromkeys([*words, *_TEXTS.get(column, ())]))


VOCABULARY: dict[str, tuple[str, ...]] = {
    "kind": tuple(kind.name for kind in KINDS),
    "measure": MEASURES,
    **{column: words for column in OWN_FIELD_NAMES if (words := _vocabulary(column))},
}
"""Every text that a column can hold; a cell is a position in it."""

CODES: dict[str, dict[str, int]] = {
    column: {word: code for code, word in enumerate(words)} for column, words in VOCABULARY.items()
}
