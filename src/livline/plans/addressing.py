"""Of whom does a plan speak, and who reads it?  A child, a young person, or the one it is about: worded so here alone.

A plan speaks of a child where nothing else is said (`content.py`); here stands what is said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from livline.plans.content import SORTS, Field, PlanType, Sort, Text
from livline.plans.demands import YOUTH_FROM

Otherwise = Mapping[str, Mapping[str, Any]]
"""What a sort (`wish`), a field (`wish.told`), or the field of a name wherever it stands (`.child`) says otherwise."""
WHOLE: Mapping[str, Text] = {
    "title": _("Det hele menneske"),
    "help": _("Hvem er den unge? Det, der går godt, og det, der betyder noget."),
}
INVOLVED: Mapping[str, Text] = {
    "title": _("Sådan har den unge været med"),
    "help": _("Hvordan har den unge været med til at formulere målene, og hvad ønskede den unge?"),
}
FURTHER: Mapping[str, Text] = {
    "help": _("Den videre indsats, når den unge kommer hjem: hvem gør hvad fra den dag?"),
}
"""What a section and its text to adults are called."""
YOUTH: Otherwise = {
    "whole_child": WHOLE,
    "whole_child.adult": WHOLE,
    "need": {
        "several": _("Den unges behov"),
        "help": _("Noget, som undersøgelsen eller en senere faglig vurdering har vist, at den unge har brug for."),
    },
    "wish": {
        "several": _("Den unges ønsker"),
        "help": _("Noget, den unge har ønsket, hvordan det blev vejet, og hvad der blev af det."),
    },
    "view": {
        "help": _("Hvad den unge og hver forælder siger til planen. Uenighed står med respekt, i deres egne ord."),
    },
    "parent": {"help": _("Støtten, mens den unge er anbragt, og i tiden efter hjemgivelsen.")},
    "child_involved": INVOLVED,
    "child_involved.adult": INVOLVED,
    "further_effort": FURTHER,
    "further_effort.adult": FURTHER,
    ".child": {"title": _("Sagt til den unge"), "help": _("Det samme, sagt direkte til den unge.")},
    "purpose.child": {"help": _("Hvorfor er der en plan? Sagt direkte til den unge.")},
    "goal.child": {"help": _("Målet, som den unge ville sige det.")},
    "goal.said": {"title": _("Den unges egne ord"), "help": _("Ordret, som den unge sagde det.")},
    "goal.child_may": {
        "title": _("Det kan den unge selv gøre"),
        "help": _("Noget, den unge kan have lyst til; aldrig et krav."),
    },
    "goal.sign": {"help": _("Et tegn, som den unge og de voksne kan se i hverdagen.")},
    "goal.ended_why": {"help": _("Vises i planen, så den unge kan forstå det.")},
    "goal.wanted_by": {"said": {"child": _("Den unge"), "together": _("Den unge og de voksne sammen")}},
    "wish.said": {"title": _("Den unges egne ord")},
    "wish.told": {"title": _("Sådan fik den unge det at vide")},
}
SELF: Otherwise = {
    "whole_child": {"title": _("Dig")},
    "need": {"several": _("Det har du brug for")},
    "goal": {"several": _("Dine mål")},
    "wish": {"several": _("Dine ønsker")},
    "parent": {"several": _("Støtte til dine forældre")},
    "child_involved": {"title": _("Sådan har du været med")},
    "parents_involved": {"title": _("Sådan har dine forældre været med")},
    ".child": {"title": _("Sagt til dig")},
    "goal.said": {"title": _("Dine egne ord")},
    "goal.child_may": {"title": _("Det kan du selv gøre, hvis du vil")},
    "goal.wanted_by": {
        "said": {"child": _("Dig selv"), "together": _("Dig og de voksne sammen"), "parents": _("Dine forældre")}
    },
    "wish.said": {"title": _("Dine egne ord")},
    "wish.told": {"title": _("Sådan fik du det at vide")},
}


@dataclass(frozen=True)
class Address:
    """`is_youth`: the plan is of a young person; `is_self`: the one it is about reads it."""

    is_youth: bool = False
    is_self: bool = False

    @property
    def sorts(self) -> Mapping[str, Sort]:
        """All sorts of parts, as they are called here."""
        return sorts_to(self)

    @property
    def edition(self) -> Text:
        """What the edition is called that is for the one whom the plan is about."""
        return _("Den unges udgave (PDF)") if self.is_youth else _("Barnets udgave (PDF)")


def address_of(type_: str, age: int | None, *, is_self: bool = False) -> Address:
    """Of whom a plan of a type speaks, whose child has an age, where that is known."""
    return Address(type_ == PlanType.UNGEPLAN or (age is not None and age >= YOUTH_FROM), is_self)


@cache
def sorts_to(address: Address) -> Mapping[str, Sort]:
    """The sorts with what is said otherwise; one's own words win over those of one's age."""
    otherwise = [*([YOUTH] if address.is_youth else []), *([SELF] if address.is_self else [])]
    sorts = dict(SORTS)
    for told in otherwise:
        sorts = {name: _said(sort, told) for name, sort in sorts.items()}
    return sorts


def _said(sort: Sort, told: Otherwise) -> Sort:
    fields = tuple(_field(one, _of_field(told, sort, one)) for one in sort.fields)
    return replace(sort, fields=fields, **told.get(sort.name, {}))


def _of_field(told: Otherwise, sort: Sort, field: Field) -> Mapping[str, Any]:
    return {**told.get(f".{field.name}", {}), **told.get(f"{sort.name}.{field.name}", {})}


def _field(field: Field, told: Mapping[str, Any]) -> Field:
    """The field; `said`: words that can be chosen and read otherwise."""
    words = tuple((word, told.get("said", {}).get(word, text)) for word, text in field.words)
    return replace(field, words=words, **{name: text for name, text in told.items() if name != "said"})
