"""Are our components the design system's own markup?  Compared with what its macros make of the same data.

Where ours differ on purpose the difference is written into the row, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator

from livline.web.forms.dates import DanishDateField
from livline.web.forms.facts import ThreeStateField
from livline.web.frame import Destination, Frame
from tests.web.components.gallery import DAY
from tests.web.components.markup import part, tree

HERE = Path(__file__).parent / "dkfds"


class Fields(forms.Form):
    title = forms.CharField(
        label="Overskrift", help_text="Kort, uden navne.", error_messages={"required": "Skriv en overskrift."}
    )
    place = forms.CharField(label="Sted", required=False)
    secret = forms.CharField(label="Adgangskode", widget=forms.PasswordInput({"autocomplete": "current-password"}))
    note = forms.CharField(label="Begrundelse", widget=forms.Textarea({"rows": 4}), max_length=200, required=False)
    basis = forms.ChoiceField(label="Hjemmel", choices=[("", "Vælg"), ("46", "§ 46"), ("47", "§ 47")])
    day = DanishDateField(label="Dato", help_text="F.eks. 05.03.2026", earliest=DAY(2010, 1, 1))
    heard = ThreeStateField(label="Blev barnet hørt?", help_text="Ikke oplyst er også et svar.")
    present = forms.MultipleChoiceField(
        label="Hvem var til stede?",
        choices=[("child", "Barnet"), ("other", "Andre")],
        widget=forms.CheckboxSelectMultiple,
    )
    sure = forms.BooleanField(label="Jeg er sikker")


FRESH = Fields(
    auto_id="%s",
    initial={"place": "Birkely", "note": "Kort", "basis": "47", "day": DAY(2026, 3, 5), "present": ["child"]},
)
WRONG = Fields({"day": "31.02.2026"}, auto_id="%s")

CRUMBS = [{"text": "Mine sager", "href": "/"}, {"text": "Sag 0412", "href": "/0412/"}, {"text": "Afgørelse"}]
STEPS = [
    {"text": "Barnet", "state": "success", "href": "#1"},
    {"text": "Afgørelsen", "state": "error", "href": "#2", "information": "Datoen mangler"},
    {"text": "Stedet", "href": "#3", "current": True},
    {"text": "Kontrollér"},
]
COLUMNS = [
    {"text": "Sag", "href": "?sag", "sorted": "ascending"},
    {"text": "Pligt", "href": "?pligt"},
    {"text": "Status"},
]
PLACES = (Destination("Mine sager", "/", current=True), Destination("Frister", "/frister/"))
TABS = [Destination("Overblik", "#1", current=True), Destination("Frister", "#2")]


def page(number: int, of: int) -> Any:
    return Paginator(range(of * 10), 10).get_page(number)


def field(form: forms.Form, name: str) -> tuple[str, dict[str, Any]]:
    return "{{ field.as_field_group }}", {"field": form[name]}


PAGES = '<c-pagination :page="page" href="#" />'
ALERT = '<p class="alert-text">{}</p></c-alert>'
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "alert_info": ('<c-alert heading="Sagen er overdraget">' + ALERT.format("Fra Sønderby."), {}),
    "alert_warning": (
        '<c-alert variant="warning" heading="Fristen nærmer sig" level="h3">' + ALERT.format("Snart."),
        {},
    ),
    "alert_error": ('<c-alert variant="error">' + ALERT.format("Filen kunne ikke læses."), {}),
    "alert_success": ('<c-alert variant="success">' + ALERT.format("Det er gemt."), {}),
    "badge": ('<c-badge variant="info">Ny</c-badge>', {}),
    "breadcrumbs": ('<c-breadcrumbs :items="items" />', {"items": CRUMBS}),
    "back_link": ('<c-back-link href="/" />', {}),
    "details": ('<c-details summary="Hvorfor?"><p>Derfor.</p></c-details>', {}),
    "text": field(FRESH, "title"),
    "text_optional": field(FRESH, "place"),
    "text_wrong": field(WRONG, "title"),
    "password": field(FRESH, "secret"),
    "textarea": field(FRESH, "note"),
    "select": field(FRESH, "basis"),
    "date": field(FRESH, "day"),
    "date_wrong": field(WRONG, "day"),
    "radios": field(WRONG, "heard"),
    "checkboxes": field(FRESH, "present"),
    "checkbox": field(FRESH, "sure"),
    "pagination": (PAGES, {"page": page(6, 20)}),
    "pagination_early": (PAGES, {"page": page(3, 20)}),
    "pagination_late": (PAGES, {"page": page(18, 20)}),
    "pagination_few": (PAGES, {"page": page(2, 7)}),
    "section_nav": ('<c-section-nav label="Sagens dele" :items="items" />', {"items": TABS}),
    "steps": ('<c-steps :items="items" />', {"items": STEPS}),
    "table": (
        '<c-table caption="Frister" :columns="columns">'
        "<tr><td>0412</td><td>Opfølgning</td><td>overholdt</td></tr></c-table>",
        {"columns": COLUMNS},
    ),
    "toast": ('<c-toast heading="Notatet er slettet">Det kan fortrydes.</c-toast>', {}),
    "skip_link": ('{% extends "web/base.html" %}', {}),
    "menu_button": ('{% include "web/header.html" %}', {"frame": Frame(navigation=PLACES)}),
    "menu": ('{% include "web/header.html" %}', {"frame": Frame(navigation=PLACES)}),
    "mobile_menu": ('{% include "web/header.html" %}', {"frame": Frame(navigation=PLACES)}),
}

PARTS: dict[str, str] = {
    "steps": "<ol",
    "checkbox": '<div class="form-group-checkbox"',
    "skip_link": '<a class="skipnav"',
    "menu_button": '<button type="button" class="function-link button-menu-open',
    "menu": '<div class="navigation-menu"',
    "mobile_menu": '<nav class="navigation-menu-mobile"',
}
"""What of ours is compared, where more stands around it."""

# An icon that says something is an image to a screen reader; without the role some of them keep silent.
PICTURE = (r"(<svg aria-label=.*)>", r'\1 role="img">')
TYPED = (r"<button(.*)>", r'<button\1 type="button">')

DIFFERENCES: dict[str, list[tuple[str, str]]] = {
    "alert_info": [PICTURE],
    "alert_warning": [PICTURE],
    "alert_error": [PICTURE],
    "alert_success": [PICTURE],
    "steps": [PICTURE],
    # A browser sends "on" for a box without a value, and Django reads no more than that it was sent.
    "checkbox": [(r' value="on"', "")],
    # The sections of a case are pages.
    "section_nav": [('aria-current="true"', 'aria-current="page"'), ('"tab-container"', '"section-nav tab-container"')],
    # A table has a caption, also where it scrolls, and its columns are sorted by addresses and not by a script.
    "table": [
        (
            r"<div class=\S+ tabindex",
            '<div aria-label="Frister" class="table--responsive-scroll" role="region" tabindex',
        ),
        (r"(<table .*)", r"\1\n    <caption>\n      Frister"),
        (
            r'<button class="button button-unstyled" id="a" type="button">',
            '<a class="button button-unstyled sort-link" href="?sag">',
        ),
        (
            r'<button class="button button-unstyled" id="b" type="button">',
            '<a class="button button-unstyled sort-link" href="?pligt">',
        ),
        (r' aria-live="polite"', ""),
    ],
    # The button stands beside the heading that it would name.
    "toast": [(r' id="t-heading"', ""), (r' aria-describedby="t-heading"', ""), TYPED],
    "menu_button": [TYPED],
}
"""Where ours is another on purpose: what is replaced in the tree of the macro."""


@pytest.mark.parametrize("name", CASES)
def test_a_component_is_the_design_systems_own_markup(name: str, made: Callable[..., str]):
    source, context = CASES[name]
    ours, theirs = made(source, **context), (HERE / f"{name}.html").read_text("utf-8")
    if name in PARTS:
        ours = part(ours, PARTS[name])
    assert without_addresses(name, tree(ours)) == with_differences(name, tree(theirs))


def without_addresses(name: str, ours: str) -> str:
    """The macro's pages lead nowhere."""
    return re.sub(r'href="#\d+"', 'href="#"', ours) if name.startswith("pagination") else ours


def with_differences(name: str, theirs: str) -> str:
    for old, new in DIFFERENCES.get(name, []):
        theirs, changed = re.subn(old, new, theirs)
        assert changed, f"{name} no longer differs in {old}"
    return theirs


def test_every_macro_that_was_rendered_is_compared():
    assert {path.stem for path in HERE.glob("*.html")} == set(CASES)


@pytest.mark.parametrize(
    ("one", "other"),
    [("<p>a</p>", "<p>b</p>"), ('<p class="a">', '<p class="b">'), ("<p><b>x</b></p>", "<p>x<b></b></p>")],
)
def test_different_markup_is_seen_to_differ(one: str, other: str):
    assert tree(one.replace('">', '"></p>')) != tree(other.replace('">', '"></p>'))


def test_white_space_and_order_are_no_difference():
    assert tree('<p  id="x" class="b a"> y </p>') == tree('<p class="a b" id="x">\ny</p>')
