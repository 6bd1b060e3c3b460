"""The forms about access."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.access.models import Account, Kind, Site
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.people.models import Person
from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm
from livline.web.rooms.access.words import role_word

AROUND = (
    Kind.SITE_STAFF, Kind.FOSTER, Kind.CHILD, Kind.CUSTODY_PARENT, Kind.PARENT, Kind.PARENT_RESTRICTED,
    Kind.REPRESENTATIVE, Kind.SUPPORT_PERSON,
)  # fmt: skip
"""What whoever writes access may give; the rest is given by who decides about it."""


def kinds_for(sight: Sight) -> list[str]:
    """The kinds of relation that this reader may give."""
    if sight.decides("access"):
        return [kind for kind in Kind.values if kind != Kind.EMERGENCY]
    return list(AROUND)


def accounts_for(opened: Opened) -> list[Account]:
    """Whom it may be given to: colleagues, and the people of the case who sign in."""
    persons = Person.objects.filter(ties__case=opened.case, account__isnull=False).values_list("account_id", flat=True)
    colleagues = Account.objects.filter(municipality_id=opened.case.municipality_id, is_active=True)
    return sorted({*colleagues, *Account.objects.filter(id__in=list(persons))}, key=lambda one: one.name)


class RelationForm(OnceForm):
    """Who is to have access, as what, and when."""

    account = forms.ChoiceField(label=_("Hvem"))
    kind = forms.ChoiceField(label=_("Som"))
    begins = DanishDateField(label=_("Fra"), required=False, help_text=_("Tomt: fra i dag."))
    ends = DanishDateField(
        label=_("Til"), required=False, help_text=_("Den dag gælder adgangen ikke mere. Tomt: indtil videre.")
    )
    site = forms.ChoiceField(label=_("Sted"), required=False, help_text=_("For plejefamilier og ansatte på stedet."))

    def __init__(self, opened: Opened, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        sites = Site.objects.filter(municipality_id=opened.case.municipality_id, is_closed=False).order_by("name")
        offered = {
            "account": [(str(account.id), account.name) for account in accounts_for(opened)],
            "kind": [(kind, role_word(kind)) for kind in kinds_for(opened.sight)],
            "site": [("", _("Ikke oplyst")), *((str(site.id), site.name) for site in sites)],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class EndForm(OnceForm):
    """From which day access ends."""

    on = DanishDateField(label=_("Fra hvilken dag gælder adgangen ikke mere?"))


class RestrictionForm(OnceForm):
    """Who is to be kept out, and why."""

    account = forms.ChoiceField(label=_("Hvem"))
    reason = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea, max_length=1_000)

    def __init__(self, opened: Opened, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(account.id), account.name) for account in accounts_for(opened)]
        self.fields["account"].choices = choices  # type: ignore[attr-defined]


class ReasonForm(OnceForm):
    """Why a restriction is to end."""

    reason = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea, max_length=1_000)
