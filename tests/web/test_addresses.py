"""Are addresses and days written as Django writes them?  Both are written without asking it each time."""

from __future__ import annotations

import datetime as dt
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from livline.web.addresses import address
from livline.web.day_words import day_text, day_told

CASE, FACT = uuid4(), UUID(int=(1 << 128) - 1)


@pytest.mark.parametrize(
    ("name", "args"), [("fact", (CASE, FACT)), ("fact", (FACT, CASE)), ("fact-correct", (7,)), ("case", (FACT,))]
)
def test_an_address_is_that_which_django_gives(name: str, args: tuple[UUID | int, ...]):
    for _ in range(2):
        assert address(name, *args) == reverse(name, args=args)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_day_reads_as_django_writes_it(language: str):
    with translation.override(language):
        for day in [*(dt.date(2024, month, 29) for month in range(1, 13)), dt.date(812, 3, 1), dt.date.max]:
            assert day_text(day) == date_format(day, "j. F Y")
            assert day_told(day) == f'<time datetime="{date_format(day, "Y-m-d")}">{day_text(day)}</time>'
