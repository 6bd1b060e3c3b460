"""How does a paper become a PDF?  Blocks as data into one page template, set by typst without network or files.

Raises nothing for any text: what the fonts cannot show is replaced, and the same paper is the same bytes each time.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from livline.papers.adult import adult_blocks
from livline.papers.beside import beside_blocks
from livline.papers.blocks import FONTS, Block, shown
from livline.papers.child import child_blocks, youth_blocks
from livline.papers.editions import Edition
from livline.papers.frame import Frame

if TYPE_CHECKING:
    import typst

PAGE = Path(__file__).with_name("template") / "page.typ"
WRITTEN_IN = "da"
"""The language in which plans are written, whatever the language of the frame."""

BLOCKS = {"adult": adult_blocks, "youth": youth_blocks, "child": child_blocks}
"""What a paper says, by how it is set."""


def paper(frame: Frame, edition: Edition, language: str = "da") -> bytes:
    """A plan on paper as PDF/UA-1; the frame in `da` or `en`, the words as they were written."""
    with override(language):
        told = _document(frame, edition, language)
    printed = dt.datetime.combine(frame.printed_on, dt.time(), dt.UTC)
    made = _compiler(told).compile(format="pdf", pdf_standards="ua-1", timestamp=printed)
    assert isinstance(made, bytes)
    return made


def _document(frame: Frame, edition: Edition, language: str) -> dict[str, Any]:
    """Everything that the template sets."""
    blocks = BLOCKS[edition.look]
    return {
        "language": language,
        "written_in": WRITTEN_IN,
        "look": edition.look,
        "title": shown(frame.title),
        "municipality": shown(frame.municipality),
        "standing": shown(frame.standing),
        "printed": shown(frame.printed),
        "page_of": _("Side {page} af {pages}"),
        "blocks": [*blocks(frame, edition.content), *_beside(edition)],
    }


def _beside(edition: Edition) -> list[Block]:
    return list(beside_blocks(edition.beside, is_child=edition.is_child)) if edition.beside else []


@cache
def _fonts() -> typst.Fonts:
    """The product's own fonts and no others; read once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _compiler(told: dict[str, Any]) -> typst.Compiler:
    """It sees the template alone: its root is an own folder."""
    import typst

    data = {"paper": json.dumps(told)}
    return typst.Compiler(input=str(PAGE), root=str(PAGE.parent), font_paths=_fonts(), sys_inputs=data)
