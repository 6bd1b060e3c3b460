"""What does an administrator fill in?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lawcode.facts import SITE_KINDS
from livline.access.models import Office
from livline.report.event_words import WORDS
from livline.web.fact_words import lang
from livline.web.once import OnceForm

OFFICES: dict[str, object] = {
    Office.ADMINISTRATOR: _("administrator"),
    Office.LOG_AUDITOR: _("databeskyttelsesrådgiver"),
    Office.EMERGENCY_READER: _("må åbne i nødstilfælde"),
    Office.INTAKE: _("modtager underretninger"),
}
"""What somebody does for the municipality, in words."""


class AccountForm(OnceForm):
    """A new account."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    email = forms.EmailField(label=_("Arbejdsmail"), max_length=254, help_text=_("Den, personen logger ind med."))


class OfficeForm(OnceForm):
    """An office for somebody."""

    office = forms.ChoiceField(label=_("Hverv"), choices=[*OFFICES.items()], widget=forms.RadioSelect)


class TeamForm(OnceForm):
    """A new team."""

    name = forms.CharField(label=_("Teamets navn"), max_length=200)


class MemberForm(OnceForm):
    """Somebody for a team."""

    account = forms.ChoiceField(label=_("Hvem"))
    leads = forms.BooleanField(label=_("Leder teamet"), required=False)

    def __init__(self, *args: Any, accounts: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["account"].choices = [("", _("Vælg")), *accounts]  # type: ignore[attr-defined]


class FieldForm(OnceForm):
    """Why a field is retired, or taken back."""

    reason = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea, max_length=1_000)


class TermForm(OnceForm):
    """What a word means."""

    child = forms.CharField(
        label=_("Sagt til barnet"),
        widget=forms.Textarea,
        max_length=400,
        help_text=_("Korte sætninger og hverdagsord, som et barn på ti år kender."),
    )
    adult = forms.CharField(label=_("Sagt til en voksen"), widget=forms.Textarea, max_length=400)
    inflected = forms.CharField(
        label=_("Andre former af ordet"),
        max_length=400,
        required=False,
        help_text=_("Med komma imellem. »-en, -er« sættes efter ordet; en ejeform på -s findes af sig selv."),
    )


class WordForm(TermForm):
    """A new word, and what it means."""

    word = forms.CharField(label=_("Ord"), max_length=60)
    field_order = ("word", "child", "adult", "inflected")


class GuideForm(OnceForm):
    """How one talks about goals, step by step."""

    title = forms.CharField(label=_("Overskrift"), max_length=120)
    steps = forms.CharField(
        label=_("Trin"),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=4_000,
        help_text=_("Ét trin på hver linje, højst ti. Det er en hjælp til samtalen; intet af det skal udfyldes."),
    )


class SiteForm(OnceForm):
    """A new site."""

    name = forms.CharField(label=_("Stedets navn"), max_length=200)
    kind = forms.ChoiceField(label=_("Hvad er det?"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [(kind, WORDS[kind].said(lang())) for kind in SITE_KINDS.split()]
        self.fields["kind"].choices = [("", _("Ikke oplyst")), *kinds]  # type: ignore[attr-defined]
