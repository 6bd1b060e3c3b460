"""The forms of leave: two days, and a colleague if one is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm


class Named(Protocol):
    """Somebody whom one can choose."""

    @property
    def id(self) -> UUID: ...
    @property
    def name(self) -> str: ...


def choices(people: Sequence[Named], empty: object) -> list[tuple[str, Any]]:
    """People to choose among, and nobody."""
    return [("", empty), *((str(one.id), one.name) for one in people)]


class LeaveForm(OnceForm):
    """From when to when, and who stands in; a leader says of whom (`of`)."""

    of = forms.ChoiceField(label=_("Hvem er væk?"))
    first = DanishDateField(label=_("Væk fra"))
    last = DanishDateField(label=_("Væk til og med"))
    stand_in = forms.ChoiceField(
        label=_("Stedfortræder"),
        required=False,
        help_text=_("Kan vente. Din leder ser, at der mangler en."),
    )

    def __init__(self, of: Sequence[Named], colleagues: Sequence[Named], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["of"].choices = choices(of, _("Vælg …"))  # type: ignore[attr-defined]
        self.fields["stand_in"].choices = choices(colleagues, _("Ingen endnu"))  # type: ignore[attr-defined]
        if not of:
            del self.fields["of"]
        else:
            self.fields["stand_in"].help_text = ""


class StandInForm(OnceForm):
    """Who stands in."""

    stand_in = forms.ChoiceField(label=_("Stedfortræder"))

    def __init__(self, colleagues: Sequence[Named], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        first = str(colleagues[0].id) if len(colleagues) == 1 else ""
        self.fields["stand_in"].choices = choices(colleagues, _("Vælg …"))  # type: ignore[attr-defined]
        self.fields["stand_in"].initial = first


class SwapForm(OnceForm):
    """Who takes over from which stand-in; where there is one, nobody is asked which."""

    former = forms.UUIDField(label=_("Hvem afløses?"), widget=forms.Select)
    successor = forms.ChoiceField(label=_("Hvem tager over?"))

    def __init__(
        self, standing: Sequence[tuple[UUID, str]], colleagues: Sequence[Named], *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        former = self.fields["former"]
        if len(standing) == 1:
            former.widget, former.initial = forms.HiddenInput(), standing[0][0]
            colleagues = [one for one in colleagues if one.id != standing[0][0]]
        else:
            former.widget.choices = [("", _("Vælg …")), *((str(id_), name) for id_, name in standing)]
        self.fields["successor"].choices = choices(colleagues, _("Vælg …"))  # type: ignore[attr-defined]


class ShortenForm(OnceForm):
    """The last day now; none at all: it is called off."""

    last = DanishDateField(label=_("Sidste dag væk"), required=False)
    called_off = forms.BooleanField(label=_("Jeg er slet ikke væk mere"), required=False)

    def __init__(self, off: object, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["called_off"].label = off  # type: ignore[assignment]

    def clean(self) -> dict[str, object]:
        """A day, or that it is over."""
        told = super().clean() or {}
        if not told.get("called_off") and not told.get("last") and "last" not in self.errors:
            self.add_error("last", _("Skriv den sidste dag, eller sæt kryds."))
        return told
