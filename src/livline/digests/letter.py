"""What does a letter say?  Two numbers and where to sign in.

A letter lies on servers of others and is read on locked screens: no name, no number of a case, no duty by name, and a
subject that is the same every day.
"""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from livline.digests.counting import AHEAD, Counts

SIGN_IN, STOP = "/today/", "/today/letter/"


def subject() -> str:
    """The same every day."""
    return gettext("Livline: din dag")


def body(counts: Counts, site: str) -> str:
    """The letter; `site`: where Livline is reached."""
    stop = gettext("Du får brevet, fordi du har bedt om det. Her kan du stoppe det:")
    lines = [gettext("God morgen"), "", *said(counts), "", gettext("Se hvad, og for hvem:"), site + SIGN_IN]
    return "\n".join([*lines, "", stop, site + STOP, ""])


def said(counts: Counts) -> list[str]:
    """A sentence for each number that is not nought."""
    late = ngettext("%(n)s frist er overskredet.", "%(n)s frister er overskredet.", counts.overdue)
    soon = ngettext(
        "%(n)s frist falder inden for %(days)s dage.", "%(n)s frister falder inden for %(days)s dage.", counts.coming
    )
    told = [(late, counts.overdue), (soon, counts.coming)]
    return [text % {"n": number, "days": AHEAD} for text, number in told if number]
