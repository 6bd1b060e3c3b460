"""The forms about notifications."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from livline.access.danish_day import DENMARK
from livline.inbox.assessing import SHORTEST_REASON, Judged
from livline.inbox.models import NotifierKind, Outcome, Subject, Telling
from livline.inbox.sealed import Identity
from livline.inbox.services import Child, Told
from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm
from livline.web.rooms.inbox.words import KINDS, SIGNS, WAYS

EARLIEST = dt.date(1990, 1, 1)
MOST_CHILDREN = 12
LONGEST = 20_000
TIME_FORMS = ["%H.%M", "%H:%M", "%H%M"]


def capitalised(words: dict[str, object]) -> list[tuple[str, str]]:
    """Choices as a form shows them."""
    return [(word, str(text)[:1].upper() + str(text)[1:]) for word, text in words.items()]


def time_field(label: Any, **more: Any) -> forms.TimeField:
    """A time of the day as Danes write it."""
    invalid = _("Skriv klokkeslættet som timer og minutter, f.eks. 14.30.")
    widget = forms.TimeInput(format="%H.%M", attrs={"autocomplete": "off", "inputmode": "decimal"})
    return forms.TimeField(
        label=label, input_formats=TIME_FORMS, widget=widget, error_messages={"invalid": invalid}, **more
    )


def moment(day: dt.date, time: dt.time) -> dt.datetime:
    """The Danish moment of a day and a time."""
    return dt.datetime.combine(day, time, DENMARK)


class TellingForm(OnceForm):
    """What was told, from what sort of notifier, when and how."""

    text = forms.CharField(
        label=_("Hvad er fortalt?"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST,
        help_text=_("Helst med underretterens egne ord. Skriv ikke her, hvem der underretter: det har sit eget felt."),
    )
    acute_signs = forms.MultipleChoiceField(
        label=_("Tegn på akut fare"), required=False, widget=forms.CheckboxSelectMultiple
    )
    notifier_kind = forms.ChoiceField(label=_("Hvem underretter?"))
    way = forms.ChoiceField(label=_("Hvordan kom den?"))
    received_on = DanishDateField(label=_("Modtaget den"), earliest=EARLIEST)
    received_at = time_field(_("Klokken"), help_text=_("Fristen på et døgn tæller herfra, også i weekender."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["acute_signs"].choices = capitalised(SIGNS)  # type: ignore[attr-defined]
        self.fields["notifier_kind"].choices = [("", _("Vælg")), *capitalised(KINDS)]  # type: ignore[attr-defined]
        self.fields["way"].choices = capitalised(WAYS)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What has come has come before now."""
        told = super().clean() or {}
        day, time = told.get("received_on"), told.get("received_at")
        if day and time and moment(day, time) > timezone.now():
            self.add_error("received_at", _("Underretningen kan ikke være kommet senere end nu."))
        return told

    def told(self) -> Told:
        """What the form says."""
        said = self.cleaned_data
        at = moment(said["received_on"], said["received_at"])
        return Told(at, said["way"], said["notifier_kind"], said["text"], said["acute_signs"])


def now_initial() -> dict[str, Any]:
    """Received just now."""
    now = timezone.now().astimezone(DENMARK)
    return {"received_on": now.date(), "received_at": now.time(), "way": "phone"}


def initial_of(telling: Telling, text: str) -> dict[str, Any]:
    """What a telling says, as its form shows it."""
    at = telling.received_at.astimezone(DENMARK)
    names = ("way", "notifier_kind", "acute_signs")
    return {name: getattr(telling, name) for name in names} | {
        "text": text, "received_on": at.date(), "received_at": at.time(), "before": telling.id
    }  # fmt: skip


class ReceiveForm(TellingForm):
    """A notification, with who told it."""

    notifier_name = forms.CharField(label=_("Underretterens navn"), max_length=200, required=False)
    notifier_is = forms.CharField(
        label=_("Stilling eller forhold til barnet"), max_length=200, required=False,
        help_text=_("For eksempel lærer, nabo eller mormor."),
    )  # fmt: skip
    notifier_reached = forms.CharField(label=_("Kan træffes på"), max_length=300, required=False)
    wants_protection = forms.BooleanField(label=_("Familien må ikke få at vide, hvem der underretter"), required=False)

    def clean(self) -> dict[str, Any]:
        """Somebody anonymous has no name; all others have one to answer."""
        told = super().clean()
        anonymous, name = told.get("notifier_kind") == NotifierKind.ANONYMOUS, told.get("notifier_name", "").strip()
        if anonymous and name:
            self.add_error("notifier_name", _("En anonym underretter har intet navn. Ret det, eller vælg en anden."))
        if told.get("notifier_kind") and not anonymous and not name:
            self.add_error("notifier_name", _("Skriv navnet, så der kan kvitteres, eller vælg anonym."))
        return told

    def identity(self) -> Identity | None:
        """Who told it; None for somebody anonymous."""
        said = self.cleaned_data
        if not said["notifier_name"].strip():
            return None
        return Identity(said["notifier_name"].strip(), said["notifier_is"].strip(), said["notifier_reached"].strip())


class WithReason(forms.Form):
    """A correction; `before`: what the form was made from."""

    reason = forms.CharField(label=_("Hvorfor rettes det?"), max_length=500)
    before = forms.UUIDField(widget=forms.HiddenInput)


class CorrectForm(WithReason, TellingForm):
    """What was told, said anew."""

    field_order = ("text", "acute_signs", "notifier_kind", "way", "received_on", "received_at", "reason")


class ChildForm(forms.Form):
    """A child whom it is about."""

    name = forms.CharField(
        label=_("Barnets navn"), max_length=200, help_text=_("Er det ukendt, så det, man ved: „dreng, ca. 6 år“.")
    )
    born_on = DanishDateField(
        label=_("Født eller ventet den"), required=False, earliest=EARLIEST, help_text=_("Tomt: ikke oplyst.")
    )
    is_unborn = forms.BooleanField(label=_("Barnet er ikke født endnu"), required=False)
    cpr = forms.CharField(label=_("CPR-nummer"), max_length=11, required=False)

    def child(self) -> Child:
        """What the form says."""
        said = self.cleaned_data
        return Child(said["name"], said["born_on"], said["is_unborn"], said["cpr"])


class TypedBefore(BaseFormSet):  # type: ignore[type-arg]  # no generic when it runs
    """The children; those that were typed and not sent are shown again, and are as new as all others."""

    def initial_form_count(self) -> int:
        return super().initial_form_count() if self.is_bound else 0

    def total_form_count(self) -> int:
        """Room for each of them."""
        typed = 0 if self.is_bound else len(self.initial or ())
        return max(typed, super().total_form_count())


Children: type[BaseFormSet[ChildForm]] = formset_factory(
    ChildForm,
    formset=TypedBefore,
    extra=0,
    min_num=1,
    max_num=MOST_CHILDREN,
    validate_min=True,
    validate_max=True,
    absolute_max=MOST_CHILDREN,
)


class AddChildForm(OnceForm, ChildForm):
    """One more child."""


class CorrectChildForm(WithReason, AddChildForm):
    """Who a child is, said anew.  An empty number leaves the one that there is."""

    field_order = ("name", "born_on", "is_unborn", "cpr", "reason")


def initial_of_child(subject: Subject) -> dict[str, Any]:
    """Who a child is, as its form shows it; the number is not shown."""
    names = ("name", "born_on", "is_unborn")
    return {name: getattr(subject, name) for name in names} | {"before": subject.id}


class AssessForm(OnceForm):
    """Is the child in danger now, and what comes of it?"""

    acute = forms.ChoiceField(
        label=_("Er barnet i akut fare?"),
        choices=[("yes", _("Ja, der handles nu")), ("no", _("Nej"))],
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(label=_("Hvad sker der?"), widget=forms.RadioSelect)
    case = forms.ChoiceField(label=_("Hvilken sag?"), required=False)
    reason = forms.CharField(
        label=_("Begrundelse, når der ingen sag bliver"), required=False, max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Hvad er undersøgt, og hvad viste det?"),
    )  # fmt: skip
    also = forms.MultipleChoiceField(label=_("Det samme gælder"), required=False, widget=forms.CheckboxSelectMultiple)
    assessed_on = DanishDateField(label=_("Vurderet den"), required=False, earliest=EARLIEST)
    assessed_at = time_field(_("Klokken"), required=False, help_text=_("Tomt: nu."))

    def __init__(
        self,
        outcomes: Sequence[tuple[str, Any]],
        cases: Sequence[tuple[str, str]],
        others: Sequence[tuple[str, str]],
        *args: Any,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]
        self._offer("case", [*cases] if len(cases) == 1 else [("", _("Vælg")), *cases], bool(cases))
        self._offer("also", others, bool(others))

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]], offered: bool) -> None:
        if offered:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What each outcome needs."""
        told = super().clean() or {}
        outcome = told.get("outcome")
        if outcome == Outcome.EXISTING and not told.get("case"):
            self.add_error("case", _("Vælg barnets sag."))
        if outcome == Outcome.DECLINED and len(told.get("reason", "").strip()) < SHORTEST_REASON:
            self.add_error("reason", _("Skriv, hvad der er undersøgt, og hvorfor der ikke er grund til en sag."))
        if outcome == Outcome.DECLINED and told.get("acute") == "yes":
            self.add_error("outcome", _("Et barn i akut fare får en sag."))
        if bool(told.get("assessed_on")) != bool(told.get("assessed_at")):
            self.add_error("assessed_at", _("Skriv både dag og klokkeslæt, eller ingen af dem."))
        return told

    def judged(self) -> Judged:
        """The assessment; without a time it was made now."""
        said = self.cleaned_data
        at = moment(said["assessed_on"], said["assessed_at"]) if said["assessed_on"] else timezone.now()
        return Judged(said["acute"] == "yes", at)
