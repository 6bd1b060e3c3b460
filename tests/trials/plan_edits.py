"""Four devices word one plan at once over real HTTP; what do its history and its drafts say afterwards?

Anna and Bo work with the child, each on two devices, so that drafts of one person meet, too.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.urls import reverse

from benchmarks.browser import Browser
from livline.access.acting import acting_as
from livline.access.models import Account
from livline.operations import application
from livline.plans.content import PlanType
from livline.plans.models import Plan, Wording
from livline.plans.reading import said
from livline.plans.services import plan_begin
from livline.sealing.seal import opened as unsealed
from livline.web.drafts import bound_to
from livline.web.models import Draft
from tests.ground.committed import Ground
from tests.trials.plan_desk import SECTIONS, Desk
from tests.trials.plan_history import History, Row
from tests.trials.plan_log import Log
from tests.web.pages.visiting import session_of

COOKIE = "livline"
"""The session's, where nothing is public."""
ROOT = Path(__file__).resolve().parents[2]
SOUND = "livline.config.wsgi:application"


@contextmanager
def answering(ground: Ground, wsgi: str = SOUND, processes: int = 1) -> Iterator[int]:
    """The web server as a process of its own, before the database of the ground; its port."""
    with tempfile.TemporaryDirectory(prefix="livline-trial-") as home:
        environ = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "LIVLINE_ENV": "demo"}
        environ |= {"LIVLINE_HOSTS": "127.0.0.1", "LIVLINE_HOME": home}
        port = application.free_port("127.0.0.1", 0)
        with (
            patch.object(application, "WSGI", wsgi),
            application.web_server(ground.address, port, workers=processes, environ=environ) as web,
        ):
            application.wait_for_answer("127.0.0.1", port, [(application.WEB_SERVER, web)])
            yield port


def edited(ground: Ground, port: int, edits: int, seed: object) -> History:
    """A new plan, in which four devices that begin at once save so many texts, and what came of it."""
    with acting_as(ground.anna.id):
        plan = plan_begin(case=ground.child, type_=PlanType.BARNETS_PLAN, by=ground.anna)
    path, parts, log = reverse("plan", args=[ground.child.id, plan.id]), list(SECTIONS), Log()
    desks = [
        Desk(f"{name}{device}", who.id, browser(port, who), random.Random(f"{seed}/{name}{device}"), path, parts, log)
        for name, who in (("a", ground.anna), ("b", ground.bo))
        for device in (1, 2)
    ]
    shares = [(edits + number) // len(desks) for number in range(len(desks))]
    with ThreadPoolExecutor(len(desks)) as pool:
        list(pool.map(Desk.work, desks, shares))
    for desk in desks:
        desk.browser.connection.close()
    return history_of(ground, plan, log)


def browser(port: int, who: Account) -> Browser:
    """One that is signed in, in a session of its own."""
    return Browser(port, {COOKIE: session_of(who)})


def history_of(ground: Ground, plan: Plan, log: Log) -> History:
    """What the database has, each draft as its writer reads it."""
    drafts: dict[Any, Any] = {}
    for who in (ground.anna, ground.bo):
        with acting_as(who.id):
            drafts |= dict(drafts_of(who, plan))
    with acting_as(ground.anna.id):
        wordings = Wording.objects.filter(plan=plan).select_related("version")
        rows = [
            Row(one.id, one.part, one.field, one.version.number, one.by_id, said(one), one.replaces_id)
            for one in wordings
        ]
    return History(rows, drafts, log)


def drafts_of(who: Account, plan: Plan) -> Iterator[tuple[tuple[UUID, str, str], tuple[int, dict[str, list[str]]]]]:
    """By person, address and writer, the version of a draft and what it says."""
    for draft in Draft.objects.filter(account=who, place__startswith=f"plan-{plan.id}"):
        text = json.loads(unsealed(draft.sealed, bound_to(who, draft.case_id, draft.place)))
        place = reverse("draft", args=[draft.case_id, draft.place])
        yield (who.id, place, str(uuid.UUID(str(draft.writer)))), (draft.version, text)
