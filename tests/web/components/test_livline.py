"""Does the livline say in words what it draws, and is what is written on it text alone?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from livline.web.drawing.lane import Lane, Moment, Stretch
from tests.web.components.gallery import DECISIONS, HOME, life
from tests.web.components.markup import tree

LIVLINE = '{% include "web/child/livline.html" %}'
NASTY = '"><script>alert(1)</script><b>'
Made = Callable[..., str]


def test_all_that_is_drawn_stands_in_a_table_too(made: Made):
    html = made(LIVLINE, life=life([HOME, DECISIONS]))
    tree(html)  # it is well formed
    table = html.split("<table")[1]
    assert all(stretch.labels[0] in table for stretch in HOME.stretches)
    assert all(moment.label in table for moment in DECISIONS.moments)
    assert "varer ved" in table
    assert "samme dag" in table


def test_places_are_numbers_that_a_browser_reads_and_no_style_stands_in_the_markup(made: Made):
    html = made(LIVLINE, life=life([HOME, DECISIONS]))
    assert not re.search(r"\d,\d+%", html), "a Danish comma is no number to a browser"
    assert "style=" not in html


def test_what_is_written_on_a_life_is_text_and_never_markup(made: Made):
    begins = dt.date(2020, 1, 1)
    lane = Lane("home", NASTY, [Stretch(begins, None, (NASTY,), "home")], [Moment(begins, NASTY, "/")], NASTY)
    html = made(LIVLINE, life=life([lane]))
    assert "alert(1)" in html
    assert "<script" not in html
    assert "<b>" not in html
