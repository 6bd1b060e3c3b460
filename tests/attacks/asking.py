"""Every page of every case is asked for by everybody in a random world; what comes back is held against the rules."""

from __future__ import annotations

import random
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.urls import reverse

from livline.access.models import Account
from tests.attacks.filling import Filled, Stock, filled, nowhere
from tests.attacks.rights import Asker, may
from tests.attacks.routes import Route, routes
from tests.ground.joined_world import joined_of
from tests.ground.oracle import World, may_read
from tests.web.pages.visiting import Visitor

TOKENS = re.compile(rb"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}|facts/\d+/")
"""What differs between two pages that say the same: ids and tokens."""
LINK = re.compile(r'href="/cases/([0-9a-f-]{36})/"')
SENT_ONLY = set(
    "draft draft-drop journal-suggest note-cite access-confirm protection-lower-yes number-shown fact-quarantine-yes"
    " keeping-confirm keeping-decline quick-undo handover-step handover-call-off join-not"
    " package-approve package-make package-receipt chronology-pick curated-change curated-undo curated-away"
    " plan-again plan-withdraw plan-adopt plan-settle plan-plainly plan-translation-check plan-take-back"
    " plan-unite-undo".split()
)
"""Addresses to which one sends and of which there is no page."""
KEPT = (
    "entry case_before account relation restriction conflict protection lowering opening opening_review appointment"
    " person tie contact person_number word draft submission quarantine place stay keeping handover handover_step"
    " newcomer newcomer_off leave leave_change stand_in stand_in_given stand_in_left_out stand_in_relieved"
    " advice_question advice_answer package package_approval package_file package_receipt package_received"
    " package_word package_key_renewal package_key_answer package_card_given"
    " note note_block citation attachment attachment_part study study_text chronology chronology_choice"
    " plan plan_version plan_wording plan_sentence plan_translation plan_remark plan_accepted plan_carried plan_step"
    " plan_adoption plan_adopted plan_giving plan_given plan_given_read plan_united"
    " field_retirement term_explanation guide_text not_alike joining joined_entry parting"
).split()
SENT = {
    "date": "01.02.2026", "reason": "en god grund", "reason_for_change": "en god grund", "text": "Xq7", "way": "phone",
    "name": "Xq7", "part": "network", "version": "1", "on": "01.02.2026", "cpr": "610112-4321", "level": "secret",
    "is_shared": "no", "state": "locked", "what": "short",
    "kind": "foster", "purpose": "akut bekymring for barnet i nat",
}  # fmt: skip
"""What fits the forms of all pages, so that nothing but the right stands between it and its effect."""


@dataclass
class Asked:
    """What came of asking: how often, and where the pages say something else than the rules."""

    pages: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)


class Asking:
    """Everybody asks for everything, or for a share of it (`many` cases for each account and address)."""

    def __init__(self, made: World, many: int, seed: int, visits: type[Visitor] = Visitor) -> None:
        self.visits = visits
        self.made, self.many, self.rng = made, many, random.Random(seed)
        self.cases = [child for child, _ in made.cases]
        self.stock = Stock.of(self.cases)
        self.of_cases = [route for route in routes() if route.is_of_case and route.rule is not None]
        self.asked = Asked()

    def go(self, accounts: Iterable[tuple[Account, Any, bool]] | None = None) -> Asked:
        """Ask."""
        for account, _, is_active in accounts or self.made.accounts:
            visitor = self.visits(account)
            self.list(visitor, account, is_active)
            for route in self.of_cases:
                self.ask(visitor, account, is_active, route)
            self.send(visitor, account)
        return self.asked

    def finds(self) -> bool:
        """Is anything wrong?  Asks no further than that."""
        for account, _, is_active in self.made.accounts:
            visitor = self.visits(account)
            self.list(visitor, account, is_active)
            for route in self.of_cases:
                if route.name not in SENT_ONLY:
                    self.ask(visitor, account, is_active, route, compares=False)
                if self.asked.wrong:
                    return True
        self.send(visitor, account)
        return bool(self.asked.wrong)

    def list(self, visitor: Visitor, account: Account, is_active: bool) -> None:
        """My cases are those whose child I see, once each; of a single one the page may be shown at once."""
        answer = self.get(visitor, reverse("cases"))
        joined = joined_of(self.made.joinings)
        counted = [child.id for child in self.cases if child.id not in joined]
        right = {child for child in counted if may_read(self.made, account.id, child)}
        if answer.status_code == 302 and is_active:
            listed = {uuid.UUID(answer["Location"].split("/")[2])}
        else:
            listed = {uuid.UUID(found) for found in LINK.findall(answer.content.decode())}
        if listed != right:
            self.asked.wrong.append(f"{account.name} is shown {len(listed)} cases instead of {len(right)}")

    def ask(self, visitor: Visitor, account: Account, is_active: bool, route: Route, compares: bool = True) -> None:
        """One address for some cases."""
        for child in self.rng.sample(self.cases, self.many):
            strange = self.rng.random() < 0.15
            inner = self.rng.choice(self.cases) if strange else child
            found = filled(route, child.id, inner.id, self.stock, self.rng)
            if found is None:
                continue
            whose = inner.id if "entry" in found.arguments else child.id
            right = found.fits and self.may(route, account, whose, found)
            answer = self.get(visitor, reverse(route.name, kwargs=dict(found.arguments)))
            wanted = 405 if route.name in SENT_ONLY else 302 if not is_active else 200 if right else 404
            if answer.status_code != wanted:
                self.asked.wrong.append(
                    f"{account.name} gets {answer.status_code} for {wanted} of {route.name} {found}"
                )
            elif wanted == 404 and compares:
                self.compare(visitor, account, route, found, answer)

    def may(self, route: Route, account: Account, child: uuid.UUID, found: Filled) -> bool:
        """What the rules say; a notifier is seen by whom it is told, whatever the page."""
        assert route.rule is not None
        other = found.arguments.get("other")
        joining = found.arguments.get("joining")
        asker = Asker(self.made, account.id, child, found.kind, found.object, found.part, other, joining)
        return may(route.name, route.rule, asker) and (found.part != "notifier" or asker.reads("notifier"))

    def compare(self, visitor: Visitor, account: Account, route: Route, found: Filled, answer: Any) -> None:
        """What is denied reads as what is not there."""
        self.asked.refused += 1
        nothing = self.get(visitor, reverse(route.name, kwargs=dict(nowhere(found))))
        if plain(nothing) != plain(answer):
            self.asked.wrong.append(f"{account.name} is told more of {route.name} than that it is not there")

    def send(self, visitor: Visitor, account: Account) -> None:
        """What is sent to addresses that one may not have changes nothing."""
        before = rows()
        for route in self.of_cases:
            child = self.rng.choice(self.cases)
            found = filled(route, child.id, child.id, self.stock, self.rng)
            if found is None or self.may(route, account, child.id, found):
                continue
            self.asked.pages += 1
            answer = visitor.post(reverse(route.name, kwargs=dict(found.arguments)), **SENT)
            if answer.status_code not in (302, 404, 405):
                self.asked.wrong.append(f"{account.name} sends to {route.name} and gets {answer.status_code}")
            if rows() != before:
                self.asked.wrong.append(f"{account.name} changes something by {route.name}")
                before = rows()

    def get(self, visitor: Visitor, path: str) -> Any:
        self.asked.pages += 1
        return visitor.get(path)


def plain(answer: Any) -> tuple[int, bytes, Mapping[str, str]]:
    """A page without ids and tokens, and its headers."""
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    return answer.status_code, TOKENS.sub(b"", answer.content), headers


def rows() -> list[tuple[str, int]]:
    """How much of everything there is; looks are left out, since a refused one is recorded."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in KEPT))
        return sorted(cursor.fetchall())
