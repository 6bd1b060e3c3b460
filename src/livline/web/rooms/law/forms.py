"""Which day's law, what changed between two, and what is wrong with a rule?"""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)


class DayForm(forms.Form):
    """As of which day?"""

    on = DanishDateField(label=_("Loven, som den er den"), earliest=EARLIEST, latest=LATEST, required=False)
    by = forms.ChoiceField(choices=[("subject", ""), ("section", "")], required=False, widget=forms.HiddenInput)


class BetweenForm(forms.Form):
    """Between which two days?"""

    before = DanishDateField(label=_("Fra"), earliest=EARLIEST, latest=LATEST)
    after = DanishDateField(label=_("Til"), earliest=EARLIEST, latest=LATEST)


class DoubtForm(OnceForm):
    """What is wrong with the rule?"""

    reason = forms.CharField(
        label=_("Hvad er forkert?"),
        widget=forms.Textarea,
        max_length=4_000,
        help_text=_("Skriv om reglen, ikke om et barn: alle, der arbejder i kommunen, kan læse det."),
    )


class AnswerForm(OnceForm):
    """What the municipality answers."""

    text = forms.CharField(label=_("Svar"), widget=forms.Textarea, max_length=4_000)
