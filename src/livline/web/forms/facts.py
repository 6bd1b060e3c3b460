"""How is a fact asked about that may be unknown?  With three answers, of which "not recorded" is one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

YES, NO, UNKNOWN = "yes", "no", "unknown"
CHOICES = ((YES, _("Ja")), (NO, _("Nej")), (UNKNOWN, _("Ikke oplyst")))
MEANING: dict[str, bool | None] = {YES: True, NO: False, UNKNOWN: None}


class ThreeStateField(forms.ChoiceField):
    """Yes, no or not recorded: `True`, `False` or `None`, as the facts have it.

    An answer must be given.  Whoever wants "not recorded" chosen beforehand gives `initial=None`.
    """

    widget = forms.RadioSelect

    default_error_messages = {"required": _("Vælg ja, nej eller ikke oplyst.")}  # noqa: RUF012

    def __init__(self, **more: Any) -> None:
        more["initial"] = self.prepare_value(more.get("initial", ""))
        super().__init__(choices=CHOICES, **more)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """No answer is not the answer "not recorded"."""
        return "" if data is None else data

    def prepare_value(self, value: Any) -> Any:
        """The word of a fact; what was posted is a word already."""
        if value is None or isinstance(value, bool):
            return next(word for word, meaning in MEANING.items() if meaning is value)
        return value

    def clean(self, value: Any) -> bool | None:
        return MEANING.get(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)
