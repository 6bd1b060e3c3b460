"""What may a page say about the one before it?  Fixed sentences only, so that no word of a case is in a cookie.

`notify(request, Notice.SAVED)` before a redirect; the next page shows the sentence once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Notice(Enum):
    """The sentences.  The value is how it is shown (`success`, `info`, `warning`) and its words."""

    SAVED = ("success", _("Det er gemt."))
    CORRECTED = ("success", _("Rettelsen er gemt. Det tidligere kan stadig ses i historikken."))
    DRAFT_DISCARDED = ("info", _("Kladden er slettet."))
    CHILD_TAKEN = ("success", _("Du har sagt ja. Barnet får at vide, hvem der kommer, og hvornår."))
    HANDOVER_OFF = ("success", _("Overleveringen er aflyst. Barnet får at vide, at rådgiveren er den samme."))
    UNDONE = ("success", _("Det er taget tilbage. Fristerne står, som de gjorde før."))
    ENDED_BY_ADMINISTRATOR = (
        "warning",
        _("En administrator loggede dig af overalt, siden du sidst loggede ind. Ved du ikke hvorfor, så spørg dem."),
    )
    SIGNED_OUT = ("info", _("Du er logget af."))
    UNCHANGED = ("info", _("Der var ingen ændringer at gemme."))
    CHANGED_MEANWHILE = ("warning", _("En anden har ændret det samme i mellemtiden. Se efter, før du gemmer igen."))


class NoticeStorage(CookieStorage):
    """Django's, under a name that in production binds the cookie to this host."""

    cookie_name: str = settings.NOTICE_COOKIE_NAME  # type: ignore[misc]  # named by `config.deployment`


@dataclass(frozen=True)
class Shown:
    """A notice as a page shows it."""

    variant: str
    text: str | Promise


def notify(request: HttpRequest, notice: Notice) -> None:
    """Have the next page say it.  The cookie carries its name alone."""
    messages.add_message(request, messages.INFO, notice.name)


def notices(request: HttpRequest) -> Iterator[Shown]:
    """What is to be said, once.  A name that is no notice (of an older version) is let go."""
    for message in messages.get_messages(request):
        if message.message in Notice.__members__:
            yield Shown(*Notice[message.message].value)
