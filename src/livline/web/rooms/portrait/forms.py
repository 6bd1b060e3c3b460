"""What is asked of whoever writes about a child?  As little as can be: every question serves the child."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.access.danish_day import today
from livline.portrait.models import Outcome
from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm
from livline.web.portrait_words import OUTCOMES, TOS, VOICES

LONGEST = 4_000
EARLIEST = dt.date(1990, 1, 1)


class IntroductionForm(OnceForm):
    """How the child wants to be met.  `before`: the introduction that the writer had before them."""

    text = forms.CharField(
        label=_("Hvem er du?"),
        widget=forms.Textarea,
        max_length=LONGEST,
        help_text=_(
            "Helst barnets egne ord: hvad det kan lide, hvem der betyder noget, og hvad der hjælper, når noget er"
            " svært. Alle, der er om barnet til daglig, læser det. Skriv ikke, hvor barnet bor."
        ),
    )
    not_again = forms.CharField(
        label=_("Hvad skal ingen spørge om igen?"),
        widget=forms.Textarea,
        max_length=LONGEST,
        required=False,
        help_text=_("Det, barnet har fortalt mange gange. Den næste rådgiver læser det her først."),
    )
    voice = forms.ChoiceField(label=_("Hvis ord er det?"), widget=forms.RadioSelect, choices=list(VOICES.items()))
    before = forms.UUIDField(widget=forms.HiddenInput, required=False)


class BrightForm(OnceForm):
    """Something that goes well."""

    text = forms.CharField(
        label=_("Hvad går godt?"), max_length=500, help_text=_("Noget, nogen har set: „Elias spiser med igen“.")
    )
    seen_on = DanishDateField(label=_("Hvornår blev det set?"), earliest=EARLIEST)


class BrightEndForm(OnceForm):
    """Why it is so no longer."""

    text = forms.CharField(label=_("Hvad er der sket?"), max_length=500)


class PromiseForm(OnceForm):
    """What was promised."""

    text = forms.CharField(label=_("Hvad er der lovet?"), max_length=500)
    to = forms.ChoiceField(label=_("Til hvem?"), choices=list(TOS.items()))
    giver = forms.CharField(label=_("Hvem har lovet det?"), max_length=200)
    given_on = DanishDateField(label=_("Hvornår blev det lovet?"), earliest=EARLIEST)
    due_on = DanishDateField(
        label=_("Hvornår skal det være holdt?"),
        required=False,
        earliest=EARLIEST,
        help_text=_("Lad stå tomt, hvis der ikke er lovet en dag."),
    )


class AnswerForm(OnceForm):
    """What became of a promise.  `version`: how many answers the writer had before them."""

    outcome = forms.ChoiceField(
        label=_("Hvad blev der af løftet?"), widget=forms.RadioSelect, choices=list(OUTCOMES.items())
    )
    due_on = DanishDateField(
        label=_("Den nye dag"), required=False, earliest=EARLIEST, help_text=_("Kun når det er aftalt om.")
    )
    text = forms.CharField(
        label=_("Hvad har den, der fik løftet, fået at vide?"),
        widget=forms.Textarea,
        max_length=1_000,
        required=False,
        help_text=_("Skal skrives, når løftet ikke er holdt."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self) -> dict[str, object]:
        """What is agreed anew has a new day, and what was not kept a word to whom it was promised."""
        told = super().clean() or {}
        outcome = told.get("outcome")
        if outcome == Outcome.RENEGOTIATED and "due_on" not in self.errors and told.get("due_on") is None:
            self.add_error("due_on", _("Skriv den nye dag."))
        if outcome in (Outcome.KEPT, Outcome.BROKEN):
            told["due_on"] = None
        if outcome in (Outcome.BROKEN, Outcome.RENEGOTIATED) and not str(told.get("text") or "").strip():
            self.add_error("text", _("Skriv, hvad barnet eller den, der fik løftet, har fået at vide."))
        return told


def today_first() -> dict[str, dt.date]:
    """Days that are most often today."""
    return {"seen_on": today(), "given_on": today()}
