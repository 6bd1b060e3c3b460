"""Which ways of writing a day are read?  Those Danes write; what is unclear is asked about and never guessed.

Read: 5/3/2026, 05-03-2026, 5.3.2026, 5. 3. 2026, 5/3-2026, 05032026, 5. marts 2026 and 2026-03-05.
Asked about: two figures for a year (a birth in 26?), a day that is not in the calendar, a time behind the day, and
anything else.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()

DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:\s*[./-]\s*|\s+)(?P<month>\d{1,2})(?:\s*[./-]\s*|\s+)(?P<year>\d{4})")
TOGETHER = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
NAMED = re.compile(r"(?P<day>\d{1,2})\.?\s*(?P<name>[a-z]{3,9})\.?\s*(?P<year>\d{4})", re.I)
WITH_TIME = re.compile(r"\d.*\d(?:,?\s+(?:kl\.?\s*)?|T)\d{1,2}[.:]\d{2}(?::\d{2})?", re.I)
SHORT_YEAR = re.compile(r"\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2}")

SHOWN = "%d.%m.%Y"


class Unreadable(ValueError):
    """The text is no day; `code` says why, and no word of the text is repeated."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def day_of(text: str) -> dt.date:
    """The day that a text names; raises `Unreadable`."""
    text = text.strip()
    for form in (DAY_FIRST, TOGETHER, YEAR_FIRST, NAMED):
        if found := form.fullmatch(text):
            return _day(found.groupdict())
    raise Unreadable(mistake_in(text))


def mistake_in(text: str) -> str:
    """Why a text is no day: no year in four figures, a time behind the day, or something else."""
    if SHORT_YEAR.fullmatch(text):
        return "short_year"
    return "with_time" if WITH_TIME.fullmatch(text) else "invalid"


def _day(parts: dict[str, str]) -> dt.date:
    month = _month(parts["name"]) if "name" in parts else int(parts["month"])
    try:
        return dt.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        raise Unreadable("not_in_calendar") from None


def _month(name: str) -> int:
    """The month of a name, or of its first three letters: `mar`, `sept`."""
    for number, whole in enumerate(MONTHS, 1):
        if whole.startswith(name.lower()):
            return number
    raise Unreadable("invalid")


def sent(text: str) -> dt.date | str:
    """The day as the calendar sends it, year first; the text where there is no such day."""
    try:
        return day_of(text)
    except Unreadable:
        return text


class DateInput(forms.DateInput):
    """A line of text that shows days as 05.03.2026, with the design system's calendar beside it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off"} | (attrs or {}), format=SHOWN)

    def format_value(self, value: Any) -> str | None:
        """A day in figures, also one that the calendar sent; what was not a day stands as it was written."""
        if isinstance(value, str) and YEAR_FIRST.fullmatch(value.strip()):
            value = sent(value)
        return value.strftime(SHOWN) if isinstance(value, dt.date) else value


class DanishDateField(forms.DateField):
    """A day, within limits if there are any."""

    widget = DateInput
    default_error_messages = {  # noqa: RUF012
        "required": _("Skriv en dato."),
        "invalid": _("Skriv datoen som dag, måned og år, f.eks. 05.03.2026."),
        "short_year": _("Skriv årstallet med fire cifre, f.eks. 05.03.2026."),
        "with_time": _("Skriv kun dagen her, f.eks. 05.03.2026. Er der et felt til klokkeslættet, står det for sig."),
        "not_in_calendar": _("Datoen findes ikke i kalenderen. Se efter, om dag og måned er rigtige."),
        "too_early": _("Datoen ligger for langt tilbage i tiden."),
        "too_late": _("Datoen ligger for langt fremme i tiden."),
    }

    def __init__(self, *, earliest: dt.date | None = None, latest: dt.date | None = None, **more: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**more)

    def to_python(self, value: Any) -> dt.date | None:
        """The day that was written or given."""
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        try:
            return day_of(str(value))
        except Unreadable as unreadable:
            raise self._error(unreadable.code) from None

    def validate(self, value: dt.date | None) -> None:
        """There, if it must be, and within the limits."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self._error("too_early")
        if value and self.latest and value > self.latest:
            raise self._error("too_late")

    def _error(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code)
