"""Beside every field of every form stands what it is good for."""

from __future__ import annotations

import pytest
from django import forms
from django.utils import translation

from lawcode.facts import KIND_BY_NAME, KIND_NAMES
from lawcode.turning import OF_EVERY_DUTY, duties_on
from livline.web.fact_words import titles
from livline.web.field_help import SERVES, help_of
from livline.web.forms.renderer import Field
from livline.web.rooms.facts.forms import FactForm


def whole_form(kind: str) -> FactForm:
    """The form with everything that it may ask."""
    return FactForm(kind, of=[("a", "A")], measures=[("p1", "p1")])


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_field_says_what_it_serves(kind: str, language: str):
    with translation.override(language):
        fields = whole_form(kind).visible_fields()
        assert [field.name for field in fields if not field.help_text] == []


@pytest.mark.parametrize("kind", ["decision", "study_closed", "consent", "visit"])
def test_the_help_is_read_with_its_field(kind: str):
    form = whole_form(kind)
    page = str(form)
    for field in form.visible_fields():
        assert isinstance(field, Field)
        assert f'id="{field.hint_id}"' in page
        assert field.hint_id in field.aria_describedby


def test_help_is_derived_where_a_duty_turns_on_the_field():
    assert help_of("visit", "talked_with_child") == f"Bruges til: {titles()['visits']}."
    assert help_of("decision", "about").endswith("m.fl.")
    assert [place for place in SERVES if duties_on(*place)] == []


def test_what_is_written_is_about_a_field_that_is_there():
    assert [place for place in SERVES if KIND_BY_NAME[place[0]].field(place[1]) is None] == []
    assert {place[0:2] for place in OF_EVERY_DUTY} <= set(SERVES)


def test_help_leaves_the_form_as_it_was():
    field = whole_form("study_closed").fields["covers"]
    assert isinstance(field, forms.CharField)
    assert "linje" in str(field.help_text), "how it is written stands there too"
