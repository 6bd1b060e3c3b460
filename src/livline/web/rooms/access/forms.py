"""The forms about access."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.access.models import Account, Kind, Site
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.people.lookups import names_by_account, people_seen
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


def accounts_for(opened: Opened, by: Account) -> list[Account]:
    """Whom it may be given to: colleagues, and the people of the case who sign in, of whom only the name is known."""
    colleagues = Account.objects.filter(municipality_id=opened.case.municipality_id, is_active=True)
    around = [Account(id=id_, name=name) for id_, name in names_by_account(people_seen(opened, by)).items()]
    return sorted({*colleagues, *around}, key=lambda one: one.name)


def chosen(offered: Iterable[Any], id_: str) -> Any:
    """What was chosen among what is offered; None for nothing."""
    return next((one for one in offered if str(one.id) == id_), None)


class RelationForm(OnceForm):
    """Who is to have access, as what, and when."""

    account = forms.ChoiceField(label=_("Hvem"))
    kind = forms.ChoiceField(label=_("Som"))
    begins = DanishDateField(label=_("Fra"), required=False, help_text=_("Tomt: fra i dag."))
    ends = DanishDateField(
        label=_("Til"), required=False, help_text=_("Den dag gælder adgangen ikke mere. Tomt: indtil videre.")
    )
    site = forms.ChoiceField(label=_("Sted"), required=False, help_text=_("For plejefamilier og ansatte på stedet."))

    def __init__(self, opened: Opened, by: Account, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        sites = Site.objects.filter(municipality_id=opened.case.municipality_id, is_closed=False)
        self.sites, self.accounts = list(sites.order_by("name")), accounts_for(opened, by)
        offered = {
            "account": [(str(account.id), account.name) for account in self.accounts],
            "kind": [(kind, role_word(kind)) for kind in kinds_for(opened.sight)],
            "site": [("", _("Ikke oplyst")), *((str(site.id), site.name) for site in self.sites)],
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

    def __init__(self, opened: Opened, by: Account, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.accounts = accounts_for(opened, by)
        choices = [(str(account.id), account.name) for account in self.accounts]
        self.fields["account"].choices = choices  # type: ignore[attr-defined]


class ReasonForm(OnceForm):
    """Why a restriction is to end."""

    reason = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea, max_length=1_000)


class LoginForm(OnceForm):
    """Where the account of somebody around the child is to be."""

    email = forms.EmailField(
        label=_("Personens egen e-mailadresse"),
        max_length=254,
        help_text=_("Den, personen logger ind med. Kun personen selv må kunne læse post der."),
    )
