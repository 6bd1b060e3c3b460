"""Which pages does a case have for this reader?"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.access.models import Level
from livline.access.sight import Sight
from livline.people.models import Part
from livline.plans.lookups import reads_words as reads_plans

PARTS: dict[str, object] = {
    Part.CHILD: gettext_lazy("barnet"),
    Part.CUSTODY_HOLDER: gettext_lazy("forældremyndighedsindehaver"),
    Part.PARENT: gettext_lazy("forælder uden forældremyndighed"),
    Part.SIBLING: gettext_lazy("søskende"),
    Part.NETWORK: gettext_lazy("netværk"),
    Part.SUPPORT_PERSON: gettext_lazy("støtteperson"),
    Part.REPRESENTATIVE: gettext_lazy("partsrepræsentant"),
    Part.NOTIFIER: gettext_lazy("underretter"),
}
"""What a person is to the child, in words."""
LEVELS: dict[str, object] = {
    Level.PROTECTED: gettext_lazy("navne- og adressebeskyttelse"),
    Level.SECRET: gettext_lazy("hemmeligt sted"),
}
"""How much a protection hides, in words."""


def reads_words(sight: Sight) -> bool:
    """The child itself, and its caseworker what it shares."""
    return bool(sight.kinds & {"child", "worker"})


ASIDE = frozenset({"protections", "access", "looks", "conflict", "handover", "words", "retention"})
"""Pages that are opened now and then: they stand behind "more", so that the daily ones are few."""


def sections(sight: Sight, case: UUID) -> Iterator[tuple[str, str, bool]]:
    """Name and address of each page, and whether it stands aside."""
    pages = [
        (_("Dig") if "child" in sight.kinds else _("Barnet"), "case", True),
        (_("Journal"), "journal", sight.reads("assessment")),
        (_("Hvad loven kræver"), "duties", sight.reads("duties")),
        (_("Undersøgelse"), "studies", sight.reads("assessment")),
        (_("Plan"), "plans", reads_plans(sight)),
        (_("Mennesker"), "people", True),
        (_("Overlevering"), "handover", sight.reads("access")),
        (_("Beskyttelse"), "protections", sight.reads("protection")),
        (_("Hvem har adgang"), "access", sight.reads("access")),
        (_("Hvem har set"), "looks", True),
        (_("Mine egne ord") if "child" in sight.kinds else _("Barnets egne ord"), "words", reads_words(sight)),
    ]
    for text, name, is_shown in pages:
        if is_shown:
            yield text, reverse(name, args=[case]), name in ASIDE and "child" not in sight.kinds
