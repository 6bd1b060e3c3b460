"""Are days and three-valued facts read as they were meant, and what is unclear asked about?"""

from __future__ import annotations

import datetime as dt

import pytest
from django import forms

from livline.web.forms.dates import DanishDateField, DateInput
from livline.web.forms.facts import ThreeStateField
from tests.web.components.gallery import FactForm

FIFTH_OF_MARCH = dt.date(2026, 3, 5)
WAYS = """5/3/2026|05-03-2026|05.03.2026|5.3.2026|5. 3. 2026|5/3-2026|5 3 2026|05032026|2026-03-05|2026-3-5
5. marts 2026|5 marts 2026|5. mar. 2026|5. MARTS 2026| 05.03.2026 """.replace("\n", "|").split("|")
UNCLEAR = {
    "i går": "invalid",
    "5/3": "invalid",
    "1999": "invalid",
    "5.3.202": "invalid",
    "20260305": "not_in_calendar",
    "5/3/26": "short_year",
    "05-03-26": "short_year",
    "31.02.2026": "not_in_calendar",
    "29/2/2025": "not_in_calendar",
    "0.3.2026": "not_in_calendar",
    "3/13/2026": "not_in_calendar",
    "5. martz 2026": "invalid",
    "05.03.2026 15:00": "with_time",
    "5/3/2026 kl. 15.00": "with_time",
    "2026-03-05T15:00": "with_time",
    "05.03.2026 om morgenen": "invalid",
    "٥/٣/٢٠٢٦x": "invalid",
}


class Fact(forms.Form):
    heard = ThreeStateField(label="Blev barnet hørt?")


@pytest.mark.parametrize("text", WAYS)
def test_a_day_is_read_as_danes_write_it(text: str):
    assert DanishDateField().clean(text) == FIFTH_OF_MARCH


@pytest.mark.parametrize(("text", "code"), UNCLEAR.items())
def test_what_is_no_day_is_asked_about_and_not_repeated(text: str, code: str):
    with pytest.raises(forms.ValidationError) as refused:
        DanishDateField().clean(text)
    assert refused.value.code == code
    assert text not in str(refused.value)


@pytest.mark.parametrize(("day", "code"), [("31.12.2009", "too_early"), ("01.01.2031", "too_late")])
def test_a_day_outside_the_limits_is_asked_about(day: str, code: str):
    field = DanishDateField(earliest=dt.date(2010, 1, 1), latest=dt.date(2030, 12, 31))
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(day)
    assert refused.value.code == code
    assert field.clean("01.01.2010")
    assert field.clean("31.12.2030")


def test_a_day_that_was_written_wrongly_stands_as_it_was_written():
    assert 'value="31.02.2026"' in FactForm({"day": "31.02.2026"})["day"].as_field_group()


@pytest.mark.parametrize(("word", "fact"), [("yes", True), ("no", False), ("unknown", None)])
def test_a_fact_has_three_answers(word: str, fact: bool | None):
    form = Fact({"heard": word})
    assert form.is_valid()
    assert form.cleaned_data["heard"] is fact


def test_no_answer_is_not_the_answer_not_recorded():
    form = Fact({})
    assert not form.is_valid()
    assert "checked" not in form["heard"].as_field_group()
    assert "checked" not in Fact()["heard"].as_field_group()


@pytest.mark.parametrize(("fact", "word"), [(True, "yes"), (False, "no"), (None, "unknown")])
def test_a_fact_that_is_known_to_be_unknown_is_shown_so(fact: bool | None, word: str):
    shown = Fact(initial={"heard": fact})["heard"].as_field_group()
    assert f'value="{word}" checked' in shown
    assert shown.count("checked") == 1


def test_an_answer_that_did_not_change_is_no_change():
    assert not Fact({"heard": "unknown"}, initial={"heard": None}).has_changed()
    assert Fact({"heard": "no"}, initial={"heard": None}).has_changed()


def test_another_answer_is_refused():
    assert not Fact({"heard": "maybe"}).is_valid()


def test_what_is_written_in_a_form_comes_back_as_text_and_never_as_markup():
    shown = FactForm({"title": '"><script>x</script>', "note": "</textarea><b>"}).render()
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_every_mistake_is_linked_to_its_field(made):
    form = FactForm({}, auto_id="id_%s")
    summary, fields = made('<c-error-summary :form="form" />', form=form), form.render()
    links = [piece.split('"')[0] for piece in summary.split('href="#')[1:]]
    assert len(links) == len(form.errors) > 0
    assert all(f'id="{link}"' in fields for link in links)


def test_there_is_no_summary_where_nothing_is_wrong(made):
    assert made('<c-error-summary :form="form" />', form=FactForm()).strip() == ""


def test_a_day_that_the_calendar_sent_is_shown_as_danes_write_it():
    widget = DateInput()
    assert widget.format_value("2026-11-01") == "01.11.2026"
    assert widget.format_value("2026-02-31") == "2026-02-31", "what is no day stands as it was written"
    assert widget.format_value("i går") == "i går"
