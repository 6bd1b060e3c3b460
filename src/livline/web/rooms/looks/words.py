"""How does the log of looks read on a page?"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.access.matrix import matrix
from livline.access.models.openings import WHOLE_CASE
from livline.looks.models import Act
from livline.web.fact_words import lang

OPENED = "opened"
"""The act of an opening, which stands in a table of its own."""

ACTS: dict[str, object] = {
    Act.READ: gettext_lazy("har set sagen"),
    Act.WRITE: gettext_lazy("har skrevet i sagen"),
    Act.LIST: gettext_lazy("har set en liste"),
    Act.SEARCH: gettext_lazy("har søgt"),
    Act.EXPORT: gettext_lazy("har taget noget med ud"),
    Act.REFUSED: gettext_lazy("blev afvist"),
    OPENED: gettext_lazy("har åbnet noget lukket"),
}
"""What somebody did, in words."""

ROLES: dict[str, object] = {
    "self": gettext_lazy("dig selv"),
    "carer": gettext_lazy("en, der passer på barnet"),
    "": gettext_lazy("en medarbejder"),
}
"""Who looked, where an extract tells less than the matrix."""


def act_word(act: str) -> str:
    """What was done."""
    return str(ACTS[act])


def role_word(role: str) -> str:
    """What somebody is to the child; empty where they are nothing."""
    return matrix().roles[role][lang()] if role in matrix().roles else ""


def extract_word(role: str) -> str:
    """The same as an extract tells it; a look that says what it was for, and no role, was a colleague's."""
    return role_word(role) or str(ROLES.get(role, ROLES[""]))


def object_word(object_: str) -> str:
    """What was opened."""
    return _("hele sagen i en nødsituation") if object_ == WHOLE_CASE else matrix().objects[object_][lang()]
