"""Where is each sealed text of a person bound to?  It opens at its own row and nowhere else."""

from __future__ import annotations

from uuid import UUID

from livline.people.models import Contact, Number, Word
from livline.sealing.seal import index_of, opened


def cpr_place(person: UUID) -> str:
    return f"cpr of {person}"


def contact_place(contact: UUID) -> str:
    return f"contact {contact}"


def word_place(word: UUID) -> str:
    return f"word {word}"


def cpr_index(cpr: str) -> bytes:
    """By which a person is found whose ten digits are known."""
    return index_of(cpr, "cpr")


def cpr_of(number: Number) -> str:
    """The ten digits; raises `sealing.seal.Unopenable`."""
    return opened(number.sealed, cpr_place(number.person_id))


def text_of_contact(contact: Contact) -> str:
    """What is said of where or how; raises `sealing.seal.Unopenable`."""
    return opened(contact.sealed, contact_place(contact.id))


def text_of_word(word: Word) -> str:
    """What the child wrote; raises `sealing.seal.Unopenable`."""
    return opened(word.sealed, word_place(word.id))
