"""Under which headings is an assessment written?  The short one (BL § 19) and the deep one (BL §§ 20-22).

The deep one has all headings of the short one, and takes over what stands there until somebody writes it anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Depth(StrEnum):
    """How deep an assessment goes."""

    SHORT = "short"
    DEEP = "deep"


@dataclass(frozen=True)
class Heading:
    """A heading; `help`: what belongs under it, and which words of the law ask for it."""

    name: str
    title: str | Promise
    help: str | Promise
    deep_only: bool = False


HEADINGS = (
    Heading("occasion", _("Anledning"), _("Hvad der er sket, og hvad kommunen har set eller fået at vide.")),
    Heading("matters", _("Det, der undersøges"), _("De forhold, der skal afdækkes, og hvorfor netop de (§ 19).")),
    Heading("situation", _("Barnets situation"), _("Hverdag, helbred, skole, fritid og venner; hele billedet (§ 22).")),
    Heading("resources", _("Barnets ressourcer"), _("Det, barnet kan og har, som hjælpen kan bygge på (§ 22).")),
    Heading(
        "concerns", _("Bekymringer"), _("Det, der er svært for barnet, og det, der kan ske, hvis intet gøres (§ 22).")
    ),
    Heading(
        "family",
        _("Familien"),
        _("Udfordringer og ressourcer, og hvad der i familien kan hjælpe (§ 22)."),
        deep_only=True,
    ),
    Heading("network", _("Netværket"), _("Hvem barnet og familien har, og hvad de kan (§ 22)."), deep_only=True),
    Heading("professionals", _("Fagfolk, der kender barnet"), _("Hvem der er spurgt, og hvad de siger.")),
    Heading("child_view", _("Barnets syn"), _("Så tæt på barnets egne ord som muligt; også dets syn på støtten.")),
    Heading("parents_view", _("Forældrenes syn"), _("Hver forældremyndighedsindehavers syn på barnet og på støtten.")),
    Heading(
        "support",
        _("Stilling til støtte"),
        _("Begrundet: er der brug for støtte, og hvilken; skal en, der kører, fortsætte, ændres eller ophøre (§ 22)."),
        deep_only=True,
    ),
    Heading("conclusion", _("Faglig vurdering"), _("Hvad det hele peger på, og hvorfor.")),
)
"""All headings, in the order of the text."""
BY_NAME = {heading.name: heading for heading in HEADINGS}
NAMES = {
    Depth.SHORT: tuple(heading.name for heading in HEADINGS if not heading.deep_only),
    Depth.DEEP: tuple(BY_NAME),
}
"""The headings of each depth."""
OPENS = {Depth.SHORT: "clarification_opened", Depth.DEEP: "study_opened"}
"""The fact with which each begins."""
CLOSES = {Depth.SHORT: "clarification_closed", Depth.DEEP: "study_closed"}
"""The fact with which each ends."""
