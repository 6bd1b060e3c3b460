"""Which forms write a note?  One text first; what it is, when it was and who was there come after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from livline.journal.models import Note, Occasion, Sort
from livline.journal.services import LONGEST, Text, Written
from livline.people.models import Tie
from livline.web.forms.dates import DanishDateField
from livline.web.journal_words import OCCASIONS
from livline.web.once import OnceForm
from livline.web.rooms.facts.ahead import NOT_COME

EARLIEST = dt.date(1990, 1, 1)


def text_field(label: Any, help_text: Any, rows: int = 6) -> forms.CharField:
    """A text of a note."""
    widget = forms.Textarea(attrs={"rows": rows})
    longest = [MaxLengthValidator(LONGEST)]  # not `max_length`: nobody who writes wants to see a count
    return forms.CharField(label=label, help_text=help_text, required=False, validators=longest, widget=widget)


class NoteForm(OnceForm):
    """A note.  `ties`: those who may have been there."""

    seen = text_field(_("Hvad skete der?"), _("Hvad du så og hørte, så barnet selv kan læse det en dag."), rows=10)
    thought = text_field(_("Faglig vurdering"), _("Hvad du mener om det. Holdes for sig og kan begrunde en afgørelse."))
    occasion = forms.ChoiceField(
        label=_("Hvad er det?"), choices=list(OCCASIONS.items()), widget=forms.RadioSelect, required=False
    )
    day = DanishDateField()
    time = forms.TimeField(
        label=_("Klokkeslæt"), required=False, input_formats=["%H:%M", "%H.%M", "%H"], help_text=_("Som 14.30.")
    )

    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)

    def __init__(self, *args: Any, ties: Sequence[Tie] = (), **more: Any) -> None:
        now = timezone.localtime()
        more["initial"] = {"day": now.date(), "time": now.strftime("%H.%M")} | (more.get("initial") or {})
        super().__init__(*args, **more)
        self.fields["day"] = DanishDateField(
            label=_("Dag"), earliest=EARLIEST, latest=now.date(), error_messages={"too_late": NOT_COME}
        )
        said = [self.data.get(name, "").strip() for name in ("thought", "shared")]
        self.fields["seen"].required = not any(said)
        self.fields["seen"].error_messages["required"] = _("Skriv, hvad der skete.")
        people = [(str(tie.id), tie.person.called or tie.person.name) for tie in ties]
        self.fields["present"] = forms.MultipleChoiceField(
            label=_("Hvem var med?"), required=False, choices=people, widget=forms.CheckboxSelectMultiple
        )

    def clean(self) -> dict[str, Any]:
        """It is of some occasion; what is suggested is looked at before it is saved."""
        told = super().clean() or {}
        if not told.get("occasion"):
            self.add_error("occasion", _("Vælg, hvad det er."))
        return told

    def says(self) -> Written:
        """The note that the form holds."""
        told = self.cleaned_data
        texts = [
            Text(Sort.OBSERVATION, told["seen"]),
            Text(Sort.OBSERVATION, told.get("shared") or "", is_about_all=True),
            Text(Sort.ASSESSMENT, told["thought"]),
        ]
        return Written(Occasion(told["occasion"]), told["day"], texts, told["time"], told["present"])


class CorrectForm(NoteForm):
    """A note anew, with the reason; `before`: the version that whoever corrects has read."""

    before = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Hvorfor rettes det?"), max_length=1_000, help_text=_("Grunden kan ses i historikken.")
    )


def initial_of(note: Note) -> dict[str, Any]:
    """What a note says, as its form shows it."""
    texts = {"seen": "", "thought": "", "shared": ""}
    for block in note.blocks.all():
        name = "shared" if block.is_about_all else "thought" if block.sort == Sort.ASSESSMENT else "seen"
        texts[name] = f"{texts[name]}\n\n{block.text}".strip()
    time = note.time.strftime("%H.%M") if note.time else ""
    present = [str(tie) for tie in note.present]
    about = {"occasion": note.occasion, "day": note.day, "time": time, "present": present, "before": note.id}
    return texts | about


def ask_about_all(form: NoteForm, label: Any = None) -> None:
    """A text that may stand in the cases of siblings too."""
    form.fields["shared"] = text_field(
        label or _("Om alle børnene"), _("Kun det, der må stå i alle sagerne. Skriv ingen af børnenes navne her.")
    )
