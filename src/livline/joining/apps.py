"""The app of joined cases."""

from django.apps import AppConfig


class Joining(AppConfig):
    """Cases of one child that were joined."""

    name = "livline.joining"
    label = "joining"
    default_auto_field = "django.db.models.BigAutoField"
