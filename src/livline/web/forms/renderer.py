"""How does a Django form become the design system's markup?  `FORM_RENDERER` of the settings; nothing to do in a form.

`{{ form }}` gives all fields, `{{ form.day.as_field_group }}` one, `<c-error-summary :form="form" />` what is wrong.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from livline.web.forms.dates import DateInput

CLASSES: dict[str, str] = {"select": "form-select", "checkbox": "form-checkbox"}


class Field(BoundField):
    """A field with the names and hints that the design system's markup knows."""

    @property
    def kind(self) -> str:
        """Which template shows it: `text`, `select`, `date`, `choices`, `checkbox`."""
        widget = self.field.widget
        if isinstance(widget, DateInput):
            return "date"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        return "select" if isinstance(widget, forms.Select) else "text"

    @property
    def radio(self) -> bool:
        return not isinstance(self.field.widget, forms.CheckboxSelectMultiple)

    @property
    def template(self) -> str:
        return f"web/forms/{self.kind}.html"

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}-error"

    @property
    def limit_id(self) -> str:
        return f"{self.auto_id}-limit-message"

    @property
    def first_id(self) -> str:
        """Where a link to this field leads: into the field, or to the first of its choices."""
        return f"{self.auto_id}-option1" if self.kind == "choices" else str(self.auto_id)

    @property
    def optional(self) -> bool:
        """What may be left out is marked where something else may not; choices say it themselves."""
        others = any(field.required and not field.widget.is_hidden for field in self.form.fields.values())
        return others and not self.field.required and self.kind in {"text", "select", "date"}

    @property
    def limit(self) -> int | None:
        """How many characters there is room for, where the person is to be told: in texts of some length."""
        most: int | None = getattr(self.field, "max_length", None)
        return most if isinstance(self.field.widget, forms.Textarea) else None

    @property
    def mistake(self) -> str:
        """What is wrong, as one sentence after the other."""
        return " ".join(str(error) for error in self.errors)

    @property
    def iso(self) -> str:
        """The day that is in the field, as the calendar wants it; nothing where it is no day."""
        value = self.value()
        try:
            day = self.field.clean(value) if value else None
        except forms.ValidationError:
            return ""
        return day.isoformat() if day else ""

    @property
    def aria_describedby(self) -> str:
        """Where the hint, the mistake and the count of characters stand, under the design system's names."""
        told = ((self.help_text, self.hint_id), (self.errors, self.error_id), (self.limit, self.limit_id))
        return " ".join(name for present, name in told if present and self.auto_id and not self.is_hidden)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes and the design system's class."""
        widget = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)  # type: ignore[misc, unused-ignore]
        if self.field.widget.is_hidden:
            return built
        # A text's length is counted aloud instead of being cut off without a word.
        if self.limit:
            widget.attrs.pop("maxlength", None)
        own = str(widget.attrs.get("class", ""))
        return built | {"class": f"{CLASSES.get(self.kind, 'form-input')} {own}".strip()}


class Renderer(TemplatesSetting):
    """Templates of the project, our field group, our bound field."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = Field
