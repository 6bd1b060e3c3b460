"""The app of sign-in."""

from django.apps import AppConfig


class SignIn(AppConfig):
    """Sign-in, sessions and step-up."""

    name = "livline.signin"
    label = "signin"
    default_auto_field = "django.db.models.BigAutoField"
