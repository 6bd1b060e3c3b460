"""The app of the log of looks."""

from django.apps import AppConfig


class Looks(AppConfig):
    """The log of looks."""

    name = "livline.looks"
    label = "looks"
    default_auto_field = "django.db.models.BigAutoField"
