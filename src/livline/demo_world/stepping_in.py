"""How does one step in?  With a session like any other; only the proof of who one is falls away.

To sign-in the demo is a broker: accounts of the cast have no password and no second factor of their own.
"""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest

from livline.access.models import Account
from livline.demo_world.cast import Member, email_of
from livline.signin.door import name_actor
from livline.signin.events import record
from livline.signin.models import What

BROKER = "demo"


def begin_as(request: HttpRequest, member: Member) -> None:
    """From here on the session is theirs, under a new key; whoever stepped in before is gone from it."""
    name_actor(member.account)
    account = Account.objects.get(email=email_of(member.slug))
    account.backend = settings.AUTHENTICATION_BACKENDS[0]
    request.session.flush()
    get_adapter(request).login(request, account)
    record(request, What.SIGNED_IN, account.pk)
    prove(request)


def prove(request: HttpRequest) -> None:
    """They have proved, just now, who they are."""
    record_authentication(request, request.user, "broker", broker=BROKER)
