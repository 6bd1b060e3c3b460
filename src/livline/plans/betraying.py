"""Which texts of a plan name a place that is known to belong to the child?  An aid to who reads it, never a proof.

What is known of a child's places is asked of the door: whoever may not see them is not told what gives them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from livline.access.models import Account, Kind
from livline.cases.lookups import Opened
from livline.cases.models import Place
from livline.cases.places import texts_of
from livline.people.models import Contact, Part
from livline.people.sealed import text_of_contact

WORD = re.compile(r"\w+")
SHORTEST = 4
"""Letters or digits of a word that can give a place away: `Ry` is too short to look for, `8680` is not."""
ENDINGS = ("", "s", "et", "en", "ets", "ens")
"""What a name may end in besides."""
COMMON = frozenset(
    "skole skolen børnehave vuggestue dagtilbud plejefamilie plejefamilien institution institutionen opholdssted"
    " opholdsstedet døgninstitution familie familien børn unge kommune kommunen hjemmet lægehuset lægen klinik"
    " klinikken mobil telefon adresse".split()
)
"""Words in the names of places that name none."""


def places_of(opened: Opened) -> tuple[QuerySet[Any], ...] | None:
    """What is known of where the child is, each as a question; None for who does not see that now."""
    if not opened.sight.reads("whereabouts"):
        return None
    contacts = Contact.objects.filter(case=opened.case, tie__part=Part.CHILD, replaced_by__isnull=True, is_ended=False)
    staff = Account.objects.filter(relations__case=opened.case, relations__kind__in=[Kind.SITE_STAFF, Kind.FOSTER])
    return Place.objects.filter(case=opened.case), contacts, staff.distinct()


def names_in(places: Iterable[Place], contacts: Iterable[Contact], staff: Iterable[Account]) -> frozenset[str]:
    """The words of places, and of the names of who lives or works there, that give a place away; in small letters."""
    texts = [*texts_of(places).values(), *map(text_of_contact, contacts), *(one.name for one in staff)]
    words = (word.casefold() for text in texts for word in WORD.findall(text))
    return frozenset(word for word in words if len(word) >= SHORTEST and word not in COMMON)


def named_in(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """The words of a text that name a place, as they stand there, each once."""
    found = (word for word in WORD.findall(text) if any(_stem(word, ending) in names for ending in ENDINGS))
    return tuple(dict.fromkeys(found))


def _stem(word: str, ending: str) -> str:
    """The word without an ending, in small letters; nothing where it does not end so."""
    small = word.casefold()
    return small.removesuffix(ending) if small.endswith(ending) else ""
