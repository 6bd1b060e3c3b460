"""How is a part of a plan asked about?  A form made from its fields, each with the wording that the writer has seen."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.plans.content import Field, Holds, Sort
from livline.plans.reading import Content, Part
from livline.plans.services import Said
from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm
from livline.web.rooms.plan.showing import Surroundings, gist
from livline.web.rooms.plan.words import part_name

SEEN = "was_"
"""Begins the names of the fields that tell which wording the writer has seen."""
LONGEST = 20_000
"""Letters of a field; nobody is told how many are left, since nobody comes near it."""
ENDING = ("ended", "ended_why")
"""What is said of a goal when it is ended."""
NOT_ASKED = "place"
"""Where a goal was written is known without asking."""
Choices = Mapping[str, Sequence[tuple[str, str]]]


def fields_asked(sort: Sort, part: Part | None) -> tuple[Field, ...]:
    """What is asked about a part: not what is known, nor a child's own words of a wish once they stand."""
    left = {one.name for one in sort.fields if one.is_known}
    left |= set(ENDING) if part is None or not part.is_ended else set()
    if sort.name == "wish" and part is not None and part.says("said"):
        left |= {"said"}
    return tuple(field for field in sort.fields if field.name not in left)


def choices_of(content: Content, around: Surroundings, part: Part | None) -> Choices:
    """What references can be chosen: the plan's needs and goals, and the measures that run or were chosen before."""
    chosen = part.refers("measures") if part is not None else ()
    goals = enumerate(content.of("goal"), 1)
    return {
        "needs": [(str(need.id), gist(need)) for need in content.of("need")],
        "goals": [(str(goal.id), f"{part_name(goal.sort, n)}: {gist(goal)}") for n, goal in goals],
        "measures": [(name, text) for name, text in around.measures.items() if name in {*around.running, *chosen}],
    }


class PartForm(OnceForm):
    """Fields of one part.  `part`: its id, made with the form where it is new; `about`: who is asked to consent."""

    part = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)
    about = forms.CharField(widget=forms.HiddenInput, max_length=36, required=False)

    def __init__(self, fields: Iterable[Field], choices: Choices, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked = [field for field in fields if field.holds is not Holds.REFERENCES or choices[field.name]]
        for field in self.asked:
            self.fields[field.name] = asked_as(field, choices)
        for name in [*(field.name for field in self.asked), NOT_ASKED]:
            self.fields[SEEN + name] = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def rows(self) -> Iterator[list[Any]]:
        """The fields as the page shows them: twins in one row."""
        names = [field.name for field in self.asked]
        for field in self.asked:
            if field.twin in names and names.index(field.twin) < names.index(field.name):
                continue
            yield [self[field.name], *([self[field.twin]] if field.twin in names else [])]

    def text(self, field: Field) -> str:
        """What was written, as a wording keeps it."""
        value = self.cleaned_data[field.name]
        if field.holds is Holds.REFERENCES:
            return "\n".join(value)
        return value.isoformat() if isinstance(value, dt.date) else str(value or "").strip()

    def seen(self, name: str) -> UUID | None:
        """The wording that the writer has seen there."""
        found: UUID | None = self.cleaned_data.get(SEEN + name)
        return found

    def says(self, part: UUID, sort: Sort) -> list[Said]:
        """All that the form says."""
        return [Said(part, sort.name, one.name, self.text(one), self.seen(one.name)) for one in self.asked]


def asked_as(field: Field, choices: Choices) -> forms.Field:
    """The field of a form for what a field holds."""
    told: dict[str, Any] = {"label": field.title, "help_text": field.help, "required": False}
    match field.holds:
        case Holds.DAY:
            return DanishDateField(**told)
        case Holds.WORD:
            return forms.ChoiceField(choices=[("", _("Ikke valgt")), *field.words], **told)
        case Holds.REFERENCES:
            options = list(choices[field.name])
            return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **told)
        case Holds.LINE:
            return forms.CharField(max_length=300, **told)
    return forms.CharField(validators=[MaxLengthValidator(LONGEST)], widget=forms.Textarea(attrs={"rows": 3}), **told)


class EndForm(PartForm):
    """How and why a goal ends: how has to be said."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        how = self.fields["ended"]
        how.required, how.widget = True, forms.RadioSelect()
        how.label = gettext_lazy("Hvordan er målet afsluttet?")
        how.choices = [one for one in how.choices if one[0]]  # type: ignore[attr-defined]


def initial_of(fields: Iterable[Field], part: Part | None) -> dict[str, Any]:
    """The form with what stands."""
    if part is None:
        return {}
    stands: dict[str, Any] = {"part": part.id}
    for field in fields:
        stands[field.name] = part.refers(field.name) if field.holds is Holds.REFERENCES else part.says(field.name)
    return stands | {SEEN + name: wording.id for name, wording in part.words.items()}
