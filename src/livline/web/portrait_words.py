"""What are the words of a portrait called?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from livline.portrait.lookups import State
from livline.portrait.models import Outcome, To, Voice

VOICES: dict[str, object] = {
    Voice.CHILD: _("barnets egne ord"),
    Voice.TOGETHER: _("skrevet sammen med barnet"),
    Voice.FOR_CHILD: _("skrevet for barnet"),
}
TOS: dict[str, object] = {
    To.CHILD: _("barnet"),
    To.PARENTS: _("forældrene"),
    To.SIBLINGS: _("søskende"),
    To.SITE: _("anbringelsesstedet"),
    To.NETWORK: _("netværket"),
}
OUTCOMES: dict[str, object] = {
    Outcome.KEPT: _("Løftet er holdt"),
    Outcome.RENEGOTIATED: _("Aftalt om til en ny dag"),
    Outcome.BROKEN: _("Løftet kan ikke holdes"),
}
ANSWERED: dict[str, object] = {
    Outcome.KEPT: _("holdt"),
    Outcome.RENEGOTIATED: _("aftalt om"),
    Outcome.BROKEN: _("brudt"),
}
STATES: dict[str, tuple[object, str, str]] = {
    State.BROKEN_SO_FAR: (_("ikke holdt endnu"), "error", "error"),
    State.OPEN: (_("skal holdes"), "info", "hourglass"),
    State.BROKEN: (_("brudt"), "warning", "warning"),
    State.KEPT: (_("holdt"), "success", "check"),
}
"""Where a promise stands: its word, and the colour and icon of its badge."""
