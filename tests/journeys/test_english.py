"""Is a page in English all English?  No Danish sentence of ours is on it; what people wrote and are called may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from livline.report.event_words import WORDS
from scripts import messages
from tests.journeys.traveller import Traveller

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
PAGES = {
    "mette": (
        "Sofie", "", "duties", "people", "people/new", "protections", "protections/new", "access", "access/new",
        "access/restrictions/new", "looks", "words", "conflict", "facts/new", "facts/new/plan", "facts/new/decision",
        "facts/new/child_heard", "facts/new/notification", "facts/new/lawful_reason",
    ),
    "elias": ("Elias", "", "people", "protections", "words", "looks"),
}  # fmt: skip
ELSEWHERE = {
    "mette": ["/cases/", "/cases/new/", "/account/sessions/", "/account/logins/", "/account/2fa/", "/nothing/"],
    "yasmin": ["/emergency/"],
    "susanne": ["/emergency/reviews/"],
    "ditte": ["/looks/"],
    "bodil": [
        "/administration/",
        "/administration/accounts/new/",
        "/administration/teams/",
        "/administration/sites/",
        "/administration/fields/",
        "/administration/terms/",
        "/administration/terms/new/",
        "/administration/guides/",
        "/administration/guides/four/",
    ],
    "": ["/", "/account/login/", "/account/password/reset/", "/account/password/reset/done/"],
}

DATA = {"barnet"}
"""Words that stand in facts as somebody wrote them: who consented, who was told."""


@pytest.fixture(scope="module")
def danish() -> frozenset[str]:
    """Every sentence of ours that reads otherwise in English."""
    kept = [message for message in messages.kept() if message.id]
    ours = {
        str(one)
        for message in kept
        for one in (message.id if isinstance(message.id, tuple | list) else [message.id])
        if message.id != message.string
    }
    words = {word.said("da") for word in WORDS.values() if word.said("da") != word.said("en")}
    english = {str(message.string).casefold() for message in kept} | {w.said("en").casefold() for w in WORDS.values()}
    return frozenset(one.casefold() for one in ours | words if len(one) > 3) - english - DATA


def left(one: Traveller, danish: frozenset[str]) -> list[str]:
    """Lines of the page that are Danish sentences of ours, but for what says of itself that it is Danish."""
    texts = one.page.evaluate(
        "[...document.querySelectorAll('body *')].filter((one) => !one.closest('[lang=da]'))"
        ".flatMap((one) => [...one.childNodes]"
        ".filter((node) => node.nodeType === 3).map((node) => node.data.trim())"
        ".concat([one.getAttribute('aria-label'), one.getAttribute('placeholder'), one.getAttribute('data-title')]))"
    )
    return [f"{one.path}: {text}" for text in texts if text and text.casefold().rstrip(":") in danish]


@pytest.mark.parametrize("slug", PAGES)
def test_the_pages_of_a_case_are_english(enter: Enter, danish: frozenset[str], slug: str):
    one, found = enter(slug, 1280, "en"), []
    child, *parts = PAGES[slug]
    case = one.case(child)
    for part in parts:
        one.go(f"{case}{part}/".replace("//", "/"))
        found += left(one, danish)
    assert found == []


@pytest.mark.parametrize("slug", ELSEWHERE)
def test_other_pages_are_english(enter: Enter, danish: frozenset[str], slug: str):
    one, found = enter(slug, 1280, "en"), []
    for path in ELSEWHERE[slug]:
        one.go(path)
        found += left(one, danish)
    assert found == []
