"""Is a case that is not mine the same as one that is not there, at every address of a case, by every method?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from livline.looks.models import Look
from tests.web.pages.visiting import Visitor
from tests.web.rooms.around import NOWHERE, PURPOSE, Around, account_of, plain

OTHERS: dict[str, Any] = {
    "kind": "plan",
    "object_": "whereabouts",
    "place": "words",
    "entry": 1,
    "number": 1,
    "language": "uk",
}
"""What stands in addresses of a case besides ids."""
ELSEWHERE = UUID(int=98)


def addresses(patterns: list[Any]) -> Iterator[URLPattern]:
    """Every address, however deep it is mounted."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns)
        else:
            yield one


def of_a_case() -> list[URLPattern]:
    """The addresses in which a case is named."""
    return [one for one in addresses(get_resolver().url_patterns) if "case" in one.pattern.converters and one.name]


def filled(one: URLPattern, case: UUID) -> str:
    """The address with the case, and with other ids that are nobody's."""
    named = {name: OTHERS.get(name, ELSEWHERE) for name in one.pattern.converters}
    return reverse(str(one.name), kwargs=named | {"case": case})


NAMES = sorted(str(one.name) for one in of_a_case())


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_gets_what_is_there_for_a_case_that_is_not(around: Around, name: str, method: str):
    (one,) = [address for address in of_a_case() if address.name == name]
    carla = around.someone("Carla")
    told = {"purpose": PURPOSE, "reason": PURPOSE, "text": PURPOSE} if method == "post" else {}
    mine, nothing = (getattr(carla, method)(filled(one, case), **told) for case in (around.child.id, NOWHERE))
    assert mine.status_code == nothing.status_code
    assert mine.status_code in (404, 405)
    assert plain(mine) == plain(nothing)
    if mine.status_code == 404:
        refused = Look.objects.filter(case_id=around.child.id, account_id=account_of(carla).id, act="refused")
        assert refused.exists()


@pytest.mark.parametrize("name", NAMES)
def test_nobody_who_is_not_signed_in_is_led_to_sign_in(around: Around, name: str):
    (one,) = [address for address in of_a_case() if address.name == name]
    answer = Visitor().get(filled(one, around.child.id))
    assert answer.status_code in (302, 405)
    if answer.status_code == 302:
        assert answer["Location"].startswith(reverse("account_login"))


def test_there_are_addresses_of_cases():
    assert len(NAMES) >= 25
