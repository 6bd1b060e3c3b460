"""What becomes of a file that somebody hands in?  Its content says what it is; what is not known is refused."""

from __future__ import annotations

from dataclasses import dataclass

import puremagic

from livline.access.errors import Unfitting
from livline.journal.files.pictures import anew
from livline.journal.files.scanning import scan
from livline.journal.models import Media

LARGEST = 10 * 1024 * 1024
"""Bytes, as handed in and as kept."""
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
PDF_HEAD, PDF_END, AFTER_END = b"%PDF-", b"%%EOF", 64
"""Where a PDF begins and ends, and how many bytes of blank space may stand after it."""


@dataclass(frozen=True)
class Taken:
    """A file as it is kept."""

    media: Media
    content: bytes


def taken(content: bytes) -> Taken:
    """The file as it is to be kept; raises `Unfitting`, which names nothing of it."""
    if not content:
        raise Unfitting("Filen er tom.", "Vælg en anden fil.")
    if len(content) > LARGEST:
        raise Unfitting("Filen er for stor.", "Den må højst fylde 10 MB. Gem den mindre, eller del den.")
    scan(content)
    kind = kind_of(content)
    if kind in PICTURES:
        return fitting(anew(content))
    if kind == Media.PDF and is_whole_pdf(content):
        return Taken(Media.PDF, content)
    raise Unfitting("Den slags fil kan ikke lægges i journalen.", "Gem den som PDF eller billede, og prøv igen.")


def fitting(made: tuple[str, bytes]) -> Taken:
    """A picture that was made anew, if it is not larger than what is kept."""
    media, content = made
    if len(content) > LARGEST:
        raise Unfitting("Billedet er for stort.", "Gem det mindre, og prøv igen.")
    return Taken(Media(media), content)


def kind_of(content: bytes) -> str:
    """What the content is; empty where nobody knows.  The name of a file is not asked."""
    try:
        return puremagic.from_string(content, mime=True)
    except (puremagic.PureError, ValueError, IndexError):
        return ""


def is_whole_pdf(content: bytes) -> bool:
    """Does it begin as a PDF, and is there nothing behind its end, as there is where two files are one?"""
    _, end, rest = content.rpartition(PDF_END)
    return content.startswith(PDF_HEAD) and bool(end) and not rest.strip() and len(rest) <= AFTER_END
