"""Which form records a fact of a kind?  Made from the contract's own table, so that no field is forgotten or invented.

What is left open is "not recorded", never "no".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from lawcode.facts import KIND_BY_NAME, Field, Type
from livline.report.fact_words import word_text
from livline.web.fact_words import field_title, lang, titles
from livline.web.field_help import help_of
from livline.web.forms.facts import ThreeStateField
from livline.web.once import OnceForm
from livline.web.rooms.facts.ahead import MAY_LIE_AHEAD, day_field, has_come, own_day_field

DENMARK = ZoneInfo("Europe/Copenhagen")
WITH_A_TIME = frozenset(
    {"notification", "notification_assessed", "chair_decision", "decision", "notice", "child_heard", "police_report"}
)
"""Kinds where the law counts hours or orders two acts of one day."""
LONG_TEXTS = frozenset({"reason", "purpose"})
LONGEST = 4_000

Choices = Sequence[tuple[str, str]]


class FactForm(OnceForm):
    """The form of one kind of fact.  `of`: the events it may belong to; `measures`: those of the case.

    `retired`: fields that the municipality asks for no more.
    """

    def __init__(
        self,
        kind: str,
        *args: Any,
        of: Choices = (),
        measures: Choices = (),
        retired: Collection[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.kind = KIND_BY_NAME[kind]
        self.fields["date"] = day_field(kind)
        if kind in WITH_A_TIME:
            self.fields["at"] = forms.TimeField(
                label=_("Klokkeslæt"), required=False, input_formats=["%H:%M", "%H.%M", "%H"]
            )
        for spec in self.kind.fields:
            if spec.name not in retired:
                self.fields[spec.name] = field_for(spec)
        if of:
            self.fields["of"] = forms.ChoiceField(
                label=_("Hører til"), required=False, choices=[("", _("Ikke oplyst")), *of]
            )
        if measures:
            self.fields["measure"] = forms.ChoiceField(
                label=_("Indsats eller anbringelse"),
                required=False,
                choices=[("", _("Ikke oplyst")), *measures],
            )
        for name, field in self.fields.items():
            field.help_text = help_of(kind, name)

    def clean(self) -> dict[str, Any]:
        """A time needs a day, and that of an act lies behind."""
        told = super().clean() or {}
        self.ask_about_time(moment(told.get("date"), told.get("at")))
        if told.get("at") and not told.get("date"):
            self.add_error("date", _("Skriv også datoen, når der er et klokkeslæt."))
        return told

    def ask_about_time(self, at: dt.datetime | None) -> None:
        """Is it later today?"""
        if at is None or self.kind.name in MAY_LIE_AHEAD:
            return
        try:
            has_come(at)
        except forms.ValidationError as fault:
            self.add_error("at", fault)

    def fact(self) -> dict[str, Any]:
        """What the form says, in the words and types of the contract; what is open is left out."""
        told = {name: self.cleaned_data.get(name) for name in self.fields if name not in ("submission", "at")}
        told["at"] = moment(self.cleaned_data.get("date"), self.cleaned_data.get("at"))
        for spec in self.kind.fields:
            told[spec.name] = value_of(spec, told.get(spec.name))
        return {name: value for name, value in told.items() if value not in (None, "")}


def moment(day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    """The Danish moment; None without a time."""
    return dt.datetime.combine(day, time, DENMARK) if day and time else None


def value_of(spec: Field, value: Any) -> Any:
    """What a field of the form means to the contract."""
    if spec.type is Type.TEXTS:
        return [line.strip() for line in (value or "").splitlines() if line.strip()] or None
    if spec.type is Type.WORDS:
        return value or None
    if spec.type is Type.TIME and value is not None:
        return value if value.tzinfo else value.replace(tzinfo=DENMARK)
    return value.strip() if isinstance(value, str) else value


def field_for(spec: Field) -> forms.Field:
    """The field of the form for a field of the contract."""
    told: dict[str, Any] = {"label": field_title(spec.name), "required": False}
    match spec.type:
        case Type.YES_NO:
            return ThreeStateField(initial=None, **told)
        case Type.WORD:
            return forms.ChoiceField(choices=[("", _("Ikke oplyst")), *choices(spec)], **told)
        case Type.WORDS:
            return forms.MultipleChoiceField(choices=choices(spec), widget=forms.CheckboxSelectMultiple, **told)
        case Type.DATE:
            return own_day_field(spec.name, **told)
        case Type.NUMBER:
            return forms.IntegerField(min_value=spec.low, max_value=spec.high, **told)
        case Type.TIME:
            formats = ["%d.%m.%Y %H.%M", "%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M"]
            return forms.DateTimeField(input_formats=formats, validators=[has_come], **told)
        case Type.TEXTS:
            return forms.CharField(widget=forms.Textarea, max_length=LONGEST, **told)
        case _:
            long = spec.name in LONG_TEXTS
            return forms.CharField(max_length=LONGEST if long else 300, widget=forms.Textarea if long else None, **told)


def choices(spec: Field) -> list[tuple[str, str]]:
    """The words of a field with what they are called."""
    named = titles()
    texts = ((word, word_text(spec, word, named, lang())) for word in spec.words)
    return [(word, text[:1].upper() + text[1:]) for word, text in texts]


def initial_of(entry: Any, places: Mapping[str, str]) -> dict[str, Any]:
    """What an entry says, as its form shows it."""
    from livline.cases.columns import COLUMN_OF

    kind = KIND_BY_NAME[entry.kind]
    told = {"date": entry.date, "measure": entry.measure, "of": entry.of_event}
    told["at"] = entry.at.astimezone(DENMARK).strftime("%H.%M") if entry.at else None
    for spec in kind.fields:
        value = getattr(entry, COLUMN_OF.get(spec.name, spec.name))
        if spec.type is Type.TEXTS and value:
            value = "\n".join(value)
        told[spec.name] = places.get(value, value) if isinstance(value, str) else value
    return told
