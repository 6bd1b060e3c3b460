"""Does any page tell somebody where a child is who must not know?  Each thing has a word of its own, and all look."""

from __future__ import annotations

import base64
import quopri
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from livline.access.models import Account, Opening
from livline.access.openings import opening_make
from tests.attacks.cast import Cast, cast
from tests.attacks.crawling import Crawled, crawl, holds
from tests.generative.scale import times
from tests.ground import world
from tests.ground.oracle import EVERYBODY
from tests.web.pages.visiting import Visitor

MOST = times(24, 400)
"""Pages of which each is asked for and sent to."""
PAGES = ("case", "people", "duties", "access", "looks", "protections", "words", "conflict", "access-add", "fact-kinds")
NOT_FOR = [*sorted(EVERYBODY - {"emergency"}), "administrator", "log_auditor", "stranger", "far", "former"]
"""With a secret place and nothing opened, no role sees where the child is."""
OWN = {"site_staff": "staffsitestaff", "foster": "stafffoster"}
"""Their own name is known to them."""
SITES = frozenset({"sitename"})
"""That a site is there is no secret among colleagues; which child lives there is."""
COLLEAGUES = frozenset({"staffsitestaff", "stafffoster"})
"""Names of colleagues to choose from, and in the watch over the log; not what they are to the child."""


def begin(made: Cast) -> list[str]:
    """Where everybody begins: their list, and the pages of the case by their addresses."""
    return [reverse("cases"), *(reverse(name, args=[made.child.id]) for name in PAGES)]


def crawled(made: Cast, who: Account) -> Crawled:
    return crawl(Visitor(who), begin(made), made.canaries.values(), MOST)


@pytest.mark.parametrize("role", NOT_FOR)
def test_nobody_is_told_where_a_hidden_child_is(role: str, caplog: pytest.LogCaptureFixture):
    """Nor in a header, a log, or what runs in the database."""
    made = cast()
    found = crawled(made, made.people[role])
    told = {of for of, word in made.canaries.items() if word in found.hits and of != OWN.get(role)}
    assert told - SITES - COLLEAGUES == set()
    assert not any(holds(word, caplog.text.encode()) for word in made.canaries.values())
    assert not any(holds(word, running()) for word in made.canaries.values())


def running() -> bytes:
    """What the database says that it does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(string_agg(query, ' '), '') FROM pg_stat_activity")
        return str(cursor.fetchone()[0]).encode()


@pytest.mark.parametrize("role", ["leader", "worker", "cover", "night_desk"])
@pytest.mark.parametrize("name", ["access", "looks"])
def test_who_works_where_a_hidden_child_lives_is_hidden_with_the_place(role: str, name: str):
    made = cast()
    for at_the_place in ("foster", "site_staff"):
        Visitor(made.people[at_the_place]).get(reverse("case", args=[made.child.id]))
    answer = Visitor(made.people[role]).get(reverse(name, args=[made.child.id]))
    assert answer.status_code == 200
    assert [of for of in COLLEAGUES if made.canaries[of] in answer.content.decode()] == []


def test_who_has_opened_it_sees_all_of_it():
    """Were this not so, the crawl would be blind.  Sites are offered on request alone."""
    made = cast()
    worker = made.people["worker"]
    opened(made, worker)
    found = crawled(made, worker)
    assert {of for of, word in made.canaries.items() if word not in found.hits} == SITES


def opened(made: Cast, who: Account) -> None:
    """The whereabouts, with a purpose."""
    with world.web(who):
        opening_make(case=made.child.id, object_="whereabouts", purpose="henter barnet efter skole", by=who)
    assert Opening.objects.exists()


@pytest.mark.parametrize("how", ["entities", "url", "base64", "quoted", "folded", "reversed"])
def test_a_word_is_found_however_it_is_written(how: str):
    word = "Xq7sølund"
    written: dict[str, Any] = {
        "entities": "".join(f"&#{ord(letter)};" for letter in word).encode(),
        "url": b"Xq7s%C3%B8lund",
        "base64": base64.b64encode(f"her er {word} i teksten".encode()),
        "quoted": quopri.encodestring(word.encode()),
        "folded": word.upper().encode(),
        "reversed": word[::-1].encode(),
    }
    assert holds(word, b"<p>" + written[how] + b"</p>")
    assert not holds("Xq7andet", written[how])
