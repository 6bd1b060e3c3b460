"""The words of a plan in another language, after the paper in its own: what was checked and still says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from livline.papers.blocks import Block, heading, new_page, prose, rows, spoken
from livline.plans.content import CHILD
from livline.plans.languages import Language
from livline.plans.reading import Content, Part


@dataclass(frozen=True)
class Beside:
    """A translation: its language, what that is called to the reader, and what the plan says in it."""

    language: Language
    called: str
    content: Content


def beside_blocks(beside: Beside, *, is_child: bool) -> Iterator[Block]:
    """The translation on pages of its own; in the child's edition what is said to the child alone."""
    parts = [part for part in beside.content.parts if _told(part, is_child)]
    if parts:
        yield new_page()
        yield heading(_("På %(language)s") % {"language": beside.called}, 1)
        yield prose(_("Oversat og kontrolleret. Gælder der tvivl, gælder de danske ord."), "note")
    for part in parts:
        number = beside.content.of(part.sort.name).index(part) + 1
        yield heading(f"{part.sort.title} {number}" if part.sort.many else part.sort.title, 2)
        yield spoken(beside.language, [rows(_told(part, is_child))])


def _told(part: Part, is_child: bool) -> list[tuple[object, str]]:
    fields = (field for field in part.sort.fields if field.name == CHILD or not is_child)
    return [(field.title, part.says(field.name)) for field in fields if part.says(field.name)]
