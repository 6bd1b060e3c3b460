"""How is it said how many of a year's visits are held, and which year comes next?"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lawcode.yearly import Coming, Held
from livline.report.event_words import fact_word
from livline.report.language import Language
from livline.web.day_words import day_text
from livline.web.fact_words import lang


def held_text(held: Held | None, due_on: dt.date | None, day: dt.date) -> str:
    """`1 af 2 tilsyn er holdt: 3. marts 2026. 1 mangler senest 13. februar 2027.`; empty where nothing is counted."""
    if held is None or due_on is None:
        return ""
    parts = [done_text(held), left_text(held, due_on, day) if held.left else "", doubt_text(held)]
    return " ".join(part for part in parts if part)


def done_text(held: Held) -> str:
    """How many, and on which days."""
    told = {"held": len(held.days), "wanted": held.wanted, "days": days_text(held.days)}
    if not held.days:
        return _("%(held)s af %(wanted)s tilsyn er holdt.") % told
    return _("%(held)s af %(wanted)s tilsyn er holdt: %(days)s.") % told


def days_text(days: tuple[dt.date, ...]) -> str:
    """`3. marts 2026 og 9. juni 2026`."""
    *first, last = [day_text(day) for day in days] or [""]
    return _("%(first)s og %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def left_text(held: Held, due_on: dt.date, day: dt.date) -> str:
    """How many remain and until when, or were not held in time."""
    told = {"left": held.left, "due": day_text(due_on)}
    said = _("%(left)s mangler senest %(due)s.") if day <= due_on else _("%(left)s manglede, da fristen gik %(due)s.")
    return said % told


def doubt_text(held: Held) -> str:
    """Which fact would tell whether one more counts."""
    if held.missing is None or not held.left:
        return ""
    what = fact_word(held.missing, Language(lang()))
    return _("Et tilsyn mere tæller måske; ikke oplyst: %(what)s.") % {"what": what}


def coming_text(coming: Coming) -> str:
    """`Næste periode begynder 14. februar 2027: 2 tilsyn senest 13. februar 2028`."""
    told = {"starts": day_text(coming.starts), "wanted": wanted_text(coming)}
    return _("Næste periode begynder %(starts)s: %(wanted)s") % told


def wanted_text(coming: Coming) -> str:
    """`2 tilsyn senest 13. februar 2028`."""
    told = {"wanted": coming.wanted, "ends": day_text(coming.ends)}
    return ngettext("%(wanted)s tilsyn senest %(ends)s", "%(wanted)s tilsyn senest %(ends)s", coming.wanted) % told
