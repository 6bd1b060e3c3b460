"""A word is explained in a municipality's own way, and given back to Livline's, here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.db import DatabaseError, transaction

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.plain.words import forms_of
from livline.terms.models import Explanation
from livline.terms.selectors import dictionary_of, newest

WORD = re.compile(r"[^\W\d_][\w\- ]{0,58}\w")
"""What a word, and each form of it, may be: letters, blanks and hyphens."""


def term_explain(*, word: str, forms: str, child: str, adult: str, by: Account) -> Explanation:
    """Say what a word means to a child and to an adult; raises `Unfitting`, and `NotFound` for who may not."""
    named = " ".join(word.split()).casefold()
    said = {"word": named, "forms": forms.strip(), "child": child.strip(), "adult": adult.strip()}
    if not all(WORD.fullmatch(one) for one in (named, *forms_of(named, forms))):
        raise Unfitting("Ordet kan ikke bruges.", "Skriv ordet med bogstaver, og former med komma imellem.")
    if not said["child"] or not said["adult"]:
        raise Unfitting("Der mangler en forklaring.", "Forklar ordet både for et barn og for en voksen.")
    _refuse_form_of_another(by, named)
    return _keep(by, said)


def term_give_back(*, word: str, by: Account) -> Explanation:
    """Explain a word as Livline does again, or no more; raises `NotFound` where nothing is explained here."""
    held = next((one for one in newest(by.municipality_id) if one.word == word.casefold()), None)
    if held is None:
        raise NotFound
    return _keep(by, {"word": held.word, "forms": "", "child": "", "adult": "", "is_withdrawn": True})


def _refuse_form_of_another(by: Account, word: str) -> None:
    """A word that is already found as a form of another would have two explanations."""
    known = dictionary_of(by.municipality_id).of(word)
    if known is not None and known.word.casefold() != word:
        raise Unfitting("Ordet er en form af et ord, der allerede er forklaret.", "Ret forklaringen dér.")


def _keep(by: Account, said: Mapping[str, str | bool]) -> Explanation:
    """The wall has the last word on who may."""
    if by.municipality_id is None:
        raise NotFound
    try:
        with transaction.atomic():
            return Explanation.objects.create(municipality_id=by.municipality_id, by=by, **said)
    except DatabaseError:
        raise NotFound from None
