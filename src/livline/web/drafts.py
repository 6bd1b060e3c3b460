"""How is nothing lost that somebody types?  It is kept sealed as they type, for them alone, until the form is sent.

Each page that is open on a form is a writer of its own: what is typed in one tab never takes the place of what is
typed in another.  A draft that somebody goes on from is the base of the next one, and goes when that is kept or sent.
What a page puts by in its browser while there is no connection is `draft_keys`' matter and that of `drafts.js`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from livline.access.models import Account
from livline.access.sight import sight
from livline.cases.lookups import case_opened
from livline.sealing.seal import Unopenable, index_of, opened, seal
from livline.web.door import Act, Rule, page
from livline.web.draft_keys import keys_of
from livline.web.models import Draft, Submission

OF_DRAFTS = "draft_"
"""Begins the names of fields that are about the draft and no part of it."""
NOT_KEPT = {"csrfmiddlewaretoken", "submission"}
LONGEST = 200_000
"""Letters of a draft; no form of ours holds more."""
UNNAMED = UUID(int=0)
"""The writer of a page that names none."""


@require_POST
@page(Rule("identity", Act.WRITE))
def keep(request: Any, case: UUID, place: str) -> HttpResponse:
    """Keep what the form holds now; 204 once it is kept."""
    reached(request.account, case)
    return taken_in(request, case, place)


def taken_in(request: Any, case: UUID | None, place: str) -> HttpResponse:
    """The same for whoever may have the form, which a page of its own has asked (`case` None: of no case)."""
    told = request.POST
    if told.get("draft_reader", reader_of(request.account)) != reader_of(request.account):
        return HttpResponse(status=403)  # somebody else has signed in since the page was opened
    return HttpResponse(status=204 if keep_typed(request.account, case, place, told) else 413)


def keep_typed(account: Account, case: UUID | None, place: str, told: QueryDict) -> bool:
    """Keep what was typed, unless its form was sent meanwhile; no where it is longer than any form of ours."""
    text = json.dumps({name: told.getlist(name) for name in told if is_part(name)})
    if len(text) > LONGEST:
        return False
    with transaction.atomic():
        if not is_taken(account, told.get("submission")):
            store(account, case, place, told, text)
    return True


def is_part(name: str) -> bool:
    """Is the field something that somebody wrote?"""
    return name not in NOT_KEPT and not name.startswith(OF_DRAFTS)


def reached(account: Account, case: UUID) -> None:
    """The case is still open to who types; asked as often as they pause, so it is no look unless it is refused."""
    if not sight(account, case).reads("identity"):
        case_opened(case, by=account)


def is_taken(account: Account, submission: str | None) -> bool:
    """Was the form sent already, so that this comes too late?  Waits for a sending that is under way."""
    key = uuid_of(submission)
    if key is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 3))", [str(key)])
    return Submission.objects.filter(key=key, account=account).exists()


def store(account: Account, case: UUID | None, place: str, told: QueryDict, text: str) -> None:
    """What this writer has typed; what arrives late does not take the place of what is newer."""
    writer = uuid_of(told.get("draft_writer")) or UNNAMED
    version = number_of(told.get("draft_version")) or int(timezone.now().timestamp() * 1_000)
    whose = {"account": account, "case_id": case, "place": place, "writer": writer}
    says = {"sealed": seal(text, bound_to(account, case, place)), "version": version, "saved_at": Now()}
    mine = Draft.objects.filter(**whose)
    if not mine.filter(version__lt=version).update(**says):
        try:
            with transaction.atomic():
                Draft.objects.create(**whose, **says)
        except IntegrityError:
            return  # a newer one is there
    base_of(account, case, place, told).exclude(writer=writer).delete()


def of_form(account: Account, case: UUID | None, place: str) -> QuerySet[Draft]:
    """All that somebody has typed into a form; of no case where `case` is None."""
    mine = Draft.objects.filter(account=account, place=place)
    return mine.filter(case__isnull=True) if case is None else mine.filter(case=case)


def base_of(account: Account, case: UUID | None, place: str, told: QueryDict) -> QuerySet[Draft]:
    """The draft that the page went on from, if it still says what it said then."""
    id_, _, version = told.get("draft_base", "").partition(":")
    wanted = {"id": uuid_of(id_) or UNNAMED, "version": number_of(version) or 0}
    return of_form(account, case, place).filter(**wanted)


@require_GET
@page(Rule("identity", Act.WRITE))
def told(request: Any, case: UUID, place: str) -> HttpResponse:
    """For `drafts.js`: what is kept of a form, who reads it, keys for the browser, and which sendings were taken."""
    case_opened(case, by=request.account)
    return told_of(request, case, place)


def told_of(request: Any, case: UUID | None, place: str) -> HttpResponse:
    """The same for whoever may have the form."""
    asked = [key for key in map(uuid_of, request.GET.get("sent", "").split(",")[:50]) if key]
    taken = Submission.objects.filter(account=request.account, key__in=asked).values_list("key", flat=True)
    return JsonResponse(
        {
            "reader": reader_of(request.account),
            "token": get_token(request),
            "keys": [{"id": str(id_), "key": base64.b64encode(key).decode()} for id_, key in keys_of(request)],
            "drafts": [shown(draft, text) for draft, text in all_kept(request.account, case, place)],
            "sent": [str(key) for key in taken],
        }
    )


def shown(draft: Draft, text: dict[str, list[str]]) -> dict[str, Any]:
    """A draft as the browser is told of it."""
    at = draft.saved_at.isoformat()
    return {"id": str(draft.id), "writer": str(draft.writer), "version": draft.version, "at": at, "fields": text}


@require_POST
@page(Rule("identity", Act.WRITE))
def throw_away(request: Any, case: UUID, place: str, draft: UUID) -> HttpResponse:
    """Forget one draft, because its writer says so; 204 whether or not it was there."""
    reached(request.account, case)
    return dropped(request, case, place, draft)


def dropped(request: Any, case: UUID | None, place: str, draft: UUID) -> HttpResponse:
    """The same for whoever may have the form."""
    of_form(request.account, case, place).filter(id=draft).delete()
    return HttpResponse(status=204)


def kept(account: Account, case: UUID | None, place: str, wanted: str = "") -> QueryDict | None:
    """What was typed into a form and not sent, as it would be posted: the draft that is wanted, else the last."""
    every = [(str(draft.id), text) for draft, text in all_kept(account, case, place)]
    text = next((text for id_, text in every if id_ == wanted), every[0][1] if every else None)
    if text is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in text.items():
        data.setlist(name, values)
    return data


def all_kept(account: Account, case: UUID | None, place: str) -> Iterable[tuple[Draft, dict[str, list[str]]]]:
    """Every draft of a form with what it says, the newest first; one that does not open is passed over."""
    for draft in of_form(account, case, place).order_by("-saved_at", "-version"):
        try:
            yield draft, json.loads(opened(draft.sealed, bound_to(account, case, place)))
        except Unopenable:
            continue


def sent(request: Any, case: UUID | None, place: str) -> None:
    """The form was sent: forget what this page typed and what it went on from.  Other tabs keep theirs."""
    base = base_of(request.account, case, place, request.POST)
    writer = uuid_of(request.POST.get("draft_writer"))
    mine = of_form(request.account, case, place)
    (base | (mine if writer is None else mine.filter(writer=writer))).delete()


def drafts_of(account: Account) -> list[Draft]:
    """All that somebody has begun and not sent, the newest first; `case_id` and `place` say of which form."""
    return list(Draft.objects.filter(account=account).order_by("-saved_at"))


def of_no_case(account: Account) -> list[Draft]:
    """Those about notifications, the newest first."""
    return list(Draft.objects.filter(account=account, case__isnull=True).order_by("-saved_at"))


def bound_to(account: Account, case: UUID | None, place: str) -> str:
    return f"draft of {account.id} in {case} at {place}"


def reader_of(account: Account) -> str:
    """By which a page knows that the same person is still signed in; says nothing of who."""
    return index_of(str(account.id), "reader of drafts")[:12].hex()


def uuid_of(text: str | None) -> UUID | None:
    """The id that a text is."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def number_of(text: str | None) -> int | None:
    """The version that a text is; a number that no page counts to is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 16 else None
