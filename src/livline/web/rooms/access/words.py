"""What is a role called, and what does it see?  In the words of the access matrix."""

from __future__ import annotations

from livline.access.matrix import Reads, matrix
from livline.web.fact_words import lang


def role_word(kind: str) -> str:
    """What somebody is to the child."""
    word = matrix().roles[kind][lang()]
    return word[:1].upper() + word[1:]


def sees(kind: str) -> list[str]:
    """The objects that a role sees, without or with more ado."""
    sheet = matrix()
    return [said[lang()] for name, said in sheet.objects.items() if sheet.cells[kind, name].reads is not Reads.NEVER]
