"""Which pages of sign-in are our own?  First password, sign-out, my sessions, my logins, the way to a broker."""

from __future__ import annotations

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.models import Account
from livline.signin import oidc
from livline.signin.brokers import Broker, broker_named, brokers
from livline.signin.events import record
from livline.signin.forms import FirstPasswordForm, RenewalForm
from livline.signin.invitation import invited
from livline.signin.matching import Refused, account_of_claims
from livline.signin.models import Event, Session, What
from livline.signin.renewal import renew, renewing
from livline.signin.sessions import end_sessions_of, key_hash
from livline.signin.stepup import needs_step_up

SHOWN = 100


def me(request: HttpRequest) -> Account:
    """The account of a request that somebody signed in for."""
    if not isinstance(request.user, Account):
        raise PermissionDenied
    return request.user


class SignIn(account.LoginView):
    """The library's page with the brokers that one may come through."""

    extra_context = {"brokers": brokers}  # noqa: RUF012  # as Django has it


sign_in = SignIn.as_view()


@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password1")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """An invited person chooses their first password, and signs in with it."""
    guest = invited(token)
    if guest is None:
        return render(request, "signin/invitation_over.html", status=410)
    form = FirstPasswordForm(request.POST or None, account=guest)
    if request.method == "POST" and form.is_valid():
        form.save()
        record(request, What.PASSWORD_CHANGED, guest.pk)
        return redirect("account_login")
    return render(request, "signin/invitation.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
def renewal(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody who lost their second factor gives their password; then they sign in and set up a new one."""
    guest = renewing(token)
    if guest is None:
        return render(request, "signin/renewal_over.html", status=410)
    form = RenewalForm(request.POST or None, account=guest, request=request)
    if request.method == "POST" and form.is_valid() and renew(request, guest, token):
        return redirect("account_login")
    return render(request, "signin/renewal.html", {"form": form})


@never_cache
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """The browser is told to forget everything of ours."""
    response = account.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@login_required
def password_change(request: HttpRequest) -> HttpResponseBase:
    """Who signs in only through a broker has no password to change."""
    if not request.user.has_usable_password():  # type: ignore[union-attr]
        raise Http404
    return account.password_change(request)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def sessions(request: HttpRequest) -> HttpResponseBase:
    """Where somebody is signed in; each can be ended, also all others at once."""
    own = Session.objects.filter(account=me(request)).order_by("-seen_at")
    if request.method == "POST":
        return end_one(request)
    here = key_hash(request.session.session_key or "")
    return render(request, "signin/sessions.html", {"sessions": own[:SHOWN], "here": here})


@needs_step_up()
def end_one(request: HttpRequest) -> HttpResponseBase:
    """End what the button names; by whoever proves again who they are, not by whoever sits down at an open screen."""
    end(request, request.POST.get("session", ""))
    return redirect("signin_sessions")


def end(request: HttpRequest, wanted: str) -> None:
    """End one of the own sessions, or with no name all but this; the wall lets nobody end another's."""
    if wanted == key_hash(request.session.session_key or ""):
        return
    if wanted:
        ended, _ = Session.objects.filter(account=me(request), key_hash=wanted[:64].replace("\0", "")).delete()
    else:
        ended = end_sessions_of(request.user, but=request.session.session_key)
    if ended:
        record(request, What.SESSION_ENDED, request.user.pk)


@never_cache
@login_required
@require_GET
def logins(request: HttpRequest) -> HttpResponse:
    """What happened at sign-in, as far as it is the own."""
    own = Event.objects.filter(account=me(request)).order_by("-at", "-id")
    return render(request, "signin/logins.html", {"events": own[:SHOWN]})


@never_cache
@require_GET
def to_broker(request: HttpRequest, name: str) -> HttpResponseBase:
    """Off to a broker; who has to prove again who they are signs in there anew."""
    broker = _broker(name)
    try:
        return redirect(oidc.begin(request, broker, get_next_redirect_url(request), "again" in request.GET))
    except oidc.Untrue as fault:
        return refuse(request, broker, Refused.UNREACHABLE, fault)


@never_cache
@require_GET
def from_broker(request: HttpRequest, name: str) -> HttpResponseBase:
    """Back from a broker: who they say it is, and whether that is enough."""
    broker = _broker(name)
    try:
        claims, after = oidc.finish(request, broker)
    except oidc.Cancelled:
        return redirect("account_login")
    except oidc.Untrue as fault:
        return refuse(request, broker, Refused.UNTRUE, fault)
    found = account_of_claims(broker, claims)
    if isinstance(found, Refused):
        return refuse(request, broker, found)
    if request.user.is_authenticated and request.user.pk != found.pk:
        return refuse(request, broker, Refused.ANOTHER)
    again = True if request.user.is_authenticated else None
    record_authentication(request, found, "broker", broker=broker.name, reauthenticated=again)
    if again:
        return redirect(after or settings.LOGIN_REDIRECT_URL)
    return perform_login(request, found, redirect_url=after)


def _broker(name: str) -> Broker:
    found = broker_named(name)
    if found is None:
        raise Http404
    return found


def refuse(request: HttpRequest, broker: Broker, why: Refused, fault: Exception | None = None) -> HttpResponse:
    """A page that says what to do; never what the broker said."""
    record(request, What.REFUSED)
    return render(request, "signin/broker_refused.html", {"broker": broker, "why": why.value}, status=403)
