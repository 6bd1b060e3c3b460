"""What do the pages of packages need besides?  The steps of sending, and the names of what is closed."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from livline.access.matrix import matrix
from livline.team.models import Package
from livline.team.package.left_out import LeftOut
from livline.web.fact_words import lang
from livline.web.rooms.package.words import LEFT_OUT

register = template.Library()


@register.simple_tag
def package_steps(package: Package, made: bool) -> list[dict[str, Any]]:
    """The steps of sending a case, as far as they have been taken."""
    done = [True, hasattr(package, "approval"), made, hasattr(package, "receipt")]
    texts = [_("Bedt om"), _("Godkendt af en leder"), _("Pakken er lavet"), _("Kvittering modtaget")]
    current = done.index(False) if False in done else len(done)
    return [
        {"text": text, "state": "success" if is_done else "", "current": place == current}
        for place, (text, is_done) in enumerate(zip(texts, done, strict=True))
    ]


@register.simple_tag
def left_out_lines(left: LeftOut) -> list[tuple[str, str]]:
    """What the receiver does not get, each with its reason; files by their names."""
    known = [LEFT_OUT[word] for word in left.always if word in LEFT_OUT]
    why = _("Filen kunne ikke være i pakken eller ikke åbnes. Send den for sig, ad en sikker vej.")
    return [(str(what), str(reason)) for what, reason in known] + [(name, why) for name in left.files]


@register.simple_tag
def object_word(object_: str) -> str:
    """What an object of the access matrix is called."""
    return matrix().objects[object_][lang()]
