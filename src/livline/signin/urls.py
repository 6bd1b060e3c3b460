"""Which address leads where in sign-in?  Each page is named here; what the library has besides is not reached.

The pages before sign-in stand at the door (`at_the_door`); all others are for the account that is signed in.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.webauthn import views as keys
from django.urls import include, path, re_path

from livline.signin import views
from livline.signin.door import at_the_door

entrance = [
    path("login/", at_the_door(views.sign_in), name="account_login"),
    path("password/reset/", at_the_door(account.password_reset), name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]{1,40})-(?P<key>[0-9A-Za-z-]{1,100})/$",
        at_the_door(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("invitation/<str:token>/", at_the_door(views.invitation), name="signin_invitation"),
    path("renewal/<str:token>/", at_the_door(views.renewal), name="signin_renewal"),
    path("2fa/authenticate/", at_the_door(factors.authenticate), name="mfa_authenticate"),
    path("2fa/webauthn/login/", at_the_door(keys.login_webauthn), name="mfa_login_webauthn"),
    path("broker/<slug:name>/", at_the_door(views.to_broker), name="signin_broker"),
    path("broker/<slug:name>/back/", at_the_door(views.from_broker), name="signin_broker_back"),
]
inside = [
    path("logout/", views.sign_out, name="account_logout"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("sessions/", views.sessions, name="signin_sessions"),
    path("logins/", views.logins, name="signin_logins"),
    path("2fa/", factors.index, name="mfa_index"),
    path("2fa/reauthenticate/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/", include("allauth.mfa.totp.urls")),
    path("2fa/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    path("2fa/webauthn/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("2fa/webauthn/reauthenticate/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", keys.edit_webauthn, name="mfa_edit_webauthn"),
]
urlpatterns = [*entrance, *inside]
